//! What many operations have in common: parameters, headers, problems.

use axum::http::StatusCode;
use kernel::Lang;
use serde_json::{Map, Value as Json, json};

use crate::deeds::LONGEST;
use crate::http::{KINDS, kind};
use crate::schema;

/// The conditions of lists: a path, a test, values.
const FILTER: &str =
    "^[a-z0-9_]+(\\.[a-z0-9_]+){0,3}:((is|not|has|starts|lt|max|gt|min|within):[^\\u0000]*|(empty|filled):?)$";
const PATHS: &str = "^[a-z0-9_]+(\\.[a-z0-9_]+){0,3}(,[a-z0-9_]+(\\.[a-z0-9_]+){0,3})*$";
const ORDER: &str = "^-?[a-z0-9_]+(\\.[a-z0-9_]+){0,3}(,-?[a-z0-9_]+(\\.[a-z0-9_]+){0,3})*$";

fn word(lang: Lang, key: &str) -> String {
    words::text(lang, key, &[])
}

/// The parameters by name.
pub(super) fn parameters(lang: Lang) -> Json {
    let query = |name: &str, schema: Json| json!({"name": name, "in": "query", "schema": schema, "description": word(lang, &format!("api-parameter.{name}"))});
    let header = |name: &str, key: &str, schema: Json| json!({"name": name, "in": "header", "schema": schema, "description": word(lang, key)});
    json!({
        "id": {"name": "id", "in": "path", "required": true, "schema": schema::id(), "description": word(lang, "api-parameter.id")},
        "f": {"name": "f", "in": "query", "explode": true, "description": word(lang, "api-parameter.f"),
              "schema": {"type": "array", "items": {"type": "string", "pattern": FILTER}}},
        "q": query("q", json!({"type": "string"})),
        "sort": query("sort", json!({"type": "string", "pattern": ORDER})),
        "fields": query("fields", json!({"type": "string", "pattern": PATHS})),
        "after": query("after", json!({"type": "string", "pattern": "^[0-9a-z.]+$"})),
        "limit": query("limit", json!({"type": "integer", "minimum": 1, "maximum": LONGEST, "default": 50})),
        "bin": query("bin", json!({"type": "boolean", "default": false})),
        "count": query("count", json!({"type": "boolean", "default": false})),
        "if_match": header("If-Match", "api-parameter.if_match", json!({"type": "string", "pattern": "^(\\*|(W/)?\"[!#-~]*\"(, ?(W/)?\"[!#-~]*\")*)$"})),
        "if_none_match": header("If-None-Match", "api-parameter.if_none_match", json!({"type": "string"})),
        "key": header("Idempotency-Key", "api-parameter.key", json!({"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"})),
    })
}

/// References to parameters.
pub(super) fn given(names: &[&str]) -> Vec<Json> {
    names.iter().map(|name| json!({"$ref": format!("#/components/parameters/{name}")})).collect()
}

/// Headers of answers by name.
pub(super) fn headers(lang: Lang) -> Json {
    json!({
        "ETag": {"schema": {"type": "string"}, "description": word(lang, "api-header.etag")},
        "Location": {"schema": {"type": "string"}, "description": word(lang, "api-header.location")},
        "Link": {"schema": {"type": "string"}, "description": word(lang, "api-header.link")},
    })
}

/// The problems by name.
pub(super) fn responses(lang: Lang) -> Json {
    let mut all = Map::new();
    for (status, kind) in KINDS {
        all.insert(
            kind.to_owned(),
            json!({
                "description": word(lang, &format!("api-problem.{kind}")),
                "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}}},
                "x-status": status,
            }),
        );
    }
    all.into()
}

/// The shape of a problem (RFC 9457).
pub(super) fn problem() -> Json {
    let text = json!({"type": "string"});
    json!({
        "type": "object",
        "properties": {
            "type": {"type": "string", "format": "uri-reference"},
            "title": text,
            "status": {"type": "integer"},
            "code": text,
            "detail": text,
            "reference": text,
            "errors": {"type": "array", "items": {
                "type": "object",
                "properties": {"pointer": text, "parameter": text, "code": text, "text": text},
                "required": ["code", "text"],
                "additionalProperties": false,
            }},
        },
        "required": ["type", "title", "status", "code", "detail"],
        "additionalProperties": false,
    })
}

/// The answers of an operation: those that are good, and the problems that it and every operation may meet.
pub(super) fn answers(good: &[(u16, Json)], problems: &[u16]) -> Json {
    let mut all = Map::new();
    for (status, answer) in good {
        all.insert(status.to_string(), answer.clone());
    }
    for status in [401, 403, 406, 429, 503].iter().chain(problems) {
        let kind = kind(StatusCode::from_u16(*status).unwrap_or_default());
        all.insert(status.to_string(), json!({"$ref": format!("#/components/responses/{kind}")}));
    }
    all.into()
}

/// A good answer of JSON.
pub(super) fn good(description: &str, schema: Json, headers: &[&str]) -> Json {
    let headers: Map<String, Json> = headers
        .iter()
        .map(|name| ((*name).to_owned(), json!({"$ref": format!("#/components/headers/{name}")})))
        .collect();
    json!({"description": description, "headers": headers, "content": {"application/json": {"schema": schema}}})
}

/// A body of JSON.
pub(super) fn body(schema: Json, example: Option<Json>, required: bool) -> Json {
    let mut content = json!({"schema": schema});
    if let Some(example) = example {
        content["example"] = example;
    }
    json!({"required": required, "content": {"application/json": content}})
}

/// A reference to a schema.
pub(super) fn of(name: &str) -> Json {
    json!({"$ref": format!("#/components/schemas/{name}")})
}
