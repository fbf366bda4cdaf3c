//! What a file looks like: guessed from its first part, shown to the user, changed at will.

use std::io;

use serde::{Deserialize, Serialize};

use super::cell::{DateOrder, DecimalSign};
use super::columns::{self, Hints};
use super::container::Compression;
use super::dialect;
use super::form::Form;
use super::lines::Lines;
use super::rows::{Row, Rows};
use super::split::{Delimiter, Dialect, Quote, ROW_END};
use super::table;
use super::text::Encoding;

/// How a file is to be read. Every part is a proposal that may be changed before [`super::Source::rows`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Guess {
    /// How the table is packed.
    pub compression: Compression,
    /// What kind of file it is, unpacked.
    #[serde(default)]
    pub form: Form,
    /// How letters are written as bytes.
    pub encoding: Encoding,
    /// How lines end.
    #[serde(default)]
    pub newline: Newline,
    /// How lines fall into cells.
    #[serde(flatten)]
    pub dialect: Dialect,
    /// How many lines stand before the table (titles, `sep=;`), blank ones included.
    pub skip: usize,
    /// Whether the first row names the columns.
    pub header: bool,
    /// Whether rows that end early are filled with empty cells instead of being reported.
    pub fill_short: bool,
    /// The columns from left to right.
    pub columns: Vec<Column>,
}

/// How lines end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Newline {
    /// With a line feed, a carriage return before it or not.
    #[default]
    Lf,
    /// With a carriage return alone.
    Cr,
    /// With the sign behind rows whose cells come ready made.
    Row,
}

impl Newline {
    pub(super) fn byte(self) -> u8 {
        match self {
            Newline::Lf => b'\n',
            Newline::Cr => b'\r',
            Newline::Row => ROW_END,
        }
    }
}

/// A column of the table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its name in the header, else the letter that spreadsheets give it (A, B, … AA). Names may occur twice.
    pub name: String,
    /// Whether the name stands in the header.
    pub named: bool,
    /// What its cells seem to be.
    pub kind: Kind,
    /// The decimal sign of its numbers.
    pub decimal: DecimalSign,
    /// The order of day, month and year in its dates.
    pub date_order: DateOrder,
    /// A cell that is one day or another, as the order of its dates is only supposed: nothing in the file decides it.
    #[serde(default)]
    pub either_order: Option<String>,
    /// The first different cells, for showing.
    pub samples: Vec<String>,
}

/// What the cells of a column seem to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// No cell says anything.
    #[default]
    Empty,
    /// Words, and codes whose leading zeros matter.
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers with decimals.
    Decimal,
    /// Numbers with a currency beside them.
    Money,
    /// Numbers with a percent sign.
    Percent,
    /// Days.
    Date,
    /// Days with a time.
    DateTime,
    /// Two answers.
    YesNo,
    /// Mail addresses.
    Email,
    /// Telephone numbers.
    Phone,
    /// Addresses of pages.
    Url,
}

/// What is known beforehand: given parts are taken, the others guessed to fit them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Given {
    /// The file of a ZIP archive.
    pub entry: Option<String>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// How letters are written.
    pub encoding: Option<Encoding>,
    /// What stands between cells.
    pub delimiter: Option<Delimiter>,
    /// What stands around cells.
    pub quote: Option<Quote>,
    /// Lines before the table.
    pub skip: Option<usize>,
    /// Whether the first row names the columns.
    pub header: Option<bool>,
}

/// Rows of the first part of a file.
pub(super) type Sample = Vec<Row>;

/// How the bytes came to be text.
pub(super) struct Origin {
    pub compression: Compression,
    pub form: Form,
    pub encoding: Encoding,
}

/// Guesses all but the origin from the first part of the text in UTF-8.
///
/// `whole` says that the part is all there is; otherwise its last line is cut and not looked at.
pub(super) fn of_text(origin: Origin, head: &[u8], whole: bool, given: &Given) -> Guess {
    let Origin { compression, form, encoding } = origin;
    let newline = if form.has_cells() { Newline::Row } else { newline(head) };
    let head = if whole { head } else { without_cut_line(head, newline) };
    let dialect = if form.has_cells() {
        dialect::Found {
            dialect: Dialect { delimiter: Delimiter::Cells, quote: Quote::None, backslash: false },
            skip: 0,
        }
    } else {
        dialect::guess(head, newline, given)
    };
    let sample = sample(head, newline, dialect.dialect);
    let given = match form {
        // The first row of cards is ours.
        Form::Cards => &Given { header: Some(true), skip: Some(0), ..given.clone() },
        _ => given,
    };
    let table = table::find(&sample, dialect.skip, given);
    let hints = Hints { delimiter: dialect.dialect.delimiter, encoding };
    Guess {
        compression,
        encoding,
        newline,
        dialect: dialect.dialect,
        skip: table.skip,
        header: table.header,
        // Sheets and cards have no rows that end early, only rows whose last cells are empty.
        // Of aligned text, where an empty cell leaves no sign, a short row does not say which of its cells are missing.
        fill_short: (table.fill_short && dialect.dialect.delimiter.byte().is_some()) || form.has_cells(),
        columns: columns::guess(&table, &hints),
        form,
    }
}

/// Carriage returns alone end the lines of a text without a line feed.
fn newline(head: &[u8]) -> Newline {
    let has = |byte| memchr::memchr(byte, head).is_some();
    if has(b'\r') && !has(b'\n') { Newline::Cr } else { Newline::Lf }
}

fn without_cut_line(head: &[u8], newline: Newline) -> &[u8] {
    match memchr::memrchr(newline.byte(), head) {
        Some(at) => &head[..at],
        None => head,
    }
}

/// The rows of a part of the text that lies in memory, those included that could not be used; blank ones are not.
pub(super) fn sample(text: &[u8], newline: Newline, dialect: Dialect) -> Sample {
    Rows::raw(lines(text, newline), dialect).filter_map(|read| read.map_or_else(|error| error.row, Some)).collect()
}

/// The lines of a part of the text that lies in memory.
pub(super) fn lines(text: &[u8], newline: Newline) -> Lines {
    Lines::new(Box::new(io::Cursor::new(text.to_vec())), newline.byte())
}
