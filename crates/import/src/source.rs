//! Reading tables out of files, whatever program wrote them.
//!
//! A [`Source`] is opened on a file or on bytes in memory, packed by gzip or ZIP or not at all: text in columns, a workbook,
//! a page with a table, or business cards. [`Source::guess`] looks at its first part and proposes how to read it; the [`Guess`] can be shown, changed and kept, and
//! [`Source::rows`] then reads the whole, one row at a time in bounded memory. What cells say is read by [`cell`].
//!
//! ```no_run
//! # fn main() -> kernel::Result<()> {
//! use import::source::{Given, Row, Source};
//!
//! let source = Source::open("invoices.csv.gz")?;
//! let guess = source.guess(&Given::default())?;
//! let mut rows = source.rows(&guess)?;
//! let mut row = Row::default();
//! while let Some(read) = rows.read(&mut row) {
//!     match read {
//!         Ok(()) => println!("{}: {}", row.line(), row.cell(0)),
//!         Err(error) => println!("{}: {}", error.line, error.error),
//!     }
//! }
//! # Ok(())
//! # }
//! ```

mod cards;
pub mod cell;
mod columns;
mod container;
mod detect;
mod dialect;
mod form;
mod guess;
mod lines;
mod page;
mod rows;
mod split;
mod table;
mod text;
mod trouble;
mod workbook;

use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::Arc;

use kernel::{Error, Result};

pub use cell::{DateOrder, DecimalSign};
pub use container::Compression;
pub use form::Form;
pub use guess::{Column, Given, Guess, Kind, Newline};
pub(crate) use page::written_out;
pub use rows::{Row, RowError, Rows};
pub use split::{Delimiter, Dialect, Quote};
pub use text::Encoding;

use container::{Bytes, Origin};
use form::Look;
use lines::Lines;
use workbook::Workbook;

/// So many unpacked bytes are read at most, unless [`Source::limited_to`] says otherwise: 4 GiB.
pub const MOST_BYTES: u64 = 4 << 30;

/// So many bytes of the text are looked at for a guess.
const LOOKED_AT: u64 = 1 << 18;

/// A workbook inside of an archive is unpacked into memory; it may have so many bytes: 256 MiB.
const LARGEST_PACKED_WORKBOOK: u64 = 256 << 20;

/// A file that holds a table, or bytes that do.
#[derive(Clone, Debug)]
pub struct Source {
    origin: Origin,
    compression: Compression,
    limit: u64,
}

impl Source {
    /// Opens a file and finds out how it is packed, by its first bytes and not by its name.
    ///
    /// Errors say what is wrong in a way that users can mend: the file is not there, is empty, is a workbook of a
    /// spreadsheet program, or an archive that is damaged, locked or holds no table.
    pub fn open(path: impl AsRef<Path>) -> Result<Source> {
        Source::of(Origin::File(path.as_ref().to_path_buf()))
    }

    /// Opens bytes in memory, such as a file that was dropped on a page.
    pub fn from_bytes(bytes: impl Into<Arc<[u8]>>) -> Result<Source> {
        Source::of(Origin::Memory(bytes.into()))
    }

    fn of(origin: Origin) -> Result<Source> {
        let compression = origin.compression()?;
        Ok(Source { origin, compression, limit: MOST_BYTES })
    }

    /// Sets how many unpacked bytes are read at most; beyond them reading ends with an error.
    #[must_use]
    pub fn limited_to(mut self, bytes: u64) -> Source {
        self.limit = bytes;
        self
    }

    /// How the table is packed.
    pub fn compression(&self) -> &Compression {
        &self.compression
    }

