//! Writes a migration: the statements, good for both databases, that add to one schema what another has more.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{Column, Index, Kind, Schema, Table};
use crate::query::sql::quoted;

/// The statements that create in `from` what only `to` has: tables, columns, indexes. Nothing is dropped or changed.
///
/// Tables come after those they refer to. Where tables refer to each other in a ring, a column is added afterwards.
pub fn statements(from: &Schema, to: &Schema) -> Vec<String> {
    let mut known: BTreeSet<&str> = from.tables.keys().map(String::as_str).collect();
    let mut waiting: Vec<(&String, &Table)> =
        to.tables.iter().filter(|(name, _)| !known.contains(name.as_str())).collect();
    let mut written = Vec::new();
    let mut later = Vec::new();
    while !waiting.is_empty() {
        let ready = waiting.iter().position(|(name, table)| refers_only_to(table, name, &known));
        // With none ready, the first table of the ring goes without the columns that lead ahead.
        let (name, table) = waiting.remove(ready.unwrap_or(0));
        let (now, ahead): (Vec<_>, Vec<_>) =
            table.columns.iter().partition(|column| refers_to_known(column, name, &known));
        written.push(create_table(name, table, &now));
        later.extend(ahead.into_iter().map(|column| add_column(name, column)));
        known.insert(name);
    }
    written.append(&mut later);
    for (name, table) in &to.tables {
        let before = from.tables.get(name);
        if let Some(before) = before {
            let missing = table.columns.iter().filter(|column| before.find(&column.name).is_none());
            written.extend(missing.map(|column| add_column(name, column)));
        }
        let missing =
            table.indexes.iter().filter(|(index, _)| before.is_none_or(|before| !before.indexes.contains_key(*index)));
        written.extend(missing.map(|(index, one)| create_index(name, index, one)));
    }
    written
}

fn refers_only_to(table: &Table, name: &str, known: &BTreeSet<&str>) -> bool {
    table.columns.iter().all(|column| refers_to_known(column, name, known))
}

fn refers_to_known(column: &Column, within: &str, known: &BTreeSet<&str>) -> bool {
    column.references.as_deref().is_none_or(|table| table == within || known.contains(table))
}

fn create_table(name: &str, table: &Table, columns: &[&Column]) -> String {
    let is_id = |column: &Column| table.key == [column.name.as_str()] && column.kind == Kind::Int;
    let mut lines: Vec<String> = columns
        .iter()
        .map(|column| match is_id(column) {
            true => format!("    {} {{id}}", quoted(&column.name)),
            false => format!("    {}", defined(column)),
        })
        .collect();
    if !table.key.is_empty() && !columns.iter().any(|column| is_id(column)) {
        lines.push(format!("    PRIMARY KEY ({})", list(&table.key)));
    }
    format!("CREATE TABLE {} (\n{}\n);", quoted(name), lines.join(",\n"))
}

fn defined(column: &Column) -> String {
    let mut text = format!("{} {}", quoted(&column.name), column.kind.word());
    if column.not_null {
        text.push_str(" NOT NULL");
    }
    if let Some(table) = &column.references {
        // Writing into a string cannot fail.
        let _ = write!(text, " REFERENCES {} (id)", quoted(table));
    }
    text
}

/// A column added to rows that are there needs a value for them, which only a person can choose; until then the
/// empty one of its kind stands. Bytes have none that both databases write alike.
fn add_column(table: &str, column: &Column) -> String {
    let default = match (column.not_null, column.kind) {
        (false, _) | (true, Kind::Bytes) => "",
        (true, Kind::Int | Kind::Real) => " DEFAULT 0",
        (true, Kind::Text) => " DEFAULT ''",
    };
    format!("ALTER TABLE {} ADD COLUMN {}{default};", quoted(table), defined(column))
}

fn create_index(table: &str, name: &str, index: &Index) -> String {
    let unique = if index.unique { "UNIQUE " } else { "" };
    let condition = index.condition.as_ref().map(|condition| format!(" WHERE {condition}")).unwrap_or_default();
    format!("CREATE {unique}INDEX {} ON {} ({}){condition};", quoted(name), quoted(table), parts(&index.columns))
}

/// What an index is over: names in quotes, expressions as they are.
pub(crate) fn parts(columns: &[String]) -> String {
    let part = |column: &String| if column.contains('(') { column.clone() } else { quoted(column) };
    columns.iter().map(part).collect::<Vec<_>>().join(", ")
}

/// Names in quotes, so that `user` and `from` can be names.
fn list(names: &[String]) -> String {
    names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ")
}

impl Kind {
    /// The type in a migration.
    fn word(self) -> &'static str {
        match self {
            Kind::Int => "BIGINT",
            Kind::Text => "{text}",
            Kind::Bytes => "{bytes}",
            Kind::Real => "DOUBLE PRECISION",
        }
    }
}
