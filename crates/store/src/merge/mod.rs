//! Several records become one: the survivor.
//!
//! Whatever refers to one of the others, by any field of any type, in the bin or outside it, refers to the survivor from
//! then on; what then would stand there twice, such as two followings by one user, goes into the bin. The others lie in the
//! bin, their addresses lead to the survivor, and their history shows with his. All of it carries one batch in the change
//! log, by which it is undone.

mod past;
mod references;
mod referring;
mod undo;

pub use past::PastMerge;
pub use undo::Unmerged;

use std::sync::Arc;

use kernel::{AnyId, Error, Result};
use record::{Filter, Kind, Query, RecordRef, RecordType, Value, Values};

use crate::db::Db;
use crate::gate::Action;
use crate::param::Param;
use crate::tx::{By, Tx};
use crate::write;

/// Records that one transaction moves at most, with all it has changed before.
const MOST: usize = 5_000;

/// What is to become one.
#[derive(Clone, Debug, PartialEq)]
pub struct Merge {
    /// The record type.
    pub of: &'static str,
    /// The record that stays.
    pub survivor: AnyId,
    /// The records that become part of it.
    pub others: Vec<AnyId>,
    /// What the survivor takes by somebody's choice, who must be allowed to fill it in.
    pub chosen: Values,
    /// What the survivor takes because he lacked it, also where the actor may not see it or fill it in.
    pub filled: Values,
}

impl Tx<'_> {
    /// Merges records; gives the batch by which the merge is undone.
    ///
    /// # Errors
    /// Not found or forbidden unless the actor may see, change and delete each of them; `error-merge-large` when more
    /// records refer to the others than one transaction may move; `error-merge-type` for parts of
    /// other records and for users, roles and the like; `error-merge-one` when there is nothing to merge;
    /// `error-merge-clash` when something that must be unique would stand there twice and cannot give way.
    pub fn merge(&mut self, merge: &Merge) -> Result<AnyId> {
        let of = self.describe(merge.of)?;
        let others = others(merge);
        if of.part || of.settings || of.name == "user" {
            return Err(Error::invalid("error-merge-type").with("type", of.name));
        }
        if others.is_empty() {
            return Err(Error::invalid("error-merge-one").with("type", of.name));
        }
        for id in others.iter().chain([&merge.survivor]) {
            demand(self, &of, *id)?;
        }
        refuse_large(self, &of, &others)?;
        let batch: AnyId = self.next_id();
        self.in_batch(batch, |tx| {
            for other in &others {
                tx.as_program(|tx| {
                    references::untangle(tx, &of, merge.survivor, *other)?;
                    references::move_all(tx, &of, merge.survivor, *other)
                })?;
            }
            // They make room first, because what must be unique may go over to the survivor.
            tx.as_program(|tx| others.iter().try_for_each(|other| write::put_aside(tx, &of, *other, *other)))?;
            tx.as_program(|tx| write::update(tx, of.name, merge.survivor, None, merge.filled.clone(), By::Verb))?;
            write::update(tx, of.name, merge.survivor, None, merge.chosen.clone(), By::Person)?;
            past::note(tx, &of, batch, merge.survivor, &others)
        })?;
        Ok(batch)
    }

    /// Does a part whose changes belong to a batch, so that they are undone together.
    pub fn in_batch<R>(&mut self, batch: AnyId, part: impl FnOnce(&mut Self) -> Result<R>) -> Result<R> {
        let own = Arc::clone(&self.db.access);
        let mut within = (*own).clone();
        within.actor.batch = Some(batch);
        self.db.access = Arc::new(within);
        let outcome = part(self);
        self.db.access = own;
        outcome
    }
}

/// Refuses a merge that would keep everybody else waiting. What is moved is what refers to those that go, however much
/// refers to the one that stays.
fn refuse_large(tx: &Tx, of: &RecordType, others: &[AnyId]) -> Result<()> {
    let mut moved = tx.events.borrow().len();
    for other in others {
        moved += referring::count(tx, of.name, *other, MOST)?;
        if moved > MOST {
            return Err(Error::conflict("error-merge-large").with("type", of.name).with("count", MOST));
        }
    }
    Ok(())
}

/// The others, each once, without the survivor.
fn others(merge: &Merge) -> Vec<AnyId> {
    let mut others: Vec<AnyId> = Vec::with_capacity(merge.others.len());
    for id in &merge.others {
        if *id != merge.survivor && !others.contains(id) {
            others.push(*id);
        }
    }
    others
}

/// Refuses whoever may not both change and delete a record: a merge does both.
fn demand(tx: &Tx, of: &RecordType, id: AnyId) -> Result<()> {
    let record = RecordRef { of: of.name, id };
    if !tx.may(record, Action::See)? {
        return Err(Error::not_found().with("type", of.name).with("id", id));
    }
    for action in [Action::Change, Action::Delete] {
        if !tx.may(record, action)? {
            return Err(Error::forbidden("error-forbidden").with("action", action.code()).with("type", of.name));
        }
    }
    Ok(())
}

/// The whole row, wherever it lies, and whether that is the bin.
fn anywhere(db: &Db<'_>, of: &Arc<RecordType>, id: AnyId) -> Result<Option<(Values, bool)>> {
    for bin in [false, true] {
        let mut query = Query::of(of.name).filter(Filter::Ids(vec![id])).limit(1);
        query.bin = bin;
        if let Some(values) = db.whole(of, &query, Action::See)?.pop() {
            return Ok(Some((values, bin)));
        }
    }
    Ok(None)
}

/// The id of a whole row.
fn id_of(values: &Values) -> AnyId {
    values.get("id").and_then(Value::as_id).unwrap_or(AnyId::from_raw(-1))
}

/// Fields of a type that refer to one record of the same type: a company's parent.
fn upwards(of: &RecordType) -> impl Iterator<Item = &record::Field> {
    of.fields.iter().filter(|field| field.kind == Kind::Reference(of.name))
}

/// An id as a parameter.
fn param(id: AnyId) -> Param {
    Param::Int(id.raw())
}
