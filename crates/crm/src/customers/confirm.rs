//! Facts are confirmed from time to time (C12): who said last that a field still holds, and when.

use std::collections::HashMap;

use kernel::{AnyId, Error, Face, Id, Result, Timestamp};
use record::{Change, Query, RecordRef, Test, Value};
use store::{Action, Db, Tx, Written};

use super::Confirmation;
use crate::rights::User;

/// How many confirmations of one record are looked at for the last of each field.
const LOOKED_AT: usize = 300;

/// That a field was confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confirmed {
    /// When.
    pub at: Timestamp,
    /// By whom; nobody when a job or an import did.
    pub by: Option<Id<User>>,
}

/// The last confirmation of each field of a record.
pub fn last_confirmed(db: &Db<'_>, record: RecordRef) -> Result<HashMap<String, Confirmed>> {
    let query = Query::all::<Confirmation>()
        .test(Confirmation::ABOUT.name(), Test::In(vec![Value::Record(record)]))
        .by_falling("confirmed_at")
        .limit(LOOKED_AT);
    let mut last = HashMap::new();
    // Whoever sees the record sees who confirmed it, also where confirmations are not given to his role.
    for confirmation in db.as_program(|db| db.rows::<Confirmation>(&query))? {
        let confirmed = Confirmed { at: confirmation.confirmed_at, by: confirmation.confirmed_by };
        last.entry(confirmation.field).or_insert(confirmed);
    }
    Ok(last)
}

/// Says that a field of a record still holds. Whoever may change the record may say so.
pub fn confirm(tx: &mut Tx, record: RecordRef, field: &str) -> Result<()> {
    let of = tx.describe(record.of)?;
    let known = tx.access().visible_field(&of, field)?;
    if !known.fact {
        return Err(Error::invalid("confirm-no-fact").on(field));
    }
    if !tx.may(record, Action::Change)? {
        // What may not be seen is not found; what may not be changed is not confirmed either.
        tx.view(record.of, record.id)?;
        return Err(Error::forbidden("error-forbidden").with("action", "change").with("type", of.name));
    }
    note(tx, record, field)
}

/// Whoever fills in a fact by hand confirms it by that.
pub fn by_changing(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    let by_hand = tx.actor().user.is_some() && tx.actor().batch.is_none() && tx.actor().face != Face::Import;
    if !by_hand || written.before.is_none() || written.after.is_none() {
        return Ok(());
    }
    let of = tx.describe(written.of)?;
    let record = RecordRef { of: of.name, id: written.id };
    for field in of.fields.iter().filter(|field| field.fact && written.changed(&field.name)) {
        note(tx, record, &field.name)?;
    }
    Ok(())
}

fn note(tx: &mut Tx, record: RecordRef, field: &str) -> Result<()> {
    let change = Change::new()
        .set(Confirmation::ABOUT, record)
        .set(Confirmation::FIELD, field.to_owned())
        .set(Confirmation::CONFIRMED_AT, tx.now())
        .set(Confirmation::CONFIRMED_BY, tx.actor().user.map(AnyId::of));
    tx.as_program(|tx| tx.create(change)).map(|_| ())
}
