//! On how few customers the company lives (K1): a sentence, a picture, a ranking.

mod asked;
mod export;
mod found;
mod left_out;
mod picture;
mod ranking;
mod sentence;
mod tools;

pub use asked::{Asked, Period};

use axum::Router;
use axum::extract::RawQuery;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use crm::insight::concentration::Concentration;
use maud::{Markup, html};
use web::http::Posted;
use web::kit::{self, Empty, Notice, Tone};
use web::{Answer, App, Ctx};

use found::Found;

/// Where the page is.
pub const HREF: &str = "/insight/concentration";

/// How many customers a page of the ranking has.
const ROWS: usize = 50;

/// Serves the page, its further rows, its file, and what it leaves out.
pub fn router() -> Router<App> {
    Router::new()
        .route(HREF, get(page))
        .route("/insight/concentration/export", get(export::file))
        .route(left_out::HREF, get(left_out::page))
}

async fn page(ctx: Ctx, RawQuery(query): RawQuery) -> Answer<Response> {
    let asked = Asked::read(&Posted::parse(query.unwrap_or_default().as_bytes()))?;
    let further = ctx.is_htmx() && asked.after > 0;
    let found = ctx.read(move |db| Found::read(db, asked)).await?;
    if further {
        return Ok(ranking::lines(&ctx, &found).into_response());
    }
    let title = ctx.word("concentration-title");
    Ok(ctx.page(&title, HREF, body(&ctx, &title, &found)))
}

fn body(ctx: &Ctx, title: &str, found: &Found) -> Markup {
    html! {
        div id="concentration" class="stack" {
            header class="page-head" {
                h1 { (title) }
                @if found.any_invoice { div class="page-actions" { (tools::measure(ctx, found)) (tools::export(ctx, found)) } }
            }
            @if !found.any_invoice { (nothing_yet(ctx, found)) }
            @else {
                (tools::line(ctx, found))
                @if found.figures.customers == 0 { (nothing_here(ctx, found)) }
                @else {
                    (sentence::headline(ctx, found))
                    (sentence::tiles(ctx, found))
                    (notices(ctx, found))
                    (picture::figure(ctx, found))
                    (ranking::table(ctx, found))
                }
            }
        }
    }
}

fn notices(ctx: &Ctx, found: &Found) -> Markup {
    let Concentration { left_out, restricted, .. } = &found.figures;
    let why = found.asked.by_measure("concentration-left-out");
    html! {
        @if *restricted {
            (kit::notice(&Notice { tone: Tone::Info, body: html! { (ctx.word("concentration-restricted")) }, ..Notice::default() }))
        }
        @if *left_out > 0 {
            (kit::notice(&Notice {
                tone: Tone::Warn,
                body: html! { (ctx.words(&why, &[("count", (*left_out).into())])) },
                actions: html! { a class="btn btn-small" href=(left_out::href(found)) { (ctx.word("concentration-show-them")) } },
            }))
        }
    }
}

/// Before anything was billed: how to begin.
fn nothing_yet(ctx: &Ctx, found: &Found) -> Markup {
    let import = found.may_import.then(|| (ctx.word("concentration-import"), "/import".to_owned()));
    kit::empty(&Empty {
        icon: "pie".to_owned(),
        title: ctx.word("concentration-none-title"),
        text: ctx.word(if found.may_import { "concentration-none-import" } else { "concentration-none" }),
        action: import,
        ..Empty::default()
    })
}

/// Where the chosen period or customers have nothing.
fn nothing_here(ctx: &Ctx, found: &Found) -> Markup {
    let all = Asked { measure: found.asked.measure, period: Some(Period::All), ..Asked::default() };
    kit::empty(&Empty {
        icon: "calendar".to_owned(),
        title: ctx.word("concentration-nothing-here"),
        text: ctx.word(&found.asked.by_measure("concentration-nothing-here-why")),
        action: Some((ctx.word("concentration-show-all"), all.href())),
        ..Empty::default()
    })
}
