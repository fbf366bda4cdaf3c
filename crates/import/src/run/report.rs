//! The file of refused rows: as they were, with the line and the reason beside them.

use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Read, Write as _};
use std::path::PathBuf;

use kernel::{AnyId, Error, Lang, Result};
use store::Store;

use super::Refused;
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

/// The file of the refused rows of an import; it is there when some were.
pub fn report_of(store: &Store, run: AnyId) -> Result<PathBuf> {
    Ok(folder(store)?.join(format!("{run}.csv")))
}

/// Writes refused rows: the columns as they were, line and reason, and behind them what was too much.
pub(super) struct Report {
    path: PathBuf,
    out: Option<csv::Writer<BufWriter<File>>>,
    header: Vec<String>,
    delimiter: u8,
}

impl Report {
    pub fn new(path: PathBuf, guess: &Guess, lang: Lang) -> Report {
        let mut header: Vec<String> = guess.columns.iter().map(|column| column.name.clone()).collect();
        header.push(words::text(lang, "import-report-line", &[]));
        header.push(words::text(lang, "import-report-reason", &[]));
        let delimiter = match guess.dialect.delimiter {
            Delimiter::Comma => b',',
            Delimiter::Semicolon => b';',
            Delimiter::Tab => b'\t',
            _ => crate::out::delimiter(lang),
        };
        Report { path, out: None, header, delimiter }
    }

    pub fn add(&mut self, line: u64, row: Option<&Row>, reason: &str) -> Result<()> {
        let columns = self.header.len() - 2;
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
        let line = line.to_string();
        let cells = (0..columns).map(|at| row.map_or("", |row| row.cell(at)));
        let more = row.into_iter().flat_map(|row| row.cells().skip(columns));
        out.write_record(cells.chain([line.as_str(), reason]).chain(more)).map_err(Error::internal)
    }

    /// Where the file is, if a row was refused.
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

/// The first refused rows out of the file of them.
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
        refused.push(Refused { line: cell(2).parse().unwrap_or(0), reason: cell(1).to_owned() });
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
