//! One record.

use kernel::{AnyId, Error, Result};
use record::{Filter, Query, RecordType, View};
use store::Db;

use super::find::fields;

/// A record with the fields wanted, or with all that the asker sees.
///
/// # Errors
/// Not found when it is not there for the asker, or lies in the bin.
pub fn read(db: &Db<'_>, of: &RecordType, id: AnyId, wanted: &[String]) -> Result<View> {
    one(db, of, id, wanted, false)
}

/// A record in the bin.
pub fn deleted(db: &Db<'_>, of: &RecordType, id: AnyId, wanted: &[String]) -> Result<View> {
    one(db, of, id, wanted, true)
}

fn one(db: &Db<'_>, of: &RecordType, id: AnyId, wanted: &[String], bin: bool) -> Result<View> {
    let mut query = Query::of(of.name).filter(Filter::Ids(vec![id])).limit(1);
    query.fields = fields(db, of, wanted)?;
    query.bin = bin;
    let page = db.page(&query).map_err(|error| if error.field().is_some() { error.on("fields") } else { error })?;
    page.rows.into_iter().next().ok_or_else(|| Error::not_found().with("type", of.name).with("id", id))
}
