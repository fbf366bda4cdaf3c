//! Cookies.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

/// The cookie of a session.
pub(crate) const SESSION: &str = "kilit";
/// The cookie of somebody who has not signed in, to which the forms before it are bound.
pub(crate) const VISITOR: &str = "kilit-visitor";

/// The cookie of what the next page is to say: the key of its words.
pub(crate) const TOLD: &str = "kilit-told";

/// The name under which a browser keeps a cookie: over https one that no other host and no plain page can set.
pub(crate) fn full_name(name: &str, https: bool) -> String {
    if https { format!("__Host-{name}") } else { name.to_owned() }
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// Gives the browser a cookie that no script can read. `seconds` of zero takes it away.
pub fn set_cookie(response: &mut Response, name: &str, value: &str, https: bool, seconds: i64) {
    let secure = if https { "; Secure" } else { "" };
    let line = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}", full_name(name, https));
    if let Ok(line) = HeaderValue::from_str(&line) {
        response.headers_mut().append(header::SET_COOKIE, line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("kilit-visitor=b; __Host-kilit=c; kilit=a"));
        assert_eq!(cookie(&headers, SESSION), Some("a"));
        assert_eq!(cookie(&headers, VISITOR), Some("b"));
        assert_eq!(cookie(&headers, &full_name(SESSION, true)), Some("c"));
        assert_eq!(cookie(&headers, "theme"), None);
    }

    #[test]
    fn over_https_a_cookie_is_bound_to_this_host() {
        let mut response = Response::new(axum::body::Body::empty());
        set_cookie(&mut response, SESSION, "x", true, 60);
        let line = response.headers()[header::SET_COOKIE].to_str().unwrap();
        assert_eq!(line, "__Host-kilit=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure");
    }
}
