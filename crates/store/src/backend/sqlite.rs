//! SQLite: the file, its settings, its statements, its complaints.

use std::collections::HashMap;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::ffi;
use rusqlite::{Connection, OpenFlags};

use super::fault::{DbFault, Stop};
use super::{PREPARED, dollar};
use crate::param::Param;
use crate::row::{Row, Source};

pub(super) struct Sqlite {
    connection: Connection,
    /// Statements as written, and as SQLite wants them.
    numbered: HashMap<Box<str>, Box<str>>,
}

impl Sqlite {
    /// Opens the file, making it when it is not there. A reader needs a file that a writer has opened.
    pub(super) fn open(file: &Path, reader: bool) -> Result<Sqlite, DbFault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(file, flags).map_err(plain)?;
        connection.set_prepared_statement_cache_capacity(PREPARED);
        // Names in double quotes are names; a misspelt column is an error and not a string.
        for strict in [DbConfig::SQLITE_DBCONFIG_DQS_DML, DbConfig::SQLITE_DBCONFIG_DQS_DDL] {
            connection.set_db_config(strict, false).map_err(plain)?;
        }
        // A statement is planned once: with statistics at hand SQLite would plan it anew for each value it is given.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(plain)?;
        // The writer caches the pages it changes; readers read the file through the memory map.
        let settings = if reader {
            "PRAGMA busy_timeout = 5000; PRAGMA mmap_size = 8589934592; PRAGMA cache_size = -8000;
             PRAGMA temp_store = MEMORY; PRAGMA query_only = ON;"
        } else {
            "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             PRAGMA foreign_keys = ON; PRAGMA mmap_size = 8589934592; PRAGMA cache_size = -64000;
             PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 6000;"
        };
        connection.execute_batch(settings).map_err(plain)?;
        fold_function(&connection).map_err(plain)?;
        Ok(Sqlite { connection, numbered: HashMap::new() })
    }

    pub(super) fn query(
        &mut self,
        sql: &str,
        params: &[Param],
        each: &mut dyn FnMut(&Row<'_>) -> kernel::Result<()>,
    ) -> Result<(), Stop> {
        let Sqlite { connection, numbered } = self;
        let mut statement = bound(connection, numbered, sql, params)?;
        // A statement that writes and answers must be run to its end: cut short, it is never quite done, and the log
        // of the database grows without bound.
        let drain = !statement.readonly();
        let mut refused = None;
        let mut rows = statement.raw_query();
        loop {
            match rows.next() {
                Ok(None) => break,
                Ok(Some(_)) if refused.is_some() => {}
                Ok(Some(row)) => {
                    if let Err(error) = each(&Row(Source::Sqlite(row))) {
                        refused = Some(error);
                        if !drain {
                            break;
                        }
                    }
                }
                Err(error) => {
                    drop(rows);
                    drop(statement);
                    return Err(fault(connection, error).into());
                }
            }
        }
        refused.map_or(Ok(()), |error| Err(Stop::Reader(error)))
    }

    pub(super) fn execute(&mut self, sql: &str, params: &[Param]) -> Result<u64, DbFault> {
        let Sqlite { connection, numbered } = self;
        let mut statement = bound(connection, numbered, sql, params)?;
        let outcome = if statement.column_count() == 0 {
            statement.raw_execute().map(|changed| changed as u64)
        } else {
            let mut rows = statement.raw_query();
            loop {
                match rows.next() {
                    Ok(Some(_)) => {}
                    Ok(None) => break Ok(connection.changes()),
                    Err(error) => break Err(error),
                }
            }
        };
        drop(statement);
        outcome.map_err(|error| fault(connection, error))
    }

    /// Runs a statement that answers nothing once for each `width` of the parameters.
    pub(super) fn execute_each(&mut self, sql: &str, width: usize, params: &[Param]) -> Result<(), DbFault> {
        let Sqlite { connection, numbered } = self;
        let Some(first) = params.get(..width) else { return Ok(()) };
        let mut statement = bound(connection, numbered, sql, first)?;
        let mut outcome = statement.raw_execute();
        for these in params.chunks_exact(width).skip(1) {
            if outcome.is_err() {
                break;
            }
            for (at, param) in these.iter().enumerate() {
                statement.raw_bind_parameter(at + 1, param).map_err(plain)?;
            }
            outcome = statement.raw_execute();
        }
        drop(statement);
        outcome.map(|_| ()).map_err(|error| fault(connection, error))
    }

    pub(super) fn batch(&mut self, sql: &str) -> Result<(), DbFault> {
        self.connection.execute_batch(sql).map_err(|error| fault(&self.connection, error))
    }

    /// One statement without parameters and rows, kept prepared.
    pub(super) fn word(&mut self, sql: &str) -> Result<(), DbFault> {
        let outcome = self.connection.prepare_cached(sql).and_then(|mut statement| statement.raw_execute());
        outcome.map(|_| ()).map_err(|error| fault(&self.connection, error))
    }

    /// Looks through the tables that have grown or shrunk much, a few thousand entries of each index: 0x10000 all tables,
    /// 0x10 so few entries, 0x02 do it, 0x01 only say what would be done.
    pub(super) fn optimize(&mut self) -> Result<(), DbFault> {
        let mut due = false;
        self.query("PRAGMA optimize(0x10013)", &[], &mut |_| {
            due = true;
            Ok(())
        })
        .map_err(|stop| match stop {
            Stop::Database(fault) => fault,
            Stop::Reader(error) => DbFault::Other(error.to_string()),
        })?;
        if !due {
            return Ok(());
        }
        self.batch("PRAGMA optimize(0x10012)")?;
        // Other connections read the statistics only together with the tables, so the tables must seem to change.
        self.batch(
            "BEGIN IMMEDIATE; CREATE TABLE statistics_changed (id BIGINT); DROP TABLE statistics_changed; COMMIT",
        )
    }

    /// Copies the whole database, as it is at this moment, into a new file. Others may go on reading and writing.
    pub(super) fn copy_to(&self, file: &Path) -> Result<(), DbFault> {
        let mut copy = Connection::open(file).map_err(plain)?;
        let copying = rusqlite::backup::Backup::new(&self.connection, &mut copy).map_err(plain)?;
        // In one step, because a copy in several begins anew whenever somebody else writes.
        match copying.step(-1).map_err(plain)? {
            rusqlite::backup::StepResult::Done => Ok(()),
            _ => Err(DbFault::Busy),
        }
    }

    pub(super) fn in_transaction(&self) -> bool {
        !self.connection.is_autocommit()
    }
}

