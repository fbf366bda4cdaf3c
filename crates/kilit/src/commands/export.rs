//! `kilit export`: all records of a kind, as a file.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::PathBuf;

use ::import::out::{Cell, Format as Form, Reader, Table};
use clap::{Args, ValueEnum};
use kernel::{Actor, Error, Face, Result};
use record::value::ADDRESS_PARTS;
use record::{Kind, Path, Query, RecordType, Value, View, text};
use serde::{Deserialize, Serialize};
use store::{Action, Store};

use crate::output::Voice;

/// Rows that are read at a time, so that a million of them need no more memory than a thousand.
const SLICE: usize = 1_000;

/// What is to be taken out.
#[derive(Clone, Debug, Serialize, Deserialize, Args)]
pub struct Export {
    /// The kind of records, by its plural as in addresses: companies, people, opportunities, invoices, …
    #[arg(value_name = "KIND")]
    pub kind: String,
    /// How it is written [default: by the ending of the file, else csv].
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// The file to write, instead of the standard output. It appears when it is whole.
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// How an export is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
pub enum Format {
    /// Comma-separated values in UTF-8, with the names of the fields in the first line. A sum of money has a second
    /// column for its currency, a reference a second one for the id of what it refers to, an address one for each part.
    #[default]
    Csv,
    /// The same as a workbook for spreadsheet programs.
    Xlsx,
    /// One JSON object a line.
    Jsonl,
}

impl Export {
    /// Settles what depends on where the command was typed, as a server that does it stands in a folder of its own.
    pub fn settle(&mut self) -> Result<()> {
        if let Some(file) = &mut self.output {
            *file = std::path::absolute(&*file).map_err(Error::internal)?;
        }
        let ending = self.output.as_ref().and_then(|file| file.extension()).and_then(|ending| ending.to_str());
        let format = *self.format.get_or_insert(match ending {
            Some("xlsx") => Format::Xlsx,
            Some("jsonl") => Format::Jsonl,
            _ => Format::Csv,
        });
        if format == Format::Xlsx && self.output.is_none() && io::stdout().is_terminal() {
            return Err(Error::invalid("error-export-to-terminal"));
        }
        Ok(())
    }
}

/// Writes all records of a kind.
pub fn run(store: &Store, asked: &Export, voice: &mut Voice<'_>) -> Result<()> {
    let Some(file) = &asked.output else {
        write(store, asked, &mut Out { voice })?;
        return voice.flush();
    };
    // Written aside and then put in place, so that nobody takes half of it for the whole.
    let mut aside = file.clone().into_os_string();
    aside.push(".part");
    let failed =
        |error: io::Error| Error::invalid("error-export-file").with("path", file.display()).with("reason", error);
    let mut out = BufWriter::new(File::create(&aside).map_err(failed)?);
    let written = write(store, asked, &mut out).and_then(|()| out.flush().map_err(failed));
    drop(out);
    match written.and_then(|()| std::fs::rename(&aside, file).map_err(failed)) {
        Ok(()) => Ok(()),
        Err(error) => {
            if let Err(error) = std::fs::remove_file(&aside) {
                tracing::warn!(%error, "the beginning of an export could not be taken away");
            }
            Err(error)
        }
    }
}

fn write(store: &Store, asked: &Export, out: &mut dyn Write) -> Result<()> {
    let catalogue = store.catalogue();
    let of = catalogue.by_plural(&asked.kind.replace('-', "_")).or_else(|| catalogue.get(&asked.kind).ok());
    let of = std::sync::Arc::clone(of.ok_or_else(|| {
        let kinds: Vec<&str> = catalogue.types().map(|of| of.plural).collect();
        Error::invalid("error-no-such-kind").with("value", &asked.kind).with("names", kinds.join(", "))
    })?);
    let form = match asked.format.unwrap_or_default() {
        Format::Csv => Form::Csv,
        Format::Xlsx => Form::Xlsx,
        Format::Jsonl => {
            return each(store, &of, |view| out.write_all(object(&of, view)?.as_bytes()).map_err(unwritten));
        }
    };
    let mut table = Table::begin(&mut *out, form, Reader::Program, of.plural, &heads(&of)).map_err(unwritten)?;
    each(store, &of, |view| table.row(&cells(&of, view, store.clock().zone())).map_err(unwritten))?;
    table.end().map_err(unwritten).map(|_| ())
}

/// Calls for every record of a type, read in slices.
fn each(store: &Store, of: &RecordType, mut f: impl FnMut(&View) -> Result<()>) -> Result<()> {
    let mut query = Query::of(of.name).limit(SLICE);
    query.fields = of.fields.iter().map(Path::from).collect();
    loop {
        let asking = query.clone();
        let page = store.read_blocking(Actor::system(Face::Command), move |db| db.page_for(&asking, Action::Export))?;
        page.rows.iter().try_for_each(&mut f)?;
        match page.next {
            Some(next) => query.after = Some(next),
            None => return Ok(()),
        }
    }
}

/// A voice as a file.
struct Out<'a, 'v> {
    voice: &'a mut Voice<'v>,
}

impl Write for Out<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.voice.write(bytes).map_err(io::Error::other)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Whoever asked has gone, or the disk is full.
fn unwritten(error: io::Error) -> Error {
    Error::new(kernel::Fault::Busy, "error-not-heard").with("reason", error)
}

fn heads(of: &RecordType) -> Vec<String> {
    let mut heads = vec!["id".to_owned()];
    for field in &of.fields {
        match field.kind {
            Kind::Address => heads.extend(ADDRESS_PARTS.map(|part| format!("{}.{part}", field.name))),
            _ => heads.push(field.name.to_string()),
        }
        match field.kind {
            Kind::Money => heads.push(format!("{}_currency", field.name)),
            Kind::Reference(_) => heads.push(format!("{}_id", field.name)),
            _ => {}
        }
    }
    heads
}

fn cells(of: &RecordType, view: &View, zone: &jiff::tz::TimeZone) -> Vec<Cell> {
    let mut cells: Vec<Cell> = vec![view.id.to_string().into()];
    for field in &of.fields {
        let value = view.value(&field.name);
        match (&field.kind, value) {
            (Kind::Money, Value::Money(money)) => {
                cells.extend([Cell::Number(money.amount), money.currency.to_string().into()]);
            }
            (Kind::Money, _) => cells.extend([Cell::Empty, Cell::Empty]),
            (Kind::Reference(_), value) => {
                let title = view.title_of(&field.name).unwrap_or_default();
                cells.extend([title.into(), text::write(value).into()]);
            }
            (Kind::Address, Value::Address(address)) => {
                cells.extend(ADDRESS_PARTS.map(|part| address.part(part).unwrap_or_default().into()));
            }
            (Kind::Address, _) => cells.extend(ADDRESS_PARTS.map(|_| Cell::Empty)),
            (Kind::Percent, Value::Decimal(number)) => cells.push(Cell::Percent(*number)),
            (_, Value::Decimal(number)) => cells.push(Cell::Number(*number)),
            (_, Value::Int(number)) => cells.push(Cell::Int(*number)),
            (_, Value::Date(date)) => cells.push(Cell::Date(*date)),
            (_, Value::Time(at)) => cells.push(Cell::DateTime(at.in_zone(zone).datetime())),
            (_, value) => cells.push(text::write(value).into()),
        }
    }
    cells
}

fn object(of: &RecordType, view: &View) -> Result<String> {
    let mut object = serde_json::Map::new();
    object.insert("id".to_owned(), view.id.to_string().into());
    for field in &of.fields {
        object.insert(field.name.to_string(), text::to_json(view.value(&field.name)));
    }
    let mut line = serde_json::to_string(&object).map_err(Error::internal)?;
    line.push('\n');
    Ok(line)
}
