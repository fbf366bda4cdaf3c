//! A change of a record.

use kernel::{AnyId, Error, Result};
use record::{Filter, Query, RecordType, Value, Values};

use super::row::{Columns, difference};
use super::{checked, country, keep_rules, money, named, permitted, rebase, references};
use crate::event::Event;
use crate::gate::Action;
use crate::log;
use crate::rules::Written;
use crate::search;
use crate::tx::{By, Tx};

/// Changes fields; gives the version since. What does not change is not written, and when nothing does, nothing is.
pub(crate) fn update(tx: &mut Tx, of: &str, id: AnyId, seen: Option<i64>, values: Values, by: By) -> Result<i64> {
    let of = tx.describe(of)?;
    let before = current(tx, &of, id)?;
    let country = country(tx, &of, &values, Some(&before));
    permitted(tx, &of, &values, by)?;
    // What a form sends back as it was is held to no rule that came later.
    let values = differing(values, &before);
    let mut changes = checked(&of, values, country.as_deref())?;
    money::fill(tx, &of, &mut changes, Some(&before))?;
    let mut changes = differing(changes, &before);
    let version = match before.get("version") {
        Some(Value::Int(version)) => *version,
        _ => return Err(Error::internal("a row without a version")),
    };
    if changes.is_empty() {
        return Ok(version);
    }
    if let Some(seen) = seen.filter(|seen| *seen != version) {
        meanwhile(tx, &of, id, seen, &changes)?;
    }
    for complete in tx.rules.completing(of.name) {
        complete(tx, &before, &mut changes)?;
    }
    money::fill(tx, &of, &mut changes, Some(&before))?;
    let changes = differing(changes, &before);
    references::check(tx, &of, &changes)?;

    let (now, me) = (tx.now(), tx.actor().user);
    let mut columns = Columns::default();
    columns.add("version", version + 1);
    columns.add("updated_at", now.millis());
    columns.add("updated_by", me.map(AnyId::raw));
    for (name, value) in changes.iter() {
        columns.add_field(of.field(name)?, value)?;
    }
    if !columns.update(tx, &of, id, version).map_err(|error| named(&of, error))? {
        return Err(Error::conflict("error-changed-meanwhile"));
    }
    let mut after = before.clone();
    for (name, value) in changes.iter() {
        after.set(name.clone(), value.clone());
    }
    // Nobody gives away what is not his to give: the row must have been his before, which `current` asked.
    references::keep(tx, &of, id, &changes, false)?;
    if money::changes_date(&of, &changes, &before) {
        rebase::parts_follow(tx, &of, id)?;
    }
    search::remember(&mut tx.conn.borrow_mut(), &of, id, Some(&before), &after)?;
    log::append(tx, &of, id, version + 1, log::Deed::Change, &difference(Some(&before), Some(&after)))?;
    tx.events.borrow_mut().push(Event { of: of.name, id, version: version + 1 });
    keep_rules(tx, Written { of: of.name, id, before: Some(&before), after: Some(&after) })?;
    Ok(version + 1)
}

/// What of the changes is not so already.
fn differing(changes: Values, before: &Values) -> Values {
    changes.into_iter().filter(|(name, value)| before.get(name).unwrap_or(&Value::Null) != value).collect()
}

/// The whole row, which the actor must see and be allowed to change.
fn current(tx: &Tx, of: &std::sync::Arc<RecordType>, id: AnyId) -> Result<Values> {
    let query = Query::of(of.name).filter(Filter::Ids(vec![id])).limit(1);
    let found = tx.whole(of, &query, Action::Change)?.pop();
    match found {
        Some(values) => Ok(values),
        None if tx.passes(of, id, Action::See)? => {
            Err(Error::forbidden("error-forbidden").with("action", "change").with("type", of.name))
        }
        None => Err(Error::not_found().with("type", of.name).with("id", id)),
    }
}

/// Refuses when somebody changed one of the same fields since the version that was looked at.
fn meanwhile(tx: &Tx, of: &RecordType, id: AnyId, seen: i64, changes: &Values) -> Result<()> {
    let touched = log::fields_since(tx, id, seen)?;
    let both: Vec<&str> =
        changes.iter().map(|(name, _)| name.as_ref()).filter(|name| touched.contains(*name)).collect();
    match both.first() {
        None => Ok(()),
        Some(first) => Err(Error::conflict("error-changed-meanwhile")
            .with("fields", both.join(","))
            .with("type", of.name)
            .on(*first)),
    }
}