fn bound<'c>(
    connection: &'c Connection,
    numbered: &mut HashMap<Box<str>, Box<str>>,
    sql: &str,
    params: &[Param],
) -> Result<rusqlite::CachedStatement<'c>, DbFault> {
    let mut statement = if !sql.contains('$') {
        connection.prepare_cached(sql)
    } else if let Some(known) = numbered.get(sql) {
        connection.prepare_cached(known)
    } else {
        // Statements are few; whoever builds endless different ones only pays for the rewriting again.
        if numbered.len() >= 4 * PREPARED {
            numbered.clear();
        }
        let rewritten = dollar::numbered(sql).into_boxed_str();
        let statement = connection.prepare_cached(&rewritten);
        numbered.insert(sql.into(), rewritten);
        statement
    }
    .map_err(|error| described(plain(error), sql))?;
    if statement.parameter_count() > params.len() {
        let wanted = statement.parameter_count();
        return Err(DbFault::Other(format!("{wanted} parameters wanted, {} given: {sql}", params.len())));
    }
    for (at, param) in params.iter().take(statement.parameter_count()).enumerate() {
        statement.raw_bind_parameter(at + 1, param).map_err(plain)?;
    }
    Ok(statement)
}

/// A complaint, with the index it is about looked up: SQLite names the columns, PostgreSQL the index.
fn fault(connection: &Connection, error: rusqlite::Error) -> DbFault {
    match plain(error) {
        DbFault::Unique { table, index: None, columns } if !columns.is_empty() => {
            let index = index_over(connection, &table, &columns).unwrap_or_default();
            DbFault::Unique { table, index, columns }
        }
        DbFault::Unique { index: Some(index), .. } => {
            let table = connection
                .query_row("SELECT tbl_name FROM sqlite_schema WHERE type = 'index' AND name = ?1", [&index], |row| {
                    row.get(0)
                })
                .unwrap_or_default();
            DbFault::Unique { table, index: Some(index), columns: Vec::new() }
        }
        other => other,
    }
}

