//! Puts what a batch made into the bin, many records with few statements.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use kernel::{AnyId, Result};
use record::{Filter, Kind, Query, RecordRef, RecordType, Value, Values};

use super::held::{Held, Holder, holders};
use super::reckon::reckon;
use super::{Slice, Undone, WhyKept, of_one};
use crate::backend::Dialect;
use crate::event::Event;
use crate::gate::Action;
use crate::log;
use crate::param::Param;
use crate::query::sql::quoted;
use crate::rules::Written;
use crate::search;
use crate::tx::Tx;
use crate::write::{self, bin_difference, keep_rules, rows};

/// Records that one statement names.
const TOGETHER: usize = 100;

/// Puts the records of the next entries of the log away, the last made first: parts go before what they belong to.
pub(super) fn slice(tx: &mut Tx<'_>, batch: AnyId, held: &Held, before: i64, size: i64) -> Result<Slice> {
    let mut found: Vec<(i64, String, AnyId)> = Vec::new();
    tx.query(
        "SELECT id, record_type, record_id FROM change
         WHERE batch = $1 AND deed = 'create' AND id < $2 ORDER BY id DESC LIMIT $3",
        &[Param::Int(batch.raw()), Param::Int(before), Param::Int(size)],
        |row| {
            found.push((row.int(0)?, row.text(1)?.to_owned(), AnyId::from_raw(row.int(2)?)));
            Ok(())
        },
    )?;
    let mut undone = Undone::default();
    let mut groups: Vec<(Arc<RecordType>, Vec<AnyId>)> = Vec::new();
    for (_, of, id) in &found {
        if held.has(*id) {
            continue;
        }
        match groups.iter_mut().find(|(group, _)| group.name == of) {
            Some((_, ids)) => ids.push(*id),
            // A type that the program no longer knows stays.
            None => groups.extend(tx.describe(of).ok().map(|of| (of, vec![*id]))),
        }
    }
    while !groups.is_empty() {
        // A type that no other of the slice refers to goes first; of a ring, any.
        let free = groups.iter().position(|(of, _)| {
            let referring = groups.iter().filter(|(other, _)| other.name != of.name);
            referring.into_iter().all(|(other, _)| other.references_to(of.name).next().is_none())
        });
        let (of, ids) = groups.remove(free.unwrap_or(0));
        let empty = empty_types(tx, &of)?;
        for some in ids.chunks(TOGETHER) {
            put_away(tx, batch, held, &of, some, &empty, &mut undone)?;
        }
    }
    let reckoned = reckon(tx, batch, held)?;
    let last = found.last().map(|(id, ..)| *id);
    Ok(Slice { undone, reckoned, entries: found.len() as i64, last })
}

fn put_away(
    tx: &mut Tx<'_>,
    batch: AnyId,
    held: &Held,
    of: &Arc<RecordType>,
    ids: &[AnyId],
    empty: &HashSet<&'static str>,
    undone: &mut Undone,
) -> Result<()> {
    let mut query = Query::of(of.name).filter(Filter::Ids(ids.to_vec()));
    query.limit = ids.len();
    let mut going = tx.whole(of, &query, Action::Delete)?;
    if going.len() < ids.len() {
        // What lies in the bin already is no news; what the actor may not delete is.
        let there: HashSet<AnyId> = going.iter().map(id_of).collect();
        let see = tx.passing(of, ids, Action::See)?;
        for id in ids.iter().filter(|id| see.contains(id) && !there.contains(id)) {
            undone.keep(RecordRef { of: of.name, id: *id }, WhyKept::NotAllowed);
        }
    }
    let referred = referred(tx, of, &going, empty)?;
    going.retain(|values| match referred.get(&id_of(values)) {
        Some(by) => {
            undone.keep(RecordRef { of: of.name, id: id_of(values) }, WhyKept::Referred(by));
            false
        }
        None => true,
    });
    let refused = along(tx, of, &going, empty)?;
    going.retain(|values| match refused.get(&id_of(values)) {
        Some(by) => {
            undone.keep(RecordRef { of: of.name, id: id_of(values) }, WhyKept::Referred(by));
            false
        }
        None => true,
    });
    if going.is_empty() {
        return Ok(());
    }
    let roots = roots(tx, batch, held, of, &going)?;
    mark(tx, of, &going, &roots)?;
    let gone: Vec<AnyId> = going.iter().map(id_of).collect();
    search::forget_many(&mut tx.conn.borrow_mut(), of, &gone)?;
    let entries = going.iter().map(|values| (id_of(values), version_of(values) + 1, bin_difference(values))).collect();
    log::append_many(tx, of, log::Deed::Delete, entries)?;
    for values in &going {
        let id = id_of(values);
        tx.known.borrow_mut().remove(&RecordRef { of: of.name, id });
        tx.events.borrow_mut().push(Event { of: of.name, id, version: version_of(values) + 1 });
        tx.as_program(|tx| keep_rules(tx, Written { of: of.name, id, before: Some(values), after: None }))?;
    }
    *undone.removed.entry(of.name).or_default() += going.len() as i64;
    Ok(())
}

