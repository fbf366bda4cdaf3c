//! All rows of an SQLite file into a PostgreSQL database with the same tables.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use postgres::{Client, NoTls};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

use crate::{Result, while_doing};

/// What each installation keeps for itself.
const OWN: [&str; 3] = ["migration", "setting", "node"];

/// Copies table by table; indexes are made anew behind the rows, which takes half the time.
pub fn rows(from: &Path, to: &str) -> Result<()> {
    let source = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY);
    let source = while_doing("opening the set", source)?;
    let mut target = while_doing("connecting", Client::connect(to, NoTls))?;
    let indexes = while_doing(
        "reading the indexes",
        target.query(
            "SELECT i.relname::text, pg_get_indexdef(x.indexrelid) FROM pg_index x
             JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
             WHERE t.relnamespace = current_schema()::regnamespace
               AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = x.indexrelid)",
            &[],
        ),
    )?;
    for index in &indexes {
        let name: String = index.get(0);
        while_doing("putting an index aside", target.batch_execute(&format!("DROP INDEX \"{name}\"")))?;
    }
    for (table, columns) in tables(&mut target)? {
        while_doing(&table, target.batch_execute(&format!("TRUNCATE \"{table}\"")))?;
        one(&source, &mut target, &table, &columns).map_err(|error| format!("{table}: {error}"))?;
    }
    for index in &indexes {
        let definition: String = index.get(1);
        while_doing("making an index", target.batch_execute(&definition))?;
    }
    Ok(())
}

fn tables(target: &mut Client) -> Result<Vec<(String, Vec<String>)>> {
    let rows = target.query(
        "SELECT c.table_name::text, c.column_name::text FROM information_schema.columns c
         JOIN information_schema.tables t USING (table_schema, table_name)
         WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
         ORDER BY c.table_name, c.ordinal_position",
        &[],
    );
    let mut tables: Vec<(String, Vec<String>)> = Vec::new();
    for row in while_doing("reading the tables", rows)? {
        let (table, column): (String, String) = (row.get(0), row.get(1));
        if OWN.iter().any(|own| table.starts_with(own)) {
            continue;
        }
        match tables.last_mut() {
            Some((last, columns)) if *last == table => columns.push(column),
            _ => tables.push((table, vec![column])),
        }
    }
    Ok(tables)
}

fn one(source: &Connection, target: &mut Client, table: &str, columns: &[String]) -> Result<()> {
    let names: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    let names = names.join(", ");
    let select = source.prepare(&format!("SELECT {names} FROM \"{table}\""));
    let mut select = while_doing("reading", select)?;
    let mut rows = while_doing("reading", select.query([]))?;
    let mut out = while_doing("writing", target.copy_in(&format!("COPY \"{table}\" ({names}) FROM STDIN")))?;
    let mut line = String::new();
    while let Some(row) = while_doing("reading", rows.next())? {
        line.clear();
        for column in 0..columns.len() {
            if column > 0 {
                line.push('\t');
            }
            push(while_doing("reading", row.get_ref(column))?, &mut line);
        }
        line.push('\n');
        while_doing("writing", out.write_all(line.as_bytes()))?;
    }
    while_doing("writing", out.finish()).map(|_| ())
}

/// A value as COPY takes it.
fn push(value: ValueRef<'_>, line: &mut String) {
    // Writing into a string cannot fail.
    match value {
        ValueRef::Null => line.push_str("\\N"),
        ValueRef::Integer(number) => {
            let _ = write!(line, "{number}");
        }
        ValueRef::Real(number) => {
            let _ = write!(line, "{number}");
        }
        ValueRef::Text(text) => {
            for letter in String::from_utf8_lossy(text).chars() {
                match letter {
                    '\\' => line.push_str("\\\\"),
                    '\n' => line.push_str("\\n"),
                    '\r' => line.push_str("\\r"),
                    '\t' => line.push_str("\\t"),
                    other => line.push(other),
                }
            }
        }
        ValueRef::Blob(bytes) => {
            line.push_str("\\\\x");
            for byte in bytes {
                let _ = write!(line, "{byte:02x}");
            }
        }
    }
}
