//! The file of refused rows: as they were, with the line and the reason beside them.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::PathBuf;

use kernel::{AnyId, Error, Lang, Result};
use store::Store;

use crate::plan::{Kind, Target};
use crate::source::{Guess, Row};

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

/// Writes refused rows.
pub(super) struct Report {
    path: PathBuf,
    out: Option<csv::Writer<BufWriter<File>>>,
    header: Vec<String>,
}

impl Report {
    pub fn new(path: PathBuf, guess: &Guess, lang: Lang) -> Report {
        let mut header: Vec<String> = guess.columns.iter().map(|column| column.name.clone()).collect();
        header.push(words::text(lang, "import-report-line", &[]));
        header.push(words::text(lang, "import-report-reason", &[]));
        Report { path, out: None, header }
    }

    pub fn add(&mut self, line: u64, row: Option<&Row>, reason: &str) -> Result<()> {
        let columns = self.header.len() - 2;
        let out = match &mut self.out {
            Some(out) => out,
            None => {
                let mut file = BufWriter::new(File::create(&self.path).map_err(Error::internal)?);
                // Spreadsheet programs take a file for UTF-8 only with this mark.
                file.write_all("\u{feff}".as_bytes()).map_err(Error::internal)?;
                let mut out = csv::WriterBuilder::new().from_writer(file);
                out.write_record(&self.header).map_err(Error::internal)?;
                self.out.insert(out)
            }
        };
        let cells = (0..columns).map(|at| row.map_or("", |row| row.cell(at)));
        let line = line.to_string();
        out.write_record(cells.chain([line.as_str(), reason])).map_err(Error::internal)
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
