//! From lines to cells.

use serde::{Deserialize, Serialize};

/// Ends a cell where cells come ready made, from sheets and cards; no text of people holds it.
pub(super) const CELL_END: u8 = 0x1f;
/// Ends a row where cells come ready made.
pub(super) const ROW_END: u8 = 0x1e;

/// What stands between two cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Delimiter {
    /// `,`
    #[default]
    Comma,
    /// `;`
    Semicolon,
    /// A tabulator.
    Tab,
    /// `|`
    Pipe,
    /// Blanks, one or more: columns of figures and single words.
    Aligned,
    /// Two blanks or more: aligned columns whose texts hold blanks of their own.
    AlignedWide,
    /// The sign by which cells are set apart that come ready made. Not offered, as there is nothing to choose.
    Cells,
}

impl Delimiter {
    /// All that are offered, the commonest first.
    pub const ALL: [Delimiter; 6] = [
        Delimiter::Comma,
        Delimiter::Semicolon,
        Delimiter::Tab,
        Delimiter::Pipe,
        Delimiter::Aligned,
        Delimiter::AlignedWide,
    ];

    /// The sign as a byte; nothing for blanks.
    pub(super) fn byte(self) -> Option<u8> {
        match self {
            Delimiter::Comma => Some(b','),
            Delimiter::Semicolon => Some(b';'),
            Delimiter::Tab => Some(b'\t'),
            Delimiter::Pipe => Some(b'|'),
            Delimiter::Cells => Some(CELL_END),
            Delimiter::Aligned | Delimiter::AlignedWide => None,
        }
    }
}

/// What stands around cells that hold delimiters or line breaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quote {
    /// Nothing: quotation marks are letters like others.
    None,
    /// `"`
    #[default]
    Double,
    /// `'`
    Single,
}

impl Quote {
    fn byte(self) -> Option<u8> {
        match self {
            Quote::None => None,
            Quote::Double => Some(b'"'),
            Quote::Single => Some(b'\''),
        }
    }
}

/// How lines fall into cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Dialect {
    /// What stands between cells.
    pub delimiter: Delimiter,
    /// What stands around them. Inside, the mark is written twice.
    pub quote: Quote,
    /// Whether a backslash before the mark is another way to write it inside a quoted cell.
    #[serde(default)]
    pub backslash: bool,
}

/// The cells of a row as bytes, one behind the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Cells {
    pub text: Vec<u8>,
    /// Where each cell ends in the text.
    pub ends: Vec<usize>,
}

impl Cells {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    fn end_cell(&mut self) {
        self.ends.push(self.text.len());
    }
}

/// How far a row has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// All of it is there.
    Complete,
    /// A quotation mark is still open: the row goes on in the next line.
    Open,
}

/// Splits lines into cells; remembers between two lines whether a quotation mark is open.
#[derive(Clone, Debug)]
pub(super) struct Splitter {
    dialect: Dialect,
    open: bool,
}

impl Splitter {
    pub(super) fn new(dialect: Dialect) -> Self {
        Splitter { dialect, open: false }
    }

    /// Forgets an open quotation mark.
    pub(super) fn reset(&mut self) {
        self.open = false;
    }

    /// Adds the cells of a line. The line comes without its end.
    pub(super) fn feed(&mut self, line: &[u8], cells: &mut Cells) -> Progress {
        let Some(delimiter) = self.dialect.delimiter.byte() else {
            aligned(line, self.dialect.delimiter == Delimiter::AlignedWide, cells);
            return Progress::Complete;
        };
        match self.dialect.quote.byte() {
            Some(quote) if self.open || memchr::memchr(quote, line).is_some() => {
                self.quoted(line, delimiter, quote, cells)
            }
            _ => {
                plain(line, delimiter, cells);
                Progress::Complete
            }
        }
    }

    /// Splits a line with quotation marks in it, or inside an open one.
    fn quoted(&mut self, line: &[u8], delimiter: u8, quote: u8, cells: &mut Cells) -> Progress {
        let mut rest = line;
        loop {
            if !self.open {
                // Some programs put a blank behind each delimiter, before the mark.
                let blanks = rest.iter().take_while(|&&b| b == b' ').count();
                if rest.get(blanks) == Some(&quote) {
                    rest = &rest[blanks + 1..];
                    self.open = true;
                }
            }
            if self.open {
                match self.closing(rest, quote, cells) {
                    Some(behind) => rest = behind,
                    None => {
                        cells.text.push(b'\n');
                        return Progress::Open;
                    }
                }
                self.open = false;
            }
            // What stands between a closing mark and the delimiter belongs to the cell, wrong as it is.
            match memchr::memchr(delimiter, rest) {
                Some(at) => {
                    cells.text.extend_from_slice(&rest[..at]);
                    cells.end_cell();
                    rest = &rest[at + 1..];
                }
                None => {
                    cells.text.extend_from_slice(rest);
                    cells.end_cell();
                    return Progress::Complete;
                }
            }
        }
    }

    /// Copies the inside of a quoted cell and returns what stands behind the closing mark; nothing when it is not in
    /// this line.
    fn closing<'a>(&self, line: &'a [u8], quote: u8, cells: &mut Cells) -> Option<&'a [u8]> {
        let mut rest = line;
        loop {
            let at = match self.dialect.backslash {
                true => memchr::memchr2(quote, b'\\', rest),
                false => memchr::memchr(quote, rest),
            };
            let Some(at) = at else {
                cells.text.extend_from_slice(rest);
                return None;
            };
            cells.text.extend_from_slice(&rest[..at]);
            let escapes = rest[at] == b'\\' && matches!(rest.get(at + 1), Some(&b) if b == quote || b == b'\\');
            let doubled = rest[at] == quote && rest.get(at + 1) == Some(&quote);
            if escapes || doubled {
                cells.text.push(rest[at + 1]);
                rest = &rest[at + 2..];
            } else if rest[at] == b'\\' {
                cells.text.push(b'\\');
                rest = &rest[at + 1..];
            } else {
                return Some(&rest[at + 1..]);
            }
        }
    }
}

fn plain(line: &[u8], delimiter: u8, cells: &mut Cells) {
    let mut start = 0;
    for at in memchr::memchr_iter(delimiter, line) {
        cells.text.extend_from_slice(&line[start..at]);
        cells.end_cell();
        start = at + 1;
    }
    cells.text.extend_from_slice(&line[start..]);
    cells.end_cell();
}

/// Splits at runs of blanks and tabulators; with `wide`, single blanks belong to the cell.
fn aligned(line: &[u8], wide: bool, cells: &mut Cells) {
    let mut rest = line.trim_ascii();
    while !rest.is_empty() {
        let is_gap = |at: &usize| match rest[*at] {
            b'\t' => true,
            b' ' => !wide || matches!(rest.get(*at + 1), Some(b' ' | b'\t')),
            _ => false,
        };
        let end = (0..rest.len()).find(is_gap).unwrap_or(rest.len());
        cells.text.extend_from_slice(&rest[..end]);
        cells.end_cell();
        rest = rest[end..].trim_ascii_start();
    }
}
