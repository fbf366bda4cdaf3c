//! Signing in and out, the first visit, invitations.

mod enter;
mod invitation;
mod leave;
mod plain;
mod welcome;
pub mod zones;

use axum::Router;
use axum::routing::{get, post};

use crate::App;

pub(crate) use invitation::password_fields;
pub use plain::{hashed, in_peace};

/// A card on an empty page, for what is done before the work begins.
pub(crate) fn plain_page(reader: &crate::http::Reader, title: &str, body: maud::Markup) -> maud::Markup {
    plain::page(reader, title, false, body)
}

/// Serves `/sign-in`, `/logout`, `/welcome` and `/invitation`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/sign-in", get(enter::page).post(enter::enter))
        .route("/logout", post(leave::leave))
        .route("/welcome", get(welcome::page).post(welcome::set_up))
        .route("/welcome/next", get(welcome::next))
        .route("/invitation", get(invitation::page).post(invitation::accept))
}
