//! `kilit log erase`: what fields of a record were is taken out of the change log, when the law demands it.

use clap::Args;
use kernel::{Actor, AnyId, Error, Face, Result};
use record::{Catalogue, RecordRef};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::Store;

use crate::output::Voice;

/// What is erased.
///
/// The record keeps what it holds now: change or delete it first. The chain of the log stays whole, and that something was
/// erased is written into it. Backups made earlier still hold the values.
#[derive(Clone, Debug, Serialize, Deserialize, Args)]
pub struct LogErase {
    /// The record by the end of its address in the browser, such as `people/01J9ZC4T8K2M0`.
    #[arg(value_name = "RECORD")]
    pub record: String,
    /// A field by its name in the API, such as `phone`; once for each [default: all fields].
    #[arg(long = "field", value_name = "FIELD")]
    pub fields: Vec<String>,
    /// Write JSON: {changes}, how many changes held such values.
    #[arg(long)]
    pub json: bool,
}

/// Erases the values, whether or not the record is still there.
pub fn run(store: &Store, asked: &LogErase, voice: &mut Voice<'_>) -> Result<()> {
    let catalogue = store.catalogue();
    let record = record(&catalogue, &asked.record)?;
    let of = catalogue.get(record.of)?;
    if let Some(unknown) = asked.fields.iter().find(|name| of.fields.iter().all(|field| field.name != **name)) {
        return Err(Error::invalid("error-no-such-field").with("field", unknown).with("type", record.of));
    }
    let fields: Vec<String> = match asked.fields.as_slice() {
        [] => of.fields.iter().map(|field| field.name.to_string()).collect(),
        named => named.to_vec(),
    };
    let program = Actor { lang: voice.lang, ..Actor::system(Face::Command) };
    let changes = store.write_blocking(program, move |tx| {
        tx.erase_history(record, &fields.iter().map(String::as_str).collect::<Vec<_>>())
    })?;
    if asked.json {
        return voice.line(json!({ "changes": changes }));
    }
    voice.say("commands-log-erase", &[("count", i64::try_from(changes).unwrap_or(i64::MAX).into())])
}

/// The record that the last two parts of an address name.
fn record(catalogue: &Catalogue, address: &str) -> Result<RecordRef> {
    let wrong = || Error::invalid("error-record-address").with("value", address);
    let mut parts = address.trim_end_matches('/').rsplit('/');
    let (id, plural) = parts.next().zip(parts.next()).ok_or_else(wrong)?;
    let of = catalogue.by_plural(plural).ok_or_else(wrong)?;
    Ok(RecordRef { of: of.name, id: id.parse::<AnyId>().map_err(|_| wrong())? })
}
