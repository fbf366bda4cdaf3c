//! The file of rows that were refused, or taken with remarks: as they were, with the line and the reason beside them.

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, ErrorKind, Read, Seek as _, SeekFrom, Write as _};
use std::ops::Range;
use std::path::PathBuf;

use kernel::{AnyId, Error, Lang, Result};
use serde::{Deserialize, Serialize};
use store::Store;

use super::Refused;
use super::draft::{Done, Remark};
use crate::plan::{Kind, Target};
use crate::source::{Delimiter, Guess, Row};

/// Where imports keep files: uploaded ones until they are read, and those of refused rows.
///
/// # Errors
/// When the folder cannot be made.
pub fn folder(store: &Store) -> Result<PathBuf> {
    // A program on PostgreSQL that has named no folder keeps them where the machine keeps such files.
    let folder =
        store.folder().map_or_else(|_| std::env::temp_dir().join("kilit-imports"), |folder| folder.join("imports"));
    std::fs::create_dir_all(&folder).map_err(Error::internal)?;
    Ok(folder)
}

/// The file of the rows of an import that were refused or taken with remarks; it is there when some were.
pub fn report_of(store: &Store, run: AnyId) -> Result<PathBuf> {
    Ok(folder(store)?.join(format!("{run}.csv")))
}

/// Writes rows: the columns as they were, what became of the row, line and reason, and behind them what was too much.
pub(super) struct Report {
    path: PathBuf,
    out: Option<csv::Writer<BufWriter<File>>>,
    header: Vec<String>,
    /// How many columns the file has that the rows come from.
    columns: usize,
    /// Those of them that an earlier import added.
    earlier: Range<usize>,
    delimiter: u8,
    lang: Lang,
}

/// A row of the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Entry {
    line: u64,
    cells: Vec<String>,
    fate: Fate,
    reason: String,
}

impl Entry {
    pub fn new(line: u64, row: Option<&Row>, fate: Fate, reason: &str) -> Entry {
        let cells = row.map(|row| row.cells().map(str::to_owned).collect()).unwrap_or_default();
        Entry { line, cells, fate, reason: reason.to_owned() }
    }
}

/// What became of a row that stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Fate {
    Refused,
    Taken,
}

impl Fate {
    const ALL: [Fate; 2] = [Fate::Refused, Fate::Taken];

    fn word(self, lang: Lang) -> String {
        let key = match self {
            Fate::Refused => "import-report-result.refused",
            Fate::Taken => "import-report-result.taken",
        };
        words::text(lang, key, &[])
    }

    /// From its word in any of the languages; who reads a file may speak another than who imported.
    fn of_word(word: &str) -> Fate {
        let is_meant = |fate: &Fate| Lang::ALL.into_iter().any(|lang| fate.word(lang) == word);
        Fate::ALL.into_iter().find(is_meant).unwrap_or(Fate::Refused)
    }
}

impl Report {
    pub fn new(path: PathBuf, guess: &Guess, lang: Lang) -> Report {
        let earlier = added_columns(guess);
        let own = guess.columns.iter().enumerate().filter(|(at, _)| !earlier.contains(at));
        let mut header: Vec<String> = own.map(|(_, column)| column.name.clone()).collect();
        let added = ["import-report-result", "import-report-line", "import-report-reason"];
        header.extend(added.map(|key| words::text(lang, key, &[])));
        let delimiter = match guess.dialect.delimiter {
            Delimiter::Comma => b',',
            Delimiter::Semicolon => b';',
            Delimiter::Tab => b'\t',
            _ => crate::out::delimiter(lang),
        };
        Report { path, out: None, header, columns: guess.columns.len(), earlier, delimiter, lang }
    }

    /// Goes on behind what a run had written when it was killed: so many bytes, all of rows that are committed.
    ///
    /// Another machine does not have the file, and goes on without the rows in it.
    pub fn go_on(&mut self, bytes: u64) -> Result<()> {
        if bytes == 0 {
            return Ok(());
        }
        let file = match File::options().write(true).open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                tracing::warn!("the rows that an import refused before it was killed lie on another machine");
                return Ok(());
            }
            Err(error) => return Err(Error::internal(error)),
        };
        let there = file.metadata().map_err(Error::internal)?.len();
        file.set_len(there.min(bytes)).map_err(Error::internal)?;
        let mut file = BufWriter::new(file);
        file.seek(SeekFrom::End(0)).map_err(Error::internal)?;
        self.out = Some(csv::WriterBuilder::new().delimiter(self.delimiter).flexible(true).from_writer(file));
        Ok(())
    }

    /// How many bytes of rows lie in the file, out of the reach of whatever happens to this program.
    pub fn settle(&mut self) -> Result<u64> {
        let Some(out) = &mut self.out else { return Ok(0) };
        out.flush().map_err(Error::internal)?;
        Ok(out.get_ref().get_ref().metadata().map_err(Error::internal)?.len())
    }

    pub fn add(&mut self, entry: &Entry) -> Result<()> {
        let out = match &mut self.out {
            Some(out) => out,
            None => {
                let mut file = BufWriter::new(File::create(&self.path).map_err(Error::internal)?);
                // Spreadsheet programs take a file for UTF-8 only with this mark.
                file.write_all("\u{feff}".as_bytes()).map_err(Error::internal)?;
                let mut out = csv::WriterBuilder::new().delimiter(self.delimiter).flexible(true).from_writer(file);
                out.write_record(&self.header).map_err(Error::internal)?;
                self.out.insert(out)
            }
        };
        let (fate, line) = (entry.fate.word(self.lang), entry.line.to_string());
        let cell = |at: usize| entry.cells.get(at).map_or(Cow::Borrowed(""), |cell| guarded(cell));
        let added = [fate.as_str(), line.as_str(), entry.reason.as_str()].map(guarded);
        let more = entry.cells.iter().skip(self.columns).map(|cell| guarded(cell));
        let cells = (0..self.columns).filter(|at| !self.earlier.contains(at)).map(cell).chain(added).chain(more);
        out.write_record(cells.map(|cell| cell.into_owned())).map_err(Error::internal)
    }

    /// Where the file is, if a row stands in it.
    pub fn finish(self) -> Result<Option<PathBuf>> {
        match self.out {
            Some(mut out) => {
                out.flush().map_err(Error::internal)?;
                Ok(Some(self.path))
            }
            None => Ok(None),
        }
    }
}