    /// The files of a ZIP archive among which to choose; none when there is no choice.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn entries(&self) -> Result<Vec<String>> {
        match self.compression {
            Compression::Zip { .. } => {
                self.origin.entries().map(|entries| if entries.len() > 1 { entries } else { vec![] })
            }
            _ => Ok(Vec::new()),
        }
    }

    /// The sheets of the workbook, hidden ones last; none when the guess is about something else.
    ///
    /// # Errors
    /// When the workbook cannot be read.
    pub fn sheets(&self, guess: &Guess) -> Result<Vec<String>> {
        match guess.form {
            Form::Sheet { .. } => Ok(self.workbook(&guess.compression)?.sheets()),
            _ => Ok(Vec::new()),
        }
    }

    /// Proposes how to read the file; what is `given` is kept and the rest fitted to it.
    ///
    /// # Errors
    /// As [`Source::open`], and when it holds no table, or not the sheet or the file that is given.
    pub fn guess(&self, given: &Given) -> Result<Guess> {
        let compression = self.chosen(given)?;
        let form = match self.look(&compression)? {
            Look::Text => Form::Text,
            Look::Cards => Form::Cards,
            Look::Page => Form::Page,
            Look::Workbook => Form::Sheet { name: self.sheet(&compression, given)? },
        };
        let encoding = match (given.encoding, &form) {
            (_, Form::Sheet { .. }) => Encoding::UTF_8,
            (Some(encoding), _) => encoding,
            (None, Form::Page) => match self.said_encoding(&compression)? {
                Some(encoding) => encoding,
                None => detect::encoding(|| self.unpacked(&compression))?,
            },
            (None, _) => detect::encoding(|| self.unpacked(&compression))?,
        };
        let mut head = Vec::new();
        self.text(&compression, &form, encoding)?.take(LOOKED_AT).read_to_end(&mut head).map_err(trouble::reading)?;
        if form == Form::Page && head.is_empty() {
            return Err(Error::invalid("import-source-page"));
        }
        let whole = (head.len() as u64) < LOOKED_AT;
        let origin = guess::Origin { compression, form, encoding };
        Ok(guess::of_text(origin, &head, whole, given))
    }

    /// Reads the rows of the table as `guess` says.
    ///
    /// # Errors
    /// When the file cannot be opened. What is wrong with a row is said by the row.
    pub fn rows(&self, guess: &Guess) -> Result<Rows> {
        let text = self.text(&guess.compression, &guess.form, guess.encoding)?;
        Rows::new(Lines::new(text, guess.newline.byte()), guess).map_err(trouble::reading)
    }

    /// The first `n` rows, good and bad, for showing beside the guess.
    ///
    /// # Errors
    /// As [`Source::rows`].
    pub fn preview(&self, guess: &Guess, n: usize) -> Result<Vec<Result<Row, RowError>>> {
        Ok(self.rows(guess)?.take(n).collect())
    }

    /// How many lines there are behind those above the table, for saying how far reading is: rows may be fewer. Nothing of a
    /// workbook, whose rows cost nearly as much to count as to read.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn lines(&self, guess: &Guess) -> Result<Option<u64>> {
        if guess.form.has_cells() {
            return Ok(None);
        }
        let mut bytes = self.unpacked(&guess.compression)?;
        let mut buffer = vec![0; 1 << 16];
        let mut lines = 0u64;
        loop {
            match bytes.read(&mut buffer).map_err(trouble::reading)? {
                0 => return Ok(Some(lines.saturating_sub(guess.skip as u64 + u64::from(guess.header)))),
                n => lines += memchr::memchr_iter(guess.newline.byte(), &buffer[..n]).count() as u64,
            }
        }
    }

    /// The text to be split, in UTF-8.
    fn text(&self, compression: &Compression, form: &Form, encoding: Encoding) -> Result<Box<dyn Read + Send>> {
        match form {
            Form::Text => Ok(text::to_utf8(self.unpacked(compression)?, encoding)),
            Form::Sheet { name } => {
                let rows = self.workbook(compression)?.rows(name);
                Ok(container::bounded(rows, self.limit))
            }
            Form::Page => page::rows(text::to_utf8(self.unpacked(compression)?, encoding)).map_err(trouble::reading),
            Form::Cards => Ok(cards::rows(Lines::new(text::to_utf8(self.unpacked(compression)?, encoding), b'\n'))),
        }
    }

    /// The file of an archive that was chosen, or the first.
    fn chosen(&self, given: &Given) -> Result<Compression> {
        match (&self.compression, &given.entry) {
            (Compression::Zip { .. }, Some(entry)) => {
                let entries = self.origin.entries()?;
                let entry = entries.into_iter().find(|known| known == entry);
                entry.map(|entry| Compression::Zip { entry }).ok_or_else(|| Error::invalid("import-source-no-table"))
            }
            (compression, _) => Ok(compression.clone()),
        }
    }

    /// The encoding that a page names for itself, unless a mark at its beginning says more.
    fn said_encoding(&self, compression: &Compression) -> Result<Option<Encoding>> {
        let mut head = Vec::new();
        self.unpacked(compression)?.take(1 << 12).read_to_end(&mut head).map_err(trouble::reading)?;
        if encoding_rs::Encoding::for_bom(&head).is_some() || head.contains(&0) {
            return Ok(None);
        }
        Ok(page::said_encoding(&head).and_then(|label| Encoding::for_label(label).ok()))
    }

    fn look(&self, compression: &Compression) -> Result<Look> {
        let mut head = Vec::new();
        self.unpacked(compression)?.take(form::HEAD).read_to_end(&mut head).map_err(trouble::reading)?;
        form::look(&head)
    }

    /// The sheet that was chosen, or the first with a table in it, or the first that says anything.
    fn sheet(&self, compression: &Compression, given: &Given) -> Result<String> {
        let sheets = self.workbook(compression)?.sheets();
        if let Some(wanted) = &given.sheet {
            let found = sheets.into_iter().find(|name| name == wanted);
            return found.ok_or_else(|| Error::invalid("import-source-no-sheet").with("sheet", wanted));
        }
        // A cover has words here and there; a table has rows of several cells.
        let mut first = None;
        for name in &sheets {
            let mut rows = self.workbook(compression)?.rows(name).take(1 << 16);
            let mut head = Vec::new();
            rows.read_to_end(&mut head).map_err(trouble::reading)?;
            let filled = |row: &[u8]| row.split(|&b| b == split::CELL_END).filter(|cell| !cell.is_empty()).count();
            let rows = head.split(|&b| b == split::ROW_END).map(filled);
            if rows.clone().filter(|cells| *cells > 1).count() > 1 {
                return Ok(name.clone());
            }
            if first.is_none() && rows.clone().any(|cells| cells > 0) {
                first = Some(name.clone());
            }
        }
        if let Some(name) = first {
            return Ok(name);
        }
        Err(Error::invalid("import-source-empty"))
    }

    fn workbook(&self, compression: &Compression) -> Result<Workbook> {
        if *compression == Compression::None {
            return Workbook::open(self.origin.open()?);
        }
        let mut whole = Vec::new();
        let unpacked = self.origin.unpacked(compression, self.limit.min(LARGEST_PACKED_WORKBOOK))?;
        { unpacked }.read_to_end(&mut whole).map_err(trouble::reading)?;
        Workbook::open(Box::new(Cursor::new(whole)) as Box<dyn Bytes>)
    }

    fn unpacked(&self, compression: &Compression) -> Result<Box<dyn Read + Send>> {
        self.origin.unpacked(compression, self.limit)
    }
}
