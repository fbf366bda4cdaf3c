//! The change log: every change is a row, written in the same transaction.

mod after;
mod canon;
mod chain;
mod copies;
mod erase;
mod history;
mod made;
mod news;
mod seal;
#[cfg(test)]
mod tests;
mod verb;
mod verify;
mod whole;

pub use after::Followed;
pub use history::{Entry, FieldChange};
pub use news::News;
pub(crate) use news::newest;
pub(crate) use seal::Looked;
pub use seal::Sealed;
pub use verify::{Broken, Damage, Verdict};
pub use whole::LogFilter;

use std::collections::HashSet;

use kernel::{AnyId, Result};
use record::RecordType;

use crate::db::Db;
use crate::param::Param;
use crate::tx::Tx;
use crate::write::rows;

/// What was done to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It was made.
    Create,
    /// Fields were changed.
    Change,
    /// It was put into the bin.
    Delete,
    /// It was taken out of the bin.
    Restore,
    /// Former values of fields were erased from the log.
    Erase,
}

impl Deed {
    /// The word that is kept.
    pub const fn code(self) -> &'static str {
        match self {
            Deed::Create => "create",
            Deed::Change => "change",
            Deed::Delete => "delete",
            Deed::Restore => "restore",
            Deed::Erase => "erase",
        }
    }

    /// From the word that is kept.
    pub fn from_code(code: &str) -> Option<Deed> {
        let all = [Deed::Create, Deed::Change, Deed::Delete, Deed::Restore, Deed::Erase];
        all.into_iter().find(|deed| deed.code() == code)
    }
}

const INTO: &str = "change (id, at, user_id, face, batch, record_type, record_id, version, deed, difference)";

/// Writes a row of the log.
pub(crate) fn append(tx: &Tx, of: &RecordType, id: AnyId, version: i64, deed: Deed, difference: &str) -> Result<()> {
    append_many(tx, of, deed, vec![(id, version, difference.to_owned())])
}

/// Writes rows of the log about records of one type to which the same was done: id, version since, difference.
pub(crate) fn append_many(tx: &Tx, of: &RecordType, deed: Deed, entries: Vec<(AnyId, i64, String)>) -> Result<()> {
    let actor = tx.actor();
    let now = Param::Int(tx.now().millis());
    let (user, batch) = (Param::from(actor.user.map(AnyId::raw)), Param::from(actor.batch.map(AnyId::raw)));
    let mut params = Vec::with_capacity(entries.len() * 10);
    for (id, version, difference) in entries {
        params.extend([
            Param::Int(tx.next_id::<kernel::Any>().raw()),
            now.clone(),
            user.clone(),
            Param::from(actor.face.code()),
            batch.clone(),
            Param::from(of.name),
            Param::Int(id.raw()),
            Param::Int(version),
            Param::from(deed.code()),
            Param::from(difference),
        ]);
    }
    rows::insert_into(&mut tx.conn.borrow_mut(), INTO, 10, &params)
}

/// The names of the fields of a record that changed after a version.
pub(crate) fn fields_since(db: &Db, id: AnyId, version: i64) -> Result<HashSet<String>> {
    let mut fields = HashSet::new();
    db.query(
        "SELECT difference FROM change WHERE record_id = $1 AND version > $2",
        &[Param::Int(id.raw()), Param::Int(version)],
        |row| {
            if let Ok(serde_json::Value::Object(changed)) = serde_json::from_str(row.text(0)?) {
                fields.extend(changed.into_iter().map(|(name, _)| name));
            }
            Ok(())
        },
    )?;
    Ok(fields)
}
