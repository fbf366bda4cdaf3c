//! Signing in and out.

use axum::Router;

use crate::App;

/// Serves `/sign-in` and `POST /logout`.
pub fn router() -> Router<App> {
    Router::new()
}
