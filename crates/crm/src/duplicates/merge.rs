//! Several records become one, and become several again.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use kernel::{AnyId, Error, Id, Result};
use record::{Change, Field, FieldType, Input, Kind, Query, Record, RecordRef, Test, Values, View};
use store::{Action, Db, Merge, Tx, Unmerged};

use super::compare::{self, Take, compare};
use crate::customers::Company;
use crate::key_accounts::KeyAccount;
use crate::verbs::Done;
use crate::work::touches;

/// Merges records into the one that stays; gives the batch by which it is undone. Of fields of which nothing is said the
/// better value is taken.
///
/// # Errors
/// As [`compare`] and [`Tx::merge`], and when a choice cannot be kept.
pub fn merge(
    tx: &mut Tx<'_>,
    of: &str,
    survivor: AnyId,
    others: &[AnyId],
    said: &BTreeMap<String, Take>,
) -> Result<AnyId> {
    let all: Vec<AnyId> = [survivor].into_iter().chain(others.iter().copied()).collect();
    let comparison = compare(tx, of, &all)?;
    let chosen = compare::chosen(&comparison, said)?;
    let filled = compare::filled(tx, &comparison)?;
    let of = comparison.of.name;
    let batch = tx.merge(&Merge { of, survivor, others: others.to_vec(), chosen, filled })?;
    if of == Company::TYPE {
        tx.in_batch(batch, |tx| tx.as_program(|tx| settle(tx, survivor.of())))?;
    }
    Ok(batch)
}

/// Undoes a merge; gives what stays because somebody has changed it since.
///
/// # Errors
/// As [`Tx::unmerge`].
pub fn unmerge(tx: &mut Tx<'_>, batch: AnyId) -> Result<Unmerged> {
    let undone = tx.unmerge(batch)?;
    if undone.survivor.of == Company::TYPE {
        tx.as_program(|tx| {
            let all = [undone.survivor.id].into_iter().chain(undone.back.iter().copied());
            all.map(AnyId::of).try_for_each(|company| touches::bring_up_to_date(tx, company))
        })?;
    }
    Ok(undone)
}

/// What follows for a company that others became part of: its touches are counted anew, and it is one key account.
fn settle(tx: &mut Tx<'_>, company: Id<Company>) -> Result<()> {
    touches::bring_up_to_date(tx, company)?;
    let open = Query::all::<KeyAccount>()
        .is(KeyAccount::COMPANY, company)
        .test(KeyAccount::UNTIL.name(), Test::Empty)
        .by("since");
    // It has been one since the earliest of them began.
    for account in tx.rows::<KeyAccount>(&open)?.into_iter().skip(1) {
        tx.change(account.id, Change::new().set(KeyAccount::UNTIL, Some(tx.today())))?;
    }
    Ok(())
}

/// What is said of a record that others are merged into.
#[derive(Debug)]
pub struct Merging<T> {
    /// The others.
    pub others: Vec<AnyId>,
    /// Which value each field takes, where that is not the better one.
    pub take: BTreeMap<String, Take>,
    of: PhantomData<fn() -> T>,
}

impl<T: Record> Input for Merging<T> {
    fn fields() -> Vec<Field> {
        let mut others = Field::new("others", <Vec<Id<T>> as FieldType>::kind());
        others.required = true;
        vec![others, Field::new("take", Kind::LongText)]
    }

    fn read(values: &mut Values) -> Result<Self> {
        let others = <Vec<Id<T>> as FieldType>::from_value(values.take("others"))?;
        let take = read_take(values.take("take").as_text().unwrap_or_default())?;
        Ok(Merging { others: others.into_iter().map(Id::any).collect(), take, of: PhantomData })
    }
}

/// The verb that merges others into a record.
pub fn merge_into<T: Record>(tx: &mut Tx<'_>, survivor: Id<T>, said: Merging<T>) -> Result<Done> {
    merge(tx, T::TYPE, survivor.any(), &said.others, &said.take)?;
    Ok(Done::at(survivor))
}

/// The verb that undoes the last merge into a record.
pub fn undo_merge<T: Record>(tx: &mut Tx<'_>, survivor: Id<T>, (): ()) -> Result<Done> {
    let record = RecordRef { of: T::TYPE, id: survivor.any() };
    let last = tx.merges_of(record)?.into_iter().next().ok_or_else(|| Error::invalid("error-no-merge"))?;
    unmerge(tx, last.batch)?;
    Ok(Done::at(survivor))
}

/// Whether the actor may merge a record with others.
pub fn may_merge(db: &Db<'_>, view: &View) -> Result<bool> {
    Ok(db.may(view.record(), Action::Change)? && db.may(view.record(), Action::Delete)?)
}

/// Whether there is a merge into a record that the actor may undo.
pub fn may_undo(db: &Db<'_>, view: &View) -> Result<bool> {
    Ok(may_merge(db, view)? && !db.merges_of(view.record())?.is_empty())
}

/// Reads `phone=01J…, description=all`: a record's id, or all together.
fn read_take(text: &str) -> Result<BTreeMap<String, Take>> {
    let mut take = BTreeMap::new();
    for one in text.split([',', '\n']).map(str::trim).filter(|one| !one.is_empty()) {
        let wrong = || Error::invalid("error-merge-choice").with("field", one).on("take");
        let (name, what) = one.split_once('=').ok_or_else(wrong)?;
        let what = match what.trim() {
            "all" => Take::United,
            id => Take::From(id.parse().map_err(|_| wrong())?),
        };
        take.insert(name.trim().to_owned(), what);
    }
    Ok(take)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_read() {
        let id: AnyId = AnyId::from_raw(77);
        let take = read_take(&format!("phone={id}, description = all\nname={id}")).unwrap();
        assert_eq!(take.len(), 3);
        assert_eq!(take["phone"], Take::From(id));
        assert_eq!(take["description"], Take::United);
        assert!(read_take("phone").is_err() && read_take("phone=somebody").is_err());
    }
}
