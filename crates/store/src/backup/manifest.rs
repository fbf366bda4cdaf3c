//! What a backup says of itself.

use serde::{Deserialize, Serialize};

use crate::schema::{Kind, Table};

/// The word by which a backup is known.
pub(super) const FORMAT: &str = "kilit-backup";
/// The version of the format; a program reads those up to its own.
pub(super) const VERSION: u32 = 1;

/// What a backup says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `kilit-backup`.
    pub format: String,
    /// The version of the format.
    pub version: u32,
    /// The version of the program that made it.
    pub program: String,
    /// When it was made, in UTC.
    pub made_at: String,
    /// What it was made of: `sqlite` or `postgres`.
    pub database: String,
    /// The migrations that the database had seen, in order.
    pub migrations: Vec<String>,
    /// The tables.
    pub tables: Vec<TableLine>,
    /// The attached files.
    pub files: FilesLine,
    /// The keys: name and digest.
    pub keys: Vec<KeyLine>,
}

/// A table of a backup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableLine {
    /// Its name.
    pub name: String,
    /// Its columns, in the order of the rows.
    pub columns: Vec<ColumnLine>,
    /// Its indexes, for whoever wonders; those that a restored database lacks are made from what is known of the fields.
    pub indexes: Vec<IndexLine>,
    /// How many rows it has.
    pub rows: u64,
    /// The SHA-256 digest of its part of the archive.
    pub sha256: String,
}

/// A column of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnLine {
    /// Its name.
    pub name: String,
    /// What it holds: `int`, `text`, `bytes` or `real`.
    pub kind: String,
}

/// An index of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexLine {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<String>,
    /// Whether values stand in it only once.
    pub unique: bool,
}

/// The attached files of a backup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilesLine {
    /// Whether their contents are in it; those made before a migration leave them where they are.
    pub contents: bool,
    /// How many contents there are.
    pub count: u64,
    /// Their bytes in all.
    pub bytes: u64,
    /// Digests of contents that were missing when it was made.
    pub missing: Vec<String>,
    /// Digests of contents that could not be read, or were not what their digest says. What could be read of them is in
    /// it, and is not brought back.
    #[serde(default)]
    pub damaged: Vec<String>,
}

impl FilesLine {
    /// How many contents are not in it as they should be.
    pub fn lost(&self) -> usize {
        self.missing.len() + self.damaged.len()
    }
}

/// A key of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyLine {
    /// The name of its file.
    pub name: String,
    /// The SHA-256 digest of its file.
    pub sha256: String,
}

impl Manifest {
    /// All rows.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }
}

impl TableLine {
    pub(super) fn of(name: &str, table: &Table) -> TableLine {
        TableLine {
            name: name.to_owned(),
            columns: table
                .columns
                .iter()
                .map(|column| ColumnLine { name: column.name.clone(), kind: word(column.kind).to_owned() })
                .collect(),
            indexes: table
                .indexes
                .iter()
                .filter(|(_, index)| index.condition.is_none())
                .map(|(name, index)| IndexLine {
                    name: name.clone(),
                    columns: index.columns.clone(),
                    unique: index.unique,
                })
                .collect(),
            rows: 0,
            sha256: String::new(),
        }
    }

    /// The name of its part of the archive.
    pub(super) fn part(&self) -> String {
        format!("tables/{}.jsonl", self.name)
    }
}

/// The word for what a column holds.
pub(super) fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Int => "int",
        Kind::Text => "text",
        Kind::Bytes => "bytes",
        Kind::Real => "real",
    }
}

impl ColumnLine {
    pub(super) fn kind(&self) -> kernel::Result<Kind> {
        match self.kind.as_str() {
            "int" => Ok(Kind::Int),
            "text" => Ok(Kind::Text),
            "bytes" => Ok(Kind::Bytes),
            "real" => Ok(Kind::Real),
            other => Err(super::damaged(format_args!("a column of the kind {other}"))),
        }
    }
}
