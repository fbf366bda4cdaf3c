//! `/api`: what the API is, what holds everywhere in it, and where to read on.

use axum::response::Response;
use maud::{Markup, html};
use serde_json::Value as Json;
use web::Ctx;
use web::http::Answer;
use web::kit::{self, Button};

use super::operation::{self, example};
use super::{document, framed};
use crate::http::ROOT;
use crate::schema;

/// The addresses that belong to no record type, in the order in which they are explained.
const FIXED: [&str; 6] = ["/me", "/search", "/lookup", "/insight/concentration", "/batch", "/files"];

pub(super) async fn page(ctx: Ctx) -> Answer<Response> {
    let (document, title) = (document(&ctx), ctx.word("api"));
    let body = html! {
        div class="page-head" {
            h1 { (title) }
            div class="page-actions" {
                (kit::link_button(&Button { text: &ctx.word("api-page-tokens"), icon: "key", ..Button::default() }, "/me/tokens"))
                (kit::link_button(&Button { text: "openapi.json", icon: "download", ..Button::default() }, &format!("{ROOT}/openapi.json")))
            }
        }
        p class="page-lede" { (ctx.word("api-about")) }
        div class="stack api" {
            (kit::panel("first", &ctx.word("api-page-first"), "", html! {}, first(&ctx)))
            (kit::panel("types", &ctx.word("api-page-types"), "", html! {}, types(&ctx)))
            (kit::panel("rules", &ctx.word("api-page-rules"), "", html! {}, rules(&ctx)))
            @for path in FIXED { (fixed(&ctx, &document, path)) }
        }
    };
    Ok(framed(&ctx, &title, body))
}

/// The first request.
fn first(ctx: &Ctx) -> Markup {
    let origin = &ctx.reader().origin;
    html! {
        p { (ctx.word("api-page-first-text")) }
        (example(ctx, &format!("export KILIT_TOKEN=kilit_…\ncurl -H \"Authorization: Bearer $KILIT_TOKEN\" {origin}{ROOT}/me")))
    }
}

fn types(ctx: &Ctx) -> Markup {
    let catalogue = ctx.store().catalogue();
    html! {
        ul class="plain-list" {
            @for of in schema::types(&catalogue, ctx.access()) {
                li {
                    a class="strong" href=(format!("/api/types/{}", of.name)) { (web::show::type_many(ctx.lang(), of.name)) }
                    " " code { "/" (of.plural) }
                    @if words::has(ctx.lang(), &format!("{}.purpose", of.name)) {
                        p class="small muted" { (web::show::purpose(ctx.lang(), of.name)) }
                    }
                }
            }
        }
    }
}

/// What holds for all addresses.
fn rules(ctx: &Ctx) -> Markup {
    let limit = ctx.store().settings().api_per_minute;
    html! {
        dl class="api-rules" {
            @for rule in ["lists", "pages", "versions", "once", "errors", "files", "rights"] {
                dt { (ctx.word(&format!("api-rule-{rule}"))) }
                dd { (ctx.word(&format!("api-rule-{rule}.text"))) }
            }
            @if limit > 0 {
                dt { (ctx.word("api-rule-limit")) }
                dd { (ctx.words("api-rule-limit.text", &[("count", limit.into())])) }
            }
        }
        p { a href="/api/problems" { (ctx.word("api-page-problems")) } }
        p { a href="/api/webhooks" { (ctx.word("webhook.many")) } }
        p { a href="/api/assistants" { (ctx.word("api-assistants")) } }
    }
}

fn fixed(ctx: &Ctx, document: &Json, path: &str) -> Markup {
    let operations = operation::at(document, path);
    html! { @for one in &operations { (operation::panel(ctx, document, one)) } }
}
