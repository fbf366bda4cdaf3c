//! Roles, and the rights of each on one page: record types by actions, and the fields that are taken away.

mod edit;
mod list;
mod matrix;

use axum::Router;
use axum::routing::{get, post};
use web::App;

/// Serves `/settings/roles`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/settings/roles", get(list::page).post(list::add))
        .route("/settings/roles/{id}", get(edit::page).post(edit::save))
        .route("/settings/roles/{id}/delete", post(list::delete))
}
