//! The pages: those that every noun gets, and those of the program itself. Each file or folder gives a `router()`.

use axum::Router;

use crate::App;

mod command;
mod company_form;
pub(crate) mod demo;
pub(crate) mod duplicates;
mod found;
mod home;
mod list;
pub(crate) mod live;
mod me;
mod notifications;
mod picks;
mod preferences;
pub mod record;
mod search;
pub mod sign_in;

pub(crate) use company_form::needed;
pub use company_form::{CompanyForm, company_fields};
pub use me::device;

/// All of them.
pub fn router() -> Router<App> {
    Router::new()
        .merge(command::router())
        .merge(demo::router())
        .merge(duplicates::router())
        .merge(home::router())
        .merge(me::router())
        .merge(list::router())
        .merge(live::router())
        .merge(notifications::router())
        .merge(picks::router())
        .merge(preferences::router())
        .merge(record::router())
        .merge(search::router())
        .merge(sign_in::router())
        .merge(crate::theme::router())
}
