//! The bin: what is deleted together returns together, and what is referenced says by whom.

use std::sync::Arc;

use kernel::{AnyId, Error, Result};
use record::{Filter, Kind, Query, RecordRef, RecordType, Values};

use super::row::{Columns, difference};
use super::{keep_rules, named, references};
use crate::event::Event;
use crate::gate::Action;
use crate::log;
use crate::param::Param;
use crate::query::sql::quoted;
use crate::rules::Written;
use crate::search;
use crate::tx::Tx;

/// Puts a record and what cascades from it into the bin.
///
/// # Errors
/// `error-referenced-by` when records that do not go with it refer to it; it names their type, how many they are, and
/// some of those the actor may see.
pub(crate) fn delete(tx: &mut Tx, of: &str, id: AnyId) -> Result<()> {
    let of = tx.describe(of)?;
    let query = Query::of(of.name).filter(Filter::Ids(vec![id])).limit(1);
    if tx.whole(&of, &query, Action::Delete)?.is_empty() {
        return Err(if tx.passes(&of, id, Action::See)? {
            Error::forbidden("error-forbidden").with("action", "delete").with("type", of.name)
        } else {
            Error::not_found().with("type", of.name).with("id", id)
        });
    }
    // Everything that goes with it, parents before children.
    let mut going: Vec<(Arc<RecordType>, AnyId)> = vec![(Arc::clone(&of), id)];
    let mut at = 0;
    while at < going.len() {
        let (current, current_id) = (Arc::clone(&going[at].0), going[at].1);
        for (child, child_id) in belonging(tx, &current, current_id)? {
            if !going.iter().any(|(_, id)| *id == child_id) {
                going.push((child, child_id));
            }
        }
        at += 1;
    }
    for (current, current_id) in &going {
        refuse_if_referenced(tx, current, *current_id, &going)?;
    }
    tx.as_program(|tx| going.iter().try_for_each(|(current, current_id)| put_away(tx, current, *current_id, id)))
}

/// Records that go into the bin with this one: by a reference that cascades, or because they are about it.
fn belonging(tx: &Tx, of: &RecordType, id: AnyId) -> Result<Vec<(Arc<RecordType>, AnyId)>> {
    let mut found = Vec::new();
    for child in tx.catalogue().types() {
        for field in &child.fields {
            let condition = match &field.kind {
                Kind::Reference(target) if *target == of.name && field.cascade => {
                    format!("{} = $1", quoted(&field.name))
                }
                Kind::AnyRecord if child.part || field.cascade => {
                    format!(
                        "{} = $1 AND {} = '{}'",
                        quoted(&field.name),
                        quoted(&format!("{}_type", field.name)),
                        of.name
                    )
                }
                _ => continue,
            };
            let sql = format!("SELECT id FROM {} WHERE {condition} AND deleted_at IS NULL", quoted(child.name));
            tx.query(&sql, &[Param::Int(id.raw())], |row| {
                found.push((Arc::clone(child), AnyId::from_raw(row.int(0)?)));
                Ok(())
            })?;
        }
    }
    Ok(found)
}

fn refuse_if_referenced(tx: &Tx, of: &RecordType, id: AnyId, going: &[(Arc<RecordType>, AnyId)]) -> Result<()> {
    for (child, field) in tx.catalogue().references_to(of.name) {
        if field.cascade || record::description::SYSTEM_FIELDS.contains(&field.name.as_ref()) {
            continue;
        }
        let sql = match field.kind {
            Kind::Reference(_) => {
                format!(
                    "SELECT id FROM {} WHERE {} = $1 AND deleted_at IS NULL",
                    quoted(child.name),
                    quoted(&field.name)
                )
            }
            _ => format!(
                "SELECT c.id FROM record_ref r JOIN {} c ON c.id = r.record_id
                 WHERE r.target_id = $1 AND r.field = '{}' AND c.deleted_at IS NULL",
                quoted(child.name),
                field.name
            ),
        };
        let mut holders: Vec<AnyId> = Vec::new();
        tx.query(&sql, &[Param::Int(id.raw())], |row| {
            holders.push(AnyId::from_raw(row.int(0)?));
            Ok(())
        })?;
        holders.retain(|holder| !going.iter().any(|(_, id)| id == holder));
        if !holders.is_empty() {
            let some: Vec<RecordRef> = holders.iter().take(3).map(|id| RecordRef { of: child.name, id: *id }).collect();
            let titles = tx.titles(&some)?;
            let names: Vec<&str> = some.iter().filter_map(|record| titles.get(record)).map(String::as_str).collect();
            return Err(Error::conflict("error-referenced-by")
                .with("type", child.name)
                .with("field", &field.name)
                .with("count", holders.len())
                .with("names", names.join(", ")));
        }
    }
    Ok(())
}

