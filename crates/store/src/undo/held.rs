//! Made records that others hold on to: by a reference from a record that the batch did not make.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{AnyId, Result};
use record::{Field, Kind, RecordRef, RecordType, description::SYSTEM_FIELDS};

use crate::db::Db;
use crate::param::Param;
use crate::query::sql::quoted;

/// Made records that must stay, with the type of who holds them.
#[derive(Debug, Default)]
pub(super) struct Held {
    records: HashMap<AnyId, (&'static str, &'static str)>,
}

/// A field that can refer to records of a type.
pub(crate) struct Holder<'a> {
    pub of: &'a Arc<RecordType>,
    pub field: &'a Field,
}

impl Holder<'_> {
    /// What the program computed about a record, and what goes into the bin with it anyway, does not hold it; what a
    /// person attached to it does.
    pub fn holds(&self) -> &'static str {
        if self.goes_along() { " AND c.created_by IS NOT NULL" } else { "" }
    }

    /// Whether it goes into the bin with what it refers to.
    pub fn goes_along(&self) -> bool {
        self.field.cascade || (self.field.kind == Kind::AnyRecord && self.of.part)
    }

    /// `FROM … WHERE …` of living records `c` that refer to some of the type `target`, and the column that does.
    pub fn body(&self, target: &str) -> (String, String) {
        let condition = "c.deleted_at IS NULL";
        match self.field.kind {
            Kind::References(_) => (
                format!(
                    " FROM record_ref r JOIN {} c ON c.id = r.record_id WHERE r.field = '{}' AND {condition}",
                    quoted(self.of.name),
                    self.field.name
                ),
                "r.target_id".to_owned(),
            ),
            Kind::AnyRecord => (
                format!(
                    " FROM {} c WHERE {condition} AND c.{} = '{target}'",
                    quoted(self.of.name),
                    quoted(&format!("{}_type", self.field.name))
                ),
                format!("c.{}", quoted(&self.field.name)),
            ),
            _ => (
                format!(
                    " FROM {} c WHERE {condition} AND c.{} IS NOT NULL",
                    quoted(self.of.name),
                    quoted(&self.field.name)
                ),
                format!("c.{}", quoted(&self.field.name)),
            ),
        }
    }
}

/// All fields that can refer to records of a type.
pub(crate) fn holders<'a>(db: &'a Db<'_>, target: &str) -> Vec<Holder<'a>> {
    let mut holders = Vec::new();
    for of in db.catalogue().types() {
        for field in &of.fields {
            let refers = field.kind.target() == Some(target) || field.kind == Kind::AnyRecord;
            if refers && !SYSTEM_FIELDS.contains(&field.name.as_ref()) {
                holders.push(Holder { of, field });
            }
        }
    }
    holders
}

impl Held {
    /// Looks for them. What belongs to a held record is held with it: a line of an invoice that has been paid since.
    pub fn find(db: &Db<'_>, batch: AnyId) -> Result<Held> {
        let mut held = Held::default();
        let mut fresh: Vec<RecordRef> = Vec::new();
        for of in types(db, batch)? {
            for holder in holders(db, of.name) {
                let (body, target) = holder.body(of.name);
                let made = |record: &str| {
                    format!(
                        "EXISTS (SELECT 1 FROM change x WHERE x.record_id = {record} AND +x.batch = $1 AND x.deed = 'create')"
                    )
                };
                let sql = format!(
                    "SELECT DISTINCT {target}{body}{} AND NOT {} AND {}",
                    holder.holds(),
                    made("c.id"),
                    made(&target)
                );
                db.query(&sql, &[Param::Int(batch.raw())], |row| {
                    let id = AnyId::from_raw(row.int(0)?);
                    if held.records.insert(id, (of.name, holder.of.name)).is_none() {
                        fresh.push(RecordRef { of: of.name, id });
                    }
                    Ok(())
                })?;
            }
        }
        while let Some(record) = fresh.pop() {
            for holder in holders(db, record.of).into_iter().filter(Holder::goes_along) {
                let (body, target) = holder.body(record.of);
                let sql = format!("SELECT c.id{body} AND {target} = $1");
                db.query(&sql, &[Param::Int(record.id.raw())], |row| {
                    let id = AnyId::from_raw(row.int(0)?);
                    if held.records.insert(id, (holder.of.name, record.of)).is_none() {
                        fresh.push(RecordRef { of: holder.of.name, id });
                    }
                    Ok(())
                })?;
            }
        }
        Ok(held)
    }

    pub fn has(&self, id: AnyId) -> bool {
        self.records.contains_key(&id)
    }

    /// Who is held, and by records of which type; in the order of their ids.
    pub fn reasons(&self) -> Vec<(RecordRef, &'static str)> {
        let mut reasons: Vec<_> = self.records.iter().map(|(id, (of, by))| (RecordRef { of, id: *id }, *by)).collect();
        reasons.sort_by_key(|(record, _)| record.id);
        reasons
    }
}

/// The types of the records that the batch made.
fn types(db: &Db<'_>, batch: AnyId) -> Result<Vec<Arc<RecordType>>> {
    let mut names = Vec::new();
    db.query(
        "SELECT DISTINCT record_type FROM change WHERE batch = $1 AND deed = 'create'",
        &[Param::Int(batch.raw())],
        |row| {
            names.push(row.text(0)?.to_owned());
            Ok(())
        },
    )?;
    Ok(names.iter().filter_map(|name| db.describe(name).ok()).collect())
}
