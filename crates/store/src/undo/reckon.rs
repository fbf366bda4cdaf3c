//! What follows from what an undo takes away, where turning back does not make it right.
//!
//! What a batch changed elsewhere has been turned back from the log: an invoice has paid what it had before the payments
//! came. Where somebody else has changed the same field since, that stayed, and still counts what is gone now: another
//! payment came. There, and only there, it is reckoned anew from what is left.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use kernel::{AnyId, Error, Result};
use record::{Filter, Query, RecordRef, RecordType, Value, Values, description::SYSTEM_FIELDS, text};

use super::held::Held;
use super::of_one;
use super::turn_back::{is_made, is_same};
use crate::gate::Action;
use crate::param::Param;
use crate::rules::Later;
use crate::tx::Tx;

/// A record with fields that were reckoned anew.
pub(super) struct Reckoned {
    pub record: RecordRef,
    pub fields: Vec<String>,
}

/// The error by which it is taken back again. It reaches nobody.
const NOT_NEEDED: &str = "not-needed";

/// Does what was put off in this transaction as far as turning back has not seen to it.
pub(super) fn reckon(tx: &mut Tx<'_>, batch: AnyId, held: &Held) -> Result<Vec<Reckoned>> {
    let mut reckoned = Vec::new();
    for ((_, id), follow) in std::mem::take(&mut tx.later) {
        // What goes as a whole, be it some slices later, returns as it went.
        if held.has(id) || !is_made(tx, batch, id)? {
            reckoned.extend(one(tx, batch, id, follow)?);
        }
    }
    Ok(reckoned)
}

fn one(tx: &mut Tx<'_>, batch: AnyId, id: AnyId, follow: Later) -> Result<Option<Reckoned>> {
    let Some(since) = Since::read(tx, batch, id)? else { return Ok(None) };
    let of = Arc::clone(&since.of);
    let Some(before) = whole(tx, &of, id)? else { return Ok(None) };
    let outcome = tx.attempt(|tx| {
        follow(tx, id)?;
        tx.settle()?;
        let after = whole(tx, &of, id)?.unwrap_or_default();
        let value = |values: &Values, name: &str| values.get(name).cloned().unwrap_or_default();
        let mut fields: Vec<String> = of.fields.iter().map(|field| field.name.to_string()).collect();
        fields.retain(|name| !SYSTEM_FIELDS.contains(&name.as_str()));
        fields.retain(|name| !is_same(&value(&before, name), &value(&after, name)));
        let mut stale = false;
        // What follows from other fields of the record says nothing of itself.
        for field in of.fields.iter().filter(|field| !field.read_only && fields.contains(&field.name.to_string())) {
            stale |= since.is_others(tx, field, before.get(&field.name).unwrap_or(&Value::Null))?;
        }
        if stale { Ok(fields) } else { Err(Error::conflict(NOT_NEEDED)) }
    });
    match outcome {
        Ok(fields) => Ok(Some(Reckoned { record: RecordRef { of: of.name, id }, fields })),
        // What cannot be reckoned stays as it is, and does not keep the rest from being undone.
        Err(error) => of_one(error).map(|_| None),
    }
}

/// What was done to a record since the batch began.
struct Since {
    of: Arc<RecordType>,
    /// What fields were before the batch changed them first.
    own: HashMap<String, serde_json::Value>,
    /// Fields that others have changed.
    others: HashSet<String>,
}

impl Since {
    fn read(tx: &Tx<'_>, batch: AnyId, id: AnyId) -> Result<Option<Since>> {
        let mut since: Option<Since> = None;
        tx.query(
            "SELECT record_type, batch, difference FROM change WHERE record_id = $2 AND deed = 'change'
             AND id >= (SELECT min(id) FROM change WHERE batch = $1) ORDER BY id",
            &[Param::Int(batch.raw()), Param::Int(id.raw())],
            |row| {
                let of = tx.catalogue().get(row.text(0)?)?;
                let changed: serde_json::Map<String, serde_json::Value> =
                    serde_json::from_str(row.text(2)?).unwrap_or_default();
                let since = since.get_or_insert_with(|| Since {
                    of: Arc::clone(of),
                    own: HashMap::new(),
                    others: HashSet::new(),
                });
                for (name, pair) in changed {
                    if row.opt_int(1)? == Some(batch.raw()) {
                        since.own.entry(name).or_insert_with(|| pair.get(0).cloned().unwrap_or_default());
                    } else {
                        since.others.insert(name);
                    }
                }
                Ok(())
            },
        )?;
        Ok(since)
    }

    /// Whether what a field holds is due to others: not what it was turned back to, or changed by others alone.
    fn is_others(&self, tx: &Tx<'_>, field: &record::Field, now: &Value) -> Result<bool> {
        match self.own.get(field.name.as_ref()) {
            Some(old) => Ok(!is_same(now, &text::from_json(&field.kind, old, tx.context())?)),
            None => Ok(self.others.contains(field.name.as_ref())),
        }
    }
}

fn whole(tx: &mut Tx<'_>, of: &Arc<RecordType>, id: AnyId) -> Result<Option<Values>> {
    let query = Query::of(of.name).filter(Filter::Ids(vec![id])).limit(1);
    tx.as_program(|tx| Ok(tx.whole(of, &query, Action::See)?.pop()))
}
