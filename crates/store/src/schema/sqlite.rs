//! Reads the tables out of SQLite's pragmas.

use kernel::{Error, Result};

use super::{Column, Kind, Schema, Table};
use crate::backend::Conn;

const COLUMNS: &str = "
    SELECT t.name, c.name, c.type, c.\"notnull\", c.pk, f.\"table\"
    FROM pragma_table_list t
    JOIN pragma_table_info(t.name) c
    LEFT JOIN pragma_foreign_key_list(t.name) f ON f.\"from\" = c.name
    WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%'
    ORDER BY t.name, c.cid";

const INDEXES: &str = "
    SELECT s.tbl_name, i.name, i.\"unique\", s.sql, coalesce(c.name, '()')
    FROM sqlite_schema s
    JOIN pragma_index_list(s.tbl_name) i ON i.name = s.name
    JOIN pragma_index_info(i.name) c
    WHERE s.type = 'index' AND i.origin = 'c'
    ORDER BY s.tbl_name, i.name, c.seqno";

pub(super) fn read(conn: &mut Conn) -> Result<Schema> {
    let mut schema = Schema::default();
    let mut keys = Vec::new();
    conn.query(COLUMNS, &[], &mut |row| {
        let (table, name, key) = (row.text(0)?.to_owned(), row.text(1)?.to_owned(), row.int(4)?);
        let column = Column {
            kind: kind(row.text(2)?)?,
            not_null: row.int(3)? != 0 || key > 0,
            references: row.opt_text(5)?.map(str::to_owned),
            name,
        };
        if key > 0 {
            keys.push((table.clone(), key, column.name.clone()));
        }
        schema.tables.entry(table).or_default().columns.push(column);
        Ok(())
    })?;
    keys.sort();
    for (table, _, column) in keys {
        schema.tables.entry(table).or_default().key.push(column);
    }
    conn.query(INDEXES, &[], &mut |row| {
        let Some(table) = schema.tables.get_mut(row.text(0)?) else { return Ok(()) };
        note(table, row.text(1)?, row.int(2)? != 0, row.text(4)?, condition(row.text(3)?));
        Ok(())
    })?;
    Ok(schema)
}

/// Adds one column of an index.
pub(super) fn note(table: &mut Table, index: &str, unique: bool, column: &str, condition: Option<String>) {
    let index = table.indexes.entry(index.to_owned()).or_default();
    index.unique = unique;
    index.columns.push(column.to_owned());
    index.condition = condition;
}

/// SQLite itself judges types by parts of their names; these are the names that migrations use.
fn kind(declared: &str) -> Result<Kind> {
    match declared.to_ascii_uppercase().as_str() {
        "INTEGER" | "BIGINT" => Ok(Kind::Int),
        "TEXT" => Ok(Kind::Text),
        "BLOB" => Ok(Kind::Bytes),
        "DOUBLE PRECISION" | "REAL" => Ok(Kind::Real),
        other => Err(Error::internal(format_args!("the type {other} is not used here"))),
    }
}

/// The words after WHERE; names and strings before it do not hold a word of that kind.
fn condition(sql: &str) -> Option<String> {
    let at = sql.to_ascii_uppercase().find(" WHERE ").or_else(|| sql.to_ascii_uppercase().find("\nWHERE "))?;
    Some(sql[at + 7..].trim().to_owned())
}
