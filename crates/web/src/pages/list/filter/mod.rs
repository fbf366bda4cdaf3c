//! Filters: the chips above a list, and the small form that adds or changes one.

mod chips;
mod fields;
mod form;
mod input;
mod preset;

use axum::Router;
use axum::routing::get;

use crate::App;

pub use chips::chips;

#[cfg(test)]
pub(super) use input::{conditions as conditions_of, tests_of};

pub(super) fn router() -> Router<App> {
    Router::new().route("/{plural}/filter", get(form::show).post(form::apply))
}
