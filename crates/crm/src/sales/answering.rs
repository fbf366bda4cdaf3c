//! How soon a lead is answered (C7): the first time that we reach for whoever asked.

use kernel::{Id, Result};
use record::{Change, Query, Test, Value, Values};
use store::{Tx, Written};

use super::{Lead, LeadStatus};
use crate::work::{Activity, Direction};

/// After an activity towards a lead: when the lead was first answered.
pub fn first_answer(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    if !["lead", "at", "direction"].iter().any(|field| written.changed(field)) {
        return Ok(());
    }
    let mut leads: Vec<Id<Lead>> = [written.before, written.after].into_iter().flatten().filter_map(answered).collect();
    leads.dedup();
    leads.into_iter().try_for_each(|lead| note(tx, lead))
}

/// The lead that an activity answers.
fn answered(values: &Values) -> Option<Id<Lead>> {
    let towards = values.get("direction").and_then(Value::as_text) == Some(Direction::Outgoing.code());
    values.get("lead").and_then(Value::as_id).filter(|_| towards).map(|id| id.of())
}

/// Notes when a lead was first answered; what is planned for later is no answer yet.
pub(crate) fn note(tx: &mut Tx, lead: Id<Lead>) -> Result<()> {
    tx.as_program(|tx| {
        let Some(known) = tx.find(lead)? else { return Ok(()) };
        let first = tx.first::<Activity>(
            Query::all::<Activity>()
                .is(Activity::LEAD, Some(lead))
                .is(Activity::DIRECTION, Some(Direction::Outgoing))
                .test(Activity::AT.name(), Test::AtMost(Value::Time(tx.now())))
                .by(Activity::AT.name()),
        )?;
        let at = first.map(|activity| activity.at);
        if known.answered_at == at {
            return Ok(());
        }
        let mut change = Change::new().set(Lead::ANSWERED_AT, at);
        if at.is_some() && known.status == LeadStatus::New {
            change = change.set(Lead::STATUS, LeadStatus::Contacted);
        }
        tx.change(lead, change)
    })
}
