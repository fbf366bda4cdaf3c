//! Whose telephone number it is.

use kernel::{AnyId, Result};
use record::{Kind, RecordRef};

use crate::db::Db;
use crate::gate::Action;
use crate::query::select::{ROOT, Select};
use crate::query::sql::{escaped, quoted};

/// How a number is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ringing {
    /// The whole number as it is kept, `+905321234567`.
    Whole(String),
    /// Its last digits before any extension, as numbers without a country arrive.
    Ending(String),
    /// A piece of it.
    Piece(String),
}

impl Db<'_> {
    /// The records of a type that have a number in any of their telephone fields, as far as the actor may see both.
    pub fn with_phone(&self, of: &str, ringing: &Ringing, limit: usize) -> Result<Vec<RecordRef>> {
        let of = self.describe(of)?;
        if !self.access().may(&of, Action::See) {
            return Ok(Vec::new());
        }
        let mut select = Select::new(self.frame(), &of, Action::See, false)?;
        let mut ways = Vec::new();
        for field in of.fields.iter().filter(|field| field.kind == Kind::Phone && self.access().sees(&of, field)) {
            let column = format!("{ROOT}.{}", quoted(&field.name));
            match ringing {
                // Equality alone can use the index of the field: the phone is still ringing.
                Ringing::Whole(number) => ways.push(format!("{column} = {}", select.params.text(number))),
                Ringing::Ending(digits) => {
                    let (end, extended) = (
                        select.params.text(&format!("%{}", escaped(digits))),
                        select.params.text(&format!("%{};%", escaped(digits))),
                    );
                    ways.push(format!("{column} LIKE {end} ESCAPE '\\' OR {column} LIKE {extended} ESCAPE '\\'"));
                }
                Ringing::Piece(digits) => {
                    let piece = select.params.text(&format!("%{}%", escaped(digits)));
                    ways.push(format!("{column} LIKE {piece} ESCAPE '\\'"));
                }
            }
        }
        if ways.is_empty() {
            return Ok(Vec::new());
        }
        select.and(format!("({})", ways.join(" OR ")));
        let limit = select.params.int(i64::try_from(limit).unwrap_or(i64::MAX));
        let sql = format!("SELECT {ROOT}.id{} ORDER BY {ROOT}.id LIMIT {limit}", select.body());
        let mut found = Vec::new();
        self.query(&sql, select.params.values(), |row| {
            found.push(RecordRef { of: of.name, id: AnyId::from_raw(row.int(0)?) });
            Ok(())
        })?;
        Ok(found)
    }
}
