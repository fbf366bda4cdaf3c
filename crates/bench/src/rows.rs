//! The rows that an import left behind, and the same by bare prepared inserts.

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use store::Param;

use crate::{Result, limit, while_doing};

/// Rows of one table.
pub struct Rows {
    table: String,
    columns: Vec<String>,
    rows: Vec<Vec<Param>>,
}

/// What a transaction of the bare client holds.
const TOGETHER: usize = 5_000;

/// All rows of the records, the log and the search of a file, each table in the order of its key.
pub fn of(connection: &Connection) -> Result<Vec<Rows>> {
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                  AND name NOT LIKE 'search_fts%' AND name NOT IN ('migration', 'setting', 'node', 'seal', 'change_seal')";
    let names: Vec<String> = while_doing("reading the tables", texts(connection, tables))?;
    let mut all = Vec::new();
    for table in names {
        let columns = texts(connection, &format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid"));
        let columns = while_doing(&table, columns)?;
        let rows = while_doing(&table, read(connection, &table, &columns))?;
        if !rows.is_empty() {
            all.push(Rows { table, columns, rows });
        }
    }
    Ok(all)
}

fn texts(connection: &Connection, sql: &str) -> rusqlite::Result<Vec<String>> {
    connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
}

fn read(connection: &Connection, table: &str, columns: &[String]) -> rusqlite::Result<Vec<Vec<Param>>> {
    let names: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    let mut select = connection.prepare(&format!("SELECT {} FROM \"{table}\" ORDER BY rowid", names.join(", ")))?;
    let mut found = Vec::new();
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let value = |column: usize| -> rusqlite::Result<Param> {
            Ok(match row.get_ref(column)? {
                ValueRef::Null => Param::Null,
                ValueRef::Integer(number) => Param::Int(number),
                ValueRef::Real(number) => Param::Real(number),
                ValueRef::Text(text) => Param::Text(String::from_utf8_lossy(text).into_owned()),
                ValueRef::Blob(bytes) => Param::Bytes(bytes.to_vec()),
            })
        };
        found.push((0..columns.len()).map(value).collect::<rusqlite::Result<_>>()?);
    }
    Ok(found)
}

impl Rows {
    /// `INSERT INTO … VALUES (…)` with the places as a database writes them.
    fn statement(&self, sign: char) -> String {
        let names: Vec<String> = self.columns.iter().map(|column| format!("\"{column}\"")).collect();
        let places: Vec<String> = (1..=self.columns.len()).map(|place| format!("{sign}{place}")).collect();
        format!("INSERT INTO \"{}\" ({}) VALUES ({})", self.table, names.join(", "), places.join(", "))
    }
}

/// Writes them into an SQLite file that has the tables and no such rows.
pub fn write_sqlite(connection: &Connection, all: &[Rows]) -> Result<()> {
    limit::prepare(connection)?;
    for rows in all {
        while_doing(&rows.table, table_into_sqlite(connection, rows))?;
    }
    Ok(())
}

fn table_into_sqlite(connection: &Connection, rows: &Rows) -> rusqlite::Result<()> {
    let mut insert = connection.prepare(&rows.statement('?'))?;
    // The index of fragments is filled beside the texts, as the program does.
    let mut fragments = match rows.table.as_str() {
        "search" => Some(connection.prepare("INSERT INTO search_fts (rowid, text) VALUES (?1, ?2)")?),
        _ => None,
    };
    let text = rows.columns.iter().position(|column| column == "text").unwrap_or(0);
    for some in rows.rows.chunks(TOGETHER) {
        connection.execute_batch("BEGIN IMMEDIATE")?;
        for row in some {
            for (place, value) in row.iter().enumerate() {
                insert.raw_bind_parameter(place + 1, value)?;
            }
            insert.raw_execute()?;
            if let Some(fragments) = &mut fragments {
                fragments.raw_bind_parameter(1, &row[0])?;
                fragments.raw_bind_parameter(2, &row[text])?;
                fragments.raw_execute()?;
            }
        }
        connection.execute_batch("COMMIT")?;
    }
    Ok(())
}

/// Writes them into a PostgreSQL database that has the tables and no such rows.
pub fn write_postgres(client: &mut postgres::Client, all: &[Rows]) -> Result<()> {
    for rows in all {
        let insert = while_doing(&rows.table, client.prepare(&rows.statement('$')))?;
        for some in rows.rows.chunks(TOGETHER) {
            let mut transaction = while_doing("BEGIN", client.transaction())?;
            for row in some {
                let params: Vec<&(dyn postgres::types::ToSql + Sync)> =
                    row.iter().map(|value| value as &(dyn postgres::types::ToSql + Sync)).collect();
                while_doing(&rows.table, transaction.execute(&insert, &params))?;
            }
            while_doing("COMMIT", transaction.commit())?;
        }
    }
    Ok(())
}
