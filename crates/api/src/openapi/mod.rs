//! The description of the API: OpenAPI 3.1, made from the record types and verbs that the asker may meet.
//!
//! Hidden fields and types of which one may see nothing are not in it. Whoever sends no token gets the description of
//! the program as it is delivered: what an installation has added is its own affair.

mod fixed;
mod parts;
mod types;

use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use crm::verbs::Verbs;
use kernel::{Actor, Face, Lang, Result};
use record::Catalogue;
use serde_json::{Map, Value as Json, json};
use store::Access;
use web::App;
use words::CustomerWord;

use crate::http::{Call, ROOT};

/// Whom the description is for.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub catalogue: &'a Catalogue,
    pub access: &'a Access,
    pub verbs: &'a Verbs,
    pub lang: Lang,
}

/// As it is for whoever asks.
pub(crate) async fn for_asker(call: &Call) -> Result<Response> {
    call.parameters().only(&[])?;
    let catalogue = call.app().store().catalogue();
    let reader = Reader {
        catalogue: &catalogue,
        access: &call.who.access,
        verbs: call.app().verbs(),
        lang: call.who.actor.lang,
    };
    Ok(Document::of(reader).answered(&call.parts))
}

/// As the program is delivered, which it stays: the document of a language and a word for customer is made once.
pub(crate) fn for_everybody(app: &App, parts: &Parts) -> Result<Response> {
    static MADE: Mutex<Vec<((Lang, CustomerWord), Arc<Document>)>> = Mutex::new(Vec::new());
    crate::http::Parameters::read(parts.uri.query()).only(&[])?;
    let said = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| Lang::from_accept(value.to_str().ok()?));
    let lang = said.unwrap_or_else(|| app.store().settings().language);
    let wanted = (lang, words::customer_word());
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    let known = made.iter().find(|(of, _)| *of == wanted).map(|(_, document)| Arc::clone(document));
    let document = known.unwrap_or_else(|| {
        let access = Access::system(Actor::system(Face::Api));
        let reader = Reader { catalogue: &crm::catalogue(), access: &access, verbs: app.verbs(), lang };
        let document = Arc::new(Document::of(reader));
        made.push((wanted, Arc::clone(&document)));
        document
    });
    drop(made);
    Ok(document.answered(parts))
}

/// A document as it is sent.
struct Document {
    text: Bytes,
    tag: HeaderValue,
}

impl Document {
    fn of(reader: Reader<'_>) -> Document {
        let text = document(reader).to_string();
        let tag = HeaderValue::from_str(&format!("\"{}\"", crate::http::digest(&text)));
        Document { text: text.into(), tag: tag.unwrap_or(HeaderValue::from_static("\"\"")) }
    }

    fn answered(&self, parts: &Parts) -> Response {
        let headers =
            [(header::CONTENT_TYPE, HeaderValue::from_static("application/json")), (header::ETAG, self.tag.clone())];
        crate::http::unless_known(&parts.headers, (headers, self.text.clone()).into_response())
    }
}

/// The document.
pub(crate) fn document(reader: Reader<'_>) -> Json {
    let lang = reader.lang;
    let (mut paths, mut schemas, mut tags) = (Map::new(), Map::new(), Vec::new());
    fixed::describe(reader, &mut paths, &mut schemas);
    for of in crate::schema::types(reader.catalogue, reader.access) {
        types::describe(reader, of, &mut paths, &mut schemas);
        tags.push(json!({"name": of.plural, "description": about(lang, of.name)}));
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Kilit",
            "version": "1",
            "description": words::text(lang, "api-about", &[]),
        },
        "externalDocs": {"url": "/api", "description": words::text(lang, "api", &[])},
        "servers": [{"url": ROOT}],
        "security": [{"token": []}],
        "tags": tags,
        "paths": paths,
        "components": {
            "schemas": schemas,
            "parameters": parts::parameters(lang),
            "responses": parts::responses(lang),
            "headers": parts::headers(lang),
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": words::text(lang, "api-about-tokens", &[])},
            },
        },
    })
}

/// What a type is for; parts of others are not said to be for anything of their own.
pub(crate) fn about(lang: Lang, of: &str) -> String {
    let key = format!("{of}.purpose");
    if words::has(lang, &key) { words::text(lang, &key, &[]) } else { words::text(lang, &format!("{of}.many"), &[]) }
}
