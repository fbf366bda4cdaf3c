//! Answers of JSON, with the tag that names the version of a record.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::problem;

/// An answer; what is kept for a request that comes again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Answer {
    pub status: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Json>,
    /// Where what was made is found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// The version of the record in the body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}

impl Answer {
    /// Good, with this body.
    pub fn ok(body: Json) -> Answer {
        Answer { status: 200, body: Some(body), location: None, version: None }
    }

    /// Good, with nothing to say.
    pub fn nothing() -> Answer {
        Answer { status: 204, body: None, location: None, version: None }
    }

    /// A record in a version; 0 where it may not be seen.
    pub fn record(body: Json, version: i64) -> Answer {
        Answer { version: (version > 0).then_some(version), ..Answer::ok(body) }
    }

    /// What was made, and where it is found.
    pub fn made(self, location: String) -> Answer {
        Answer { status: 201, location: Some(location), ..self }
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK);
        let Some(body) = self.body else { return status.into_response() };
        let text = body.to_string();
        let tag = self.version.map(|version| tag(version, &text));
        let mut response = (status, [(header::CONTENT_TYPE, "application/json")], text).into_response();
        let headers = response.headers_mut();
        let mut put = |name, value: Option<String>| {
            if let Some(value) = value.and_then(|value| HeaderValue::from_str(&value).ok()) {
                headers.insert(name, value);
            }
        };
        put(header::LOCATION, self.location);
        put(header::ETAG, tag);
        response
    }
}

/// The tag of a record as it is shown: its version, by which changes are refused, and what else may differ from one
/// reader and one moment to another: fields, titles of what it refers to.
fn tag(version: i64, text: &str) -> String {
    format!("\"{version}-{}\"", digest(text))
}

/// The first letters of a text's digest.
pub(crate) fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// The answer, or that it is the one which the asker has already.
pub(crate) fn unless_known(headers: &HeaderMap, response: Response) -> Response {
    let Some(tag) = response.headers().get(header::ETAG).cloned() else { return response };
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let same = |known: &str| known == "*" || known.strip_prefix("W/").unwrap_or(known).as_bytes() == tag.as_bytes();
    if known.flat_map(|value| value.split(',')).any(|known| same(known.trim())) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response();
    }
    response
}

/// The versions that If-Match asks for: the record must be in one of them. `*` asks for none, and a tag that is weak or
/// none of ours is one that no record has (RFC 9110, section 13.1.1).
///
/// # Errors
/// What is no list of tags.
pub(super) fn only(headers: &HeaderMap) -> Result<Option<Vec<i64>>> {
    let mut wanted = None;
    for given in headers.get_all(header::IF_MATCH) {
        let wrong = || Error::invalid(problem::VERSION).with("value", String::from_utf8_lossy(given.as_bytes()));
        let text = given.to_str().map_err(|_| wrong())?.trim();
        if text == "*" {
            return Ok(None);
        }
        let wanted = wanted.get_or_insert_with(Vec::new);
        for (weak, tag) in tags(text).ok_or_else(wrong)? {
            let version = tag.split('-').next().and_then(|digits| digits.parse::<i64>().ok());
            wanted.extend(version.filter(|version| *version > 0 && !weak));
        }
    }
    Ok(wanted)
}

/// The tags of a list, each with whether it is weak; a tag may hold commas.
fn tags(mut text: &str) -> Option<Vec<(bool, &str)>> {
    let mut tags = Vec::new();
    loop {
        let (weak, rest) = text.strip_prefix("W/").map_or((false, text), |rest| (true, rest));
        let (tag, rest) = rest.strip_prefix('"')?.split_once('"')?;
        tags.push((weak, tag));
        let rest = rest.trim_start();
        if rest.is_empty() {
            return Some(tags);
        }
        text = rest.strip_prefix(',')?.trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: header::HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn tags_name_versions() {
        let only = |value| only(&with(header::IF_MATCH, value));
        assert_eq!(only("\"7-0a1b2c\"").unwrap(), Some(vec![7]));
        assert_eq!(only("\"7\"").unwrap(), Some(vec![7]));
        assert_eq!(only("\"7-aa\", \"8-bb\"").unwrap(), Some(vec![7, 8]));
        assert_eq!(only("\"a,b\",\"9\"").unwrap(), Some(vec![9]));
        assert_eq!(only("*").unwrap(), None);
        // Tags that no record has.
        for other in ["W/\"7\"", "\"x\"", "\"0\"", "\"\""] {
            assert_eq!(only(other).unwrap(), Some(vec![]), "{other}");
        }
        for wrong in ["7", "", "\"7\",", "\"7", "W/7"] {
            assert_eq!(only(wrong).unwrap_err().key(), problem::VERSION, "{wrong}");
        }
    }

    #[test]
    fn what_is_known_is_not_sent_again() {
        let answer = || Answer::record(serde_json::json!({"id": 1}), 3).into_response();
        let tag = answer().headers()[header::ETAG].to_str().unwrap().to_owned();
        let asked = |value: String| {
            let headers = HeaderMap::from_iter([(header::IF_NONE_MATCH, HeaderValue::from_str(&value).unwrap())]);
            unless_known(&headers, answer()).status()
        };
        assert_eq!(asked(format!("\"1\", {tag}")), StatusCode::NOT_MODIFIED);
        assert_eq!(asked("\"3-000000000000\"".into()), StatusCode::OK);
    }
}
