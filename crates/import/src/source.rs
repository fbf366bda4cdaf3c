//! Reading tables out of files, whatever program wrote them.
//!
//! A [`Source`] is opened on a file or on bytes in memory, packed by gzip or ZIP or not at all. [`Source::guess`]
//! looks at its first part and proposes how to read it; the [`Guess`] can be shown, changed and kept, and
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

pub mod cell;
mod columns;
mod container;
mod detect;
mod dialect;
mod guess;
mod lines;
mod rows;
mod split;
mod table;
mod text;
mod trouble;

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use kernel::Result;

pub use cell::{DateOrder, DecimalSign};
pub use container::Compression;
pub use guess::{Column, Given, Guess, Kind, Newline};
pub use rows::{Row, RowError, Rows};
pub use split::{Delimiter, Dialect, Quote};
pub use text::Encoding;

use container::Origin;
use lines::Lines;

/// So many unpacked bytes are read at most, unless [`Source::limited_to`] says otherwise: 4 GiB.
pub const MOST_BYTES: u64 = 4 << 30;

/// So many bytes of the text are looked at for a guess.
const LOOKED_AT: u64 = 1 << 18;

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

    /// Proposes how to read the file; what is `given` is kept and the rest fitted to it.
    pub fn guess(&self, given: &Given) -> Result<Guess> {
        let encoding = match given.encoding {
            Some(encoding) => encoding,
            None => detect::encoding(|| self.unpacked())?,
        };
        let mut head = Vec::new();
        let text = text::to_utf8(self.unpacked()?, encoding);
        text.take(LOOKED_AT).read_to_end(&mut head).map_err(trouble::reading)?;
        let whole = (head.len() as u64) < LOOKED_AT;
        Ok(guess::of_text(self.compression.clone(), encoding, &head, whole, given))
    }

    /// Reads the rows of the table as `guess` says.
    pub fn rows(&self, guess: &Guess) -> Result<Rows> {
        let bytes = self.origin.unpacked(&guess.compression, self.limit)?;
        let lines = Lines::new(text::to_utf8(bytes, guess.encoding), guess.newline.byte());
        Rows::new(lines, guess).map_err(trouble::reading)
    }

    /// The first `n` rows, good and bad, for showing beside the guess.
    pub fn preview(&self, guess: &Guess, n: usize) -> Result<Vec<Result<Row, RowError>>> {
        Ok(self.rows(guess)?.take(n).collect())
    }

    fn unpacked(&self) -> Result<Box<dyn Read + Send>> {
        self.origin.unpacked(&self.compression, self.limit)
    }
}
