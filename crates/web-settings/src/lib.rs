//! The settings: the company, users, teams, roles and their rights, fields, lists, tokens, webhooks, the change log.

mod background;
mod company;
mod fields;
mod frame;
mod lists;
mod log;
mod roles;
mod teams;
mod tokens;
mod users;
mod webhooks;
mod why;

use axum::Router;
use web::App;

/// The routes of this crate.
pub fn router() -> Router<App> {
    Router::new()
        .merge(company::router())
        .merge(users::router())
        .merge(teams::router())
        .merge(roles::router())
        .merge(fields::router())
        .merge(lists::router())
        .merge(tokens::router())
        .merge(webhooks::router())
        .merge(log::router())
        .merge(background::router())
        .merge(why::router())
}
