//! The API's own documentation, at `/api`: made from the same document as `openapi.json`, so that it says the same, with
//! examples that run as they stand and can be tried out by whoever is signed in.

mod assistants;
mod of_type;
mod operation;
mod overview;
mod problems;
mod webhooks;

use axum::Router;
use axum::response::Response;
use axum::routing::get;
use maud::Markup;
use serde_json::Value as Json;
use web::kit::Crumb;
use web::{App, Ctx};

use crate::openapi::{self, Reader};

/// Where the documentation begins.
pub const HREF: &str = "/api";

/// Serves the pages.
pub fn router() -> Router<App> {
    Router::new()
        .route("/api", get(overview::page))
        .route("/api/types/{type}", get(of_type::page))
        .route("/api/problems", get(problems::page))
        .route("/api/assistants", get(assistants::page))
        .route("/api/webhooks", get(webhooks::page))
}

/// The description as the reader may see it.
fn document(ctx: &Ctx) -> Json {
    let catalogue = ctx.store().catalogue();
    let reader = Reader { catalogue: &catalogue, access: ctx.access(), verbs: ctx.app().verbs(), lang: ctx.lang() };
    openapi::document(reader)
}

/// A page of the documentation.
fn framed(ctx: &Ctx, title: &str, body: Markup) -> Response {
    let mut shell = ctx.shell(title, HREF);
    let overview = ctx.word("api");
    shell.crumbs = vec![Crumb { text: overview.clone(), href: HREF.to_owned() }];
    if overview != title {
        shell.crumbs.push(Crumb { text: title.to_owned(), href: String::new() });
    }
    axum::response::IntoResponse::into_response(web::kit::page(&shell, body))
}