/// Of the types that can refer to a type, those without any record: nobody needs to look in them for each hundred.
fn empty_types(tx: &Tx<'_>, of: &RecordType) -> Result<HashSet<&'static str>> {
    let types: HashSet<&'static str> = holders(tx, of.name).iter().map(|holder| holder.of.name).collect();
    let mut empty = HashSet::new();
    for name in types {
        let mut some = false;
        tx.query(&format!("SELECT id FROM {} LIMIT 1", quoted(name)), &[], |_| {
            some = true;
            Ok(())
        })?;
        if !some {
            empty.insert(name);
        }
    }
    Ok(empty)
}

/// Which of the records living ones refer to, and of which type those are.
fn referred(
    tx: &Tx<'_>,
    of: &RecordType,
    going: &[Values],
    empty: &HashSet<&'static str>,
) -> Result<HashMap<AnyId, &'static str>> {
    let ids: HashSet<AnyId> = going.iter().map(id_of).collect();
    let mut referred = HashMap::new();
    if ids.is_empty() {
        return Ok(referred);
    }
    for holder in holders(tx, of.name).into_iter().filter(|holder| !empty.contains(holder.of.name)) {
        let (body, target) = holder.body(of.name);
        let sql = format!("SELECT c.id, {target}{body}{} AND {target} IN ({})", holder.holds(), places(1));
        tx.query(&sql, &padded(&[], &ids), |row| {
            let (holder_id, id) = (AnyId::from_raw(row.int(0)?), AnyId::from_raw(row.int(1)?));
            // Those that go at the same moment do not hold each other.
            if !(holder.of.name == of.name && ids.contains(&holder_id)) {
                referred.insert(id, holder.of.name);
            }
            Ok(())
        })?;
    }
    Ok(referred)
}

/// Puts away what the program attached to the records since; gives those for which that does not go.
fn along(
    tx: &mut Tx<'_>,
    of: &RecordType,
    going: &[Values],
    empty: &HashSet<&'static str>,
) -> Result<HashMap<AnyId, &'static str>> {
    let ids: HashSet<AnyId> = going.iter().map(id_of).collect();
    let mut found: Vec<(&'static str, AnyId, AnyId)> = Vec::new();
    let may_go = |holder: &Holder<'_>| holder.goes_along() && !empty.contains(holder.of.name);
    for holder in holders(tx, of.name).into_iter().filter(may_go) {
        let column = quoted(&holder.field.name);
        let kind = match holder.field.kind {
            Kind::AnyRecord => format!(" AND {} = '{}'", quoted(&format!("{}_type", holder.field.name)), of.name),
            Kind::Reference(_) => String::new(),
            _ => continue,
        };
        let sql = format!(
            "SELECT id, {column} FROM {} WHERE deleted_at IS NULL{kind} AND {column} IN ({})",
            quoted(holder.of.name),
            places(1)
        );
        tx.query(&sql, &padded(&[], &ids), |row| {
            found.push((holder.of.name, AnyId::from_raw(row.int(0)?), AnyId::from_raw(row.int(1)?)));
            Ok(())
        })?;
    }
    let mut refused = HashMap::new();
    for (child, child_id, id) in found {
        let outcome = tx.attempt(|tx| tx.as_program(|tx| write::delete(tx, child, child_id)));
        if let Err(error) = outcome {
            of_one(error)?;
            refused.insert(id, child);
        }
    }
    Ok(refused)
}

