//! What one would look at on a customer's page: the company, and the latest of everything that belongs to it.

use kernel::{AnyId, Result};
use record::{Path, Query, RecordType, Test, Value};
use serde_json::{Map, Value as Json, json};
use store::{Action, Db};

use crate::{deeds, json as form};

/// How many of each kind.
const LATEST: usize = 5;

/// A company with what belongs to it, as far as the asker may see.
pub(super) fn of_company(db: &Db<'_>, id: AnyId) -> Result<Json> {
    let company = deeds::type_named(db, "company")?;
    let view = deeds::read(db, &company, id, &[])?;
    let mut related = Map::new();
    for of in db.catalogue().types().filter(|of| !of.settings && db.access().may(of, Action::See)) {
        let Some(field) = points_at_company(db, of) else { continue };
        let mut query = Query::of(of.name).test(field, Test::In(vec![Value::Id(id)])).limit(LATEST);
        let count = db.count(&query)?;
        if count == 0 {
            continue;
        }
        query.fields = of.fields.iter().filter(|f| f.list && db.access().sees(of, f)).map(Path::from).collect();
        let latest: Vec<Json> = db.page(&query)?.rows.iter().map(|view| form::record(of, view)).collect();
        related.insert(of.name.to_owned(), json!({"count": count, "by": field.name, "first": latest}));
    }
    Ok(json!({"company": form::record(&company, &view), "related": related}))
}

/// The field by which records of a type belong to a company: `company` where it is called so, else the first.
fn points_at_company<'a>(db: &Db<'_>, of: &'a RecordType) -> Option<&'a record::Field> {
    let points = |field: &&record::Field| {
        matches!(&field.kind, record::Kind::Reference(target) if *target == "company") && db.access().sees(of, field)
    };
    of.find("company").filter(points).or_else(|| of.fields.iter().find(points))
}
