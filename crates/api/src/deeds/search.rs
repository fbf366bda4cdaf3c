//! Finding anything by a fragment of its name, mail address, phone or number.

use kernel::Result;
use serde_json::{Value as Json, json};
use store::Db;

/// What fits `words` best, of all types or of one.
pub fn search(db: &Db<'_>, words: &str, of: Option<&str>, limit: usize) -> Result<Json> {
    let of = of.map(|name| super::type_named(db, name)).transpose()?;
    let hits = db.search(words, of.as_ref().map(|of| of.name), limit)?;
    let items: Vec<Json> =
        hits.iter().map(|hit| json!({"_type": hit.record.of, "id": hit.record.id, "_title": hit.title})).collect();
    Ok(json!({"items": items}))
}
