//! The same mail address, telephone number, tax or registry number.

use kernel::{AnyId, Result};
use record::{Field, Filter, Kind, Path, Query, RecordRef, RecordType, Test, Value, Values, View};
use store::Db;

use super::{Duplicate, Hidden, Likely, Match, is_telling};

/// Records with a telling value in any field of the same kind, and whether there is one that the actor may not see.
pub(super) fn find(db: &Db<'_>, of: &RecordType, kept: &Values, itself: Option<AnyId>) -> Result<Likely> {
    let wanted: Vec<(&Field, &Value)> = of
        .fields
        .iter()
        .filter(|field| is_telling(&field.kind) || field.unique)
        .filter_map(|field| Some((field, kept.get(&field.name)?)))
        .collect();
    if wanted.is_empty() {
        return Ok(Likely::default());
    }
    let fields = alike(db, of, &wanted);
    let tests = fields.iter().map(|(field, values)| Filter::Field((*field).into(), Test::In(values.clone()))).collect();
    let mut query = Query::of(of.name).filter(Filter::Any(tests)).limit(10);
    query.fields = fields.iter().map(|(field, _)| Path::from(*field)).collect();
    if let Some(owner) = of.whose.owner {
        query.fields.push(owner.into());
    }
    let seen = db.page(&query)?.rows;
    let mut likely = Likely::default();
    for view in seen.iter().filter(|view| Some(view.id) != itself) {
        if let Some((field, _)) = matching(&fields, view) {
            likely.seen.push(Duplicate {
                record: RecordRef { of: of.name, id: view.id },
                title: view.title.clone(),
                by: Match::Same(field.name.to_string()),
            });
        }
    }
    if !db.sees_all(of.name)? {
        likely.hidden = hidden(db, of, &query, &seen, &fields, &wanted, itself)?;
    }
    Ok(likely)
}

/// Fields of the same kind, with all values that were filled in for that kind: a mobile number may be known as another's
/// desk phone.
fn alike<'a>(db: &Db<'_>, of: &'a RecordType, wanted: &[(&Field, &Value)]) -> Vec<(&'a Field, Vec<Value>)> {
    let mut fields = Vec::new();
    for field in of.fields.iter().filter(|field| is_telling(&field.kind) || field.unique) {
        let values: Vec<Value> = wanted
            .iter()
            .filter(|(given, _)| given.kind == field.kind && (is_telling(&field.kind) || given.name == field.name))
            .flat_map(|(_, value)| writings(field, value))
            .collect();
        if !values.is_empty() && db.access().sees(of, field) {
            fields.push((field, values));
        }
    }
    fields
}

/// The ways in which a value may have been written down: a mail address is the same in capitals.
fn writings(field: &Field, value: &Value) -> Vec<Value> {
    let mut all = vec![value.clone()];
    if let (Kind::Email, Value::Text(text)) = (&field.kind, value)
        && *text != text.to_lowercase()
    {
        all.push(Value::Text(text.to_lowercase()));
    }
    all
}

fn matching<'f>(fields: &'f [(&'f Field, Vec<Value>)], view: &View) -> Option<(&'f Field, Value)> {
    fields.iter().find_map(|(field, values)| {
        let value = view.value(&field.name);
        values.contains(value).then(|| (*field, value.clone()))
    })
}

fn hidden(
    db: &Db<'_>,
    of: &RecordType,
    query: &Query,
    seen: &[View],
    fields: &[(&Field, Vec<Value>)],
    wanted: &[(&Field, &Value)],
    itself: Option<AnyId>,
) -> Result<Option<Hidden>> {
    let all = db.as_program(|db| db.page(query))?.rows;
    let beyond = all.iter().find(|view| Some(view.id) != itself && !seen.iter().any(|known| known.id == view.id));
    Ok(beyond.and_then(|view| {
        let (_, value) = matching(fields, view)?;
        // The field that was filled in is named, not the one in which the other record has it.
        let given = wanted.iter().find(|(field, given)| writings(field, given).contains(&value))?;
        let ask = of.whose.owner.and_then(|owner| view.value(owner).as_id());
        Some(Hidden { field: given.0.name.to_string(), ask })
    }))
}
