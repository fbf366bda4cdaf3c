//! From a file or bytes in memory to the bytes of a table, unpacked.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::Arc;

use flate2::CrcReader;
use flate2::read::{DeflateDecoder, MultiGzDecoder};
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};
use zip::{CompressionMethod, ZipArchive};

use super::trouble::{self, Damaged, TooLarge};

/// How the table is packed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Compression {
    /// Not at all.
    #[default]
    None,
    /// By gzip.
    Gzip,
    /// As one file of a ZIP archive.
    Zip {
        /// Its name in the archive.
        entry: String,
    },
}

/// The endings of names that tables have.
const TABLES: &[&str] =
    &["csv", "tsv", "tab", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods", "vcf", "vcard", "htm", "html", "xml"];

/// Where the bytes come from. They can be read as often as needed: once for the guess, once for the rows.
#[derive(Clone, Debug)]
pub(super) enum Origin {
    File(PathBuf),
    Memory(Arc<[u8]>),
}

/// Bytes that can be read from anywhere.
pub(super) trait Bytes: Read + Seek + Send {}
impl<T: Read + Seek + Send> Bytes for T {}

impl Origin {
    pub(super) fn open(&self) -> Result<Box<dyn Bytes>> {
        Ok(match self {
            Origin::File(path) => Box::new(File::open(path).map_err(trouble::reading)?),
            Origin::Memory(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
        })
    }

    /// Finds out by the first bytes how the table is packed; names of files lie. Workbooks are not taken for archives.
    pub(super) fn compression(&self) -> Result<Compression> {
        let mut head = Vec::new();
        let mut bytes = self.open()?;
        bytes.by_ref().take(8).read_to_end(&mut head).map_err(trouble::reading)?;
        match head.as_slice() {
            [] => Err(Error::invalid("import-source-empty")),
            [0x1f, 0x8b, ..] => Ok(Compression::Gzip),
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => {
                let archive = ZipArchive::new(self.open()?).map_err(trouble::archive)?;
                let is_workbook =
                    |name: &str| matches!(name, "[Content_Types].xml" | "xl/workbook.xml" | "content.xml");
                if archive.file_names().filter_map(|name| name.ok()).any(|name| is_workbook(&name)) {
                    return Ok(Compression::None);
                }
                match self.entries()?.into_iter().next() {
                    Some(entry) => Ok(Compression::Zip { entry }),
                    None => Err(Error::invalid("import-source-no-table")),
                }
            }
            _ => Ok(Compression::None),
        }
    }

    /// The files of a ZIP archive that may hold a table, those called like one first; a single file whatever it is called.
    pub(super) fn entries(&self) -> Result<Vec<String>> {
        let archive = ZipArchive::new(self.open()?).map_err(trouble::archive)?;
        // Archives made on a Mac hold a shadow of every file.
        let is_shadow =
            |name: &str| name.starts_with("__MACOSX/") || name.rsplit('/').next().is_some_and(|n| n.starts_with('.'));
        let mut files: Vec<String> = archive
            .file_names()
            .filter_map(|name| name.ok().map(Into::into))
            .filter(|name: &String| !name.ends_with('/') && !is_shadow(name))
            .collect();
        let is_table = |name: &String| {
            let extension = name.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
            TABLES.contains(&extension.as_str())
        };
        if files.len() > 1 {
            files.retain(is_table);
            // What is only called a text may be one: a note of what is in the archive.
            files.sort_by_key(|name| name.to_ascii_lowercase().ends_with(".txt"));
        }
        Ok(files)
    }

    /// The unpacked bytes, at most `limit` of them: the reader then fails, so that a small archive cannot fill the
    /// machine.
    pub(super) fn unpacked(&self, compression: &Compression, limit: u64) -> Result<Box<dyn Read + Send>> {
        let reader: Box<dyn Read + Send> = match compression {
            Compression::None => Box::new(self.open()?),
            Compression::Gzip => Box::new(MultiGzDecoder::new(BufReader::with_capacity(1 << 16, self.open()?))),
            Compression::Zip { entry } => self.unzipped(entry)?,
        };
        Ok(bounded(reader, limit))
    }

    fn unzipped(&self, entry: &str) -> Result<Box<dyn Read + Send>> {
        let mut archive = ZipArchive::new(self.open()?).map_err(trouble::archive)?;
        let index = archive.index_for_name(entry).ok_or_else(|| Error::invalid("import-source-no-table"))?;
        let file = archive.by_index_raw(index).map_err(trouble::archive)?;
        if file.encrypted() {
            return Err(Error::invalid("import-source-locked"));
        }
        let (method, packed, crc) = (file.compression(), file.compressed_size(), file.crc32());
        let start = file.data_start().ok_or_else(|| Error::invalid("import-source-damaged"))?;
        drop(file);

        // The archive's own reader cannot leave this function, so the file's stretch of bytes is read on its own.
        let mut bytes = archive.into_inner();
        bytes.seek(SeekFrom::Start(start)).map_err(trouble::reading)?;
        let stretch = BufReader::with_capacity(1 << 16, bytes.take(packed));
        match method {
            CompressionMethod::Stored => Ok(Box::new(Checked { reader: CrcReader::new(stretch), crc })),
            CompressionMethod::Deflated => {
                Ok(Box::new(Checked { reader: CrcReader::new(DeflateDecoder::new(stretch)), crc }))
            }
            _ => Err(Error::invalid("import-source-unknown-packing")),
        }
    }
}

/// The same bytes, at most `limit` of them.
pub(super) fn bounded(reader: Box<dyn Read + Send>, limit: u64) -> Box<dyn Read + Send> {
    Box::new(Bounded { reader, left: limit, limit })
}

/// Fails when more than the limit comes out.
struct Bounded<R> {
    reader: R,
    left: u64,
    limit: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.reader.read(buffer)?;
        self.left = self.left.checked_sub(n as u64).ok_or_else(|| io::Error::other(TooLarge { limit: self.limit }))?;
        Ok(n)
    }
}

/// Fails at the end when the checksum is another than the archive says.
struct Checked<R> {
    reader: CrcReader<R>,
    crc: u32,
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.reader.read(buffer)?;
        if n == 0 && !buffer.is_empty() && self.reader.crc().sum() != self.crc {
            return Err(io::Error::other(Damaged));
        }
        Ok(n)
    }
}
