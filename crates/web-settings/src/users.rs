//! Users: who works here, with which role; new ones by invitation or with a first password.

mod edit;
mod invite;
mod list;

use axum::Router;
use axum::routing::{get, post};
use web::App;

/// Serves `/settings/users`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/settings/users", get(list::page).post(invite::add))
        .route("/settings/users/new", get(invite::page))
        .route("/settings/users/{id}", get(edit::page).post(edit::save))
        .route("/settings/users/{id}/invite", post(invite::again))
        .route("/settings/users/{id}/end-sessions", post(edit::end_sessions))
}
