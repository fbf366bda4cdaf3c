//! Records side by side, field by field, with the better value of each.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use kernel::{AnyId, Error, Result};
use record::{Field, Filter, Kind, Path, Query, RecordType, Value, Values, View};
use store::{Db, FieldAccess};

use super::better::{Better, Candidate, better, united, with_room};
use crate::customers::{Confirmed, last_confirmed};

/// Records that one merge takes at most.
pub const TOGETHER: usize = 10;

/// Which value a field of the merged record takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// That of this record.
    From(AnyId),
    /// All of them together.
    United,
}

/// A field of records side by side.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The field.
    pub field: Field,
    /// Its value in each of the records, in their order.
    pub values: Vec<Value>,
    /// When and by whom each was confirmed last.
    pub confirmed: Vec<Option<Confirmed>>,
    /// All of them together, where there is room for them.
    pub united: Option<Value>,
    /// The better one.
    pub better: Take,
    /// Whether the reader may choose: he may fill the field in.
    pub is_open: bool,
}

impl Compared {
    /// Whether the records say different things.
    pub fn differs(&self) -> bool {
        self.values.iter().any(|value| *value != self.values[0])
    }

    fn value(&self, take: Take, records: &[View]) -> Option<&Value> {
        match take {
            Take::United => self.united.as_ref(),
            Take::From(id) => self.values.get(records.iter().position(|record| record.id == id)?),
        }
    }
}

/// Records side by side.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Their type.
    pub of: Arc<RecordType>,
    /// The records; the first is the one that stays.
    pub records: Vec<View>,
    /// The fields in which any of them has something, as far as the reader sees them.
    pub fields: Vec<Compared>,
}

/// Puts records side by side, the one that stays first.
///
/// # Errors
/// Not found when one of them is not there for the actor; `error-merge-one` for fewer than two, `error-merge-many` for too
/// many at once.
pub fn compare(db: &Db<'_>, of: &str, ids: &[AnyId]) -> Result<Comparison> {
    let of = db.describe(of)?;
    let mut seen = HashSet::new();
    let wanted: Vec<AnyId> = ids.iter().copied().filter(|id| seen.insert(*id)).collect();
    if wanted.len() < 2 {
        return Err(Error::invalid("error-merge-one").with("type", of.name));
    }
    if wanted.len() > TOGETHER {
        return Err(Error::invalid("error-merge-many").with("count", TOGETHER));
    }
    let mut records = Vec::with_capacity(wanted.len());
    let mut confirmed = Vec::with_capacity(wanted.len());
    for id in &wanted {
        let view = db.view(of.name, *id)?;
        confirmed.push(last_confirmed(db, view.record())?);
        records.push(view);
    }
    let mut fields = Vec::new();
    for field in of.fields.iter().filter(|field| !field.read_only && db.access().sees(&of, field)) {
        // One of them does not belong to another of them.
        let value = |view: &View| match view.value(&field.name) {
            Value::Id(id) if field.kind == Kind::Reference(of.name) && wanted.contains(id) => Value::Null,
            value => value.clone(),
        };
        let values: Vec<Value> = records.iter().map(value).collect();
        if values.iter().all(Value::is_null) {
            continue;
        }
        let confirmed: Vec<Option<Confirmed>> =
            confirmed.iter().map(|known| known.get(field.name.as_ref()).copied()).collect();
        let candidates: Vec<Candidate<'_>> = values
            .iter()
            .zip(&confirmed)
            .map(|(value, confirmed)| Candidate { value, confirmed: confirmed.map(|confirmed| confirmed.at) })
            .collect();
        let is_open = db.access().field(&of, field) == FieldAccess::Full;
        let better = match better(&field.kind, &candidates) {
            _ if !is_open => Take::From(wanted[values.iter().position(|value| !value.is_null()).unwrap_or(0)]),
            Better::Of(place) => Take::From(wanted[place]),
            Better::United => Take::United,
        };
        let united = united(&field.kind, &values.iter().collect::<Vec<_>>());
        fields.push(Compared { field: field.clone(), values, confirmed, united, better, is_open });
    }
    Ok(Comparison { of, records, fields })
}

