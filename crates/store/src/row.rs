//! One row of an answer, read the same way from both databases.

use kernel::{Error, Result};
use postgres::types::{FromSql, Type};
use rusqlite::types::ValueRef;

use crate::param::Param;

/// One row of an answer. It lives only while the statement stands on it; columns count from 0.
pub struct Row<'a>(pub(crate) Source<'a>);

pub(crate) enum Source<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a postgres::Row),
}

/// What a column holds, before anybody asks for a type.
enum Cell<'a> {
    Null,
    Int(i64),
    Real(f64),
    Text(&'a str),
    Bytes(&'a [u8]),
}

impl Row<'_> {
    /// A whole number; no value is an error.
    pub fn int(&self, column: usize) -> Result<i64> {
        self.opt_int(column)?.ok_or_else(|| absent(column))
    }

    /// A whole number, or none.
    pub fn opt_int(&self, column: usize) -> Result<Option<i64>> {
        match self.cell(column)? {
            Cell::Null => Ok(None),
            Cell::Int(value) => Ok(Some(value)),
            other => Err(other.is_not("a whole number", column)),
        }
    }

    /// A real number; no value is an error. Whole numbers are taken too.
    pub fn real(&self, column: usize) -> Result<f64> {
        self.opt_real(column)?.ok_or_else(|| absent(column))
    }

    /// A real number, or none. Whole numbers are taken too.
    pub fn opt_real(&self, column: usize) -> Result<Option<f64>> {
        match self.cell(column)? {
            Cell::Null => Ok(None),
            Cell::Int(value) => Ok(Some(value as f64)),
            Cell::Real(value) => Ok(Some(value)),
            other => Err(other.is_not("a real number", column)),
        }
    }

    /// Text; no value is an error.
    pub fn text(&self, column: usize) -> Result<&str> {
        self.opt_text(column)?.ok_or_else(|| absent(column))
    }

    /// Text, or none.
    pub fn opt_text(&self, column: usize) -> Result<Option<&str>> {
        match self.cell(column)? {
            Cell::Null => Ok(None),
            Cell::Text(value) => Ok(Some(value)),
            other => Err(other.is_not("text", column)),
        }
    }

    /// Bytes; no value is an error.
    pub fn bytes(&self, column: usize) -> Result<&[u8]> {
        self.opt_bytes(column)?.ok_or_else(|| absent(column))
    }

    /// Bytes, or none.
    pub fn opt_bytes(&self, column: usize) -> Result<Option<&[u8]>> {
        match self.cell(column)? {
            Cell::Null => Ok(None),
            Cell::Bytes(value) => Ok(Some(value)),
            other => Err(other.is_not("bytes", column)),
        }
    }

    /// Whether the column has no value.
    pub fn is_null(&self, column: usize) -> Result<bool> {
        Ok(matches!(self.cell(column)?, Cell::Null))
    }

    /// Whatever a column holds.
    pub(crate) fn param(&self, column: usize) -> Result<Param> {
        Ok(match self.cell(column)? {
            Cell::Null => Param::Null,
            Cell::Int(value) => Param::Int(value),
            Cell::Real(value) => Param::Real(value),
            Cell::Text(value) => Param::Text(value.to_owned()),
            Cell::Bytes(value) => Param::Bytes(value.to_vec()),
        })
    }

    /// How many columns the row has.
    pub fn len(&self) -> usize {
        match &self.0 {
            Source::Sqlite(row) => row.as_ref().column_count(),
            Source::Postgres(row) => row.len(),
        }
    }

    fn cell(&self, column: usize) -> Result<Cell<'_>> {
        match &self.0 {
            Source::Sqlite(row) => match row.get_ref(column) {
                Ok(ValueRef::Null) => Ok(Cell::Null),
                Ok(ValueRef::Integer(value)) => Ok(Cell::Int(value)),
                Ok(ValueRef::Real(value)) => Ok(Cell::Real(value)),
                Ok(ValueRef::Text(value)) => std::str::from_utf8(value)
                    .map(Cell::Text)
                    .map_err(|error| Error::internal(format_args!("column {column}: {error}"))),
                Ok(ValueRef::Blob(value)) => Ok(Cell::Bytes(value)),
                Err(error) => Err(Error::internal(format_args!("column {column}: {error}"))),
            },
            Source::Postgres(row) => match row.try_get::<_, Option<Cell<'_>>>(column) {
                Ok(cell) => Ok(cell.unwrap_or(Cell::Null)),
                Err(error) => {
                    let reason = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
                    Err(Error::internal(format_args!("column {column}: {error}: {reason}")))
                }
            },
        }
    }
}

impl Cell<'_> {
    fn is_not(&self, expected: &str, column: usize) -> Error {
        let found = match self {
            Cell::Null => "nothing",
            Cell::Int(_) => "a whole number",
            Cell::Real(_) => "a real number",
            Cell::Text(_) => "text",
            Cell::Bytes(_) => "bytes",
        };
        Error::internal(format_args!("column {column} holds {found}, not {expected}"))
    }
}

impl<'a> FromSql<'a> for Cell<'a> {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> std::result::Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(match *ty {
            Type::INT8 => Cell::Int(i64::from_sql(ty, raw)?),
            Type::INT4 => Cell::Int(i32::from_sql(ty, raw)?.into()),
            Type::INT2 => Cell::Int(i16::from_sql(ty, raw)?.into()),
            Type::BOOL => Cell::Int(bool::from_sql(ty, raw)?.into()),
            Type::FLOAT8 => Cell::Real(f64::from_sql(ty, raw)?),
            Type::FLOAT4 => Cell::Real(f32::from_sql(ty, raw)?.into()),
            Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::UNKNOWN => {
                Cell::Text(<&str>::from_sql(ty, raw)?)
            }
            Type::BYTEA => Cell::Bytes(<&[u8]>::from_sql(ty, raw)?),
            // Sums of BIGINT are NUMERIC on PostgreSQL; the statement casts them back, and overflow is the server's error.
            _ => return Err(format!("the type {ty} is not read; cast it in the statement").into()),
        })
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

fn absent(column: usize) -> Error {
    Error::internal(format_args!("column {column} has no value"))
}
