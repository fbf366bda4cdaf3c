//! Records that no number and no name finds again, found by all that is said of them: the same file of opportunities,
//! payments or activities once more makes nothing twice.

use std::collections::{HashMap, HashSet};

use kernel::{AnyId, Result};
use record::{Path, Query, Test, Value, Values};
use store::Tx;

use super::merge::is_same;
use super::slice::{Desk, Named};

/// Values that one question asks for.
const SOME: usize = 200;

/// What makes two records of a type the same, the field first by which they are looked up.
fn sameness(of: &str) -> &'static [&'static str] {
    match of {
        "opportunity" => &["company", "name"],
        "payment" => &["company", "date", "amount", "invoice", "reference"],
        "activity" => &["at", "subject", "company"],
        "task" => &["subject", "due", "company"],
        "lead" => &["name", "email"],
        _ => &[],
    }
}

/// The records that rows of the main slot mean, of those that were there before the run: as many rows that say the same as
/// there are such records, so that two visits on one day stay two.
pub(super) fn find(
    tx: &Tx<'_>,
    desk: &mut Desk<'_>,
    place: usize,
    rows: &[usize],
    named: &Named,
) -> Result<HashMap<usize, AnyId>> {
    let slot = &desk.task.kind.slots[place];
    let fields = sameness(slot.of.name);
    let mut found = HashMap::new();
    let Some(first) = fields.first().filter(|_| place == desk.task.kind.main) else { return Ok(found) };
    let visible = |name: &&str| slot.of.find(name).is_some_and(|field| tx.access().sees(&slot.of, field));
    if !fields.iter().all(visible) {
        return Ok(found);
    }
    let said: Vec<(usize, Values)> = rows.iter().map(|row| (*row, desk.values(place, *row, named))).collect();
    let mut anchors: Vec<Value> = Vec::new();
    for value in said.iter().filter_map(|(_, values)| values.get(first)).filter(|value| !value.is_null()) {
        if !anchors.contains(value) {
            anchors.push(value.clone());
        }
    }
    let mut there: Vec<(AnyId, Values)> = Vec::new();
    for some in anchors.chunks(SOME) {
        let mut query = Query::of(slot.of.name).test(*first, Test::In(some.to_vec())).limit(5_000);
        query.fields = fields.iter().map(|name| Path::from(*name)).collect();
        loop {
            let page = tx.page(&query)?;
            there.extend(page.rows.into_iter().map(|view| (view.id, view.values)));
            match page.next {
                Some(next) => query.after = Some(next),
                None => break,
            }
        }
    }
    if there.is_empty() {
        return Ok(found);
    }
    let ids: Vec<AnyId> = there.iter().map(|(id, _)| *id).collect();
    let own = tx.made_in(desk.task.run, &ids)?;
    let mut taken: HashSet<AnyId> = HashSet::new();
    // The oldest first, as the file had them the first time.
    there.sort_by_key(|(id, _)| *id);
    let mut by_first: HashMap<String, Vec<&(AnyId, Values)>> = HashMap::new();
    for one in &there {
        by_first.entry(key_of(one.1.get(first))).or_default().push(one);
    }
    for (row, values) in &said {
        let candidates = by_first.get(&key_of(values.get(first))).map_or(&[][..], Vec::as_slice);
        let is_free = |id: &AnyId| !own.contains(id) && !taken.contains(id) && !desk.memory.taken.contains(id);
        let null = Value::Null;
        let says_the_same = |known: &Values| {
            let of = |values: &Values, field: &str| values.get(field).unwrap_or(&null).clone();
            fields.iter().all(|field| is_same(&of(known, field), &of(values, field)))
        };
        if let Some((id, _)) = candidates.iter().find(|(id, known)| is_free(id) && says_the_same(known)) {
            taken.insert(*id);
            found.insert(*row, *id);
        }
    }
    desk.written.learnt.taken.extend(taken);
    Ok(found)
}

/// A value as it can be looked up in memory.
fn key_of(value: Option<&Value>) -> String {
    value.map(|value| format!("{value:?}")).unwrap_or_default()
}
