//! The pages of the main job: on whom the company lives, and which customers are key.

pub mod concentration;
pub mod key_accounts;

use axum::Router;
use web::{App, PageLink};

/// Pages of this crate in the navigation.
pub const PAGES: &[PageLink] = &[
    PageLink {
        area: "customers",
        words: "key_account.many",
        icon: "key",
        href: key_accounts::HREF,
        sees: "key_account",
        administrators: false,
    },
    PageLink {
        area: "insight",
        words: "concentration-title",
        icon: "pie",
        href: concentration::HREF,
        sees: "invoice",
        administrators: false,
    },
];

/// The routes of this crate.
pub fn router() -> Router<App> {
    Router::new().merge(concentration::router()).merge(key_accounts::router())
}
