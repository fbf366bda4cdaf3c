//! The columns by which the store keeps a field. Both databases know three sorts only.

use std::borrow::Cow;

use crate::value::ADDRESS_PARTS;
use crate::{Field, Kind};

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: Cow<'static, str>,
    /// Its sort.
    pub sort: ColumnSort,
}

/// The three sorts of column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnSort {
    /// BIGINT.
    Int,
    /// TEXT.
    Text,
    /// BLOB or BYTEA.
    Bytes,
}

/// The languages that have sort keys, as suffixes of columns.
pub const KEY_SUFFIXES: [&str; 3] = ["_key_en", "_key_tr", "_key_et"];

/// The columns of a field, without its sort keys.
pub fn columns(field: &Field) -> Vec<Column> {
    let name = &field.name;
    let one = |sort| vec![Column { name: name.clone(), sort }];
    match &field.kind {
        kind if kind.is_text() => one(ColumnSort::Text),
        Kind::Date | Kind::Choices(_) | Kind::References(_) => one(ColumnSort::Text),
        Kind::Money => vec![
            Column { name: name.clone(), sort: ColumnSort::Int },
            Column { name: format!("{name}_currency").into(), sort: ColumnSort::Text },
            Column { name: format!("{name}_base").into(), sort: ColumnSort::Int },
        ],
        Kind::AnyRecord => vec![
            Column { name: name.clone(), sort: ColumnSort::Int },
            Column { name: format!("{name}_type").into(), sort: ColumnSort::Text },
        ],
        Kind::Address => ADDRESS_PARTS
            .iter()
            .map(|part| Column { name: format!("{name}_{part}").into(), sort: ColumnSort::Text })
            .collect(),
        _ => one(ColumnSort::Int),
    }
}

/// The columns of a field's sort keys, one a language; none when it has none.
pub fn key_columns(field: &Field) -> Vec<Column> {
    if !field.has_sort_keys() {
        return Vec::new();
    }
    KEY_SUFFIXES
        .iter()
        .map(|suffix| Column { name: format!("{}{suffix}", field.name).into(), sort: ColumnSort::Bytes })
        .collect()
}
