//! Undoing a merge: from the last of its changes to the first.

use kernel::{AnyId, Error, Result};
use record::{Field, Filter, Query, RecordRef, Value, Values, text};

use super::{anywhere, demand, param};
use crate::gate::Action;
use crate::log::Deed;
use crate::param::Param;
use crate::tx::Tx;
use crate::undo::{Kept, WhyKept};
use crate::write;

/// What undoing a merge did.
#[derive(Clone, Debug, PartialEq)]
pub struct Unmerged {
    /// The record that had stayed.
    pub survivor: RecordRef,
    /// The records that are back.
    pub back: Vec<AnyId>,
    /// Records with fields that somebody has changed since, which stay as they are now.
    pub kept: Vec<Kept>,
}

/// A row of the log to turn back.
struct Entry {
    of: String,
    id: AnyId,
    deed: Deed,
    difference: String,
}

impl Tx<'_> {
    /// Undoes a merge: the others come back, whatever still refers to the survivor because of the merge refers to them
    /// again, and fields that still hold what the merge put there turn back. What somebody has changed since is listed.
    ///
    /// # Errors
    /// Not found when there is no such merge for the actor, or when the survivor itself is gone or was merged on;
    /// forbidden unless he may change and delete the survivor and the others; a conflict when it was undone already, or
    /// when a number of one of the others was taken meanwhile.
    pub fn unmerge(&mut self, batch: AnyId) -> Result<Unmerged> {
        let past = self.past_merge(batch)?;
        if past.undone_at.is_some() {
            return Err(Error::conflict("error-merge-undone"));
        }
        let of = self.describe(past.survivor.of)?;
        demand(self, &of, past.survivor.id)?;
        let mut lying = Query::of(of.name).filter(Filter::Ids(past.others.clone())).limit(past.others.len());
        lying.bin = true;
        if self.whole(&of, &lying, Action::Delete)?.len() < past.others.len() {
            return Err(Error::forbidden("error-forbidden").with("action", "delete").with("type", of.name));
        }
        let undoing: AnyId = self.next_id();
        let mut kept = Vec::new();
        self.in_batch(undoing, |tx| {
            tx.as_program(|tx| {
                for entry in entries(tx, batch)? {
                    turn_back(tx, &entry, &mut kept)?;
                }
                let now = Param::Int(tx.now().millis());
                let sql = "UPDATE merged SET undone_at = $1 WHERE batch = $2";
                tx.conn.borrow_mut().execute(sql, &[now, param(batch)]).map(|_| ())
            })
        })?;
        Ok(Unmerged { survivor: past.survivor, back: past.others, kept })
    }
}

/// The rows of the log of a batch, the last first.
fn entries(tx: &Tx, batch: AnyId) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    tx.query(
        "SELECT record_type, record_id, deed, difference FROM change WHERE batch = $1 ORDER BY id DESC",
        &[param(batch)],
        |row| {
            entries.push(Entry {
                of: row.text(0)?.to_owned(),
                id: AnyId::from_raw(row.int(1)?),
                deed: Deed::from_code(row.text(2)?).unwrap_or(Deed::Change),
                difference: row.text(3)?.to_owned(),
            });
            Ok(())
        },
    )?;
    Ok(entries)
}

