//! References: they must lead to something the actor may see, and what refers to a record is known.

use std::collections::{HashMap, HashSet};

use kernel::{AnyId, Error, Result};
use record::{Field, Kind, RecordRef, RecordType, Value, Values};

use crate::gate::Action;
use crate::param::Param;
use crate::query::sql::quoted;
use crate::tx::Tx;

/// Refuses references to what is not there for the actor.
pub(super) fn check(tx: &Tx, of: &RecordType, values: &Values) -> Result<()> {
    values.iter().try_for_each(|(name, value)| check_one(tx, of.field(name)?, value))
}

/// Refuses a reference to what is not there for the actor.
pub(super) fn check_one(tx: &Tx, field: &Field, value: &Value) -> Result<()> {
    if let (Value::Id(id), Kind::File) = (value, &field.kind) {
        return crate::files::check(tx, field, *id);
    }
    for record in pointed(field, value) {
        if tx.known.borrow().contains(&record) {
            continue;
        }
        let target = tx.describe(record.of)?;
        let there = match is_a_colleague(record) {
            true => exists(tx, &target, record.id)?,
            false => tx.passes(&target, record.id, Action::See)?,
        };
        if !there {
            return Err(Error::invalid("error-no-such-record")
                .with("type", record.of)
                .with("id", record.id)
                .on(field.name.as_ref()));
        }
        tx.known.borrow_mut().insert(record);
    }
    Ok(())
}

/// Asks for all that many records refer to with one statement a type, so that their checks need none.
pub(super) fn learn<'v>(tx: &Tx, of: &RecordType, many: impl Iterator<Item = &'v Values>) -> Result<()> {
    let mut unknown: HashMap<&'static str, HashSet<AnyId>> = HashMap::new();
    for (name, value) in many.flat_map(Values::iter) {
        if !matches!(value, Value::Id(_) | Value::Ids(_) | Value::Record(_)) {
            continue;
        }
        for record in pointed(of.field(name)?, value) {
            if !is_a_colleague(record) && !tx.known.borrow().contains(&record) {
                unknown.entry(record.of).or_default().insert(record.id);
            }
        }
    }
    for (target, ids) in unknown {
        let described = tx.describe(target)?;
        let ids: Vec<AnyId> = ids.into_iter().collect();
        let there = tx.passing(&described, &ids, Action::See)?;
        tx.known.borrow_mut().extend(there.into_iter().map(|id| RecordRef { of: described.name, id }));
    }
    Ok(())
}

/// All that a record refers to.
pub(super) fn of_values(of: &RecordType, values: &Values) -> Vec<RecordRef> {
    of.fields.iter().filter_map(|field| Some(pointed(field, values.get(&field.name)?))).flatten().collect()
}

/// What a value refers to.
fn pointed(field: &Field, value: &Value) -> Vec<RecordRef> {
    match (value, &field.kind) {
        (Value::Id(id), Kind::Reference(target)) => vec![RecordRef { of: target, id: *id }],
        (Value::Ids(ids), Kind::References(target)) => ids.iter().map(|id| RecordRef { of: target, id: *id }).collect(),
        (Value::Record(record), _) => vec![*record],
        _ => Vec::new(),
    }
}

/// A person chooses among colleagues also where he may not open the page of users.
fn is_a_colleague(record: RecordRef) -> bool {
    matches!(record.of, "user" | "role")
}

fn exists(tx: &Tx, of: &RecordType, id: AnyId) -> Result<bool> {
    let sql = format!("SELECT 1 FROM {} WHERE id = $1 AND deleted_at IS NULL", quoted(of.name));
    let mut found = false;
    tx.query(&sql, &[Param::Int(id.raw())], |_| {
        found = true;
        Ok(())
    })?;
    Ok(found)
}

/// Keeps the table of several references in step.
pub(super) fn keep(tx: &Tx, of: &RecordType, id: AnyId, values: &Values, fresh: bool) -> Result<()> {
    for field in of.fields.iter().filter(|field| matches!(field.kind, Kind::References(_))) {
        let Some(value) = values.get(&field.name) else { continue };
        let mut conn = tx.conn.borrow_mut();
        if !fresh {
            conn.execute(
                "DELETE FROM record_ref WHERE record_id = $1 AND field = $2",
                &[Param::Int(id.raw()), Param::from(field.name.as_ref())],
            )?;
        }
        if let Value::Ids(ids) = value {
            for target in ids {
                conn.execute(
                    "INSERT INTO record_ref (record_id, record_type, field, target_id) VALUES ($1, $2, $3, $4)",
                    &[
                        Param::Int(id.raw()),
                        Param::from(of.name),
                        Param::from(field.name.as_ref()),
                        Param::Int(target.raw()),
                    ],
                )?;
            }
        }
    }
    Ok(())
}
