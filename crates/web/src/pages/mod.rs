//! The pages: those that every noun gets, and those of the program itself. Each file or folder gives a `router()`.

use axum::Router;

use crate::App;

mod home;
mod picks;
mod preferences;
mod sign_in;

/// All of them.
pub fn router() -> Router<App> {
    Router::new()
        .merge(home::router())
        .merge(picks::router())
        .merge(preferences::router())
        .merge(sign_in::router())
        .merge(crate::theme::router())
}