fn index_over(connection: &Connection, table: &str, columns: &[String]) -> rusqlite::Result<Option<String>> {
    let mut indexes = connection.prepare_cached(
        "SELECT l.name, (SELECT group_concat(i.name, ',' ORDER BY i.seqno) FROM pragma_index_info(l.name) i)
         FROM pragma_index_list(?1) l WHERE l.\"unique\" = 1 AND l.origin = 'c' ORDER BY l.name",
    )?;
    let wanted = columns.join(",");
    let mut rows = indexes.query([table])?;
    while let Some(row) = rows.next()? {
        if row.get::<_, Option<String>>(1)?.is_some_and(|found| found == wanted) {
            return row.get(0).map(Some);
        }
    }
    Ok(None)
}

fn plain(error: rusqlite::Error) -> DbFault {
    let (code, message) = match &error {
        rusqlite::Error::SqliteFailure(code, message) => (*code, message.clone().unwrap_or_default()),
        rusqlite::Error::SqlInputError { error, msg, sql, .. } => (*error, format!("{msg}: {sql}")),
        _ => return DbFault::Other(error.to_string()),
    };
    let rule = |prefix: &str| message.strip_prefix(prefix).unwrap_or_default().to_owned();
    match code.extended_code {
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => {
            unique(&rule("UNIQUE constraint failed: "))
        }
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => DbFault::ForeignKey { constraint: None },
        ffi::SQLITE_CONSTRAINT_NOTNULL => {
            let rule = rule("NOT NULL constraint failed: ");
            let (table, column) = rule.split_once('.').unwrap_or(("", &rule));
            DbFault::NotNull { table: table.into(), column: column.into() }
        }
        ffi::SQLITE_CONSTRAINT_CHECK => DbFault::Check { constraint: rule("CHECK constraint failed: ") },
        _ => match code.extended_code & 0xff {
            ffi::SQLITE_BUSY | ffi::SQLITE_LOCKED => DbFault::Busy,
            ffi::SQLITE_INTERRUPT => DbFault::TooLong,
            ffi::SQLITE_FULL => DbFault::Full,
            ffi::SQLITE_READONLY => DbFault::ReadOnly,
            ffi::SQLITE_CANTOPEN | ffi::SQLITE_IOERR => DbFault::Lost(message),
            _ => DbFault::Other(error.to_string()),
        },
    }
}

/// Reads `company.name, company.city`, or `index 'name'` for an index over expressions.
fn unique(rule: &str) -> DbFault {
    if let Some(index) = rule.strip_prefix("index '") {
        let index = index.trim_end_matches('\'').to_owned();
        return DbFault::Unique { table: String::new(), index: Some(index), columns: Vec::new() };
    }
    let mut table = String::new();
    let columns = rule
        .split(", ")
        .filter_map(|part| part.split_once('.'))
        .map(|(of, column)| {
            table = of.to_owned();
            column.to_owned()
        })
        .collect();
    DbFault::Unique { table, index: None, columns }
}

fn described(fault: DbFault, sql: &str) -> DbFault {
    match fault {
        DbFault::Other(detail) if !detail.contains(sql) => DbFault::Other(format!("{detail}: {sql}")),
        other => other,
    }
}

/// Gives the connection `kilit_fold`, the folding by which filters match.
fn fold_function(connection: &Connection) -> rusqlite::Result<()> {
    use rusqlite::functions::FunctionFlags;
    // Indexes are over it, so it must always give the same and be allowed there.
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("kilit_fold", 1, flags, |context| {
        let text = context.get_raw(0).as_str_or_null()?;
        Ok(text.map(kernel::fold::fold))
    })
}
