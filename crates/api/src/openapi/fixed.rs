//! The addresses that belong to no single record type.

use serde_json::{Map, Value as Json, json};

use super::Reader;
use super::parts::{self, answers, body, given, good, of};
use crate::deeds::batch::{Deed, MOST};
use crate::schema;

/// All of them, and the shapes that they use.
pub(super) fn describe(reader: Reader<'_>, paths: &mut Map<String, Json>, schemas: &mut Map<String, Json>) {
    let word = |key: &str| words::text(reader.lang, key, &[]);
    let query = |name: &str, key: &str, required: bool, schema: Json| json!({"name": name, "in": "query", "required": required, "schema": schema, "description": word(key)});
    let types: Vec<&str> = schema::types(reader.catalogue, reader.access).map(|of| of.name).collect();
    schemas.insert("problem".into(), parts::problem());
    let mut get = |path: &str, id: &str, key: &str, parameters: Vec<Json>, schema: Json, problems: &[u16]| {
        paths.insert(
            path.to_owned(),
            json!({"get": {
                "operationId": id,
                "summary": word(key),
                "parameters": parameters,
                "responses": answers(&[(200, good(&word(key), schema, &[]))], problems),
            }}),
        );
    };
    get("/me", "me", "api-do.me", Vec::new(), me(), &[422]);
    get(
        "/search",
        "search",
        "api-do.search",
        vec![
            query("q", "api-parameter.q", true, json!({"type": "string"})),
            query("type", "api-parameter.type", false, json!({"type": "string", "enum": types})),
            query("limit", "api-parameter.limit", false, json!({"type": "integer", "minimum": 1, "maximum": 100})),
        ],
        found(&types),
        &[422],
    );
    get(
        "/lookup",
        "lookup",
        "api-do.lookup",
        vec![query("phone", "api-parameter.phone", true, json!({"type": "string"}))],
        callers(),
        &[422],
    );
    let day = || json!({"type": "string", "format": "date"});
    get(
        "/insight/concentration",
        "concentration",
        "api-do.concentration",
        vec![
            query("measure", "api-parameter.measure", false, json!({"type": "string", "enum": ["revenue", "profit"]})),
            query("share", "api-parameter.share", false, json!({"type": "string", "pattern": "^(0\\.[0-9]{1,4}|1)$"})),
            query("from", "api-parameter.from", false, day()),
            query("to", "api-parameter.to", false, day()),
            query("groups", "api-parameter.groups", false, json!({"type": "boolean"})),
        ],
        concentration(),
        &[422],
    );
    schemas.insert("batch".into(), batch(&types));
    paths.insert(
        "/batch".into(),
        json!({"post": {
            "operationId": "batch",
            "summary": word("api-do.batch"),
            "description": words::text(reader.lang, "api-batch-about", &[("most", (MOST as i64).into())]),
            "parameters": given(&["key"]),
            "requestBody": body(of("batch"), None, true),
            "responses": answers(&[(200, good(&word("api-answer.batch"), results(), &[]))], &[400, 404, 409, 412, 413, 415, 422]),
        }}),
    );
    let kept = json!({
        "type": "object",
        "properties": {"id": schema::id(), "name": {"type": "string"}, "size": {"type": "integer"}},
        "required": ["id", "name", "size"],
    });
    paths.insert(
        "/files".into(),
        json!({"post": {
            "operationId": "keep_file",
            "summary": word("api-do.keep"),
            "parameters": [query("name", "api-parameter.name", true, json!({"type": "string", "minLength": 1, "pattern": "\\S"}))],
            "requestBody": {"content": {"application/octet-stream": {"schema": {}}}},
            "responses": answers(&[(201, good(&word("api-do.keep"), kept, &[]))], &[413, 422]),
        }}),
    );
}

fn me() -> Json {
    let text = json!({"type": ["string", "null"]});
    json!({
        "type": "object",
        "properties": {
            "id": schema::id(), "name": text, "email": text, "role": text,
            "administrator": {"type": "boolean"}, "read_only": {"type": "boolean"},
            "language": {"type": "string"}, "time_zone": text,
        },
        "required": ["id", "name", "email", "role", "administrator", "read_only", "language", "time_zone"],
        "additionalProperties": false,
    })
}

fn found(types: &[&str]) -> Json {
    json!({
        "type": "object",
        "properties": {"items": {"type": "array", "items": {
            "type": "object",
            "properties": {"_type": {"enum": types}, "id": schema::id(), "_title": {"type": "string"}},
            "required": ["_type", "id", "_title"],
        }}},
        "required": ["items"],
        "additionalProperties": false,
    })
}

fn callers() -> Json {
    let text = json!({"type": "string"});
    let nullable = json!({"type": ["string", "null"]});
    let list = |more: Json| {
        let mut properties = json!({"_type": text, "id": schema::id(), "name": text, "open": text});
        if let (Some(all), Json::Object(more)) = (properties.as_object_mut(), more) {
            all.extend(more);
        }
        json!({"type": "array", "items": {
            "type": "object", "properties": properties, "required": ["id", "name", "open"], "additionalProperties": false,
        }})
    };
    json!({
        "type": "object",
        "properties": {
            "phone": text,
            "shown": text,
            "open": text,
            "people": list(json!({"position": nullable, "company": nullable, "company_name": nullable, "has_left": {"type": "boolean"}})),
            "companies": list(json!({})),
            "leads": list(json!({"company_name": nullable})),
        },
        "required": ["phone", "shown", "open", "people", "companies", "leads"],
        "additionalProperties": false,
    })
}

fn concentration() -> Json {
    let number = json!({"type": "number"});
    json!({
        "type": "object",
        "properties": {
            "customers": {"type": "integer"},
            "customers_for_share": {"type": "integer"},
            "total": number,
            "left_out": {"type": "integer"},
            "items": {"type": "array", "items": {
                "type": "object",
                "properties": {
                    "rank": {"type": "integer"}, "company": schema::id(), "name": {"type": "string"},
                    "amount": number, "share": number, "cumulative_share": number,
                },
                "required": ["rank", "company", "name", "amount", "share", "cumulative_share"],
            }},
        },
        "required": ["customers", "customers_for_share", "total", "left_out", "items"],
        "additionalProperties": false,
    })
}

fn batch(types: &[&str]) -> Json {
    let operation = json!({
        "type": "object",
        "properties": {
            "do": {"type": "string", "enum": Deed::ALL.map(Deed::code)},
            "type": {"type": "string", "enum": types},
            "id": {"type": "string", "pattern": "^([0-7][0-9A-HJKMNP-TV-Z]{12}|@[0-9]{1,3})$"},
            "version": {"type": "integer", "minimum": 1, "maximum": i64::MAX},
            "verb": {"type": "string"},
            "values": {"type": "object"},
        },
        "required": ["do", "type"],
        "additionalProperties": false,
    });
    json!({
        "type": "object",
        "properties": {
            "operations": {"type": "array", "minItems": 1, "maxItems": MOST, "items": operation},
            "each_alone": {"type": "boolean", "default": false},
        },
        "required": ["operations"],
        "additionalProperties": false,
    })
}

fn results() -> Json {
    json!({
        "type": "object",
        "properties": {"results": {"type": "array", "items": {
            "type": "object",
            "properties": {"status": {"type": "integer"}, "record": {"type": "object"}, "problem": of("problem")},
            "required": ["status"],
            "additionalProperties": false,
        }}},
        "required": ["results"],
        "additionalProperties": false,
    })
}
