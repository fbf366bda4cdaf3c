//! How records look in JSON.
//!
//! A record is one object: its fields by name, `id` and `version`, and what begins with an underscore says something
//! about it: `_type`, `_title`, `_titles` (of what its references point at, by field) and `_deleted` in the bin. Decimals
//! are strings, money is `{"amount", "currency"}`, days are `YYYY-MM-DD`, moments RFC 3339 in UTC, references ids, and a
//! reference to a record of any type is `type:id`.

mod read;

use kernel::AnyId;
use record::{Field, Kind, RecordType, Value, View};
use serde_json::{Map, Value as Json, json};

pub use read::{Given, Made};
pub(crate) use read::{escaped, id, object};

/// A record as one actor sees it.
pub fn record(of: &RecordType, view: &View) -> Json {
    let mut object = Map::new();
    object.insert("_type".into(), view.of.into());
    if !view.title.is_empty() {
        object.insert("_title".into(), view.title.as_str().into());
    }
    let titles: Map<String, Json> =
        view.titles.iter().map(|(path, title)| (path.clone(), title.as_str().into())).collect();
    if !titles.is_empty() {
        object.insert("_titles".into(), titles.into());
    }
    if view.deleted {
        object.insert("_deleted".into(), true.into());
    }
    object.insert("id".into(), view.id.to_string().into());
    object.insert("version".into(), view.version.into());
    for (path, shown) in view.values.iter() {
        let json = match of.find(path) {
            Some(field) => value(field, shown),
            None => record::text::to_json(shown),
        };
        object.insert(path.to_string(), json);
    }
    object.into()
}

/// A record of which nothing may be seen but that it was made.
pub fn made(of: &str, id: AnyId) -> Json {
    json!({"_type": of, "id": id, "version": 1})
}

/// The value of a field.
pub fn value(field: &Field, value: &Value) -> Json {
    match (&field.kind, value) {
        (Kind::YesNo, Value::Null) => false.into(),
        (_, Value::Money(money)) => json!({"amount": money.amount, "currency": money.currency, "base": money.base}),
        _ => record::text::to_json(value),
    }
}
