//! `kilit export`: all records of a kind, as a file.

use clap::{Args, ValueEnum};
use kernel::{Actor, Error, Face, Result};
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
    /// How it is written, to the standard output.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// How an export is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
pub enum Format {
    /// Comma-separated values in UTF-8, with the names of the fields in the first line. A sum of money has a second
    /// column for its currency, a reference a second one for the id of what it refers to.
    #[default]
    Csv,
    /// One JSON object a line.
    Jsonl,
}

/// Writes all records of a kind.
pub fn run(store: &Store, asked: &Export, voice: &mut Voice<'_>) -> Result<()> {
    let catalogue = store.catalogue();
    let of = catalogue.by_plural(&asked.kind).or_else(|| catalogue.get(&asked.kind).ok());
    let of = std::sync::Arc::clone(of.ok_or_else(|| {
        let kinds: Vec<&str> = catalogue.types().map(|of| of.plural).collect();
        Error::invalid("error-no-such-kind").with("value", &asked.kind).with("names", kinds.join(", "))
    })?);
    let mut query = Query::of(of.name).limit(SLICE);
    query.fields = of.fields.iter().map(Path::from).collect();
    if asked.format == Format::Csv {
        voice.write(&line(&heads(&of))?)?;
    }
    loop {
        let asking = query.clone();
        let page = store.read_blocking(Actor::system(Face::Command), move |db| db.page_for(&asking, Action::Export))?;
        for view in &page.rows {
            match asked.format {
                Format::Csv => voice.write(&line(&cells(&of, view))?)?,
                Format::Jsonl => voice.write(object(&of, view)?.as_bytes())?,
            }
        }
        match page.next {
            Some(next) => query.after = Some(next),
            None => return voice.flush(),
        }
    }
}

fn heads(of: &RecordType) -> Vec<String> {
    let mut heads = vec!["id".to_owned()];
    for field in &of.fields {
        heads.push(field.name.to_string());
        match field.kind {
            Kind::Money => heads.push(format!("{}_currency", field.name)),
            Kind::Reference(_) => heads.push(format!("{}_id", field.name)),
            _ => {}
        }
    }
    heads
}

fn cells(of: &RecordType, view: &View) -> Vec<String> {
    let mut cells = vec![view.id.to_string()];
    for field in &of.fields {
        let value = view.value(&field.name);
        match (&field.kind, value) {
            (Kind::Money, Value::Money(money)) => cells.extend([money.amount.to_string(), money.currency.to_string()]),
            (Kind::Money, _) => cells.extend([String::new(), String::new()]),
            (Kind::Reference(_), value) => {
                let title = view.title_of(&field.name).unwrap_or_default();
                cells.extend([title.to_owned(), text::write(value)]);
            }
            (_, value) => cells.push(text::write(value)),
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

fn line(cells: &[String]) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells).map_err(Error::internal)?;
    writer.into_inner().map_err(Error::internal)
}
