//! Errors as problem details (RFC 9457), in the reader's language: what kind, what is wrong, and where.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::{Error, Fault, Lang};
use serde_json::{Map, Value as Json, json};
use web::App;

use super::limits;
use crate::deeds;

pub(super) const METHOD: &str = "api-error-method";
pub(super) const NOT_ACCEPTED: &str = "api-error-accept";
pub(super) const MEDIA_TYPE: &str = "api-error-media-type";
pub(super) const TOO_LARGE: &str = "error-form-too-large";
pub(super) const UNREADABLE: &str = "api-error-json";
pub(super) const PARAMETER: &str = "api-error-parameter";
pub(super) const PARAMETER_TWICE: &str = "api-error-parameter-twice";
pub(crate) const TOO_MANY: &str = "api-error-rate";
pub(super) const VERSION: &str = "api-error-version";

/// The kinds of problems: status, and the word that stands in `type` and in the key of its title.
pub(crate) const KINDS: [(u16, &str); 15] = [
    (400, "unreadable"),
    (401, "unauthenticated"),
    (403, "forbidden"),
    (404, "not-found"),
    (405, "method"),
    (406, "not-accepted"),
    (409, "conflict"),
    (412, "changed"),
    (413, "too-large"),
    (415, "media-type"),
    (422, "invalid"),
    (429, "too-many"),
    (500, "broken"),
    (503, "busy"),
    (507, "full"),
];

/// The word for a status.
pub(crate) fn kind(status: StatusCode) -> &'static str {
    KINDS.iter().find(|(code, _)| *code == status.as_u16()).map_or("broken", |(_, kind)| kind)
}

/// The status of an error.
pub(crate) fn status(error: &Error) -> StatusCode {
    match error.key() {
        METHOD => StatusCode::METHOD_NOT_ALLOWED,
        NOT_ACCEPTED => StatusCode::NOT_ACCEPTABLE,
        MEDIA_TYPE => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        TOO_LARGE | "error-file-too-large" => StatusCode::PAYLOAD_TOO_LARGE,
        UNREADABLE => StatusCode::BAD_REQUEST,
        TOO_MANY => StatusCode::TOO_MANY_REQUESTS,
        deeds::CHANGED => StatusCode::PRECONDITION_FAILED,
        "error-disk-full" => StatusCode::INSUFFICIENT_STORAGE,
        _ => web::http::status(error.fault()),
    }
}

/// The details of an error.
///
/// What an error names is a place in the body, or a parameter of the address where there is no body.
pub(crate) fn details(lang: Lang, error: &Error, in_query: bool) -> Json {
    let status = status(error);
    let kind = kind(status);
    let mut object = Map::new();
    object.insert("type".into(), format!("/api/problems#{kind}").into());
    object.insert("title".into(), words::text(lang, &format!("api-problem.{kind}"), &[]).into());
    object.insert("status".into(), status.as_u16().into());
    object.insert("code".into(), error.key().into());
    object.insert("detail".into(), words::errors(lang, error).into());
    let places: Vec<Json> = error.each().filter_map(|error| place(lang, error, in_query)).collect();
    if !places.is_empty() {
        object.insert("errors".into(), places.into());
    }
    object.into()
}

/// What is wrong at one place.
fn place(lang: Lang, error: &Error, in_query: bool) -> Option<Json> {
    let field = error.field()?;
    let (code, text) = (error.key(), words::error(lang, error));
    Some(if in_query || matches!(code, PARAMETER | PARAMETER_TWICE) {
        json!({"parameter": field, "code": code, "text": text})
    } else {
        let pointer = if field.is_empty() { String::new() } else { format!("/{field}") };
        json!({"pointer": pointer, "code": code, "text": text})
    })
}

/// What a problem's words need to know of its request.
pub(super) struct Asked {
    pub path: String,
    /// Whether it has no body, so that what an error names is a parameter.
    pub in_query: bool,
}

/// The answer that tells of an error.
pub(super) fn response(app: &App, lang: Lang, error: &Error, asked: &Asked) -> Response {
    let status = status(error);
    let mut details = details(lang, error, asked.in_query);
    if error.fault() == Fault::Internal {
        // Whoever asks us about it names the reference, and we find it in the log.
        let reference = app.store().next_id::<kernel::Any>().to_string();
        tracing::error!(%error, %reference, path = asked.path, "a request of the API failed");
        details["reference"] = reference.into();
    }
    let kind = [(header::CONTENT_TYPE, "application/problem+json")];
    let mut response = (status, kind, details.to_string()).into_response();
    limits::tell_refusal(&mut response, error);
    let headers = response.headers_mut();
    match status {
        StatusCode::UNAUTHORIZED => {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"Kilit\""));
        }
        StatusCode::METHOD_NOT_ALLOWED => {
            if let Some(allow) = error.value("allow").and_then(|allow| HeaderValue::from_str(allow).ok()) {
                headers.insert(header::ALLOW, allow);
            }
        }
        StatusCode::SERVICE_UNAVAILABLE => {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        }
        _ => {}
    }
    response
}
