//! The customer's page, and what opens it when the phone rings.

pub mod call;
pub mod company;

use axum::Router;
use web::{App, PageLink};

/// Pages of this crate in the navigation.
pub const PAGES: &[PageLink] = &[PageLink {
    area: "",
    words: "call-short",
    icon: "phone",
    href: call::HREF,
    sees: "person",
    administrators: false,
}];

/// The routes of this crate.
pub fn router() -> Router<App> {
    Router::new().merge(call::router()).merge(company::router())
}
