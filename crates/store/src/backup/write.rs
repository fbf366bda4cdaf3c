//! Making a backup.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use kernel::{Error, Result, Timestamp};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::LEFT_OUT;
use super::manifest::{FORMAT, FilesLine, KeyLine, Manifest, TableLine, VERSION};
use crate::backend::{Conn, Dialect, PostgresOptions};
use crate::files::Shelf;
use crate::folder::trouble;
use crate::param::Param;
use crate::query::sql::quoted;
use crate::row::Row;
use crate::store::Store;
use crate::workers::{FILE, Target};
use crate::{folder, hex, installation, migrate, schema};

/// Contents in a row for which a store elsewhere fails before it is taken to be away.
const IN_A_ROW: usize = 5;

/// What became of a backup.
#[derive(Clone, Debug)]
pub struct Written {
    /// What it says of itself.
    pub manifest: Manifest,
    /// Its size in bytes.
    pub bytes: u64,
}

impl Store {
    /// Writes a backup of everything, while others go on working. From a plain thread.
    pub fn back_up(&self, path: &Path) -> Result<Written> {
        write(self.target(), &self.folder()?, Some(&self.shelf()?), self.clock().now(), path)
    }
}

/// Writes a backup of the data at `target` and of what lies in `folder` beside it. Others go on working meanwhile.
///
/// Without a shelf the contents of attached files are left out. The file appears under its name only when it is whole
/// and safe on the disk; one that was there is replaced.
pub fn write(target: &Target, folder: &Path, shelf: Option<&Shelf>, now: Timestamp, path: &Path) -> Result<Written> {
    let aside = Aside::beside(path)?;
    let mut open = OpenOptions::new();
    // It holds digests of passwords and the key of the log, so that it is for its owner only.
    let file = open.create(true).truncate(true).write(true).mode(0o600).open(&aside.0);
    let file = file.map_err(|error| trouble(&aside.0, &error))?;
    let mut archive = Archive { zip: ZipWriter::new(BufWriter::new(file)), path: &aside.0 };
    let mut manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: jiff::Timestamp::from_millisecond(now.millis()).map_err(Error::internal)?.to_string(),
        files: FilesLine { contents: shelf.is_some(), ..FilesLine::default() },
        ..Manifest::default()
    };
    let hashes = rows(target, &mut archive, &mut manifest)?;
    manifest.files.count = hashes.len() as u64;
    if let Some(shelf) = shelf {
        contents(shelf, &hashes, &mut archive, &mut manifest.files)?;
    }
    keys(folder, &mut archive, &mut manifest)?;
    let text = serde_json::to_vec_pretty(&manifest).map_err(Error::internal)?;
    archive.part("manifest.json", true, |out| out.write_all(&text))?;
    let bytes = archive.close()?;
    fs::rename(&aside.0, path).map_err(|error| trouble(path, &error))?;
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(parent).and_then(|open| open.sync_all()).map_err(|error| trouble(parent, &error))?;
    Ok(Written { manifest, bytes })
}

/// Puts the contents of attached files in. One that is damaged is named, and keeps nobody from having the others.
///
/// # Errors
/// When a store of files elsewhere does not answer for several of them in a row, or for any: then it is away.
fn contents(shelf: &Shelf, hashes: &BTreeSet<String>, archive: &mut Archive<'_>, files: &mut FilesLine) -> Result<()> {
    let patience = match shelf {
        Shelf::Folder(_) => usize::MAX,
        Shelf::Bucket(_) => IN_A_ROW.min(hashes.len()),
    };
    let mut in_a_row = 0;
    for hash in hashes {
        // Not asked first whether it is there: it may go between the two.
        match shelf.look(hash) {
            Ok(Some(content)) => {
                in_a_row = 0;
                archive.content(content, hash, files)?;
            }
            Ok(None) => {
                tracing::warn!(hash, "the content of a file is missing, also in the backup");
                files.missing.push(hash.to_owned());
            }
            Err(error) => {
                in_a_row += 1;
                if in_a_row >= patience {
                    return Err(error);
                }
                tracing::error!(hash, %error, "the content of a file cannot be read, and is not in the backup");
                files.damaged.push(hash.to_owned());
            }
        }
    }
    Ok(())
}

