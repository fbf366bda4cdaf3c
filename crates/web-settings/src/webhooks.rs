//! Webhooks: where changes are sent to, what was sent, and how it went. For administrators.

mod deliveries;
mod edit;
mod form;
mod list;

use axum::Router;
use axum::routing::{get, post};
use web::App;

/// The page of all endpoints.
const HERE: &str = "/settings/webhooks";

/// Serves `/settings/webhooks`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/settings/webhooks", get(list::page).post(edit::add))
        .route("/settings/webhooks/new", get(edit::new))
        .route("/settings/webhooks/{id}", get(edit::page).post(edit::save))
        .route("/settings/webhooks/{id}/secret", post(edit::rotate))
        .route("/settings/webhooks/{id}/test", post(deliveries::test))
        .route("/settings/webhooks/{id}/replay", post(deliveries::replay_span))
        .route("/settings/webhooks/{id}/delete", post(edit::delete))
        .route("/settings/webhooks/{id}/deliveries/{delivery}", get(deliveries::page))
        .route("/settings/webhooks/{id}/deliveries/{delivery}/replay", post(deliveries::replay))
}
