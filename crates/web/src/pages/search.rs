//! `GET /search?q=…`: what was found, grouped by what it is, the best first; works without a script.

use axum::Router;
use axum::extract::Query as Asked;
use axum::response::IntoResponse;
use axum::routing::get;
use kernel::format;
use maud::{Markup, html};
use serde::Deserialize;

use super::found::{Found, found};
use crate::http::Answer;
use crate::kit::{self, Button, Empty, Look, Related, RelatedItem};
use crate::show::type_many;
use crate::{App, Ctx, url_encoded};

/// How many are looked for.
const FOUND: usize = 100;
/// How many of one type are shown; all of them are in its list.
const SHOWN: usize = 10;

pub(super) fn router() -> Router<App> {
    Router::new().route("/search", get(search))
}

/// What is looked for.
#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    q: String,
}

async fn search(ctx: Ctx, Asked(wanted): Asked<Wanted>) -> Answer {
    let question = wanted.q.trim().to_owned();
    let all = ctx
        .read({
            let question = question.clone();
            move |db| found(db, &question, FOUND)
        })
        .await?;
    let title = ctx.word("search-title");
    let body = html! {
        div class="page-head" {
            h1 { (title) }
            @if !question.is_empty() { span class="page-count" role="status" { (counted(&ctx, all.len())) } }
        }
        (form(&ctx, &question))
        @if question.is_empty() { (hint(&ctx)) }
        @else if all.is_empty() { (nothing(&ctx, &question)) }
        @else { div class="search-found" { @for (of, found) in by_type(all) { (group(&ctx, of, found, &question)) } } }
    };
    Ok(ctx.page(&title, "/search", body).into_response())
}

fn counted(ctx: &Ctx, count: usize) -> String {
    let shown = format::integer(ctx.lang(), i64::try_from(count).unwrap_or(i64::MAX));
    let key = if count >= FOUND { "search-count-best" } else { "search-count" };
    ctx.words(key, &[("count", count.into()), ("shown", shown.into())])
}

fn form(ctx: &Ctx, question: &str) -> Markup {
    let submit = ctx.word("kit-search");
    html! {
        form class="search-form" method="get" action="/search" role="search" {
            input class="input" type="search" name="q" value=(question) aria-label=(ctx.word("kit-search")) placeholder=(ctx.word("search-hint")) autocomplete="off" autofocus[question.is_empty()];
            (kit::submit(&Button { text: &submit, icon: "search", look: Look::Primary, ..Button::default() }, "", ""))
        }
    }
}

fn hint(ctx: &Ctx) -> Markup {
    kit::empty(&Empty {
        icon: "search".into(),
        title: ctx.word("search-begin"),
        text: ctx.word("search-begin-how"),
        ..Empty::default()
    })
}

fn nothing(ctx: &Ctx, question: &str) -> Markup {
    kit::empty(&Empty {
        icon: "search".into(),
        title: ctx.words("search-nothing", &[("words", question.into())]),
        text: ctx.word("search-nothing-how"),
        ..Empty::default()
    })
}

/// The types in the order of their best, each with what was found of it.
fn by_type(all: Vec<Found>) -> Vec<(&'static str, Vec<Found>)> {
    let mut groups: Vec<(&'static str, Vec<Found>)> = Vec::new();
    for one in all {
        match groups.iter_mut().find(|(of, _)| *of == one.record.of) {
            Some((_, found)) => found.push(one),
            None => groups.push((one.record.of, vec![one])),
        }
    }
    groups
}

fn group(ctx: &Ctx, of: &'static str, found: Vec<Found>, question: &str) -> Markup {
    let lang = ctx.lang();
    let count = format::integer(lang, i64::try_from(found.len()).unwrap_or(i64::MAX));
    let more = found.len() > SHOWN;
    let list = ctx.store().catalogue().get(of).ok().filter(|of| !of.part).map(|of| of.plural);
    let all = list
        .filter(|_| more)
        .map(|plural| (ctx.word("search-in-list"), format!("/{plural}?q={}", url_encoded(question))));
    let item = |one: Found| RelatedItem {
        picture: html! { span class="found-mark" { (kit::icon(one.icon)) } },
        title: if one.title.is_empty() { ctx.word(of) } else { one.title },
        href: one.href,
        note: one.note,
        ..RelatedItem::default()
    };
    kit::related(
        lang,
        &Related {
            id: format!("found-{of}"),
            title: type_many(lang, of),
            count,
            items: found.into_iter().take(SHOWN).map(item).collect(),
            all,
            ..Related::default()
        },
    )
}
