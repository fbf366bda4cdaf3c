//! Reading a backup: first all of it against its manifest, then part by part.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufReader, ErrorKind, Read};
use std::path::Path;

use kernel::{Error, Result};
use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::damaged;
use super::manifest::{FORMAT, Manifest, VERSION};
use crate::folder::trouble;
use crate::hex;

/// The largest manifest that is read, in bytes.
const LARGEST_MANIFEST: u64 = 64 << 20;

/// A backup that is read.
pub(super) struct Archive {
    zip: ZipArchive<BufReader<File>>,
    pub(super) manifest: Manifest,
}

/// Looks whether a backup is whole: every part against its digest.
///
/// # Errors
/// `error-no-such-backup`, `error-backup-damaged`, and `error-backup-newer` when a newer program made it.
pub fn check(path: &Path) -> Result<Manifest> {
    let mut archive = Archive::open(path)?;
    archive.check()?;
    Ok(archive.manifest)
}

impl Archive {
    pub(super) fn open(path: &Path) -> Result<Archive> {
        let file = File::open(path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => Error::invalid("error-no-such-backup").with("path", path.display()),
            _ => trouble(path, &error),
        })?;
        let mut zip = ZipArchive::new(BufReader::new(file)).map_err(damaged)?;
        let mut text = Vec::new();
        let part = zip.by_name("manifest.json").map_err(damaged)?;
        part.take(LARGEST_MANIFEST).read_to_end(&mut text).map_err(damaged)?;
        let manifest: Manifest = serde_json::from_slice(&text).map_err(damaged)?;
        if manifest.format != FORMAT {
            return Err(damaged("it does not say that it is a backup of Kilit"));
        }
        if manifest.version > VERSION {
            return Err(Error::invalid("error-backup-newer").with("version", &manifest.program));
        }
        Ok(Archive { zip, manifest })
    }

    /// Reads all of it and compares it with the manifest.
    pub(super) fn check(&mut self) -> Result<()> {
        let mut wanted: Vec<(String, String)> =
            self.manifest.tables.iter().map(|table| (table.part(), table.sha256.clone())).collect();
        wanted.extend(self.manifest.keys.iter().map(|key| (format!("keys/{}", key.name), key.sha256.clone())));
        let contents = self.contents();
        let there = self.manifest.files.count.checked_sub(self.manifest.files.lost() as u64);
        let there = there.ok_or_else(|| damaged("it misses more files than it says to have"))?;
        if let Some(table) = self.manifest.tables.iter().find(|table| table.columns.is_empty()) {
            return Err(damaged(format_args!("the table {} has no columns", table.name)));
        }
        if self.manifest.files.contents && contents.len() as u64 != there {
            return Err(damaged(format_args!("{} files instead of {there}", contents.len())));
        }
        wanted.extend(contents.into_iter().map(|hash| (format!("files/{hash}"), hash)));
        for (part, sha256) in wanted {
            let found = self.digest(&part)?;
            if found != sha256 {
                return Err(damaged(format_args!("{part} has the digest {found} instead of {sha256}")));
            }
        }
        Ok(())
    }

    /// The digests of the contents in it that were whole when it was made.
    pub(super) fn contents(&self) -> Vec<String> {
        let spoilt: HashSet<&String> = self.manifest.files.damaged.iter().collect();
        let all = self.zip.file_names().filter_map(|name| name.ok()?.strip_prefix("files/").map(str::to_owned));
        all.filter(|hash| !spoilt.contains(hash)).collect()
    }

    /// A part, to be read.
    pub(super) fn part(&mut self, name: &str) -> Result<impl Read + '_> {
        self.zip.by_name(name).map_err(|error| damaged(format_args!("{name}: {error}")))
    }

    fn digest(&mut self, part: &str) -> Result<String> {
        let mut read = self.part(part)?;
        let (mut digest, mut piece) = (Sha256::new(), vec![0; 256 << 10]);
        loop {
            match read.read(&mut piece) {
                Ok(0) => return Ok(hex::write(&digest.finalize())),
                Ok(count) => digest.update(&piece[..count]),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(damaged(format_args!("{part}: {error}"))),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use testing::TempFolder;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::backup::manifest::{FilesLine, TableLine};

    #[test]
    fn a_manifest_that_lies_is_damaged() {
        let temp = TempFolder::new("archive").unwrap();
        let lies = [
            Manifest {
                files: FilesLine {
                    contents: true,
                    count: 1,
                    missing: vec!["a".into(), "b".into()],
                    ..FilesLine::default()
                },
                ..Manifest::default()
            },
            Manifest {
                tables: vec![TableLine { name: "company".into(), ..TableLine::default() }],
                ..Manifest::default()
            },
        ];
        for lie in lies {
            let manifest = Manifest { format: FORMAT.into(), version: VERSION, ..lie };
            let path = temp.join("lie.kilit");
            let mut zip = ZipWriter::new(File::create(&path).unwrap());
            zip.start_file("manifest.json", SimpleFileOptions::default()).unwrap();
            zip.write_all(&serde_json::to_vec(&manifest).unwrap()).unwrap();
            for table in &manifest.tables {
                zip.start_file(table.part(), SimpleFileOptions::default()).unwrap();
                zip.write_all(b"[]\n").unwrap();
            }
            zip.finish().unwrap();
            assert_eq!(check(&path).unwrap_err().key(), "error-backup-damaged");
        }
    }
}
