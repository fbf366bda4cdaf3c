//! Tokens by which programs and assistants come in: everybody's own at `/me/tokens`, all of them for administrators at
//! `/settings/tokens`.

mod all;
mod lines;
mod own;

use axum::Router;
use axum::routing::{get, post};
use web::App;

/// Serves both pages.
pub fn router() -> Router<App> {
    Router::new()
        .route("/me/tokens", get(own::page).post(own::make))
        .route("/me/tokens/{id}/revoke", post(own::revoke))
        .route("/settings/tokens", get(all::page))
        .route("/settings/tokens/{id}/revoke", post(all::revoke))
}
