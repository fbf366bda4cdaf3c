//! What an import supposes because a file does not say it: that fills new records only.

use record::Values;

use super::complete::has_made_up_name;
use super::draft::Draft;
use crate::plan::Kind;

/// Takes out of the values of a row what the row itself does not say; the record that is there knows better.
pub(super) fn take(kind: &Kind, place: usize, draft: &Draft, now: &Values, values: &mut Values) {
    let slot = &kind.slots[place];
    // A number or an address that stands for a name is none for a record that has one.
    if now.has(slot.of.title) && has_made_up_name(slot, values) {
        values.take(slot.of.title);
    }
    if now.has("lost_reason") && !draft.slots[place].has("lost_reason") {
        values.take("lost_reason");
    }
    for field in &draft.supposed {
        values.take(field);
    }
    // The collective customer, and the company of a mail address, are guesses.
    let is_guess =
        |of: usize| draft.slots[of].is_empty() || (draft.is_collective && kind.slots[of].of.name == "company");
    for (field, parent) in &slot.links {
        if now.has(field) && is_guess(*parent) {
            values.take(field);
        }
    }
}
