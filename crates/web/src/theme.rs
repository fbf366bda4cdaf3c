//! Switching between light and dark without a script.

use axum::extract::Form;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Router, http::Uri};
use serde::Deserialize;

use crate::kit::Theme;

/// Serves `POST /preferences/theme`.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/preferences/theme", post(choose))
}

/// Reads the theme from the request's cookies.
pub fn of(headers: &HeaderMap) -> Theme {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix("theme="))
        .map(Theme::from_code)
        .unwrap_or_default()
}

#[derive(Deserialize)]
struct Choice {
    theme: String,
}

async fn choose(headers: HeaderMap, Form(choice): Form<Choice>) -> Response {
    let theme = Theme::from_code(&choice.theme).code();
    let cookie = format!("theme={theme}; Path=/; Max-Age=31536000; SameSite=Lax");
    (StatusCode::SEE_OTHER, [(header::SET_COOKIE, cookie), (header::LOCATION, back(&headers))]).into_response()
}

/// The page one came from; only its path, so that nobody is sent to another site.
pub(crate) fn back(headers: &HeaderMap) -> String {
    headers
        .get(header::REFERER)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.parse::<Uri>().ok())
        .and_then(|uri| uri.path_and_query().map(|path| path.as_str().to_owned()))
        .filter(|path| path.starts_with('/') && !path.starts_with("//"))
        .unwrap_or_else(|| "/".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_theme_among_other_cookies() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, header::HeaderValue::from_static("session=abc; theme=dark; x=1"));
        assert_eq!(of(&headers), Theme::Dark);
        assert_eq!(of(&HeaderMap::new()), Theme::Auto);
    }

    #[test]
    fn goes_back_within_this_site_only() {
        let mut headers = HeaderMap::new();
        headers.insert(header::REFERER, header::HeaderValue::from_static("https://crm.example/companies?q=a"));
        assert_eq!(back(&headers), "/companies?q=a");
        headers.insert(header::REFERER, header::HeaderValue::from_static("https://crm.example//evil.example"));
        assert_eq!(back(&headers), "/");
    }
}
