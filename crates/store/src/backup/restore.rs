//! Restoring a backup: all of it or nothing, and only into a place that is empty or may be emptied.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::time::Duration;

use kernel::{Error, Result, Timestamp};

use super::archive::Archive;
use super::fill::fill;
use super::manifest::Manifest;
use super::{damaged, write};
use crate::backend::{Conn, Dialect, PostgresOptions};
use crate::files::{Draft, Shelf, note_restored};
use crate::folder::{self, Folder, trouble};
use crate::query::sql::quoted;
use crate::workers::{FILE, Target};
use crate::{installation, migrate, node};

/// What became of restoring.
#[derive(Clone, Debug)]
pub struct Restored {
    /// What the backup says of itself.
    pub manifest: Manifest,
    /// Digests of attached files whose content is nowhere.
    pub missing: BTreeSet<String>,
}

/// Brings the data of a backup back. The folder is held meanwhile, so no program works on it.
///
/// Nothing is touched before all of the archive was compared with its manifest. Data that are there are refused, unless
/// they are to be replaced; then those of SQLite are moved aside within the folder, and of those of PostgreSQL a backup
/// is made there first.
///
/// # Errors
/// `error-restore-not-empty`, `error-restore-others` (tables of another program), `error-database-in-use` (another Kilit
/// works on the PostgreSQL database), and those of `check`.
pub fn restore(
    path: &Path,
    target: &Target,
    folder: &Folder,
    shelf: &Shelf,
    replace: bool,
    now: Timestamp,
) -> Result<Restored> {
    let mut archive = Archive::open(path)?;
    archive.check()?;
    if !replace && holds_data(target)? {
        return Err(Error::conflict("error-restore-not-empty"));
    }
    note_restored(shelf, now)?;
    // Contents are named by their digests, so that more of them do no harm to what is there.
    for hash in archive.contents() {
        bring(&mut archive, folder.path(), shelf, &hash)?;
    }
    // Data that are beyond reading are what restoring is for.
    let own = replaced(target).unwrap_or_else(|error| {
        tracing::warn!(%error, "what is replaced does not say which installation it is");
        None
    });
    let own = own.as_deref();
    let hashes = match target {
        Target::Sqlite { .. } => into_sqlite(&mut archive, folder, own, now)?,
        Target::Postgres { url } => into_postgres(&mut archive, url, target, folder, own, now)?,
    };
    let mut missing = BTreeSet::new();
    for hash in hashes {
        if !shelf.has(&hash)? {
            missing.insert(hash);
        }
    }
    Ok(Restored { manifest: archive.manifest, missing })
}

/// Whether there is anything that restoring would replace.
fn holds_data(target: &Target) -> Result<bool> {
    if let Target::Sqlite { folder } = target
        && !folder.join(FILE).exists()
    {
        return Ok(false);
    }
    Ok(!tables(&mut target.connect(&PostgresOptions::default())?)?.is_empty())
}

/// Which installation is replaced, so that the restored one is the same: its files are those on the shelf. One that is
/// restored into an empty place is another.
fn replaced(target: &Target) -> Result<Option<String>> {
    if !holds_data(target)? {
        return Ok(None);
    }
    let mut conn = target.connect(&PostgresOptions::default())?;
    if tables(&mut conn)?.contains("setting") { installation::read(&mut conn) } else { Ok(None) }
}

/// Puts the rows in, and says which installation it is.
fn complete(conn: &mut Conn, archive: &mut Archive, own: Option<&str>, now: Timestamp) -> Result<()> {
    fill(conn, archive, now)?;
    own.map_or(Ok(()), |own| installation::write(conn, own))
}

/// The names of the tables in a database, whoever made them.
fn tables(conn: &mut Conn) -> Result<BTreeSet<String>> {
    let sql = match conn.dialect() {
        Dialect::Sqlite => "SELECT name FROM sqlite_schema WHERE type = 'table'",
        Dialect::Postgres => {
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace"
        }
    };
    let mut tables = BTreeSet::new();
    conn.query(sql, &[], &mut |row| {
        tables.insert(row.text(0)?.to_owned());
        Ok(())
    })?;
    Ok(tables)
}

