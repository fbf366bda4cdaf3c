//! New records, one or many.

use std::sync::Arc;

use kernel::{AnyId, Error, Fault, Result};
use record::{RecordType, Value, Values};

use super::row::{Columns, created};
use super::{checked, country, keep_rules, money, named, permitted, references, rows};
use crate::event::Event;
use crate::gate::{Action, Scope};
use crate::log;
use crate::rules::Written;
use crate::search;
use crate::tx::{By, Tx};

pub(crate) fn insert(tx: &mut Tx, of: &str, values: Values, by: By) -> Result<AnyId> {
    let of = tx.describe(of)?;
    tx.access.demand(&of, Action::Create)?;
    let mut own = ready(tx, &of, values, by)?;
    references::check(tx, &of, &own)?;
    money::fill(tx, &of, &mut own, None)?;

    let id: AnyId = tx.next_id();
    let (now, me) = (tx.now(), tx.actor().user);
    let mut columns = Columns::default();
    columns.add("id", id.raw());
    columns.add("version", 1);
    columns.add("created_at", now.millis());
    columns.add("created_by", me.map(AnyId::raw));
    columns.add("updated_at", now.millis());
    columns.add("updated_by", me.map(AnyId::raw));
    for (name, value) in own.iter() {
        columns.add_field(of.field(name)?, value)?;
    }
    columns.insert(tx, &of).map_err(|error| named(&of, error))?;
    if is_asked_of_the_row(tx, &of) && !tx.passes(&of, id, Action::Create)? {
        return Err(Error::forbidden("error-forbidden").with("action", "create").with("type", of.name));
    }
    references::keep(tx, &of, id, &own, true)?;
    search::remember(&mut tx.conn.borrow_mut(), &of, id, None, &own)?;
    log::append(tx, &of, id, 1, log::Deed::Create, &created(&own))?;
    tx.events.borrow_mut().push(Event { of: of.name, id, version: 1 });
    keep_rules(tx, Written { of: of.name, id, before: None, after: Some(&own) })?;
    Ok(id)
}

/// Makes many records of a type with few statements; the answer has the id, or what is wrong, of each.
///
/// Each row passes what a single one passes: rights, checks, references, rules, search, log. A row that is refused
/// leaves the others alone; in a hurry only one that is refused before anything is written.
///
/// # Errors
/// When the actor may make no such record, or the database fails.
pub(crate) fn insert_many(tx: &mut Tx, of: &str, many: Vec<Values>, by: By, hurry: bool) -> Result<Vec<Result<AnyId>>> {
    let of = tx.describe(of)?;
    tx.access.demand(&of, Action::Create)?;
    let mut outcomes: Vec<Result<AnyId>> = Vec::with_capacity(many.len());
    let mut good: Vec<(usize, AnyId, Values)> = Vec::with_capacity(many.len());
    for values in many {
        let id: AnyId = tx.next_id();
        match ready(tx, &of, values, by) {
            Ok(own) => {
                good.push((outcomes.len(), id, own));
                outcomes.push(Ok(id));
            }
            Err(error) => outcomes.push(Err(passable(error)?)),
        }
    }
    references::learn(tx, &of, good.iter().map(|(_, _, own)| own))?;
    let mut sound = Vec::with_capacity(good.len());
    for (place, id, mut own) in good {
        match references::check(tx, &of, &own).and_then(|()| money::fill(tx, &of, &mut own, None)) {
            Ok(()) => sound.push((place, id, own)),
            Err(error) => outcomes[place] = Err(passable(error)?),
        }
    }
    if hurry {
        write_all(tx, &of, &sound)?;
        return Ok(outcomes);
    }
    if let Err(error) = tx.attempt(|tx| write_all(tx, &of, &sound)) {
        passable(error)?;
        // One of them is to blame, so each goes by itself.
        for one in sound {
            let place = one.0;
            if let Err(error) = tx.attempt(|tx| write_all(tx, &of, std::slice::from_ref(&one))) {
                outcomes[place] = Err(passable(error)?);
            }
        }
    }
    Ok(outcomes)
}

/// An error that is about one row; one of the database itself is about all and goes on up.
fn passable(error: Error) -> Result<Error> {
    match error.fault() {
        Fault::Busy | Fault::Internal | Fault::Unauthenticated => Err(error),
        _ => Ok(error),
    }
}

fn write_all(tx: &mut Tx, of: &Arc<RecordType>, many: &[(usize, AnyId, Values)]) -> Result<()> {
    rows::insert(tx, of, many).map_err(|error| named(of, error))?;
    if is_asked_of_the_row(tx, of) {
        let ids: Vec<AnyId> = many.iter().map(|(_, id, _)| *id).collect();
        if tx.passing(of, &ids, Action::Create)?.len() < ids.len() {
            return Err(Error::forbidden("error-forbidden").with("action", "create").with("type", of.name));
        }
    }
    let mut found = Vec::new();
    let mut entries = Vec::with_capacity(many.len());
    for (_, id, own) in many {
        references::keep(tx, of, *id, own, true)?;
        found.push((*id, own));
        entries.push((*id, 1, created(own)));
        tx.events.borrow_mut().push(Event { of: of.name, id: *id, version: 1 });
    }
    search::remember_many(&mut tx.conn.borrow_mut(), of, &found)?;
    log::append_many(tx, of, log::Deed::Create, entries)?;
    many.iter()
        .try_for_each(|(_, id, own)| keep_rules(tx, Written { of: of.name, id: *id, before: None, after: Some(own) }))
}

/// Whether a new row is the actor's to make is asked of the row itself, by the same condition that keeps reads.
fn is_asked_of_the_row(tx: &Tx, of: &RecordType) -> bool {
    let within = tx.access.scope(of, Action::Create);
    !tx.access.is_administrator() && (within < Scope::All || of.whose.owner.is_none())
}

/// A new record's own values: prepared by the rules, completed by defaults, checked.
fn ready(tx: &mut Tx, of: &RecordType, mut values: Values, by: By) -> Result<Values> {
    permitted(tx, of, &values, by)?;
    for prepare in tx.rules.before(of.name) {
        prepare(tx, &mut values)?;
    }
    let mut own = Values::with_capacity(of.fields.len());
    // What is not given takes its default; the owner of a new record is who makes it.
    for field in &of.fields {
        let given = values.remove(&field.name);
        let value = match given {
            Some(value) if !value.is_null() => value,
            _ if of.whose.owner == Some(&field.name) && tx.actor().user.is_some() => {
                tx.actor().user.map_or(Value::Null, Value::Id)
            }
            Some(_) => continue,
            None => match &field.default {
                Some(default) => {
                    own.push(field.name.clone(), default.clone());
                    continue;
                }
                None => continue,
            },
        };
        own.push(field.name.clone(), value);
    }
    if let Some((name, _)) = values.into_iter().next() {
        return Err(Error::invalid("error-no-such-field").with("field", &name).with("type", of.name).on(name.as_ref()));
    }
    let country = country(tx, of, &own, None);
    let own = checked(of, own, country.as_deref())?;
    let missing: Vec<Error> = of
        .fields
        .iter()
        .filter(|field| field.required && own.get(&field.name).is_none_or(Value::is_null))
        .map(|field| Error::invalid("error-required").on(field.name.as_ref()))
        .collect();
    match Error::all(missing) {
        Some(errors) => Err(errors),
        None => Ok(own),
    }
}
