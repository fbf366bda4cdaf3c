//! Moving all that refers to a record over to another, found from the descriptions.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use kernel::{AnyId, Error, Result};
use record::{Field, Filter, Kind, Query, RecordRef, RecordType, Value, Values};

use super::referring::rows_by;
use super::{anywhere, id_of, param, upwards};
use crate::gate::Action;
use crate::tx::Tx;
use crate::undo::holders;
use crate::write;

/// Rows that one statement reads.
const TOGETHER: usize = 200;

/// Keeps trees trees: where the one that goes stands above the survivor, the survivor takes its place.
pub(super) fn untangle(tx: &mut Tx, of: &Arc<RecordType>, survivor: AnyId, other: AnyId) -> Result<()> {
    let Some((whole, bin)) = anywhere(tx, of, survivor)? else { return Ok(()) };
    let mut changes = Values::new();
    for field in upwards(of) {
        if stands_above(tx, of, field, other, &whole)? {
            let above = anywhere(tx, of, other)?.and_then(|(values, _)| values.get(&field.name).and_then(Value::as_id));
            let above = above.filter(|id| *id != survivor).map_or(Value::Null, Value::Id);
            changes.set(field.name.clone(), above);
        }
    }
    write::repoint(tx, of, &whole, changes, bin)
}

/// Whether a record is reached by going up from another.
fn stands_above(tx: &Tx, of: &Arc<RecordType>, field: &Field, above: AnyId, below: &Values) -> Result<bool> {
    let mut seen = Vec::new();
    let mut next = below.get(&field.name).and_then(Value::as_id);
    while let Some(id) = next {
        if id == above {
            return Ok(true);
        }
        // A ring in the data must not keep anybody busy for ever.
        if seen.contains(&id) {
            return Ok(false);
        }
        seen.push(id);
        next = anywhere(tx, of, id)?.and_then(|(values, _)| values.get(&field.name).and_then(Value::as_id));
    }
    Ok(false)
}

/// Moves all that refers to `other` over to the survivor.
pub(super) fn move_all(tx: &mut Tx, of: &Arc<RecordType>, survivor: AnyId, other: AnyId) -> Result<()> {
    let mut by_type: BTreeMap<&'static str, (Arc<RecordType>, HashMap<(AnyId, bool), Vec<Field>>)> = BTreeMap::new();
    for holder in holders(tx, of.name) {
        let rows = &mut by_type.entry(holder.of.name).or_insert_with(|| (Arc::clone(holder.of), HashMap::new())).1;
        let sql = rows_by(&holder, of.name);
        tx.query(&sql, &[param(other)], |row| {
            let place = (AnyId::from_raw(row.int(0)?), row.opt_int(1)?.is_some());
            rows.entry(place).or_default().push(holder.field.clone());
            Ok(())
        })?;
    }
    for (child, rows) in by_type.into_values() {
        Mover { tx, of: of.name, child: &child, survivor, other, there: None, apart: None }.all(rows)?;
    }
    Ok(())
}

/// Moves the rows of one type.
struct Mover<'a, 'c> {
    tx: &'a mut Tx<'c>,
    of: &'static str,
    child: &'a Arc<RecordType>,
    survivor: AnyId,
    other: AnyId,
    /// Rows that refer to the survivor already and could be the same as one of those at hand, once they were asked for.
    there: Option<Vec<Values>>,
    /// What the rows at hand say by a field that not every row about the survivor has alike.
    apart: Option<(Field, Vec<Value>)>,
}

