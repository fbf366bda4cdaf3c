//! Brings a database up to the program: the files of `migrations/`, each once, in order, all of them or none.
//!
//! `{id}` in a file stands for the type of a row key, `{bytes}` for that of bytes, `{text}` for that of text. Where the
//! databases must differ, `NNNN_name.sqlite.sql` and `NNNN_name.postgres.sql` take the place of `NNNN_name.sql`.

mod copy;
mod files;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::time::Duration;

use kernel::{Error, Result, Timestamp};

#[cfg(test)]
pub(crate) use self::files::fitted;
use self::files::{FILES, File};
use crate::backend::{Conn, Dialect, PostgresOptions};
use crate::search::fold_function;
use crate::workers::{FILE, Target};

/// The number under which PostgreSQL keeps two programs from migrating at once; any number nobody else takes.
const LOCK: i64 = 0x6b69_6c69_7400;

/// The names of the migrations still to be applied, in order.
pub fn pending(target: &Target) -> Result<Vec<&'static str>> {
    let conn = &mut connect(target)?;
    Ok(due(conn, FILES)?.iter().map(|file| file.name).collect())
}

/// Whether a database holds data of an older version, which a migration is about to change.
pub fn is_behind(target: &Target) -> Result<bool> {
    if let Target::Sqlite { folder } = target
        && !folder.join(FILE).exists()
    {
        return Ok(false);
    }
    let conn = &mut connect(target)?;
    Ok(!applied(conn)?.is_empty() && !due(conn, FILES)?.is_empty())
}

/// Applies what is still to be applied, all of it or nothing, and gives the names. `now` is written beside each.
///
/// A file that was changed after it was applied, and a database that a newer program has migrated, are errors.
pub fn run(target: &Target, now: Timestamp) -> Result<Vec<&'static str>> {
    apply(&mut connect(target)?, FILES, now)
}

/// Tries what is still to be applied, and gives the names and statements. On SQLite it is tried on a copy, so that a
/// program at work does not notice; on PostgreSQL in a transaction that is taken back.
pub fn dry_run(target: &Target) -> Result<Vec<(&'static str, String)>> {
    match target {
        Target::Postgres { .. } => rehearse(&mut connect(target)?, FILES),
        Target::Sqlite { folder } => copy::with_copy(folder, |conn| rehearse(conn, FILES)),
    }
}

/// Applies the migrations with these names to an empty database, within the transaction at hand.
///
/// # Errors
/// `error-database-newer` when this program does not know one of them.
pub(crate) fn apply_named(conn: &mut Conn, names: &[String], now: Timestamp) -> Result<()> {
    if let Some(unknown) = names.iter().find(|name| !FILES.iter().any(|file| file.name == **name)) {
        return Err(Error::conflict("error-database-newer").with("migration", unknown));
    }
    conn.batch(TABLE)?;
    fold_function::before_migrations(conn)?;
    for file in FILES.iter().filter(|file| names.iter().any(|name| name == file.name)) {
        let statements = file.statements(conn.dialect())?;
        step(conn, file, &statements)?;
        note(conn, file, now)?;
    }
    Ok(())
}

/// The names of the migrations that a database has seen, in order.
pub(crate) fn names_applied(conn: &mut Conn) -> Result<Vec<String>> {
    Ok(applied(conn)?.into_keys().collect())
}

/// Migrations take the time they need, but do not make the program at work wait long for a table.
fn connect(target: &Target) -> Result<Conn> {
    let patient = PostgresOptions { statement_timeout: Duration::ZERO, ..PostgresOptions::default() };
    Ok(target.connect(&patient)?)
}

fn apply(conn: &mut Conn, files: &[File], now: Timestamp) -> Result<Vec<&'static str>> {
    alone(conn, |conn| {
        let due = due(conn, files)?;
        if due.is_empty() {
            return Ok(Vec::new());
        }
        // All in one transaction: data between two versions would fit neither the old program nor the new one.
        within(conn, true, |conn| {
            fold_function::before_migrations(conn)?;
            for file in &due {
                let statements = file.statements(conn.dialect())?;
                step(conn, file, &statements)?;
                note(conn, file, now)?;
            }
            Ok(())
        })?;
        let names: Vec<&'static str> = due.iter().map(|file| file.name).collect();
        tracing::info!(?names, "migrated");
        Ok(names)
    })
}

/// Writes down that a file was applied.
fn note(conn: &mut Conn, file: &File, now: Timestamp) -> Result<()> {
    conn.execute(
        "INSERT INTO migration (name, applied_at, digest) VALUES ($1, $2, $3)",
        &[file.name.into(), now.millis().into(), file.digest(conn.dialect()).into()],
    )?;
    Ok(())
}

