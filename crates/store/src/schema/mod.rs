//! Tables as data: read from a database, built from descriptions, compared, and written as a migration.

mod described;
mod postgres;
mod sqlite;
#[cfg(test)]
mod tests;
mod write;

use std::collections::BTreeMap;

use kernel::Result;

pub use self::described::described;
pub(crate) use self::described::{column_word, field_indexes, leads_an_index};
pub(crate) use self::write::parts;
pub use self::write::statements;
use crate::backend::{Conn, Dialect, PostgresOptions};
use crate::workers::Target;

/// The tables of a database.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    /// Tables by name.
    pub tables: BTreeMap<String, Table>,
}

/// One table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Columns in the order in which they are created; comparing does not look at the order.
    pub columns: Vec<Column>,
    /// The columns of the primary key, in its order.
    pub key: Vec<String>,
    /// Indexes by name, without those that a key or a UNIQUE rule brings by itself.
    pub indexes: BTreeMap<String, Index>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// Whether a value must be there; always so in the primary key.
    pub not_null: bool,
    /// The table that its values refer to, if the database is to watch over that.
    pub references: Option<String>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// BIGINT, or INTEGER in SQLite.
    Int,
    /// TEXT.
    Text,
    /// BLOB or BYTEA.
    Bytes,
    /// DOUBLE PRECISION.
    Real,
}

/// One index.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// The columns, without their direction. An expression is read as `()`, because the databases word it differently,
    /// and comparing looks only at whether it is one.
    pub columns: Vec<String>,
    /// Whether values may stand in it only once.
    pub unique: bool,
    /// The condition of a partial index. The databases word it differently, so comparing looks only at whether it is
    /// there.
    pub condition: Option<String>,
}

impl Schema {
    /// Adds a table.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, table: Table) -> Schema {
        self.tables.insert(name.into(), table);
        self
    }
}

impl Table {
    /// A table with the key `id`.
    pub fn with_id() -> Table {
        Table { columns: vec![Column::new("id", Kind::Int).required()], key: vec!["id".into()], ..Table::default() }
    }

    /// Adds a column.
    #[must_use]
    pub fn column(mut self, column: Column) -> Table {
        self.columns.push(column);
        self
    }

    /// Adds an index.
    #[must_use]
    pub fn index(mut self, name: impl Into<String>, index: Index) -> Table {
        self.indexes.insert(name.into(), index);
        self
    }

    /// The column of this name.
    pub fn find(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

impl Column {
    /// A column that may be without a value.
    pub fn new(name: impl Into<String>, kind: Kind) -> Column {
        Column { name: name.into(), kind, not_null: false, references: None }
    }

    /// The same, with a value always there.
    #[must_use]
    pub fn required(mut self) -> Column {
        self.not_null = true;
        self
    }

    /// The same, referring to the rows of a table.
    #[must_use]
    pub fn references(mut self, table: impl Into<String>) -> Column {
        self.references = Some(table.into());
        self
    }
}

impl Index {
    /// An index over columns.
    pub fn on<'a>(columns: impl IntoIterator<Item = &'a str>) -> Index {
        Index { columns: columns.into_iter().map(str::to_owned).collect(), ..Index::default() }
    }

    /// The same, with each value only once.
    #[must_use]
    pub fn unique(mut self) -> Index {
        self.unique = true;
        self
    }

    /// The same, over the rows for which the condition holds.
    #[must_use]
    pub fn only_where(mut self, condition: impl Into<String>) -> Index {
        self.condition = Some(condition.into());
        self
    }
}

/// Reads the tables of a database, without views, virtual tables and what the database keeps for itself.
pub(crate) fn read(conn: &mut Conn) -> Result<Schema> {
    match conn.dialect() {
        Dialect::Sqlite => sqlite::read(conn),
        Dialect::Postgres => postgres::read(conn),
    }
}

/// Reads the tables of the database at `target`, on a connection of its own.
pub fn read_at(target: &Target) -> Result<Schema> {
    read(&mut target.connect(&PostgresOptions::default())?)
}

/// What differs between a wanted and a found schema, a sentence each; tables that are only found are not looked at.
pub fn differences(wanted: &Schema, found: &Schema) -> Vec<String> {
    let mut said = Vec::new();
    for (name, table) in &wanted.tables {
        match found.tables.get(name) {
            None => said.push(format!("table {name} is missing")),
            Some(other) => table_differences(name, table, other, &mut said),
        }
    }
    said
}

fn table_differences(name: &str, wanted: &Table, found: &Table, said: &mut Vec<String>) {
    if wanted.key != found.key {
        said.push(format!("{name}: the key is {:?} and not {:?}", found.key, wanted.key));
    }
    for column in &wanted.columns {
        match found.find(&column.name) {
            None => said.push(format!("{name}.{} is missing", column.name)),
            Some(other) if other != column => {
                said.push(format!("{name}.{} is {} and not {}", column.name, other.told(), column.told()));
            }
            Some(_) => {}
        }
    }
    for column in &found.columns {
        if wanted.find(&column.name).is_none() {
            said.push(format!("{name}.{} is not described", column.name));
        }
    }
    for (index, one) in &wanted.indexes {
        match found.indexes.get(index) {
            None => said.push(format!("{name}: index {index} is missing")),
            Some(other) if other.told() != one.told() => {
                said.push(format!("{name}: index {index} is {} and not {}", other.told(), one.told()));
            }
            Some(_) => {}
        }
    }
    for index in found.indexes.keys().filter(|index| !wanted.indexes.contains_key(*index)) {
        said.push(format!("{name}: index {index} is not described"));
    }
}

impl Column {
    fn told(&self) -> String {
        let required = if self.not_null { ", required" } else { "" };
        let references = self.references.as_ref().map(|table| format!(", of {table}")).unwrap_or_default();
        format!("{:?}{required}{references}", self.kind)
    }
}

impl Index {
    fn told(&self) -> String {
        let unique = if self.unique { "unique over " } else { "over " };
        let partial = if self.condition.is_some() { ", for some rows" } else { "" };
        let columns: Vec<&str> = self.columns.iter().map(|c| if c.contains('(') { "()" } else { c.as_str() }).collect();
        format!("{unique}{}{partial}", columns.join(", "))
    }
}