impl Mover<'_, '_> {
    fn all(mut self, rows: HashMap<(AnyId, bool), Vec<Field>>) -> Result<()> {
        // The one that goes keeps what it refers to: it may come back.
        let mut rows: Vec<((AnyId, bool), Vec<Field>)> =
            rows.into_iter().filter(|((id, _), _)| *id != self.other).collect();
        rows.sort_by_key(|((id, _), _)| *id);
        for bin in [false, true] {
            let these: Vec<&((AnyId, bool), Vec<Field>)> = rows.iter().filter(|((_, at), _)| *at == bin).collect();
            for some in these.chunks(TOGETHER) {
                let mut query = Query::of(self.child.name)
                    .filter(Filter::Ids(some.iter().map(|((id, _), _)| *id).collect()))
                    .limit(some.len());
                query.bin = bin;
                let whole = self.tx.whole(self.child, &query, Action::See)?;
                self.there = None;
                self.apart = self.apart(&whole);
                for before in whole {
                    let id = id_of(&before);
                    if let Some((_, fields)) = some.iter().find(|((row, _), _)| *row == id) {
                        self.one(&before, fields, bin)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn one(&mut self, before: &Values, fields: &[Field], bin: bool) -> Result<()> {
        let itself = id_of(before) == self.survivor;
        let mut changes = Values::new();
        for field in fields {
            let now = before.get(&field.name).unwrap_or(&Value::Null);
            changes.set(field.name.clone(), self.moved(now, itself));
        }
        let mut after = before.clone();
        for (name, value) in changes.iter() {
            after.set(name.clone(), value.clone());
        }
        if !bin && self.gives_way(&after, fields)? {
            return write::put_aside(self.tx, self.child, id_of(before), self.other);
        }
        write::repoint(self.tx, self.child, before, changes, bin)?;
        if let (Some(there), false) = (&mut self.there, bin) {
            there.push(after);
        }
        Ok(())
    }

    /// A value that refers to the survivor in place of the other; nothing refers to itself.
    fn moved(&self, value: &Value, itself: bool) -> Value {
        match value {
            Value::Id(id) if *id == self.other => {
                if itself {
                    Value::Null
                } else {
                    Value::Id(self.survivor)
                }
            }
            Value::Record(record) if record.id == self.other => {
                if itself {
                    Value::Null
                } else {
                    Value::Record(RecordRef { of: record.of, id: self.survivor })
                }
            }
            Value::Ids(ids) => {
                let mut kept: Vec<AnyId> = Vec::with_capacity(ids.len());
                for id in ids {
                    let id = if *id == self.other { self.survivor } else { *id };
                    if !(kept.contains(&id) || itself && id == self.survivor) {
                        kept.push(id);
                    }
                }
                if kept.is_empty() { Value::Null } else { Value::Ids(kept) }
            }
            other => other.clone(),
        }
    }

    /// Whether a moved row says nothing that is not there already: it would stand there twice, or join the survivor with
    /// himself.
    fn gives_way(&mut self, after: &Values, fields: &[Field]) -> Result<bool> {
        let unique: Vec<&Field> = fields.iter().filter(|field| field.unique).collect();
        if !is_link(self.child) && unique.is_empty() {
            return Ok(false);
        }
        if self.joins_itself(after) {
            return Ok(true);
        }
        if self.there.is_none() {
            self.there = Some(self.around(fields)?);
        }
        let there = self.there.as_deref().unwrap_or_default();
        let taken = |field: &&Field| there.iter().any(|row| row.get(&field.name) == after.get(&field.name));
        if unique.iter().any(taken) {
            // What is part of another record or computed gives way; anything else is somebody's to sort out first.
            let may = self.child.part || unique.iter().all(|field| field.read_only);
            return if may {
                Ok(true)
            } else {
                Err(Error::conflict("error-merge-clash").with("type", self.child.name))
            };
        }
        Ok(is_link(self.child) && there.iter().any(|row| says_no_more(self.child, after, row)))
    }

    /// Whether all its references to the merged type are to the survivor, by two fields at least.
    fn joins_itself(&self, after: &Values) -> bool {
        let ends = || self.child.references_to(self.of).filter(|field| matches!(field.kind, Kind::Reference(_)));
        let same = |field: &Field| after.get(&field.name).and_then(Value::as_id) == Some(self.survivor);
        is_link(self.child) && ends().count() > 1 && ends().all(same)
    }

    /// What some rows say by a reference of theirs to anything but the survivor, if there is one that all of them have:
    /// of all that is said of the survivor only what says the same there can be the same.
    fn apart(&self, rows: &[Values]) -> Option<(Field, Vec<Value>)> {
        let other = |field: &&Field| matches!(field.kind, Kind::Reference(_) | Kind::AnyRecord);
        let system = |field: &&Field| record::description::SYSTEM_FIELDS.contains(&field.name.as_ref());
        self.child.fields.iter().filter(other).filter(|field| !system(field)).find_map(|field| {
            let said = |row: &Values| {
                let value = row.get(&field.name).filter(|value| !value.is_null())?;
                let about = match value {
                    Value::Record(record) => record.id,
                    value => value.as_id()?,
                };
                (about != self.survivor && about != self.other).then(|| value.clone())
            };
            Some((field.clone(), rows.iter().map(said).collect::<Option<Vec<Value>>>()?))
        })
    }

    /// The rows outside the bin that refer to the survivor by any of the fields that can.
    fn around(&self, fields: &[Field]) -> Result<Vec<Values>> {
        let all = holders(self.tx, self.of).into_iter().filter(|holder| holder.of.name == self.child.name);
        let (mut conditions, mut only_one) = (Vec::new(), false);
        for field in all.map(|holder| holder.field).chain(fields) {
            only_one |= field.unique;
            let value = match field.kind {
                Kind::AnyRecord => Value::Record(RecordRef { of: self.of, id: self.survivor }),
                _ => Value::Id(self.survivor),
            };
            conditions.push(Filter::Field(field.into(), record::Test::In(vec![value])));
        }
        let mut filter = Filter::Any(conditions);
        // Where something must be the only one, any other of the survivor's counts.
        if let Some((field, said)) = self.apart.as_ref().filter(|_| !only_one) {
            let same = Filter::Field(field.into(), record::Test::In(said.clone()));
            filter = Filter::All(vec![filter, same]);
        }
        let query = Query::of(self.child.name).filter(filter).limit(10_000);
        self.tx.whole(self.child, &query, Action::See)
    }
}

/// Whether a type only joins records and says little of its own: a following, a tagging, a relation.
fn is_link(of: &RecordType) -> bool {
    let by_reference = |field: &Field| matches!(field.kind, Kind::Reference(_) | Kind::Choice(_));
    of.part && of.title_field().is_some_and(by_reference)
}

/// Whether each value of a row is empty or stands in the other row too.
fn says_no_more(of: &RecordType, row: &Values, other: &Values) -> bool {
    let own = of.fields.iter().filter(|field| !record::description::SYSTEM_FIELDS.contains(&field.name.as_ref()));
    own.into_iter().all(|field| {
        let said = row.get(&field.name).filter(|value| !value.is_null());
        said.is_none_or(|said| other.get(&field.name) == Some(said))
    })
}