/// Puts the content of an attached file where it belongs.
fn bring(archive: &mut Archive, folder: &Path, shelf: &Shelf, hash: &str) -> Result<()> {
    if shelf.has(hash)? {
        return Ok(());
    }
    let mut draft = Draft::on(shelf, folder)?;
    let mut content = archive.part(&format!("files/{hash}"))?;
    let mut piece = vec![0; 256 << 10];
    loop {
        match content.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => draft.write(&piece[..read])?,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(damaged(error)),
        }
    }
    if draft.settle()? != hash {
        return Err(damaged(format_args!("files/{hash}")));
    }
    shelf.put(hash, draft.path())
}

/// Builds the database aside, and puts it into its place when it is whole.
fn into_sqlite(archive: &mut Archive, folder: &Folder, own: Option<&str>, now: Timestamp) -> Result<BTreeSet<String>> {
    let stage = folder.stage()?;
    let file = stage.join(FILE);
    let hashes = {
        let mut conn = Conn::sqlite(&file, false)?;
        // Nobody needs what is half built, so that the disk is waited for once, at the end.
        conn.batch("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE")?;
        complete(&mut conn, archive, own, now)?;
        conn.batch("COMMIT")?;
        conn.batch("PRAGMA wal_checkpoint(TRUNCATE)")?;
        hashes(&mut conn)?
    };
    File::open(&file).and_then(|open| open.sync_all()).map_err(|error| trouble(&file, &error))?;
    if let Some(key) = log_key(archive)? {
        let path = stage.join("log.key");
        folder::write_safely(&path, &key).map_err(|error| trouble(&path, &error))?;
    }
    folder.take_stage(now)?;
    Ok(hashes)
}

/// Does all in one transaction.
fn into_postgres(
    archive: &mut Archive,
    url: &str,
    target: &Target,
    folder: &Folder,
    own: Option<&str>,
    now: Timestamp,
) -> Result<BTreeSet<String>> {
    let patient = PostgresOptions { statement_timeout: Duration::ZERO, ..PostgresOptions::default() };
    let mut conn = Conn::postgres(url, &patient)?;
    let tables = tables(&mut conn)?;
    if !tables.is_empty() {
        if !tables.contains("migration") {
            return Err(Error::conflict("error-restore-others"));
        }
        if tables.contains("node") && node::at_work(&mut conn)? > 0 {
            return Err(Error::conflict("error-database-in-use"));
        }
        if !migrate::names_applied(&mut conn)?.is_empty() {
            let before = folder.path().join(format!("before-restore-{}.kilit", folder::stamp(now)));
            write::write(target, folder.path(), None, now, &before)?;
        }
    }
    conn.batch("SET idle_in_transaction_session_timeout = 0; BEGIN READ WRITE")?;
    for table in &tables {
        conn.batch(&format!("DROP TABLE {} CASCADE", quoted(table)))?;
    }
    complete(&mut conn, archive, own, now)?;
    let hashes = hashes(&mut conn)?;
    // The key first: without it the seals of a committed database could not be continued.
    if let Some(key) = log_key(archive)? {
        folder.replace_key("log", &key, now)?;
    }
    conn.batch("COMMIT")?;
    Ok(hashes)
}

fn hashes(conn: &mut Conn) -> Result<BTreeSet<String>> {
    let mut hashes = BTreeSet::new();
    conn.query("SELECT DISTINCT hash FROM stored_file", &[], &mut |row| {
        hashes.insert(row.text(0)?.to_owned());
        Ok(())
    })?;
    Ok(hashes)
}

fn log_key(archive: &mut Archive) -> Result<Option<String>> {
    if archive.manifest.keys.iter().all(|key| key.name != "log.key") {
        return Ok(None);
    }
    let mut text = String::new();
    archive.part("keys/log.key")?.read_to_string(&mut text).map_err(damaged)?;
    Ok(Some(text))
}
