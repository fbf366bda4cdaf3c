//! Somebody calls (C2): the number is looked up, and the caller's page is there before the greeting ends.
//!
//! `GET /call?number=…` is a link for telephone programs. It only looks up: what was said is noted by whoever spoke.

mod choice;
mod found;
mod help;
mod number;

pub use found::Found;
pub use number::Number;

use axum::Router;
use axum::extract::RawQuery;
use axum::response::Response;
use axum::routing::get;
use web::http::Posted;
use web::{Answer, App, Ctx};

/// Where the number is looked up.
pub const HREF: &str = "/call";

/// Serves the link and the page that explains it.
pub fn router() -> Router<App> {
    Router::new().route(HREF, get(call))
}

async fn call(ctx: Ctx, RawQuery(query): RawQuery) -> Answer<Response> {
    let query = Posted::parse(query.unwrap_or_default().as_bytes());
    if !query.has("number") {
        return Ok(help::page(&ctx));
    }
    let number = Number::read(query.exact("number"), &ctx.store().settings().country);
    if number.is_withheld() {
        return Ok(choice::withheld(&ctx));
    }
    let asked = number.clone();
    let found = ctx.read(move |db| Found::read(db, &asked)).await?;
    match found.only() {
        Some(href) => Ok(ctx.go(&href)),
        None => Ok(choice::page(&ctx, &number, &found)),
    }
}
