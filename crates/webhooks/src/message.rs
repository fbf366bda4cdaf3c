//! What is said of a change.

use crm::outside::Webhook;
use kernel::AnyId;
use record::{Catalogue, RecordRef, text};
use serde_json::{Map, Value as Json, json};
use store::deliveries::NewDelivery;
use store::{Deed, Entry, Followed};

/// The messages that a change means for an endpoint: one of the change, and one of the verb that made it.
pub(crate) fn messages(catalogue: &Catalogue, webhook: &Webhook, followed: &Followed) -> Vec<NewDelivery> {
    let Some(entry) = followed.entry.as_ref().filter(|entry| is_told(entry)) else { return Vec::new() };
    let mut messages = Vec::new();
    if webhook.wants(entry.record.of, entry.deed.code()) {
        let mut data = basics(catalogue, entry.record, followed.position, entry);
        data.insert("deed".into(), entry.deed.code().into());
        data["record"]["version"] = entry.version.into();
        data.insert("fields".into(), fields(entry));
        messages.push(message(entry, entry.record.of, entry.deed.code(), data));
    }
    if let Some((verb, record)) = &followed.verb
        && webhook.wants(record.of, verb)
    {
        let mut data = basics(catalogue, *record, followed.position, entry);
        data.insert("verb".into(), verb.as_str().into());
        messages.push(message(entry, record.of, verb, data));
    }
    messages
}

/// What happens to webhooks is told to none: a failure would be news that fails in its turn.
fn is_told(entry: &Entry) -> bool {
    entry.record.of != "webhook" && entry.deed != Deed::Erase
}

fn message(entry: &Entry, of: &str, deed: &str, data: Map<String, Json>) -> NewDelivery {
    let event = format!("{of}.{deed}");
    let body = json!({ "type": event, "timestamp": entry.at.to_string(), "data": data });
    NewDelivery { event, body: body.to_string() }
}

fn basics(catalogue: &Catalogue, record: RecordRef, position: i64, entry: &Entry) -> Map<String, Json> {
    let id = |id: Option<AnyId>| id.map_or(Json::Null, |id| id.to_string().into());
    let plural = catalogue.get(record.of).map_or(record.of, |of| of.plural);
    let mut data = Map::new();
    data.insert("change".into(), entry.id.to_string().into());
    data.insert("position".into(), position.into());
    data.insert(
        "record".into(),
        json!({ "type": record.of, "id": record.id, "api": format!("/api/v1/{plural}/{}", record.id) }),
    );
    data.insert("by".into(), json!({ "user": id(entry.user), "face": entry.face }));
    data.insert("batch".into(), id(entry.batch));
    data
}

/// Each field that changed, before and after, as far as the endpoint's owner may see it.
fn fields(entry: &Entry) -> Json {
    let fields: Map<String, Json> = entry
        .fields
        .iter()
        .map(|field| {
            let (before, after) = (text::to_json(&field.before), text::to_json(&field.after));
            (field.name.clone(), json!({ "before": before, "after": after }))
        })
        .collect();
    fields.into()
}
