//! Reports that a `Query` cannot say. They name tables only as `{Company}`, which stands for the rows and fields of
//! that type that the actor may see.

mod amounts;
mod buying;
mod groups;
mod months;
mod phones;
mod touches;

pub use amounts::InCurrency;
pub use buying::Bought;
pub use groups::{Member, Tops};
pub use months::MonthOf;
pub use phones::Ringing;

use kernel::Result;
use record::{RecordType, column};

use crate::backend::Dialect;
use crate::db::Db;
use crate::gate::{self, Action, Look};
use crate::param::Param;
use crate::query::select::ROOT;
use crate::query::sql::{Params, quoted};
use crate::row::Row;

impl Db<'_> {
    /// Runs a report: `params` are `$1` to `$n` of its text.
    pub(crate) fn report(&self, text: &str, given: Vec<Param>, each: impl FnMut(&Row<'_>) -> Result<()>) -> Result<()> {
        self.report_by(Look::Each, text, given, each)
    }

    /// Runs a report that goes from a few rows to others by what the rows say of each other.
    pub(crate) fn report_of_few(
        &self,
        text: &str,
        given: Vec<Param>,
        each: impl FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        self.report_by(Look::Known, text, given, each)
    }

    fn report_by(
        &self,
        look: Look,
        text: &str,
        given: Vec<Param>,
        each: impl FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let look = match self.dialect() {
            Dialect::Sqlite => look,
            Dialect::Postgres => Look::Free,
        };
        let mut params = Params::starting_with(given);
        let mut sql = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
            sql.push_str(before);
            let of = self.describe(&snake(name))?;
            sql.push_str(&self.gated(&of, look, &mut params)?);
            rest = after;
        }
        sql.push_str(rest);
        self.query(&sql, params.values(), each)
    }

    /// The rows and fields of a type that the actor may see, as a table.
    fn gated(&self, of: &RecordType, look: Look, params: &mut Params) -> Result<String> {
        let mut columns = vec![format!("{ROOT}.id")];
        for field in &of.fields {
            let seen = self.access.sees(of, field);
            for column in column::columns(field) {
                let name = quoted(&column.name);
                columns.push(if seen {
                    format!("{ROOT}.{name}")
                } else {
                    format!("CAST(NULL AS {}) AS {name}", sort(column.sort))
                });
            }
        }
        let mut sql =
            format!("(SELECT {} FROM {} {ROOT} WHERE {ROOT}.deleted_at IS NULL", columns.join(", "), quoted(of.name));
        if let Some(gate) = gate::rows(&self.access, &self.catalogue, of, ROOT, Action::See, look, params)? {
            sql.push_str(" AND ");
            sql.push_str(&gate);
        }
        sql.push(')');
        Ok(sql)
    }
}

/// PostgreSQL compares a hidden column with others only when it knows its sort.
fn sort(sort: column::ColumnSort) -> &'static str {
    match sort {
        column::ColumnSort::Int => "BIGINT",
        column::ColumnSort::Text | column::ColumnSort::Bytes => "TEXT",
    }
}

/// `InvoiceLine` → `invoice_line`.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for (place, letter) in name.chars().enumerate() {
        if letter.is_ascii_uppercase() && place > 0 {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}