/// The column of our own file that says what became of a row; none of other files.
pub(super) fn fate_column(guess: &Guess) -> Option<usize> {
    let is_called = |at: usize, key: &str| {
        let name = guess.columns.get(at).map_or("", |column| column.name.as_str());
        Lang::ALL.into_iter().any(|lang| words::text(lang, key, &[]) == name)
    };
    let (fate, line, reason) = ("import-report-result", "import-report-line", "import-report-reason");
    (0..guess.columns.len()).find(|at| is_called(*at, fate) && is_called(at + 1, line) && is_called(at + 2, reason))
}

/// The columns that our own file has more than the one it comes from.
pub(crate) fn added_columns(guess: &Guess) -> Range<usize> {
    fate_column(guess).map_or(0..0, |at| at..at + 3)
}

/// Whether a cell of that column says that its row was taken.
pub(super) fn says_taken(cell: &str) -> bool {
    Fate::of_word(cell.trim()) == Fate::Taken
}

/// A cell behind an apostrophe where a spreadsheet would run it; whoever brings the file in again has it without.
fn guarded(cell: &str) -> Cow<'_, str> {
    if crate::out::is_formula(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// The first rows out of the file of those that were refused or taken with remarks.
///
/// # Errors
/// When the file cannot be read.
pub fn refused(file: impl Read, most: usize) -> Result<Vec<Refused>> {
    let mut bytes = BufReader::new(file);
    let mut header = Vec::new();
    bytes.read_until(b'\n', &mut header).map_err(Error::internal)?;
    // Names of columns hold signs, too; the delimiter is the one that makes most cells of them.
    let cells = |delimiter: u8| {
        let mut names =
            csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(header.as_slice());
        names.records().next().and_then(|names| names.ok()).map_or(0, |names| names.len())
    };
    let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|delimiter| cells(*delimiter)).unwrap_or(b',');
    let columns = cells(delimiter);
    let mut rows = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(bytes);
    let mut refused = Vec::new();
    for row in rows.records().take(most) {
        let row = row.map_err(Error::internal)?;
        let cell = |from_end: usize| columns.checked_sub(from_end).and_then(|at| row.get(at)).unwrap_or_default();
        let taken = Fate::of_word(cell(3)) == Fate::Taken;
        refused.push(Refused { line: cell(2).parse().unwrap_or(0), reason: cell(1).to_owned(), taken });
    }
    Ok(refused)
}

/// Why a row was refused, in a sentence for each cause; fields are called as on the pages.
pub fn reason(kind: &Kind, lang: Lang, error: &Error) -> String {
    let sentences: Vec<String> = error
        .each()
        .map(|one| {
            let sentence = words::error(lang, one);
            let label =
                one.field().and_then(|field| Target::parse(kind, field).ok()).map(|target| target.label(kind, lang));
            match label {
                Some(label) => words::text(
                    lang,
                    "import-reason",
                    &[("field", label.as_str().into()), ("reason", sentence.as_str().into())],
                ),
                None => sentence,
            }
        })
        .collect();
    sentences.join(" ")
}

/// What is said of a row that was taken, a sentence or two for each cell.
pub(super) fn remarks(kind: &Kind, lang: Lang, remarks: &[Remark]) -> String {
    let sentences: Vec<String> = remarks
        .iter()
        .map(|remark| {
            let key = match remark.done {
                Done::LeftOut => "import-remark-left",
                Done::Kept => "import-remark-kept",
                Done::First => "import-remark-first",
                Done::WithTax => "import-remark-with-tax",
            };
            words::text(lang, key, &[("reason", reason(kind, lang, &remark.error).as_str().into())])
        })
        .collect();
    sentences.join(" ")
}
