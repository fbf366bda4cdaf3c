//! Undoing a batch: what it made goes into the bin, what it changed is turned back.
//!
//! A made record that somebody has referred to since stays, with all that it needs; a changed field that no longer holds
//! what the batch put there stays as it is. Both are listed. Everything goes through the gate and into the change log,
//! in slices, so that others can work meanwhile.

mod held;
mod reckon;
mod remove;
mod turn_back;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use kernel::{Actor, AnyId, Error, Result};
use record::RecordRef;

use crate::db::Db;
use crate::param::Param;
use crate::store::Store;
use held::Held;
pub(crate) use held::{Holder, holders};
use reckon::Reckoned;

/// What an undo did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Undone {
    /// Made records that went into the bin, by type.
    pub removed: BTreeMap<&'static str, i64>,
    /// Changed records whose fields were turned back.
    pub turned_back: i64,
    /// What stays, as far as it is listed; the first thousand.
    pub kept: Vec<Kept>,
    /// How many stay in all.
    pub kept_count: i64,
    /// Whether it was stopped before its end.
    pub stopped: bool,
}

/// Something that an undo left as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The record.
    pub record: RecordRef,
    /// Why.
    pub why: WhyKept,
}

/// Why something stays.
#[derive(Clone, Debug, PartialEq)]
pub enum WhyKept {
    /// Records of this type refer to it.
    Referred(&'static str),
    /// Somebody has changed these fields since.
    ChangedSince(Vec<String>),
    /// The actor may not do that to it.
    NotAllowed,
}

/// Kept records that are named.
const NAMED: usize = 1_000;

impl Undone {
    fn keep(&mut self, record: RecordRef, why: WhyKept) {
        self.kept_count += 1;
        if self.kept.len() < NAMED {
            self.kept.push(Kept { record, why });
        }
    }

    /// Strikes fields off the list that are right now: they were reckoned anew.
    fn strike(&mut self, reckoned: &Reckoned) {
        let before = self.kept.len();
        self.kept.retain_mut(|kept| match &mut kept.why {
            WhyKept::ChangedSince(fields) if kept.record == reckoned.record => {
                fields.retain(|field| !reckoned.fields.contains(field));
                !fields.is_empty()
            }
            _ => true,
        });
        self.kept_count -= (before - self.kept.len()) as i64;
    }

    fn add(&mut self, slice: Undone) {
        for (of, count) in slice.removed {
            *self.removed.entry(of).or_default() += count;
        }
        self.turned_back += slice.turned_back;
        self.kept_count += slice.kept_count;
        let room = NAMED - self.kept.len();
        self.kept.extend(slice.kept.into_iter().take(room));
    }
}

/// A slice should hold up other writers no longer than this.
const SLICE: Duration = Duration::from_millis(50);

impl Store {
    /// Undoes what was done in a batch, as an actor. `told` hears how many entries of the log are behind it and how many
    /// there are, and says whether to go on.
    ///
    /// Undoing again what was undone does nothing.
    pub fn undo_batch(&self, actor: &Actor, batch: AnyId, told: &mut dyn FnMut(i64, i64) -> bool) -> Result<Undone> {
        let total = self.read_blocking(actor.clone(), move |db| entries_of(db, batch))?;
        let mut undone = Undone::default();
        let mut done = 0;
        self.by_slices(actor, &mut undone, &mut done, total, told, move |tx, before, size| {
            turn_back::slice(tx, batch, before, size)
        })?;
        if undone.stopped {
            return Ok(undone);
        }
        let held = std::sync::Arc::new(self.read_blocking(actor.clone(), move |db| Held::find(db, batch))?);
        for (record, by) in held.reasons() {
            undone.keep(record, WhyKept::Referred(by));
        }
        self.by_slices(actor, &mut undone, &mut done, total, told, move |tx, before, size| {
            remove::slice(tx, batch, &held, before, size)
        })?;
        Ok(undone)
    }

    /// Goes through the log of the batch from its end to its beginning, in transactions of about 50 ms.
    fn by_slices(
        &self,
        actor: &Actor,
        undone: &mut Undone,
        done: &mut i64,
        total: i64,
        told: &mut dyn FnMut(i64, i64) -> bool,
        slice: impl Fn(&mut crate::Tx<'_>, i64, i64) -> Result<Slice> + Clone + Send + Sync + 'static,
    ) -> Result<()> {
        let (mut before, mut size) = (i64::MAX, 200);
        loop {
            if !told(*done, total) {
                undone.stopped = true;
                return Ok(());
            }
            let slice = slice.clone();
            let (was, took) = self.write_blocking(actor.clone(), move |tx| {
                let began = Instant::now();
                Ok((slice(tx, before, size)?, began.elapsed()))
            })?;
            undone.add(was.undone);
            was.reckoned.iter().for_each(|reckoned| undone.strike(reckoned));
            *done += was.entries;
            match was.last {
                Some(last) => before = last,
                None => return Ok(()),
            }
            size = fitted(size, took, SLICE);
        }
    }
}

/// The size of the next slice, so that it takes about as long as wished.
fn fitted(size: i64, took: Duration, wished: Duration) -> i64 {
    let wanted = size as f64 * (wished.as_secs_f64() / took.as_secs_f64().max(0.000_1));
    (wanted as i64).clamp(size / 2, size * 2).clamp(50, 5_000)
}

/// A slice of the log, undone.
struct Slice {
    undone: Undone,
    /// What was reckoned anew, because turning back did not make it right.
    reckoned: Vec<Reckoned>,
    entries: i64,
    /// The id of the last entry that was read; nothing at the end.
    last: Option<i64>,
}

fn entries_of(db: &Db<'_>, batch: AnyId) -> Result<i64> {
    let mut count = 0;
    db.query(
        "SELECT count(*) FROM change WHERE batch = $1 AND deed IN ('create', 'change')",
        &[Param::Int(batch.raw())],
        |row| {
            count = row.int(0)?;
            Ok(())
        },
    )?;
    Ok(count)
}

/// Whether an error is about one record, so that the record is listed and the rest goes on.
fn of_one(error: Error) -> Result<Error> {
    match error.fault() {
        kernel::Fault::Forbidden | kernel::Fault::NotFound | kernel::Fault::Conflict | kernel::Fault::Invalid => {
            Ok(error)
        }
        _ => Err(error),
    }
}
