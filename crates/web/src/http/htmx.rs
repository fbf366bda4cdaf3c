//! What htmx asks and is told by headers.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

const TRIGGER: HeaderName = HeaderName::from_static("hx-trigger");

/// Whether a fragment is wanted and not a page.
pub fn is_htmx(headers: &HeaderMap) -> bool {
    headers.contains_key("hx-request") && !headers.contains_key("hx-boosted")
}

/// Sends the reader to another page of ours.
pub fn redirect(htmx: bool, to: &str) -> Response {
    let Ok(to) = HeaderValue::from_str(to) else { return StatusCode::BAD_REQUEST.into_response() };
    if htmx {
        (StatusCode::NO_CONTENT, [(HeaderName::from_static("hx-redirect"), to)]).into_response()
    } else {
        (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
    }
}

/// Events that an answer sets off in the page, in one header.
#[derive(Clone, Debug, Default)]
pub struct Toasts(serde_json::Map<String, serde_json::Value>);

impl Toasts {
    /// No events.
    pub fn new() -> Toasts {
        Toasts::default()
    }

    /// Sets off an event, such as `list-changed`.
    #[must_use]
    pub fn event(mut self, name: &str) -> Toasts {
        self.0.insert(name.to_owned(), serde_json::Value::Null);
        self
    }

    /// Says what was done.
    #[must_use]
    pub fn said(mut self, words: impl Into<String>) -> Toasts {
        self.0.insert("toast".to_owned(), words.into().into());
        self
    }

    /// Says what did not work.
    #[must_use]
    pub fn failed(mut self, words: impl Into<String>) -> Toasts {
        self.0.insert("failed".to_owned(), words.into().into());
        self
    }

    /// Adds them to an answer.
    pub fn on(self, mut response: Response) -> Response {
        // Headers are bytes of ASCII: every other letter goes as its \u escape.
        let json = serde_json::Value::Object(self.0).to_string();
        if let Ok(value) = HeaderValue::from_str(&ascii(&json)) {
            response.headers_mut().insert(TRIGGER, value);
        }
        response
    }
}

/// An answer that also says what was done.
pub fn toast(response: Response, words: impl Into<String>) -> Response {
    Toasts::new().said(words).on(response)
}

/// Closes the dialog, says what was done, and fetches lists anew.
pub fn close_dialog(words: impl Into<String>) -> Response {
    Toasts::new().event("dialog-close").event("list-changed").said(words).on(StatusCode::OK.into_response())
}

fn ascii(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for unit in json.encode_utf16() {
        match u8::try_from(unit) {
            Ok(byte) if (b' '..=b'~').contains(&byte) => escaped.push(char::from(byte)),
            _ => escaped.push_str(&format!("\\u{unit:04x}")),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_headers_come_back_whole() {
        let response = Toasts::new().said("Şişli’ye \"gönderildi\" 😀").on(StatusCode::OK.into_response());
        let header = response.headers()[TRIGGER].to_str().unwrap();
        let read: serde_json::Value = serde_json::from_str(header).unwrap();
        assert_eq!(read["toast"], "Şişli’ye \"gönderildi\" 😀");
    }
}