fn rehearse(conn: &mut Conn, files: &[File]) -> Result<Vec<(&'static str, String)>> {
    alone(conn, |conn| {
        let mut tried = Vec::new();
        for file in due(conn, files)? {
            tried.push((file.name, file.statements(conn.dialect())?));
        }
        within(conn, false, |conn| {
            fold_function::before_migrations(conn)?;
            let by_name = |name: &str| files.iter().find(|file| file.name == name);
            tried.iter().try_for_each(|(name, text)| by_name(name).map_or(Ok(()), |file| step(conn, file, text)))
        })?;
        Ok(tried)
    })
}

/// Runs the statements of one file.
fn step(conn: &mut Conn, file: &File, statements: &str) -> Result<()> {
    conn.batch(statements).map_err(|error| error.with("migration", file.name))?;
    if conn.dialect() == Dialect::Sqlite {
        // References are off while tables are rebuilt, so they are looked through at the end.
        let mut dangling = Vec::new();
        conn.query("SELECT DISTINCT \"table\" FROM pragma_foreign_key_check ORDER BY 1", &[], &mut |row| {
            dangling.push(row.text(0)?.to_owned());
            Ok(())
        })?;
        if !dangling.is_empty() {
            let tables = dangling.join(", ");
            return Err(Error::internal(format_args!("{}: references lead nowhere in {tables}", file.name)));
        }
    }
    Ok(())
}

/// The files not applied yet, after a look at those that are.
fn due(conn: &mut Conn, files: &[File]) -> Result<Vec<File>> {
    let applied = applied(conn)?;
    for (name, digest) in &applied {
        match files.iter().find(|file| file.name == name) {
            None => return Err(Error::conflict("error-database-newer").with("migration", name)),
            Some(file) if file.digest(conn.dialect()) != *digest => {
                return Err(Error::conflict("error-migration-changed").with("migration", name));
            }
            Some(_) => {}
        }
    }
    Ok(files.iter().filter(|file| !applied.contains_key(file.name)).copied().collect())
}

/// Names and digests of what is applied.
fn applied(conn: &mut Conn) -> Result<BTreeMap<String, String>> {
    let there = match conn.dialect() {
        Dialect::Sqlite => "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'migration'",
        Dialect::Postgres => "SELECT count(*) FROM pg_class WHERE oid = to_regclass('migration')",
    };
    let mut tables = 0;
    conn.query(there, &[], &mut |row| {
        tables = row.int(0)?;
        Ok(())
    })?;
    let mut applied = BTreeMap::new();
    if tables > 0 {
        conn.query("SELECT name, digest FROM migration", &[], &mut |row| {
            applied.insert(row.text(0)?.to_owned(), row.text(1)?.to_owned());
            Ok(())
        })?;
    }
    Ok(applied)
}

const TABLE: &str = "CREATE TABLE IF NOT EXISTS migration
    (name TEXT NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL, digest TEXT NOT NULL)";

/// Keeps other programs from migrating meanwhile.
fn alone<R>(conn: &mut Conn, work: impl FnOnce(&mut Conn) -> Result<R>) -> Result<R> {
    match conn.dialect() {
        // The folder has one program at a time; what is left to do is to let tables be rebuilt.
        Dialect::Sqlite => conn.batch("PRAGMA foreign_keys = OFF")?,
        Dialect::Postgres => {
            conn.batch(&format!("SET lock_timeout = 0; SELECT pg_advisory_lock({LOCK}); SET lock_timeout = '10s'"))?;
        }
    }
    let outcome = work(conn);
    match conn.dialect() {
        Dialect::Sqlite => conn.batch("PRAGMA foreign_keys = ON")?,
        Dialect::Postgres => conn.batch(&format!("SELECT pg_advisory_unlock({LOCK})"))?,
    }
    outcome
}

/// Does `work` in one transaction, kept or taken back at the end.
fn within<R>(conn: &mut Conn, keep: bool, work: impl FnOnce(&mut Conn) -> Result<R>) -> Result<R> {
    conn.batch(match conn.dialect() {
        Dialect::Sqlite => "BEGIN IMMEDIATE",
        Dialect::Postgres => "BEGIN READ WRITE",
    })?;
    let outcome = conn.batch(TABLE).and_then(|()| work(conn));
    if outcome.is_ok() && keep {
        conn.batch("COMMIT")?;
    } else {
        conn.batch("ROLLBACK")?;
    }
    outcome
}
