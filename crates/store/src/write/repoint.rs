//! Writes of a merge: whole rows that are about somebody else from now on.
//!
//! They call no rules: a merge changes who is meant, not what was done. Whoever merges brings computed facts up to date.

use std::sync::Arc;

use kernel::{AnyId, Error, Result};
use record::{Filter, Query, RecordType, Value, Values};

use super::row::{Columns, difference};
use super::{named, references};
use crate::event::Event;
use crate::gate::Action;
use crate::log;
use crate::param::Param;
use crate::search;
use crate::tx::Tx;

/// Writes fields of a row anew, in the bin or outside it. The values are those of another row and therefore sound.
pub(crate) fn repoint(tx: &mut Tx, of: &Arc<RecordType>, before: &Values, changes: Values, bin: bool) -> Result<()> {
    let changes: Values =
        changes.into_iter().filter(|(name, value)| before.get(name).unwrap_or(&Value::Null) != value).collect();
    if changes.is_empty() {
        return Ok(());
    }
    let (id, version) = (id(before)?, version(before)?);
    let mut columns = Columns::default();
    columns.add("version", version + 1);
    columns.add("updated_at", tx.now().millis());
    columns.add("updated_by", tx.actor().user.map(AnyId::raw));
    let mut after = before.clone();
    for (name, value) in changes.iter() {
        columns.add_field(of.field(name)?, value)?;
        after.set(name.clone(), value.clone());
    }
    if !columns.update(tx, of, id, version).map_err(|error| named(of, error))? {
        return Err(Error::conflict("error-changed-meanwhile"));
    }
    references::keep(tx, of, id, &changes, false)?;
    if !bin {
        search::remember(&mut tx.conn.borrow_mut(), of, id, Some(before), &after)?;
    }
    log::append(tx, of, id, version + 1, log::Deed::Change, &difference(Some(before), Some(&after)))?;
    tx.events.borrow_mut().push(Event { of: of.name, id, version: version + 1 });
    Ok(())
}

/// Puts a row into the bin alone, under the name of another with which it goes.
pub(crate) fn put_aside(tx: &mut Tx, of: &Arc<RecordType>, id: AnyId, with: AnyId) -> Result<()> {
    let before = take(tx, of, id, false)?;
    mark(tx, of, &before, Some(with))?;
    search::forget(&mut tx.conn.borrow_mut(), id)?;
    tx.known.borrow_mut().remove(&record::RecordRef { of: of.name, id });
    told(tx, of, &before, log::Deed::Delete, &difference(Some(&before), None))
}

/// Takes a row out of the bin alone.
///
/// # Errors
/// A conflict that names the field when somebody has taken its number meanwhile.
pub(crate) fn take_back(tx: &mut Tx, of: &Arc<RecordType>, id: AnyId) -> Result<()> {
    let values = take(tx, of, id, true)?;
    mark(tx, of, &values, None)?;
    search::remember(&mut tx.conn.borrow_mut(), of, id, None, &values)?;
    told(tx, of, &values, log::Deed::Restore, &difference(None, Some(&values)))
}

fn mark(tx: &Tx, of: &RecordType, values: &Values, with: Option<AnyId>) -> Result<()> {
    let mut columns = Columns::default();
    columns.add("version", version(values)? + 1);
    columns.add("deleted_at", with.map_or(Param::Null, |_| Param::Int(tx.now().millis())));
    columns.add("deleted_with", with.map(AnyId::raw));
    columns.update(tx, of, id(values)?, version(values)?).map(|_| ()).map_err(|error| named(of, error))
}

fn told(tx: &Tx, of: &RecordType, values: &Values, deed: log::Deed, difference: &str) -> Result<()> {
    let (id, version) = (id(values)?, version(values)? + 1);
    log::append(tx, of, id, version, deed, difference)?;
    tx.events.borrow_mut().push(Event { of: of.name, id, version });
    Ok(())
}

fn take(tx: &Tx, of: &Arc<RecordType>, id: AnyId, bin: bool) -> Result<Values> {
    let mut query = Query::of(of.name).filter(Filter::Ids(vec![id])).limit(1);
    query.bin = bin;
    tx.whole(of, &query, Action::See)?.pop().ok_or_else(|| Error::not_found().with("type", of.name).with("id", id))
}

fn id(values: &Values) -> Result<AnyId> {
    values.get("id").and_then(Value::as_id).ok_or_else(|| Error::internal("a row without an id"))
}

fn version(values: &Values) -> Result<i64> {
    match values.get("version") {
        Some(Value::Int(version)) => Ok(*version),
        _ => Err(Error::internal("a row without a version")),
    }
}
