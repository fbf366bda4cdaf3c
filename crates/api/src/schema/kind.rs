//! Kinds of fields as JSON Schema. What is said here, [`crate::json`] keeps to the letter: it takes nothing else.

use record::validate::{MAX_LONG_TEXT, MAX_TEXT};
use record::value::ADDRESS_PARTS;
use record::{ChoiceSet, Field, Kind};
use serde_json::{Map, Value as Json, json};

/// The form of an id: 13 characters of Crockford's base32, the first below 8.
pub const ID_PATTERN: &str = "^[0-7][0-9A-HJKMNP-TV-Z]{12}$";
/// The form of an exact number: up to 15 digits, up to four places.
const DECIMAL_PATTERN: &str = "^-?[0-9]{1,15}(\\.[0-9]{1,4})?$";

/// Whether a value is read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Read,
    Write,
}

/// An id.
pub fn id() -> Json {
    json!({"type": "string", "pattern": ID_PATTERN})
}

/// The id of a record of a type.
pub fn id_of(target: &str) -> Json {
    json!({"type": "string", "pattern": ID_PATTERN, "x-type": target})
}

/// The values that a field takes or gives. A field that need not be filled may be `null`, which empties it.
pub(super) fn of(field: &Field, way: Way) -> Map<String, Json> {
    let schema = match plain(&field.kind, way) {
        Json::Object(map) => map,
        _ => Map::new(),
    };
    // A yes or no that was never answered is a no, and what must be there cannot be emptied; whoever reads may meet a
    // record that was made before its field had to be filled.
    let never_null = field.kind == Kind::YesNo && way == Way::Read || field.required && way == Way::Write;
    if never_null { schema } else { or_null(schema) }
}

fn or_null(mut schema: Map<String, Json>) -> Map<String, Json> {
    if let Some(kind) = schema.get("type").cloned() {
        schema.insert("type".into(), json!([kind, "null"]));
    }
    if let Some(Json::Array(choices)) = schema.get_mut("enum") {
        choices.push(Json::Null);
    }
    schema
}

fn plain(kind: &Kind, way: Way) -> Json {
    match kind {
        Kind::Text => json!({"type": "string", "maxLength": MAX_TEXT}),
        Kind::LongText => json!({"type": "string", "maxLength": MAX_LONG_TEXT}),
        Kind::Integer | Kind::Duration => json!({"type": "integer", "minimum": i64::MIN, "maximum": i64::MAX}),
        Kind::Decimal | Kind::Percent => decimal(),
        Kind::Money => money(way),
        Kind::Date => json!({"type": "string", "format": "date"}),
        Kind::DateTime => json!({"type": "string", "format": "date-time"}),
        Kind::YesNo => json!({"type": "boolean"}),
        Kind::Choice(set) => json!({"type": "string", "enum": codes(set)}),
        Kind::Choices(set) => json!({"type": "array", "items": {"type": "string", "enum": codes(set)}}),
        Kind::Reference(target) => id_of(target),
        Kind::References(target) => json!({"type": "array", "items": id_of(target)}),
        Kind::AnyRecord => json!({"type": "string", "pattern": any_record()}),
        Kind::Address => address(),
        Kind::File => id(),
        Kind::Currency => json!({"type": "string", "pattern": "^[A-Za-z]{3}$"}),
        Kind::Country => json!({"type": "string", "pattern": "^[A-Za-z]{2}$"}),
        Kind::Email | Kind::Phone | Kind::Url | Kind::TaxNumber | Kind::RegistryNumber | Kind::Iban => {
            json!({"type": "string"})
        }
    }
}

fn decimal() -> Json {
    json!({"type": "string", "pattern": DECIMAL_PATTERN})
}

/// An amount with its currency; whoever reads also gets the amount in the company's base currency, if a rate is known.
fn money(way: Way) -> Json {
    let mut properties = Map::new();
    properties.insert("amount".into(), decimal());
    properties.insert("currency".into(), json!({"type": "string", "pattern": "^[A-Za-z]{3}$"}));
    if way == Way::Read {
        properties.insert("base".into(), json!({"type": ["string", "null"], "pattern": DECIMAL_PATTERN}));
    }
    json!({"type": "object", "properties": properties, "additionalProperties": false, "required": ["amount", "currency"]})
}

fn address() -> Json {
    let mut properties = Map::new();
    for part in ADDRESS_PARTS {
        let schema = match part {
            "country" => json!({"type": ["string", "null"], "pattern": "^[A-Za-z]{2}$"}),
            _ => json!({"type": ["string", "null"]}),
        };
        properties.insert(part.into(), schema);
    }
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}

fn any_record() -> String {
    format!("^[a-z_]+:{}", &ID_PATTERN[1..])
}

fn codes(set: &ChoiceSet) -> Vec<Json> {
    set.values.iter().map(|value| value.code.clone().into()).collect()
}
