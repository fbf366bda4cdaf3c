//! What happened to a record, as far as the actor may see it.

use kernel::{AnyId, Result, Timestamp};
use record::{RecordRef, Value, text};

use super::Deed;
use crate::db::Db;
use crate::gate::Action;
use crate::param::Param;

/// One row of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its id; later ones are larger.
    pub id: AnyId,
    /// When.
    pub at: Timestamp,
    /// Who; `None` for the program.
    pub user: Option<AnyId>,
    /// By which face.
    pub face: String,
    /// The import or job it belongs to.
    pub batch: Option<AnyId>,
    /// What.
    pub record: RecordRef,
    /// The record's version since.
    pub version: i64,
    /// What was done.
    pub deed: Deed,
    /// Which fields, before and after; hidden ones are left out.
    pub fields: Vec<FieldChange>,
}

/// The change of one field.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// The field's name.
    pub name: String,
    /// What it was.
    pub before: Value,
    /// What it became.
    pub after: Value,
}

impl Db<'_> {
    /// What happened to a record, the latest first, older than the entry `before` if one is given.
    ///
    /// # Errors
    /// Not found when the actor may not see the record.
    pub fn history(&self, record: RecordRef, before: Option<AnyId>, limit: usize) -> Result<Vec<Entry>> {
        if !self.may(record, Action::See)? {
            return Err(kernel::Error::not_found().with("type", record.of).with("id", record.id));
        }
        // What happened to records that were merged into this one happened to it.
        let same = self.same_as(record.id)?;
        let mut params = vec![Param::Int(before.map_or(i64::MAX, AnyId::raw)), Param::Int(limit as i64)];
        let places: Vec<String> = (0..same.len()).map(|place| format!("${}", place + 3)).collect();
        params.extend(same.iter().map(|id| Param::Int(id.raw())));
        self.entries(&format!("record_id IN ({}) AND id < $1 ORDER BY id DESC LIMIT $2", places.join(", ")), &params)
    }

    /// The rows of the log that a condition picks; the caller sees to the rights on the records.
    pub(crate) fn entries(&self, condition: &str, params: &[Param]) -> Result<Vec<Entry>> {
        let sql = format!(
            "SELECT id, at, user_id, face, batch, record_type, record_id, version, deed, difference FROM change WHERE {condition}"
        );
        let mut entries = Vec::new();
        self.query(&sql, params, |row| {
            // A type that the program no longer knows leaves its rows in the log and out of the pages.
            let Ok(of) = self.catalogue.get(row.text(5)?) else { return Ok(()) };
            let difference: serde_json::Map<String, serde_json::Value> =
                serde_json::from_str(row.text(9)?).unwrap_or_default();
            let mut fields = Vec::new();
            for (name, pair) in difference {
                let Some(field) = of.find(&name).filter(|field| self.access.sees(of, field)) else { continue };
                let read = |place: usize| {
                    text::from_json(&field.kind, pair.get(place).unwrap_or(&serde_json::Value::Null), self.context())
                        .unwrap_or_default()
                };
                fields.push(FieldChange { name, before: read(0), after: read(1) });
            }
            entries.push(Entry {
                id: AnyId::from_raw(row.int(0)?),
                at: Timestamp::from_millis(row.int(1)?),
                user: row.opt_int(2)?.map(AnyId::from_raw),
                face: row.text(3)?.to_owned(),
                batch: row.opt_int(4)?.map(AnyId::from_raw),
                record: RecordRef { of: of.name, id: AnyId::from_raw(row.int(6)?) },
                version: row.int(7)?,
                deed: Deed::from_code(row.text(8)?).unwrap_or(Deed::Change),
                fields,
            });
            Ok(())
        })?;
        Ok(entries)
    }
}