/// With what each record goes: with the one it belongs to, if that goes too, so that they return together.
fn roots(tx: &Tx<'_>, batch: AnyId, held: &Held, of: &RecordType, going: &[Values]) -> Result<HashMap<AnyId, AnyId>> {
    let mut roots = HashMap::new();
    let Some(field) = of.fields.iter().find(|field| field.cascade && matches!(field.kind, Kind::Reference(_))) else {
        return Ok(roots);
    };
    let whole = |values: &Values| values.get(&field.name).and_then(Value::as_id);
    let wholes: HashSet<AnyId> = going.iter().filter_map(whole).filter(|id| !held.has(*id)).collect();
    let mut made = HashSet::new();
    let sql =
        format!("SELECT record_id FROM change WHERE +batch = $1 AND deed = 'create' AND record_id IN ({})", places(2));
    if !wholes.is_empty() {
        tx.query(&sql, &padded(&[Param::Int(batch.raw())], &wholes), |row| {
            made.insert(AnyId::from_raw(row.int(0)?));
            Ok(())
        })?;
    }
    for values in going {
        if let Some(whole) = whole(values).filter(|id| made.contains(id)) {
            roots.insert(id_of(values), whole);
        }
    }
    Ok(roots)
}

fn mark(tx: &Tx<'_>, of: &RecordType, going: &[Values], roots: &HashMap<AnyId, AnyId>) -> Result<()> {
    let (now, table) = (tx.now().millis(), quoted(of.name));
    let mut params = Vec::with_capacity(TOGETHER * 2);
    for values in going {
        let id = id_of(values);
        params.extend([Param::Int(id.raw()), Param::Int(roots.get(&id).copied().unwrap_or(id).raw())]);
    }
    if tx.dialect() == Dialect::Sqlite {
        let sql = format!("UPDATE {table} SET version = version + 1, deleted_with = $2, deleted_at = $3 WHERE id = $1");
        let with_now: Vec<Param> =
            params.chunks(2).flat_map(|pair| [pair[0].clone(), pair[1].clone(), Param::Int(now)]).collect();
        return tx.conn.borrow_mut().execute_each(&sql, 3, &with_now);
    }
    // The type of a number in VALUES is known only when it is said.
    let sql = format!(
        "WITH gone(id, root) AS (VALUES {}) UPDATE {table} SET version = version + 1, deleted_at = {now}, deleted_with = gone.root
         FROM gone WHERE {table}.id = gone.id",
        rows::places(TOGETHER, 2, "BIGINT"),
    );
    // Places beyond the last name no record.
    while params.len() < TOGETHER * 2 {
        params.extend([Param::Int(-1), Param::Int(-1)]);
    }
    tx.conn.borrow_mut().execute(&sql, &params).map(|_| ())
}

/// `$from, …` for as many records as one statement names.
fn places(from: usize) -> String {
    let places: Vec<String> = (from..from + TOGETHER).map(|place| format!("${place}")).collect();
    places.join(", ")
}

/// The ids behind the first parameters, filled up with the id of nothing.
fn padded(first: &[Param], ids: &HashSet<AnyId>) -> Vec<Param> {
    let mut params = first.to_vec();
    params.extend(ids.iter().map(|id| Param::Int(id.raw())));
    params.resize(first.len() + TOGETHER, Param::Int(-1));
    params
}

fn id_of(values: &Values) -> AnyId {
    values.get("id").and_then(Value::as_id).unwrap_or(AnyId::from_raw(-1))
}

fn version_of(values: &Values) -> i64 {
    match values.get("version") {
        Some(Value::Int(version)) => *version,
        _ => 0,
    }
}