fn turn_back(tx: &mut Tx, entry: &Entry, kept: &mut Vec<Kept>) -> Result<()> {
    // A type that the program no longer knows stays as it is.
    let Ok(of) = tx.describe(&entry.of) else { return Ok(()) };
    let Some((now, bin)) = anywhere(tx, &of, entry.id)? else { return Ok(()) };
    match entry.deed {
        Deed::Delete if bin => write::take_back(tx, &of, entry.id),
        Deed::Create if !bin => write::put_aside(tx, &of, entry.id, entry.id),
        Deed::Change => {
            let changed: serde_json::Map<String, serde_json::Value> =
                serde_json::from_str(&entry.difference).unwrap_or_default();
            let (mut back, mut since) = (Values::new(), Vec::new());
            for (name, pair) in changed {
                let Some(field) = of.find(&name) else { continue };
                let (old, new) = (read(tx, field, &pair, 0)?, read(tx, field, &pair, 1)?);
                match before(now.get(&name).unwrap_or(&Value::Null), &old, &new) {
                    Some(value) => {
                        back.set(name, value);
                    }
                    // What is computed is computed again.
                    None if !field.read_only => since.push(name),
                    None => {}
                }
            }
            if !since.is_empty() {
                kept.push(Kept { record: RecordRef { of: of.name, id: entry.id }, why: WhyKept::ChangedSince(since) });
            }
            write::repoint(tx, &of, &now, back, bin)
        }
        _ => Ok(()),
    }
}

fn read(tx: &Tx, field: &Field, pair: &serde_json::Value, place: usize) -> Result<Value> {
    text::from_json(&field.kind, pair.get(place).unwrap_or(&serde_json::Value::Null), tx.context())
}

/// What a value turns back to when a merge made `new` of `old`; `None` when somebody has changed it since.
///
/// Of several values only those that the merge added go, and those that it took away return.
fn before(now: &Value, old: &Value, new: &Value) -> Option<Value> {
    if now == new {
        return Some(old.clone());
    }
    if now == old {
        return Some(now.clone());
    }
    match (now, old, new) {
        (Value::Ids(_) | Value::Null, Value::Ids(_) | Value::Null, Value::Ids(_) | Value::Null) => {
            let ids = |value: &Value| if let Value::Ids(ids) = value { ids.clone() } else { Vec::new() };
            let back = apart(ids(now), &ids(old), &ids(new));
            Some(if back.is_empty() { Value::Null } else { Value::Ids(back) })
        }
        (Value::Words(_) | Value::Null, Value::Words(_) | Value::Null, Value::Words(_) | Value::Null) => {
            let words = |value: &Value| if let Value::Words(words) = value { words.clone() } else { Vec::new() };
            let back = apart(words(now), &words(old), &words(new));
            Some(if back.is_empty() { Value::Null } else { Value::Words(back) })
        }
        _ => None,
    }
}

fn apart<T: PartialEq + Clone>(now: Vec<T>, old: &[T], new: &[T]) -> Vec<T> {
    let mut back: Vec<T> = now.into_iter().filter(|one| old.contains(one) || !new.contains(one)).collect();
    let gone: Vec<T> = old.iter().filter(|one| !new.contains(one) && !back.contains(one)).cloned().collect();
    back.extend(gone);
    back
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(all: &[&str]) -> Value {
        Value::Words(all.iter().map(|word| (*word).to_owned()).collect())
    }

    #[test]
    fn a_value_turns_back_unless_somebody_changed_it() {
        let text = |text: &str| Value::text(text);
        assert_eq!(before(&text("new"), &text("old"), &text("new")), Some(text("old")));
        assert_eq!(before(&text("old"), &text("old"), &text("new")), Some(text("old")));
        assert_eq!(before(&text("other"), &text("old"), &text("new")), None);
        assert_eq!(before(&Value::Null, &text("old"), &text("new")), None);
    }

    #[test]
    fn of_several_values_only_what_the_merge_did_turns_back() {
        let (old, new) = (words(&["customer"]), words(&["customer", "supplier"]));
        assert_eq!(
            before(&words(&["customer", "supplier", "partner"]), &old, &new),
            Some(words(&["customer", "partner"]))
        );
        assert_eq!(before(&words(&["supplier"]), &old, &new), Some(Value::Null));
        let ids = |all: &[i64]| Value::Ids(all.iter().map(|id| AnyId::from_raw(*id)).collect());
        // 7 went over to 9; somebody has added 3 since.
        assert_eq!(before(&ids(&[9, 3]), &ids(&[7]), &ids(&[9])), Some(ids(&[3, 7])));
    }
}