/// What the one that stays takes by choice; a field of which nothing is said takes the better value.
///
/// # Errors
/// When a choice names a field or a record that is not there, or a field that the actor may not fill in.
pub(super) fn chosen(comparison: &Comparison, said: &BTreeMap<String, Take>) -> Result<Values> {
    for name in said.keys() {
        let known = comparison.fields.iter().find(|compared| compared.field.name == *name);
        if !known.is_some_and(|compared| compared.is_open || !compared.differs()) {
            return Err(Error::invalid("error-merge-choice").with("field", name).on("take"));
        }
    }
    let mut after: Vec<(&Compared, Value)> = Vec::new();
    for compared in comparison.fields.iter().filter(|compared| compared.is_open) {
        let take = said.get(compared.field.name.as_ref()).copied().unwrap_or(compared.better);
        let value = compared
            .value(take, &comparison.records)
            .ok_or_else(|| Error::invalid("error-merge-choice").with("field", &compared.field.name).on("take"))?;
        after.push((compared, value.clone()));
    }
    // What it holds already is not said again: in a group, the merge itself may have to put it elsewhere.
    let mut values: Values = after
        .iter()
        .filter(|(compared, value)| compared.values[0] != *value)
        .map(|(compared, value)| (compared.field.name.clone(), value.clone()))
        .collect();
    for kind in [Kind::Email, Kind::Phone] {
        for (name, value) in besides(comparison, &after, &kind) {
            values.set(name, value);
        }
    }
    Ok(values)
}

/// Addresses or numbers that were not chosen, in fields that would stay empty.
fn besides(comparison: &Comparison, after: &[(&Compared, Value)], kind: &Kind) -> Vec<(String, Value)> {
    let of = &comparison.of;
    let none = Value::Null;
    let open = |field: &&Field| {
        let compared = comparison.fields.iter().find(|compared| compared.field.name == field.name);
        !field.read_only && compared.is_none_or(|compared| compared.is_open)
    };
    let room: Vec<(&str, &Value)> = of
        .fields
        .iter()
        .filter(|field| field.kind == *kind)
        .filter(open)
        .map(|field| {
            let held = after.iter().find(|(compared, _)| compared.field.name == field.name);
            (field.name.as_ref(), held.map_or(&none, |(_, value)| value))
        })
        .collect();
    let left: Vec<&Value> = after
        .iter()
        .filter(|(compared, _)| compared.field.kind == *kind)
        .flat_map(|(compared, value)| compared.values.iter().filter(move |other| *other != value))
        .collect();
    with_room(&room, &left)
}

/// What the one that stays lacks and another of them has, of fields that the actor may not fill in, or not even see: it
/// would be lost without anybody's wish.
pub(super) fn filled(db: &Db<'_>, comparison: &Comparison) -> Result<Values> {
    let of = &comparison.of;
    let closed: Vec<&Field> =
        of.fields.iter().filter(|field| !field.read_only && db.access().field(of, field) < FieldAccess::Full).collect();
    let mut values = Values::new();
    if closed.is_empty() {
        return Ok(values);
    }
    let ids: Vec<AnyId> = comparison.records.iter().map(|record| record.id).collect();
    let mut query = Query::of(of.name).filter(Filter::Ids(ids.clone())).limit(ids.len());
    query.fields = closed.iter().map(|field| Path::from(*field)).collect();
    let rows = db.as_program(|db| db.page(&query))?.rows;
    let value = |id: &AnyId, field: &Field| {
        let row = rows.iter().find(|row| row.id == *id)?;
        let value = row.value(&field.name);
        let inside = field.kind == Kind::Reference(of.name) && value.as_id().is_some_and(|id| ids.contains(&id));
        (!value.is_null() && !inside).then(|| value.clone())
    };
    for field in closed {
        if value(&ids[0], field).is_none()
            && let Some(found) = ids[1..].iter().find_map(|id| value(id, field))
        {
            values.set(field.name.clone(), found);
        }
    }
    Ok(values)
}
