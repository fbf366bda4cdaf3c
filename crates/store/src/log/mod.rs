//! The change log: every change is a row, written in the same transaction.

mod after;
mod canon;
mod chain;
mod erase;
mod history;
mod news;
mod seal;
mod since;
#[cfg(test)]
mod tests;
mod verify;
mod whole;

pub use history::{Entry, FieldChange};
pub use seal::Sealed;
pub use verify::{Broken, Damage, Verdict};
pub use whole::LogFilter;

use std::collections::HashSet;

use kernel::{AnyId, Result};
use record::RecordType;

use crate::db::Db;
use crate::param::Param;
use crate::tx::Tx;

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

/// Writes a row of the log.
pub(crate) fn append(tx: &Tx, of: &RecordType, id: AnyId, version: i64, deed: Deed, difference: &str) -> Result<()> {
    let actor = tx.actor();
    let row = [
        Param::Int(tx.next_id::<kernel::Any>().raw()),
        Param::Int(tx.now().millis()),
        actor.user.map(AnyId::raw).into(),
        Param::from(actor.face.code()),
        actor.batch.map(AnyId::raw).into(),
        Param::from(of.name),
        Param::Int(id.raw()),
        Param::Int(version),
        Param::from(deed.code()),
        Param::from(difference),
    ];
    tx.conn.borrow_mut().execute(
        "INSERT INTO change (id, at, user_id, face, batch, record_type, record_id, version, deed, difference)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &row,
    )?;
    Ok(())
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
