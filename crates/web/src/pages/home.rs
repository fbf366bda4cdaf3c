//! The first page after signing in.

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use store::Action;

use crate::App;
use crate::ctx::Ctx;
use crate::http::Answer;

/// Serves `/`.
pub fn router() -> Router<App> {
    Router::new().route("/", get(home))
}

/// Leads to the first list that one may see.
async fn home(ctx: Ctx) -> Answer<Response> {
    let catalogue = ctx.store().catalogue();
    let first = catalogue.types().find(|of| !of.part && !of.settings && ctx.may(of, Action::See));
    match first {
        Some(of) => Ok(ctx.go(&format!("/{}", of.plural))),
        None => Ok(ctx.go("/me")),
    }
}
