//! Filling an empty database with the rows of a backup, within the transaction at hand.

use std::io::{BufRead, BufReader};

use kernel::{Result, Timestamp};
use serde_json::Value;

use super::archive::Archive;
use super::damaged;
use super::manifest::TableLine;
use crate::backend::{Conn, Dialect};
use crate::param::Param;
use crate::query::sql::quoted;
use crate::schema::{self, Kind, Schema, Table};
use crate::write::rows;
use crate::{added, hex, migrate};

/// Rows that are gathered for one statement.
const TOGETHER: usize = 256;
/// What the names of columns that administrators added begin with.
const ADDED: &str = "x_";

/// Lays the tables out as they were and puts the rows in.
pub(super) fn fill(conn: &mut Conn, archive: &mut Archive, now: Timestamp) -> Result<()> {
    migrate::apply_named(conn, &archive.manifest.migrations, now)?;
    let schema = schema::read(conn)?;
    for table in archive.manifest.tables.clone() {
        let laid_out = schema.tables.get(&table.name);
        let laid_out = laid_out.ok_or_else(|| damaged(format_args!("no version had a table {}", table.name)))?;
        complete(conn, &table, laid_out)?;
        // Some migrations put rows in, which the backup has too.
        conn.execute(&format!("DELETE FROM {}", quoted(&table.name)), &[])?;
        enter(conn, archive, &table)?;
    }
    index(conn, archive, &schema)?;
    if conn.dialect() == Dialect::Sqlite {
        // The index of fragments has no rows of its own: it is made from those of `search`.
        conn.batch("INSERT INTO search_fts (search_fts) VALUES ('rebuild')")?;
    }
    Ok(())
}

/// Whether a column can be one of a field that somebody added.
fn is_added(name: &str) -> bool {
    name.starts_with(ADDED) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Adds the columns of fields that administrators added.
fn complete(conn: &mut Conn, table: &TableLine, laid_out: &Table) -> Result<()> {
    for column in table.columns.iter().filter(|column| laid_out.find(&column.name).is_none()) {
        if !is_added(&column.name) {
            return Err(damaged(format_args!("no version had a column {}.{}", table.name, column.name)));
        }
        let word = match (column.kind()?, conn.dialect()) {
            (Kind::Int, _) => "BIGINT",
            (Kind::Text, Dialect::Sqlite) => "TEXT",
            (Kind::Text, Dialect::Postgres) => "TEXT COLLATE \"C\"",
            (Kind::Bytes, Dialect::Sqlite) => "BLOB",
            (Kind::Bytes, Dialect::Postgres) => "BYTEA",
            (Kind::Real, _) => "DOUBLE PRECISION",
        };
        conn.batch(&format!("ALTER TABLE {} ADD COLUMN {} {word}", quoted(&table.name), quoted(&column.name)))?;
    }
    Ok(())
}

/// Makes the indexes over such fields, from what is known of the fields: expressions are not read from a database.
fn index(conn: &mut Conn, archive: &Archive, schema: &Schema) -> Result<()> {
    if archive.manifest.tables.iter().all(|table| table.name != "field_added") {
        return Ok(());
    }
    for (table, index, columns) in added::indexes(conn)? {
        if schema.tables.get(&table).is_some_and(|table| !table.indexes.contains_key(&index)) {
            let parts = schema::parts(&columns);
            conn.batch(&format!("CREATE INDEX {} ON {} ({parts})", quoted(&index), quoted(&table)))?;
        }
    }
    Ok(())
}

fn enter(conn: &mut Conn, archive: &mut Archive, table: &TableLine) -> Result<()> {
    let names: Vec<String> = table.columns.iter().map(|column| quoted(&column.name)).collect();
    let kinds = table.columns.iter().map(super::manifest::ColumnLine::kind).collect::<Result<Vec<Kind>>>()?;
    let into = format!("{} ({})", quoted(&table.name), names.join(", "));
    let mut lines = BufReader::with_capacity(256 << 10, archive.part(&table.part())?).lines();
    let (mut params, mut count) = (Vec::with_capacity(TOGETHER * kinds.len()), 0);
    loop {
        let line = lines.next().transpose().map_err(damaged)?;
        if let Some(line) = &line {
            let values: Vec<Value> = serde_json::from_str(line).map_err(damaged)?;
            if values.len() != kinds.len() {
                return Err(damaged(format_args!("a row of {} has {} values", table.name, values.len())));
            }
            for (value, kind) in values.into_iter().zip(&kinds) {
                params.push(param(value, *kind).ok_or_else(|| damaged(format_args!("a value in {}", table.name)))?);
            }
            count += 1;
        }
        if line.is_none() || params.len() >= TOGETHER * kinds.len() {
            rows::insert_into(conn, &into, kinds.len(), &params)?;
            params.clear();
        }
        if line.is_none() {
            break;
        }
    }
    if count == table.rows { Ok(()) } else { Err(damaged(format_args!("{count} rows of {}", table.name))) }
}

fn param(value: Value, kind: Kind) -> Option<Param> {
    Some(match (value, kind) {
        (Value::Null, _) => Param::Null,
        (Value::Number(number), Kind::Int) => Param::Int(number.as_i64()?),
        (Value::String(text), Kind::Text) => Param::Text(text),
        (Value::String(text), Kind::Bytes) => Param::Bytes(hex::read(&text)?),
        (Value::String(text), Kind::Real) => Param::Real(text.parse().ok()?),
        _ => return None,
    })
}
