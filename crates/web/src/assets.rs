//! Scripts and styles, carried inside the program under names that change with their content.

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

struct File {
    name: &'static str,
    mime: &'static str,
    plain: &'static [u8],
    gzip: &'static [u8],
    brotli: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Serves `/assets/{name}`; a browser may keep each file for ever, since a changed file gets a new name.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{name}", get(serve))
}

/// Names and plain bytes of all files, for pages that are written to disk.
pub fn all() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    FILES.iter().map(|file| (file.name, file.plain))
}

async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(file) = FILES.iter().find(|file| file.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (encoding, body) = if accepts(accepted, "br") {
        (Some("br"), file.brotli)
    } else if accepts(accepted, "gzip") {
        (Some("gzip"), file.gzip)
    } else {
        (None, file.plain)
    };
    let mut response = (
        [
            (header::CONTENT_TYPE, file.mime),
            (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            (header::VARY, "accept-encoding"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        ],
        body,
    )
        .into_response();
    if let Some(encoding) = encoding {
        response.headers_mut().insert(header::CONTENT_ENCODING, header::HeaderValue::from_static(encoding));
    }
    response
}

/// Whether an `Accept-Encoding` header allows `encoding`; a weight of zero forbids it.
fn accepts(header: &str, encoding: &str) -> bool {
    header.split(',').any(|part| {
        let mut pieces = part.split(';').map(str::trim);
        let named = pieces.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        let forbidden = pieces
            .any(|p| p.strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()).is_some_and(|weight| weight == 0.0));
        named && !forbidden
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_of_zero_forbids_an_encoding() {
        assert!(accepts("gzip, deflate, br", "br"));
        assert!(accepts("br;q=0.5", "br"));
        assert!(!accepts("br;q=0, gzip", "br"));
        assert!(!accepts("", "gzip"));
    }

    async fn get(name: &str, encodings: &'static str) -> Response {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, header::HeaderValue::from_static(encodings));
        serve(Path(name.to_owned()), headers).await
    }

    #[tokio::test]
    async fn the_best_encoding_that_is_accepted_is_sent_and_kept_for_ever() {
        let name = STYLES.trim_start_matches("/assets/");
        for (accepted, sent) in [("gzip, br", Some("br")), ("gzip", Some("gzip")), ("identity", None)] {
            let response = get(name, accepted).await;
            let encoding = response.headers().get(header::CONTENT_ENCODING).and_then(|value| value.to_str().ok());
            assert_eq!(encoding, sent);
            assert_eq!(response.headers()[header::CONTENT_TYPE], "text/css; charset=utf-8");
            assert!(response.headers()[header::CACHE_CONTROL].to_str().expect("ASCII").contains("immutable"));
        }
        assert_eq!(get("styles-OLD.css", "br").await.status(), StatusCode::NOT_FOUND);
    }

    #[test]
    fn the_first_visit_is_small() {
        let first = [SCRIPT, STYLES, FAVICON].map(|address| address.trim_start_matches("/assets/"));
        let bytes: usize = FILES.iter().filter(|file| first.contains(&file.name)).map(|file| file.brotli.len()).sum();
        // The peers send 1,600 kB; what a page adds is some ten.
        assert!(bytes < 45_000, "{bytes} bytes");
    }
}
