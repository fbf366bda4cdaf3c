//! Records made, changed, put into the bin and taken out of it.

use kernel::{AnyId, Error, Fault, Result};
use record::{RecordRef, RecordType};
use serde_json::Value as Json;
use store::Tx;

use crate::json::{self, Given, Made};

/// The key of the error that a record is no longer in the version that was named.
pub const CHANGED: &str = "api-error-changed";

/// The versions of which a record must be in one; `None` asks for none.
pub type Only<'a> = Option<&'a [i64]>;

/// What became of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The record.
    pub record: RecordRef,
    /// Its version since; 0 when it may no longer be seen.
    pub version: i64,
    /// As the asker sees it now; what he may not see says no more than that it is there.
    pub json: Json,
}

/// Makes a record from the fields in `body`.
pub fn create(tx: &mut Tx<'_>, of: &RecordType, body: &Json, made: Made<'_>) -> Result<RecordRef> {
    let catalogue = tx.catalogue().clone();
    let values = Given { body, catalogue: &catalogue, made }.values(of, tx.access(), &[])?;
    Ok(RecordRef { of: of.name, id: tx.create_values(of.name, values)? })
}

/// Changes the fields in `body`.
///
/// With `version` in the body the change is refused when somebody has changed one of the same fields since; with
/// `only` it is refused when the record is in any other version.
///
/// # Errors
/// [`CHANGED`] when the record is not in the version `only`.
pub fn change(
    tx: &mut Tx<'_>,
    of: &RecordType,
    id: AnyId,
    only: Only<'_>,
    body: &Json,
    made: Made<'_>,
) -> Result<RecordRef> {
    unchanged(tx, of, id, only)?;
    let catalogue = tx.catalogue().clone();
    let seen = match json::object(body)?.get("version") {
        None => None,
        Some(version) => {
            let version = version.as_i64().filter(|version| *version > 0);
            Some(version.ok_or_else(|| Error::invalid("error-integer").with("value", &body["version"]).on("version"))?)
        }
    };
    let values = Given { body, catalogue: &catalogue, made }.values(of, tx.access(), &["version"])?;
    tx.change_values(of.name, id, seen, values)?;
    Ok(RecordRef { of: of.name, id })
}

/// Puts a record into the bin, with what belongs to it.
pub fn delete(tx: &mut Tx<'_>, of: &RecordType, id: AnyId, only: Only<'_>) -> Result<()> {
    unchanged(tx, of, id, only)?;
    tx.delete_record(RecordRef { of: of.name, id })
}

/// Takes a record out of the bin, with what went there with it.
pub fn restore(tx: &mut Tx<'_>, of: &RecordType, id: AnyId, only: Only<'_>) -> Result<RecordRef> {
    if only.is_some() {
        is_one_of(super::deleted(tx, of, id, &[])?.version, only)?;
    }
    let record = RecordRef { of: of.name, id };
    tx.restore(record)?;
    Ok(record)
}

/// Refuses when the record is in none of the versions wanted.
pub(super) fn unchanged(tx: &Tx<'_>, of: &RecordType, id: AnyId, only: Only<'_>) -> Result<()> {
    if only.is_none() {
        return Ok(());
    }
    let mut query = record::Query::of(of.name).filter(record::Filter::Ids(vec![id])).limit(1);
    query.fields = vec!["created_at".into()];
    if !of.find("created_at").is_some_and(|field| tx.access().sees(of, field)) {
        query.fields.clear();
    }
    let found = tx.page(&query)?.rows.pop();
    let view = found.ok_or_else(|| Error::not_found().with("type", of.name).with("id", id))?;
    is_one_of(view.version, only)
}

fn is_one_of(version: i64, only: Only<'_>) -> Result<()> {
    match only {
        Some(wanted) if !wanted.contains(&version) => Err(Error::conflict(CHANGED).with("version", version)),
        _ => Ok(()),
    }
}

/// A record as the asker sees it after all that he did and what followed from it; he may have made what he may not see.
pub fn shown(tx: &mut Tx<'_>, record: RecordRef) -> Result<Written> {
    tx.settle()?;
    let of = tx.describe(record.of)?;
    match super::read(tx, &of, record.id, &[]) {
        Ok(view) => Ok(Written { record, version: view.version, json: json::record(&of, &view) }),
        Err(error) if error.fault() == Fault::NotFound => {
            Ok(Written { record, version: 0, json: json::made(of.name, record.id) })
        }
        Err(error) => Err(error),
    }
}
