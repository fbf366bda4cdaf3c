//! Tables that go out: CSV and XLSX, written as they come, in the memory of a few rows however many there are.
//!
//! **Formulas.** A spreadsheet runs a cell of a CSV file that begins like a formula, and what strangers type into forms ends up
//! in such cells. So a text that begins with `=`, `+`, `-`, `@`, a tabulator or a carriage return gets an apostrophe before it,
//! unless it is a number or a number to call; our own import takes the apostrophe off again. Cells of XLSX say themselves that
//! they are text, so nothing is put before them.

mod csv;
mod xlsx;

use std::io::{self, Write};

use kernel::{Date, Decimal, Lang};

use self::csv::Csv;
pub use self::csv::delimiter;
use self::xlsx::Xlsx;

/// How a table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Text, a row a line.
    #[default]
    Csv,
    /// A workbook.
    Xlsx,
}

impl Format {
    /// By the ending of names: `csv`, `xlsx`.
    pub fn from_ending(ending: &str) -> Option<Format> {
        match ending {
            "csv" => Some(Format::Csv),
            "xlsx" => Some(Format::Xlsx),
            _ => None,
        }
    }

    /// The ending of names.
    pub const fn ending(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
        }
    }

    /// What browsers call it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Format::Csv => "text/csv; charset=utf-8",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words, and figures that count nothing: codes, numbers to call.
    Text(String),
    /// A number.
    Number(Decimal),
    /// A whole number.
    Int(i64),
    /// A day.
    Date(Date),
    /// A day and the time on the wall.
    DateTime(jiff::civil::DateTime),
    /// Hundredths: 15 is 15 %.
    Percent(Decimal),
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        text.to_owned().into()
    }
}

/// For whom CSV is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// For programs: commas, points, days as 2026-03-01.
    Program,
    /// For the spreadsheet of somebody who reads this language.
    Person(Lang),
}

/// Writes a table into `W`.
pub struct Table<W: Write>(Kind<W>);

enum Kind<W: Write> {
    Csv(Csv<W>),
    Xlsx(Box<Xlsx<W>>),
}

impl<W: Write> Table<W> {
    /// Begins a table with its headings; `name` is that of the sheet.
    ///
    /// # Errors
    /// When nothing can be written.
    pub fn begin(out: W, format: Format, reader: Reader, name: &str, headings: &[String]) -> io::Result<Table<W>> {
        Ok(Table(match format {
            Format::Csv => Kind::Csv(Csv::begin(out, reader, headings)?),
            Format::Xlsx => Kind::Xlsx(Box::new(Xlsx::begin(out, name, headings)?)),
        }))
    }

    /// Writes a row.
    ///
    /// # Errors
    /// When nothing can be written.
    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        match &mut self.0 {
            Kind::Csv(csv) => csv.row(cells),
            Kind::Xlsx(xlsx) => xlsx.row(cells),
        }
    }

    /// Ends the table, and gives back what it was written into.
    ///
    /// # Errors
    /// When nothing can be written.
    pub fn end(self) -> io::Result<W> {
        match self.0 {
            Kind::Csv(csv) => csv.end(),
            Kind::Xlsx(xlsx) => xlsx.end(),
        }
    }
}

/// What a spreadsheet would run as a formula. Figures and numbers to call begin with a sign, too, and stay as they are.
pub(crate) fn is_formula(text: &str) -> bool {
    let is_figure = |rest: &str| rest.chars().all(|c| c.is_ascii_digit() || " .,-()/\u{a0}".contains(c));
    // An apostrophe of the text's own before such a sign would be taken off when the file comes back.
    let text = text.strip_prefix('\'').unwrap_or(text);
    match text.chars().next() {
        Some('=' | '@' | '\t' | '\r') => true,
        Some('+' | '-') => text.len() == 1 || !is_figure(&text[1..]),
        _ => false,
    }
}