/// The name under which it is written, gone when it was not finished.
struct Aside(PathBuf);

impl Aside {
    fn beside(path: &Path) -> Result<Aside> {
        let name = path.file_name().ok_or_else(|| Error::invalid("error-backup-name").with("path", path.display()))?;
        let mut random = [0; 4];
        getrandom::fill(&mut random).map_err(Error::internal)?;
        Ok(Aside(path.with_file_name(format!(".{}.{}", name.to_string_lossy(), hex::write(&random)))))
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // A finished one has moved away.
        let _ = fs::remove_file(&self.0);
    }
}

/// Writes all rows as they are at one moment; gives the digests of the attached files of that moment.
fn rows(target: &Target, archive: &mut Archive<'_>, manifest: &mut Manifest) -> Result<BTreeSet<String>> {
    let mut conn = snapshot(target)?;
    manifest.database = if conn.dialect() == Dialect::Sqlite { "sqlite" } else { "postgres" }.to_owned();
    manifest.migrations = migrate::names_applied(&mut conn)?;
    if manifest.migrations.is_empty() {
        return Err(Error::invalid("error-nothing-to-back-up"));
    }
    for (name, table) in &schema::read(&mut conn)?.tables {
        if !LEFT_OUT.contains(&name.as_str()) {
            manifest.tables.push(table_rows(&mut conn, archive, name, table)?);
        }
    }
    let mut hashes = BTreeSet::new();
    conn.query("SELECT DISTINCT hash FROM stored_file", &[], &mut |row| {
        hashes.insert(row.text(0)?.to_owned());
        Ok(())
    })?;
    conn.batch("ROLLBACK")?;
    Ok(hashes)
}

/// A connection of its own that sees one state of the database, however long it reads.
fn snapshot(target: &Target) -> Result<Conn> {
    match target {
        Target::Sqlite { folder } => {
            let mut conn = Conn::sqlite(&folder.join(FILE), true)?;
            conn.batch("BEGIN")?;
            Ok(conn)
        }
        Target::Postgres { url } => {
            let patient = PostgresOptions { statement_timeout: Duration::ZERO, ..PostgresOptions::default() };
            let mut conn = Conn::postgres(url, &patient)?;
            conn.batch("SET idle_in_transaction_session_timeout = 0; BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
            Ok(conn)
        }
    }
}

fn table_rows(conn: &mut Conn, archive: &mut Archive<'_>, name: &str, table: &schema::Table) -> Result<TableLine> {
    let mut line = TableLine::of(name, table);
    let columns: Vec<String> = table.columns.iter().map(|column| quoted(&column.name)).collect();
    let key: Vec<String> = table.key.iter().map(|column| quoted(column)).collect();
    let order = if key.is_empty() { String::new() } else { format!(" ORDER BY {}", key.join(", ")) };
    // Which installation it is stays with the place.
    let which = if name == "setting" { format!(" WHERE key <> '{}'", installation::KEY) } else { String::new() };
    let sql = format!("SELECT {} FROM {}{which}{order}", columns.join(", "), quoted(name));
    let path = archive.path;
    let mut text = Vec::new();
    let mut rows = 0;
    line.sha256 = archive.part_with(&line.part(), true, |out| {
        conn.query(&sql, &[], &mut |row| {
            text.clear();
            row_as_json(row, &mut text)?;
            rows += 1;
            out.write_all(&text).map_err(|error| trouble(path, &error))
        })
    })?;
    line.rows = rows;
    Ok(line)
}

fn row_as_json(row: &Row<'_>, text: &mut Vec<u8>) -> Result<()> {
    for column in 0..row.len() {
        text.push(if column == 0 { b'[' } else { b',' });
        match row.param(column)? {
            Param::Null => text.extend_from_slice(b"null"),
            Param::Int(value) => text.extend_from_slice(value.to_string().as_bytes()),
            // As text, so that every reader gives back the very same number.
            Param::Real(value) => text.extend_from_slice(format!("\"{value:?}\"").as_bytes()),
            Param::Text(value) => serde_json::to_writer(&mut *text, &value).map_err(Error::internal)?,
            Param::Bytes(value) => text.extend_from_slice(format!("\"{}\"", hex::write(&value)).as_bytes()),
        }
    }
    text.extend_from_slice(b"]\n");
    Ok(())
}

fn keys(folder: &Path, archive: &mut Archive<'_>, manifest: &mut Manifest) -> Result<()> {
    if let Some(key) = folder::key_in(folder, "log")? {
        let text = format!("{}\n", hex::write(&key));
        let sha256 = archive.part("keys/log.key", true, |out| out.write_all(text.as_bytes()))?;
        manifest.keys.push(KeyLine { name: "log.key".to_owned(), sha256 });
    }
    Ok(())
}

struct Archive<'a> {
    zip: ZipWriter<BufWriter<File>>,
    path: &'a Path,
}

