//! A new record.

use kernel::{AnyId, Error, Result};
use record::{Value, Values};

use super::row::{Columns, difference};
use super::{checked, country, keep_rules, money, named, permitted, references};
use crate::event::Event;
use crate::gate::{Action, Scope};
use crate::log;
use crate::rules::Written;
use crate::search;
use crate::tx::{By, Tx};

pub(crate) fn insert(tx: &mut Tx, of: &str, mut values: Values, by: By) -> Result<AnyId> {
    let of = tx.describe(of)?;
    tx.access.demand(&of, Action::Create)?;
    permitted(tx, &of, &values, by)?;
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
    let country = country(tx, &of, &own, None);
    let mut own = checked(&of, own, &country)?;
    let missing: Vec<Error> = of
        .fields
        .iter()
        .filter(|field| field.required && own.get(&field.name).is_none_or(Value::is_null))
        .map(|field| Error::invalid("error-required").on(field.name.as_ref()))
        .collect();
    if let Some(errors) = Error::all(missing) {
        return Err(errors);
    }
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
    // Whether the row is the actor's to make is asked of the row itself, by the same condition that keeps reads.
    let within = tx.access.scope(&of, Action::Create);
    if !tx.access.is_administrator()
        && (within < Scope::All || of.whose.owner.is_none())
        && !tx.passes(&of, id, Action::Create)?
    {
        return Err(Error::forbidden("error-forbidden").with("action", "create").with("type", of.name));
    }
    references::keep(tx, &of, id, &own, true)?;
    search::remember(&mut tx.conn.borrow_mut(), &of, id, None, &own)?;
    log::append(tx, &of, id, 1, log::Deed::Create, &difference(None, Some(&own)))?;
    tx.events.borrow_mut().push(Event { of: of.name, id, version: 1 });
    keep_rules(tx, Written { of: of.name, id, before: None, after: Some(&own) })?;
    Ok(id)
}