fn put_away(tx: &mut Tx, of: &Arc<RecordType>, id: AnyId, with: AnyId) -> Result<()> {
    let before = take(tx, of, id, false)?;
    let version = version(&before)?;
    let mut columns = Columns::default();
    columns.add("version", version + 1);
    columns.add("deleted_at", tx.now().millis());
    columns.add("deleted_with", with.raw());
    columns.update(tx, of, id, version)?;
    search::forget(&mut tx.conn.borrow_mut(), id)?;
    tx.known.borrow_mut().remove(&RecordRef { of: of.name, id });
    log::append(tx, of, id, version + 1, log::Deed::Delete, &difference(Some(&before), None))?;
    tx.events.borrow_mut().push(Event { of: of.name, id, version: version + 1 });
    keep_rules(tx, Written { of: of.name, id, before: Some(&before), after: None })
}

/// Takes a record out of the bin, with what went there with it.
pub(crate) fn restore(tx: &mut Tx, of: &str, id: AnyId) -> Result<()> {
    let of = tx.describe(of)?;
    let mut query = Query::of(of.name).filter(Filter::Ids(vec![id])).limit(1);
    query.bin = true;
    if tx.whole(&of, &query, Action::Delete)?.is_empty() {
        return Err(Error::not_found().with("type", of.name).with("id", id));
    }
    // Whoever sees the one it became part of, and wherever that lies now.
    if tx.is_merged(of.name, id)? {
        return Err(Error::conflict("error-merged").with("type", of.name));
    }
    let mut coming: Vec<(Arc<RecordType>, AnyId)> = vec![(Arc::clone(&of), id)];
    for described in tx.catalogue().types() {
        let sql = format!("SELECT id FROM {} WHERE deleted_with = $1 AND id <> $1", quoted(described.name));
        tx.query(&sql, &[Param::Int(id.raw())], |row| {
            coming.push((Arc::clone(described), AnyId::from_raw(row.int(0)?)));
            Ok(())
        })?;
    }
    for (current, current_id) in &coming {
        refuse_if_leading_into_the_bin(tx, current, *current_id, &coming)?;
    }
    tx.as_program(|tx| coming.iter().try_for_each(|(current, current_id)| take_out(tx, current, *current_id)))?;
    // What returns as a whole is as it went, so that nothing of it follows anew from its parts.
    tx.later.retain(|(_, about), _| !coming.iter().any(|(_, id)| id == about));
    Ok(())
}

/// Refuses to take out what refers to a record that would still lie in the bin.
fn refuse_if_leading_into_the_bin(
    tx: &mut Tx,
    of: &Arc<RecordType>,
    id: AnyId,
    coming: &[(Arc<RecordType>, AnyId)],
) -> Result<()> {
    let values = tx.as_program(|tx| take(tx, of, id, true))?;
    let outside = |record: &RecordRef| !coming.iter().any(|(_, id)| *id == record.id);
    for record in references::of_values(of, &values).into_iter().filter(outside) {
        let target = tx.describe(record.of)?;
        let mut query = Query::of(target.name).filter(Filter::Ids(vec![record.id])).limit(1);
        query.bin = true;
        if let Some(binned) = tx.as_program(|tx| tx.whole(&target, &query, Action::See))?.pop() {
            // Its name is told to who may see it, which in the bin is who could restore it.
            let may = !tx.whole(&target, &query, Action::Delete)?.is_empty();
            let title = binned.get(target.title).filter(|_| may).map(record::text::write).unwrap_or_default();
            return Err(Error::conflict("error-restore-first").with("name", title).with("type", target.name));
        }
    }
    Ok(())
}

fn take_out(tx: &mut Tx, of: &Arc<RecordType>, id: AnyId) -> Result<()> {
    let values = take(tx, of, id, true)?;
    let version = version(&values)?;
    let mut columns = Columns::default();
    columns.add("version", version + 1);
    columns.add("deleted_at", Param::Null);
    columns.add("deleted_with", Param::Null);
    // Somebody may have taken the number while this one lay in the bin.
    columns.update(tx, of, id, version).map_err(|error| named(of, error))?;
    search::remember(&mut tx.conn.borrow_mut(), of, id, None, &values)?;
    log::append(tx, of, id, version + 1, log::Deed::Restore, &difference(None, Some(&values)))?;
    tx.events.borrow_mut().push(Event { of: of.name, id, version: version + 1 });
    keep_rules(tx, Written { of: of.name, id, before: None, after: Some(&values) })
}

fn take(tx: &Tx, of: &Arc<RecordType>, id: AnyId, bin: bool) -> Result<Values> {
    let mut query = Query::of(of.name).filter(Filter::Ids(vec![id])).limit(1);
    query.bin = bin;
    tx.whole(of, &query, Action::See)?.pop().ok_or_else(|| Error::not_found().with("type", of.name).with("id", id))
}

fn version(values: &Values) -> Result<i64> {
    match values.get("version") {
        Some(record::Value::Int(version)) => Ok(*version),
        _ => Err(Error::internal("a row without a version")),
    }
}