impl Archive<'_> {
    /// Writes a part; gives its digest.
    fn part(
        &mut self,
        name: &str,
        squeeze: bool,
        fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<String> {
        let path = self.path;
        self.part_with(name, squeeze, |out| fill(out).map_err(|error| trouble(path, &error)))
    }

    fn part_with(
        &mut self,
        name: &str,
        squeeze: bool,
        fill: impl FnOnce(&mut dyn Write) -> Result<()>,
    ) -> Result<String> {
        let method = if squeeze { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        let options = SimpleFileOptions::default().compression_method(method).large_file(true).unix_permissions(0o600);
        self.zip.start_file(name, options).map_err(|error| self.failed(error))?;
        let mut digesting = Digesting { out: &mut self.zip, digest: Sha256::new() };
        fill(&mut digesting)?;
        Ok(hex::write(&digesting.digest.finalize()))
    }

    /// Puts the content of an attached file in, and writes down when it is not what its digest says.
    fn content(&mut self, mut content: impl Read, hash: &str, files: &mut FilesLine) -> Result<()> {
        let (mut piece, mut bytes, mut cut, path) = (vec![0; 256 << 10], 0, None, self.path);
        let found = self.part_with(&format!("files/{hash}"), false, |out| {
            loop {
                match content.read(&mut piece) {
                    Ok(0) => return Ok(()),
                    Ok(read) => {
                        bytes += read as u64;
                        out.write_all(&piece[..read]).map_err(|error| trouble(path, &error))?;
                    }
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(error) => {
                        cut = Some(error);
                        return Ok(());
                    }
                }
            }
        })?;
        if cut.is_some() || found != hash {
            let reason = cut.map_or_else(|| format!("its digest is {found}"), |error| error.to_string());
            tracing::error!(hash, reason, "the content of a file is damaged, also in the backup");
            files.damaged.push(hash.to_owned());
        }
        files.bytes += bytes;
        Ok(())
    }

    fn close(self) -> Result<u64> {
        let Archive { zip, path } = self;
        let out = zip.finish().map_err(|error| trouble(path, &error.into()))?;
        let file = out.into_inner().map_err(|error| trouble(path, error.error()))?;
        file.sync_all().and_then(|()| file.metadata()).map(|meta| meta.len()).map_err(|error| trouble(path, &error))
    }

    fn failed(&self, error: zip::result::ZipError) -> Error {
        trouble(self.path, &error.into())
    }
}

/// Computes the digest of what passes through.
struct Digesting<'a, W> {
    out: &'a mut W,
    digest: Sha256,
}

impl<W: Write> Write for Digesting<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.digest.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
