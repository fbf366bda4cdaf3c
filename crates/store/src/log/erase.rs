//! Erasing a value from the log, when the law demands it.

use kernel::{Error, Result};
use record::RecordRef;
use serde_json::Value as Json;

use super::seal::Memory;
use super::{Deed, append};
use crate::param::Param;
use crate::tx::Tx;

impl Tx<'_> {
    /// Erases what fields of a record were, from its whole history; gives how many rows of the log held them.
    ///
    /// The salts go with the values, so that nobody can find them again by trying; the digests stay, and with them the
    /// chain. That it was done is a row of the log itself. The record's present values are not touched.
    ///
    /// # Errors
    /// Only administrators and the program may.
    pub fn erase_history(&mut self, record: RecordRef, fields: &[&str]) -> Result<usize> {
        if !self.access().is_administrator() {
            return Err(Error::forbidden("error-administrators-only"));
        }
        let of = self.describe(record.of)?;
        let (mut held, mut version) = (Vec::new(), 0);
        self.query(
            "SELECT id, version, difference FROM change WHERE record_id = $1 AND record_type = $2 ORDER BY id",
            &[Param::Int(record.id.raw()), Param::from(of.name)],
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
        for (id, difference) in &held {
            let mut conn = self.conn.borrow_mut();
            conn.execute(
                "UPDATE change SET difference = $2 WHERE id = $1",
                &[(*id).into(), difference.as_str().into()],
            )?;
            conn.execute("UPDATE change_seal SET salt = NULL WHERE change_id = $1", &[(*id).into()])?;
        }
        {
            let mut conn = self.conn.borrow_mut();
            let memory = Memory::load(&mut conn)?;
            Memory { erasures: memory.erasures + 1, ..memory }.save(&mut conn)?;
        }
        let named: serde_json::Map<String, Json> =
            fields.iter().map(|field| ((*field).to_owned(), nothing())).collect();
        append(self, &of, record.id, version, Deed::Erase, &Json::Object(named).to_string())?;
        Ok(held.len())
    }
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
