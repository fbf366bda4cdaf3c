//! The rows of a table, one at a time.

use std::collections::VecDeque;
use std::io;

use kernel::{Error, fold};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::cell;
use super::columns::Class;
use super::guess::Guess;
use super::lines::{LONGEST_LINE, Lines};
use super::split::{Cells, Dialect, Progress, Quote, Splitter};
use super::text::Encoding;
use super::trouble;

/// A cell may go over so many lines; after that its opening quotation mark is taken for a mistake.
const MOST_LINES_IN_A_CELL: usize = 1_000;

/// The key of the error of a quotation mark that is never closed.
pub(super) const OPEN_QUOTE: &str = "import-source-open-quote";

/// A row of a table: its cells as text, and the line of the file where it begins.
///
/// Cells lie in one piece of memory, so that reading a row into an old one allocates nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    line: u64,
    text: String,
    ends: Vec<usize>,
}

impl Row {
    /// The line of the (unpacked) file in which the row begins, counted from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no cells.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The cell of a column, counted from 0; empty when the row is shorter.
    pub fn cell(&self, column: usize) -> &str {
        let Some(&end) = self.ends.get(column) else {
            return "";
        };
        let start = if column == 0 { 0 } else { self.ends[column - 1] };
        &self.text[start..end]
    }

    /// The cells in their order.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.len()).map(|column| self.cell(column))
    }

    /// Whether nothing but blanks stands in the row.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    fn take(&mut self, line: u64, cells: &Cells) -> bool {
        self.line = line;
        self.text.clear();
        self.ends.clone_from(&cells.ends);
        match std::str::from_utf8(&cells.text) {
            Ok(text) if memchr::memchr(0, text.as_bytes()).is_some() => {
                self.take_without_zeros(text, cells);
                true
            }
            Ok(text) => {
                self.text.push_str(text);
                true
            }
            Err(_) => {
                self.take_lossy(cells);
                false
            }
        }
    }

    /// Leaves out zero bytes, which some programs fill fields up with and no database keeps.
    fn take_without_zeros(&mut self, text: &str, cells: &Cells) {
        let mut start = 0;
        for (at, &end) in cells.ends.iter().enumerate() {
            self.text.extend(text[start..end].chars().filter(|c| *c != '\0'));
            self.ends[at] = self.text.len();
            start = end;
        }
    }

    /// Replaces what is not text, cell by cell, because replacements are longer than what they replace.
    fn take_lossy(&mut self, cells: &Cells) {
        let mut start = 0;
        for (at, &end) in cells.ends.iter().enumerate() {
            self.text.push_str(&String::from_utf8_lossy(&cells.text[start..end]));
            self.ends[at] = self.text.len();
            start = end;
        }
    }
}

/// As `{"line": 7, "cells": ["…", …]}`.
impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("Row", 2)?;
        row.serialize_field("line", &self.line)?;
        row.serialize_field("cells", &self.cells().collect::<Vec<_>>())?;
        row.end()
    }
}

/// Why a row cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub struct RowError {
    /// The line of the (unpacked) file, counted from 1.
    pub line: u64,
    /// The reason.
    pub error: Error,
    /// The row as far as it could be split, for the file of what was left out. None when the file itself could not be
    /// read on: then no row follows.
    pub row: Option<Row>,
}

/// Reads rows, header and lines before it left out.
///
/// Blank rows and repetitions of the header (printed pages have them) are passed over without a word.
pub struct Rows {
    lines: Lines,
    splitter: Splitter,
    dialect: Dialect,
    encoding: &'static str,
    /// How many columns a row must have; nothing in particular when 0.
    columns: usize,
    /// Columns up to the last one with a name: a row may end after them.
    named: usize,
    fill_short: bool,
    header: Header,
    /// Lines that were read in search of a closing quotation mark that never came.
    again: VecDeque<(u64, Vec<u8>)>,
    cells: Cells,
    ended: bool,
}

enum Header {
    /// There is none.
    Absent,
    /// It comes next.
    Ahead,
    Seen(Row),
}

impl Rows {
    pub(super) fn new(mut lines: Lines, guess: &Guess) -> Result<Self, io::Error> {
        for _ in 0..guess.skip {
            lines.next()?;
        }
        Ok(Rows {
            encoding: guess.encoding.name(),
            columns: guess.columns.len(),
            named: guess.columns.iter().rposition(|column| column.named).map_or(guess.columns.len(), |last| last + 1),
            fill_short: guess.fill_short,
            header: if guess.header { Header::Ahead } else { Header::Absent },
            ..Rows::raw(lines, guess.dialect)
        })
    }

    /// All rows of a text in UTF-8, however many cells they have.
    pub(super) fn raw(lines: Lines, dialect: Dialect) -> Self {
        Rows {
            lines,
            splitter: Splitter::new(dialect),
            dialect,
            encoding: Encoding::UTF_8.name(),
            columns: 0,
            named: 0,
            fill_short: true,
            header: Header::Absent,
            again: VecDeque::new(),
            cells: Cells::default(),
            ended: false,
        }
    }

