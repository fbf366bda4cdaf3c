//! What of a message may still be sent: rights can be taken away while it waits, or before it is sent again.

use kernel::Result;
use serde_json::Value as Json;
use store::{Db, Event};

/// The message as the actor may see it now, or nothing when he may not know of its record any more. One that he may see
/// whole stays as it is, letter by letter; one that is about no record is anybody's.
pub(crate) fn as_seen(db: &Db<'_>, body: &str) -> Result<Option<String>> {
    let mut message: Json = serde_json::from_str(body).map_err(kernel::Error::internal)?;
    let record = &message["data"]["record"];
    let (Some(of), Some(id)) = (record["type"].as_str(), record["id"].as_str()) else {
        return Ok(Some(body.to_owned()));
    };
    // A type that the program no longer has is nobody's.
    let Ok(of) = db.describe(of) else { return Ok(None) };
    let event = Event { of: of.name, id: id.parse()?, version: 0 };
    if db.seen_of(&[event])?.is_empty() {
        return Ok(None);
    }
    let Some(fields) = message["data"]["fields"].as_object_mut() else { return Ok(Some(body.to_owned())) };
    let all = fields.len();
    fields.retain(|name, _| of.find(name).is_none_or(|field| db.access().sees(&of, field)));
    Ok(Some(if fields.len() == all { body.to_owned() } else { message.to_string() }))
}
