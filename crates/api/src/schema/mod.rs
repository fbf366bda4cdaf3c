//! The description of record types and of verbs as JSON Schema (draft 2020-12), each whole in itself.
//!
//! What one reads, what one sends to make a record, and what one sends to change it differ: only the first has the
//! fields that the program sets, and only the second says what must be there.

mod example;
mod kind;

use kernel::Lang;
use record::{Catalogue, Field, RecordType, Whose};
use serde_json::{Map, Value as Json, json};
use store::{Access, FieldAccess};

pub use example::{example, example_of};
pub use kind::{ID_PATTERN, id, id_of};

use kind::Way;

/// The words of a field in JSON: what it is called and, where there is one, its sentence of help.
fn labelled(mut schema: Map<String, Json>, lang: Lang, of: &str, field: &Field) -> Map<String, Json> {
    let (title, hint) = match of.strip_prefix(VERB) {
        Some(_) => (words::text(lang, &format!("{of}.{}", field.name), &[]), None),
        None => (web::show::field_label(lang, of, field), web::show::field_hint(lang, of, field)),
    };
    schema.insert("title".into(), title.into());
    if let Some(hint) = hint {
        schema.insert("description".into(), hint.into());
    }
    schema.insert("x-kind".into(), field.kind.code().into());
    schema
}

/// How the messages of verbs begin.
const VERB: &str = "verb_";

/// A record as it is read: the fields that the asker sees, and what every answer says of a record.
pub fn record(of: &RecordType, access: &Access, lang: Lang) -> Json {
    let mut properties = about_records(of);
    for field in of.fields.iter().filter(|field| access.sees(of, field)) {
        let schema = kind::of(field, Way::Read);
        let mut schema = labelled(schema, lang, of.name, field);
        if field.read_only || access.field(of, field) < FieldAccess::Full {
            schema.insert("readOnly".into(), true.into());
        }
        properties.insert(field.name.to_string(), schema.into());
    }
    json!({
        "type": "object",
        "title": web::show::type_name(lang, of.name),
        "properties": properties,
        // Fields of what it refers to, asked for by `fields=company.name`.
        "patternProperties": {"^[a-z0-9_]+(\\.[a-z0-9_]+)+$": true},
        "additionalProperties": false,
        "required": ["_type", "id", "version"],
    })
}

fn about_records(of: &RecordType) -> Map<String, Json> {
    let mut properties = Map::new();
    properties.insert("_type".into(), json!({"const": of.name}));
    properties.insert("_title".into(), json!({"type": "string"}));
    properties.insert("_titles".into(), json!({"type": "object", "additionalProperties": {"type": "string"}}));
    properties.insert("_deleted".into(), json!({"const": true}));
    properties.insert("id".into(), id());
    properties.insert("version".into(), json!({"type": "integer", "minimum": 1}));
    properties
}

/// What is sent to make a record.
pub fn new_record(of: &RecordType, access: &Access, lang: Lang) -> Json {
    let fields: Vec<&Field> = settable(of, access).collect();
    let required: Vec<&str> =
        fields.iter().filter(|field| must_be_given(&of.whose, field)).map(|field| field.name.as_ref()).collect();
    json!({
        "type": "object",
        "properties": given(of.name, fields.into_iter(), lang),
        "additionalProperties": false,
        "required": required,
    })
}

/// What is sent to change a record: the fields to be changed, and the version that was looked at if the change is to be
/// refused when somebody else has changed one of them since.
pub fn change(of: &RecordType, access: &Access, lang: Lang) -> Json {
    let mut properties = given(of.name, settable(of, access), lang);
    properties.insert("version".into(), json!({"type": "integer", "minimum": 1}));
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}

/// What a verb is given.
pub fn input(verb: &str, fields: &[Field], lang: Lang) -> Json {
    let none = Whose::default();
    let required: Vec<&str> =
        fields.iter().filter(|field| must_be_given(&none, field)).map(|field| field.name.as_ref()).collect();
    json!({
        "type": "object",
        "properties": given(&format!("{VERB}{verb}"), fields.iter(), lang),
        "additionalProperties": false,
        "required": required,
    })
}

fn given<'a>(of: &str, fields: impl Iterator<Item = &'a Field>, lang: Lang) -> Map<String, Json> {
    fields
        .map(|field| {
            let mut schema = labelled(kind::of(field, Way::Write), lang, of, field);
            if let Some(default) = &field.default {
                schema.insert("default".into(), crate::json::value(field, default));
            }
            (field.name.to_string(), schema.into())
        })
        .collect()
}

/// The fields that the asker may set.
pub fn settable<'a>(of: &'a RecordType, access: &'a Access) -> impl Iterator<Item = &'a Field> {
    of.fields.iter().filter(|field| !field.read_only && access.field(of, field) == FieldAccess::Full)
}

/// Whether a program can make such a record at all: some are made by verbs and jobs only.
pub fn can_be_made(of: &RecordType, access: &Access) -> bool {
    let settable: Vec<&str> = settable(of, access).map(|field| field.name.as_ref()).collect();
    of.fields.iter().all(|field| !must_be_given(&of.whose, field) || settable.contains(&field.name.as_ref()))
}

/// Whether there is no record without it unless somebody says it: it has no default, and whoever makes a record owns it.
pub fn must_be_given(whose: &Whose, field: &Field) -> bool {
    field.required && field.default.is_none() && whose.owner != Some(&field.name)
}

/// The record types that the asker may see, in the order of the product.
pub fn types<'a>(catalogue: &'a Catalogue, access: &'a Access) -> impl Iterator<Item = &'a std::sync::Arc<RecordType>> {
    catalogue.types().filter(|of| access.may(of, store::Action::See))
}
