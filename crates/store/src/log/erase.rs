//! Erasing a value from the log, when the law demands it.

use kernel::{AnyId, Error, Result};
use record::{RecordRef, RecordType};
use serde_json::Value as Json;

use super::seal::Memory;
use super::{Deed, append, copies};
use crate::param::Param;
use crate::tx::Tx;

impl Tx<'_> {
    /// Erases what fields of a record were, from its whole history; gives how many rows of the log held them.
    ///
    /// What was merged with it is the same record: its history goes with it. So do the copies that wait to be sent to other
    /// programs or to be given as an answer once more. The salts go with the values, so that nobody can find them again by
    /// trying; the digests stay, and with them the chain. That it was done is a row of the log itself. The record's present
    /// values are not touched.
    ///
    /// # Errors
    /// Only administrators and the program may.
    pub fn erase_history(&mut self, record: RecordRef, fields: &[&str]) -> Result<usize> {
        if !self.access().is_administrator() {
            return Err(Error::forbidden("error-administrators-only"));
        }
        let of = self.describe(record.of)?;
        let mut held = 0;
        for id in self.same_as(self.last_of(of.name, record.id)?)? {
            held += erase(self, &of, id, fields)?;
            copies::erase(self, id, fields)?;
        }
        if held > 0 {
            let mut conn = self.conn.borrow_mut();
            let memory = Memory::load(&mut conn)?;
            Memory { erasures: memory.erasures + 1, ..memory }.save(&mut conn)?;
        }
        Ok(held)
    }
}

/// Erases fields from the rows about one record.
fn erase(tx: &Tx<'_>, of: &RecordType, id: AnyId, fields: &[&str]) -> Result<usize> {
    let (mut held, mut version) = (Vec::new(), 0);
    tx.query(
        "SELECT id, version, difference FROM change WHERE record_id = $1 AND record_type = $2 ORDER BY id",
        &[Param::Int(id.raw()), Param::from(of.name)],
        |row| {
            version = version.max(row.int(1)?);
            if let Some(without) = without(row.text(2)?, fields) {
                held.push((row.int(0)?, without));
            }
            Ok(())
        },
    )?;
    if held.is_empty() {
        return Ok(0);
    }
    for (change, difference) in &held {
        let mut conn = tx.conn.borrow_mut();
        conn.execute(
            "UPDATE change SET difference = $2 WHERE id = $1",
            &[(*change).into(), difference.as_str().into()],
        )?;
        conn.execute("UPDATE change_seal SET salt = NULL WHERE change_id = $1", &[(*change).into()])?;
    }
    let named: serde_json::Map<String, Json> = fields.iter().map(|field| ((*field).to_owned(), nothing())).collect();
    append(tx, of, id, version, Deed::Erase, &Json::Object(named).to_string())?;
    Ok(held.len())
}

/// The difference with these fields emptied; `None` when it has none of them.
fn without(difference: &str, fields: &[&str]) -> Option<String> {
    let mut changed: serde_json::Map<String, Json> = serde_json::from_str(difference).ok()?;
    let mut held = false;
    for field in fields {
        if let Some(pair) = changed.get_mut(*field).filter(|pair| **pair != nothing()) {
            *pair = nothing();
            held = true;
        }
    }
    held.then(|| Json::Object(changed).to_string())
}

/// A field before and after, emptied.
fn nothing() -> Json {
    Json::Array(vec![Json::Null, Json::Null])
}
