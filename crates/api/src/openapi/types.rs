//! The addresses of a record type.

use record::RecordType;
use serde_json::{Map, Value as Json, json};
use store::Action;

use super::Reader;
use super::parts::{answers, body, given, good, of as schema_of};
use crate::schema;

/// What may be done to records of a type, as far as the reader may.
pub(super) fn describe(
    reader: Reader<'_>,
    of: &RecordType,
    paths: &mut Map<String, Json>,
    schemas: &mut Map<String, Json>,
) {
    let (name, access, lang) = (of.name, reader.access, reader.lang);
    let may = |action| access.may(of, action);
    let word = |key: &str| words::text(lang, key, &[("type", words::text(lang, name, &[]).into())]);
    schemas.insert(name.to_owned(), schema::record(of, access, lang));
    schemas.insert(
        format!("{name}_list"),
        json!({
            "type": "object",
            "properties": {
                "items": {"type": "array", "items": schema_of(name)},
                "next": {"type": ["string", "null"]},
                "count": {"type": "integer", "minimum": 0},
            },
            "required": ["items", "next"],
            "additionalProperties": false,
        }),
    );
    let operation = |id: &str, summary: &str, rest: Json| {
        let mut operation =
            json!({"operationId": format!("{name}_{id}"), "summary": word(summary), "tags": [of.plural]});
        if let (Some(all), Json::Object(rest)) = (operation.as_object_mut(), rest) {
            all.extend(rest);
        }
        operation
    };
    let record = || good(&word("api-answer.record"), schema_of(name), &["ETag"]);

    let mut list = Map::new();
    list.insert(
        "get".into(),
        operation("find", "api-do.find", json!({
            "parameters": given(&["f", "q", "sort", "fields", "after", "limit", "bin", "count"]),
            "responses": answers(&[(200, good(&word("api-answer.list"), schema_of(&format!("{name}_list")), &["Link"]))], &[422]),
        })),
    );
    if may(Action::Create) && schema::can_be_made(of, access) {
        schemas.insert(format!("{name}_new"), schema::new_record(of, access, lang));
        let made = good(&word("api-answer.made"), schema_of(name), &["ETag", "Location"]);
        list.insert(
            "post".into(),
            operation("create", "api-do.create", json!({
                "parameters": given(&["key"]),
                "requestBody": body(schema_of(&format!("{name}_new")), Some(schema::example(of, access, lang)), true),
                "responses": answers(&[(201, made)], &[400, 404, 409, 413, 415, 422]),
            })),
        );
    }
    paths.insert(format!("/{}", of.plural), list.into());

    let mut one = Map::new();
    one.insert("parameters".into(), given(&["id"]).into());
    one.insert(
        "get".into(),
        operation("read", "api-do.read", json!({
            "parameters": given(&["fields", "bin", "if_none_match"]),
            "responses": answers(&[(200, record()), (304, json!({"description": word("api-answer.known")}))], &[404, 422]),
        })),
    );
    if may(Action::Change) {
        schemas.insert(format!("{name}_change"), schema::change(of, access, lang));
        one.insert(
            "patch".into(),
            operation(
                "change",
                "api-do.change",
                json!({
                    "parameters": given(&["if_match", "key"]),
                    "requestBody": body(schema_of(&format!("{name}_change")), None, true),
                    "responses": answers(&[(200, record())], &[400, 404, 409, 412, 413, 415, 422]),
                }),
            ),
        );
    }
    if may(Action::Delete) {
        one.insert(
            "delete".into(),
            operation("delete", "api-do.delete", json!({
                "parameters": given(&["if_match", "key"]),
                "responses": answers(&[(204, json!({"description": word("api-answer.deleted")}))], &[404, 409, 412, 422]),
            })),
        );
        paths.insert(
            format!("/{}/{{id}}/restore", of.plural),
            json!({
                "parameters": given(&["id"]),
                "post": operation("restore", "api-do.restore", json!({
                    "parameters": given(&["if_match", "key"]),
                    "responses": answers(&[(200, record())], &[404, 409, 412, 422]),
                })),
            }),
        );
    }
    paths.insert(format!("/{}/{{id}}", of.plural), one.into());
    verbs(reader, of, paths, schemas);
    files(reader, of, paths);
}

fn verbs(reader: Reader<'_>, of: &RecordType, paths: &mut Map<String, Json>, schemas: &mut Map<String, Json>) {
    let lang = reader.lang;
    for verb in reader.verbs.of(of.name) {
        let (key, fields) = (format!("verb_{}", verb.name), verb.fields());
        let name = format!("{}_{}", of.name, verb.name);
        schemas.insert(name.clone(), schema::input(verb.name, &fields, lang));
        let needed = fields.iter().any(|field| field.required && field.default.is_none());
        paths.insert(
            format!("/{}/{{id}}/{}", of.plural, verb.name),
            json!({
                "parameters": given(&["id"]),
                "post": {
                    "operationId": name,
                    "summary": words::text(lang, &key, &[]),
                    "description": words::text(lang, &format!("{key}.about"), &[]),
                    "tags": [of.plural],
                    "parameters": given(&["if_match", "key"]),
                    "requestBody": body(schema_of(&name), Some(schema::example_of(&fields, lang)), needed),
                    // A verb may leave one at a record of another type.
                    "responses": answers(
                        &[(200, good(&words::text(lang, "api-answer.done", &[]), json!({"type": "object"}), &["ETag"]))],
                        &[400, 404, 409, 412, 413, 415, 422],
                    ),
                },
            }),
        );
    }
}

fn files(reader: Reader<'_>, of: &RecordType, paths: &mut Map<String, Json>) {
    let lang = reader.lang;
    let shown = of.fields.iter().filter(|field| field.kind == record::Kind::File && reader.access.sees(of, field));
    for field in shown {
        let content = json!({"application/octet-stream": {"schema": {"type": "string", "contentMediaType": "application/octet-stream"}}});
        paths.insert(
            format!("/{}/{{id}}/file/{}", of.plural, field.name),
            json!({
                "parameters": given(&["id"]),
                "get": {
                    "operationId": format!("{}_file_{}", of.name, field.name),
                    "summary": words::text(lang, "api-do.file", &[("type", words::text(lang, of.name, &[]).into())]),
                    "tags": [of.plural],
                    "responses": answers(&[(200, json!({"description": words::text(lang, "api-answer.file", &[]), "content": content}))], &[404]),
                },
            }),
        );
    }
}
