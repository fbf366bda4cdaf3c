//! Turns changed fields back that still hold what the batch put there.

use kernel::{AnyId, Result};
use record::{Filter, Query, RecordRef, Value, Values, text};

use super::{Slice, Undone, WhyKept, of_one};
use crate::gate::Action;
use crate::param::Param;
use crate::tx::{By, Tx};
use crate::write;

/// Turns the next changes back, the last first, so that several changes of one field end at its first value.
pub(super) fn slice(tx: &mut Tx<'_>, batch: AnyId, before: i64, size: i64) -> Result<Slice> {
    let mut found: Vec<(i64, String, AnyId, String)> = Vec::new();
    tx.query(
        "SELECT id, record_type, record_id, difference FROM change x
         WHERE batch = $1 AND deed = 'change' AND id < $2 ORDER BY id DESC LIMIT $3",
        &[Param::Int(batch.raw()), Param::Int(before), Param::Int(size)],
        |row| {
            found.push((row.int(0)?, row.text(1)?.to_owned(), AnyId::from_raw(row.int(2)?), row.text(3)?.to_owned()));
            Ok(())
        },
    )?;
    let mut undone = Undone::default();
    for (_, of, id, difference) in &found {
        // What the batch made itself goes as a whole.
        if !is_made(tx, batch, *id)? {
            one(tx, of, *id, difference, &mut undone)?;
        }
    }
    let last = found.last().map(|(id, ..)| *id);
    Ok(Slice { undone, reckoned: Vec::new(), entries: found.len() as i64, last })
}

fn one(tx: &mut Tx<'_>, of: &str, id: AnyId, difference: &str, undone: &mut Undone) -> Result<()> {
    let Ok(of) = tx.describe(of) else { return Ok(()) };
    let record = RecordRef { of: of.name, id };
    let query = Query::of(of.name).filter(Filter::Ids(vec![id])).limit(1);
    let Some(now) = tx.whole(&of, &query, Action::Change)?.pop() else {
        // What lies in the bin is nobody's concern; what the actor may see but not change is.
        if tx.passes(&of, id, Action::See)? {
            undone.keep(record, WhyKept::NotAllowed);
        }
        return Ok(());
    };
    let changed: serde_json::Map<String, serde_json::Value> = serde_json::from_str(difference).unwrap_or_default();
    let (mut back, mut since) = (Values::new(), Vec::new());
    for (name, pair) in changed {
        let Some(field) = of.find(&name) else { continue };
        let read = |place: usize| {
            let value = pair.get(place).unwrap_or(&serde_json::Value::Null);
            text::from_json(&field.kind, value, tx.context())
        };
        let (old, new) = (read(0)?, read(1)?);
        let current = now.get(&name).unwrap_or(&Value::Null);
        if is_same(current, &new) {
            back.set(name, old);
        } else if !is_same(current, &old) {
            since.push(name);
        }
    }
    if !since.is_empty() {
        undone.keep(record, WhyKept::ChangedSince(since));
    }
    if back.is_empty() {
        return Ok(());
    }
    match tx.attempt(|tx| write::update(tx, of.name, id, None, back, By::Verb)) {
        Ok(_) => undone.turned_back += 1,
        Err(error) => {
            of_one(error)?;
            undone.keep(record, WhyKept::NotAllowed);
        }
    }
    Ok(())
}

/// Whether two values say the same: the base amount of money may have followed a rate since.
pub(super) fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Money(one), Value::Money(other)) => (one.amount, one.currency) == (other.amount, other.currency),
        (one, other) => one == other,
    }
}

pub(super) fn is_made(tx: &Tx<'_>, batch: AnyId, id: AnyId) -> Result<bool> {
    let mut made = false;
    tx.query(
        "SELECT 1 FROM change WHERE record_id = $1 AND +batch = $2 AND deed = 'create'",
        &[Param::Int(id.raw()), Param::Int(batch.raw())],
        |_| {
            made = true;
            Ok(())
        },
    )?;
    Ok(made)
}