    /// Reads the next row into `row`, whatever was in it before; nothing at the end of the table.
    ///
    /// An error concerns this row only and the next call goes on behind it, unless [`RowError::row`] is empty.
    pub fn read(&mut self, row: &mut Row) -> Option<Result<(), RowError>> {
        while !self.ended {
            let (line, trouble) = match self.split() {
                Ok(Some(split)) => split,
                Ok(None) => break,
                Err(error) => {
                    self.ended = true;
                    let error = trouble::reading(error);
                    return Some(Err(RowError { line: self.lines.number(), error, row: None }));
                }
            };
            let is_text = row.take(line, &self.cells);
            if row.is_blank() || self.is_header(row) || is_rule(row) {
                continue;
            }
            let checked = match trouble {
                Some(error) => Err(error),
                None if !is_text => Err(Error::invalid("import-source-wrong-encoding").with("encoding", self.encoding)),
                None => self.check(row),
            };
            return Some(checked.map_err(|error| RowError { line, error, row: Some(row.clone()) }));
        }
        None
    }

    /// Splits the next row into `self.cells`; returns its first line and what is wrong with its quotation marks.
    fn split(&mut self) -> io::Result<Option<(u64, Option<Error>)>> {
        self.cells.clear();
        self.splitter.reset();
        let mut taken: Vec<(u64, Vec<u8>)> = Vec::new();
        let mut length = 0;
        loop {
            let (number, progress) = match self.again.pop_front() {
                Some((number, line)) => {
                    let progress = self.splitter.feed(&line, &mut self.cells);
                    if progress == Progress::Open {
                        length += line.len();
                        taken.push((number, line));
                    }
                    (number, progress)
                }
                None => match self.lines.next()? {
                    Some((number, line)) => {
                        let progress = self.splitter.feed(line, &mut self.cells);
                        if progress == Progress::Open {
                            length += line.len();
                            taken.push((number, line.to_vec()));
                        }
                        (number, progress)
                    }
                    None if taken.is_empty() => return Ok(None),
                    None => return Ok(Some(self.give_up(taken))),
                },
            };
            if progress == Progress::Complete {
                return Ok(Some((taken.first().map_or(number, |(first, _)| *first), None)));
            }
            if taken.len() >= MOST_LINES_IN_A_CELL || length >= LONGEST_LINE {
                return Ok(Some(self.give_up(taken)));
            }
        }
    }

    /// Takes the first line alone, its quotation marks as letters, and puts the others back.
    fn give_up(&mut self, taken: Vec<(u64, Vec<u8>)>) -> (u64, Option<Error>) {
        let mut taken = taken.into_iter();
        let (number, first) = taken.next().unwrap_or_default();
        for line in taken.rev() {
            self.again.push_front(line);
        }
        self.cells.clear();
        Splitter::new(Dialect { quote: Quote::None, ..self.dialect }).feed(&first, &mut self.cells);
        (number, Some(Error::invalid(OPEN_QUOTE)))
    }

    fn is_header(&mut self, row: &Row) -> bool {
        match &self.header {
            Header::Absent => false,
            // Files that were put together have a mark of byte order before each header.
            Header::Seen(header) => {
                header.ends == row.ends && header.text == row.text
                    || row.text.starts_with('\u{feff}')
                        && row.cells().map(cell::tidy).eq(header.cells().map(cell::tidy))
            }
            Header::Ahead => {
                self.header = Header::Seen(row.clone());
                true
            }
        }
    }

    fn check(&self, row: &mut Row) -> Result<(), Error> {
        let (expected, found) = (self.columns, row.len());
        if found > expected && expected > 0 {
            if row.cells().skip(expected).any(|cell| !cell.trim().is_empty()) {
                return Err(Error::invalid("import-source-too-many-cells")
                    .with("expected", expected)
                    .with("found", found));
            }
            row.ends.truncate(expected);
            row.text.truncate(row.ends.last().copied().unwrap_or(0));
        }
        if found < self.named && !self.fill_short {
            return Err(Error::invalid("import-source-too-few-cells").with("expected", expected).with("found", found));
        }
        if is_total(row) {
            return Err(Error::invalid("import-source-total-line"));
        }
        Ok(())
    }
}

impl Iterator for Rows {
    type Item = Result<Row, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut row = Row::default();
        self.read(&mut row).map(|read| read.map(|()| row))
    }
}

/// Whether a row is the sum that programs print under a table: it begins with a word for it, and is half empty or holds
/// nothing else but figures.
fn is_total(row: &Row) -> bool {
    let empty = row.cells().filter(|cell| cell.trim().is_empty()).count();
    if row.len() < 3 || empty == 0 {
        return false;
    }
    let mut filled = row.cells().map(str::trim).filter(|cell| !cell.is_empty());
    if !filled.next().is_some_and(|first| first.len() <= 30 && is_word_for_total(first)) {
        return false;
    }
    let is_figure = |cell: &str| matches!(Class::of(cell), Class::Number | Class::Money | Class::Percent);
    let is_sum = empty + 1 < row.len() && filled.all(is_figure);
    empty * 2 >= row.len() || is_sum
}

/// Whether a row is a line that reports draw under their headers.
fn is_rule(row: &Row) -> bool {
    let is_drawn = |cell: &str| cell.len() > 2 && cell.bytes().all(|b| matches!(b, b'-' | b'=' | b'_' | b' '));
    // A single short one may be a cell that says nothing.
    (row.len() > 1 || row.text.len() > 20) && row.cells().map(str::trim).all(is_drawn)
}

fn is_word_for_total(first: &str) -> bool {
    let folded = fold(first.trim_end_matches([':', ' ']));
    matches!(
        folded.as_str(),
        "toplam"
            | "genel toplam"
            | "ara toplam"
            | "yekun"
            | "total"
            | "grand total"
            | "subtotal"
            | "sum"
            | "kokku"
            | "summa"
            | "summa kokku"
            | "summe"
            | "gesamt"
            | "gesamtsumme"
            | "zwischensumme"
            | "sayfa toplami"
            | "totals"
            | "lehe summa"
    )
}
