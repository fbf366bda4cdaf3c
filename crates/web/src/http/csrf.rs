//! Whether a change was asked for by a page of ours, and not by another site in the reader's name.

use axum::body::{Body, Bytes, HttpBody as _};
use axum::extract::Request;
use axum::http::{HeaderMap, Method, header};
use crm::rights::token::same;
use futures_util::StreamExt as _;
use kernel::{Error, Fault, Result};

use super::Reader;

/// Forms without files are read whole; this many bytes are the most.
const LARGEST_FORM: usize = 2 << 20;
/// The token of a form with files stands in its first part, within this many bytes.
const LARGEST_HEAD: usize = 16 << 10;

/// Lets a request through that changes nothing, or that carries the token of this reader and comes from our own pages.
pub(crate) async fn check(reader: &Reader, request: Request) -> Result<Request> {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(request);
    }
    if !from_here(request.headers()) {
        return Err(refused());
    }
    if let Some(sent) = request.headers().get("x-csrf-token") {
        return if sent.to_str().is_ok_and(|sent| same(sent, &reader.csrf)) { Ok(request) } else { Err(refused()) };
    }
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("").to_owned();
    let (parts, body) = request.into_parts();
    if kind.starts_with("application/x-www-form-urlencoded") {
        let whole =
            axum::body::to_bytes(body, LARGEST_FORM).await.map_err(|_| Error::invalid("error-form-too-large"))?;
        let sent = in_form(&whole);
        if !sent.is_some_and(|sent| same(&sent, &reader.csrf)) {
            return Err(refused());
        }
        return Ok(Request::from_parts(parts, Body::from(whole)));
    }
    if kind.starts_with("multipart/form-data") {
        let (head, rest) = head(body).await?;
        if !in_first_part(&head).is_some_and(|sent| same(&sent, &reader.csrf)) {
            return Err(refused());
        }
        let whole = futures_util::stream::once(async move { Ok::<Bytes, axum::Error>(head) }).chain(rest);
        return Ok(Request::from_parts(parts, Body::from_stream(whole)));
    }
    Err(refused())
}

/// Whether a request that changes something comes from a script of our own pages: it carries the reader's token in a
/// header, which no other site can set.
pub fn is_ours(reader: &Reader, headers: &HeaderMap) -> bool {
    let sent = headers.get("x-csrf-token").and_then(|sent| sent.to_str().ok());
    from_here(headers) && sent.is_some_and(|sent| same(sent, &reader.csrf))
}

fn refused() -> Error {
    Error::new(Fault::Forbidden, "error-form-stale")
}

/// Browsers say where a request comes from; old ones and other programs say nothing, and the token decides alone.
fn from_here(headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = said("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match (said("origin"), said("host")) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
        _ => true,
    }
}

/// The field `_csrf` of a form.
fn in_form(form: &[u8]) -> Option<String> {
    form.split(|byte| *byte == b'&')
        .find_map(|pair| pair.strip_prefix(b"_csrf="))
        .and_then(|value| String::from_utf8(value.to_vec()).ok())
}

/// Reads a body until its first part is there.
async fn head(body: Body) -> Result<(Bytes, axum::body::BodyDataStream)> {
    let mut rest = body.into_data_stream();
    let mut head = Vec::new();
    while in_first_part(&head).is_none() && head.len() < LARGEST_HEAD && !rest.is_end_stream() {
        match rest.next().await {
            Some(Ok(more)) => head.extend_from_slice(&more),
            Some(Err(_)) => return Err(Error::invalid("error-request")),
            None => break,
        }
    }
    Ok((head.into(), rest))
}

/// The value of the first part, if it is the token and has been read to its end.
fn in_first_part(head: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(&head[..head.len().min(LARGEST_HEAD)]);
    let (names, rest) = text.split_once("\r\n\r\n")?;
    if !names.contains("name=\"_csrf\"") {
        return None;
    }
    rest.split_once("\r\n--").map(|(value, _)| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_is_found_in_both_sorts_of_forms() {
        assert_eq!(in_form(b"name=a&_csrf=abc&x=1").as_deref(), Some("abc"));
        assert_eq!(in_form(b"name_csrf=abc"), None);
        let parts = b"--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\nabc\r\n--b\r\n";
        assert_eq!(in_first_part(parts).as_deref(), Some("abc"));
        assert_eq!(in_first_part(&parts[..parts.len() - 6]), None);
        assert_eq!(in_first_part(b"--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\nabc\r\n--b\r\n"), None);
    }

    #[test]
    fn other_sites_are_refused_by_what_the_browser_says() {
        let from = |pairs: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, axum::http::HeaderValue::from_static(value));
            }
            from_here(&headers)
        };
        assert!(from(&[]));
        assert!(from(&[("sec-fetch-site", "same-origin")]));
        assert!(!from(&[("sec-fetch-site", "cross-site")]));
        assert!(!from(&[("sec-fetch-site", "same-site")]));
        assert!(from(&[("origin", "http://127.0.0.1:8420"), ("host", "127.0.0.1:8420")]));
        assert!(!from(&[("origin", "https://evil.example"), ("host", "127.0.0.1:8420")]));
        assert!(!from(&[("origin", "null"), ("host", "127.0.0.1:8420")]));
    }
}
