//! The pages: those that every noun gets, and those of the program itself. Each file or folder gives a `router()`.

use axum::Router;

use crate::App;

mod company_form;
pub(crate) mod demo;
mod home;
mod me;
mod list;
mod picks;
mod preferences;
pub mod record;
pub mod sign_in;

pub use company_form::{CompanyForm, company_fields};
pub use me::device;

/// All of them.
pub fn router() -> Router<App> {
    Router::new()
        .merge(demo::router())
        .merge(home::router())
        .merge(me::router())
        .merge(list::router())
        .merge(picks::router())
        .merge(preferences::router())
        .merge(record::router())
        .merge(sign_in::router())
        .merge(crate::theme::router())
}
