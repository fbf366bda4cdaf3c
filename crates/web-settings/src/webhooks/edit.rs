//! An endpoint: added, changed, given a new key, deleted.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use crm::outside::{Secret, Webhook, webhooks};
use kernel::{Error, Id, Result, format};
use maud::{Markup, html};
use web::http::Answer;
use web::kit::{self, Button};
use web::{Ctx, Posted};

use super::list::state;
use super::{HERE, deliveries, form};
use crate::frame::{page_with, sent};

/// Deliveries on the page of an endpoint.
const SHOWN: usize = 50;

pub(super) async fn new(ctx: Ctx) -> Answer {
    ctx.administrators_only()?;
    new_with(&ctx, StatusCode::OK, None, None).await
}

async fn new_with(ctx: &Ctx, status: StatusCode, posted: Option<&Posted>, error: Option<&Error>) -> Answer {
    let form = form::form(ctx, None, posted, error).await?;
    let title = ctx.word("webhooks-new");
    Ok(page_with(ctx, status, HERE, &title, html! {}, html! { div class="narrow" { (form) } }))
}

pub(super) async fn add(ctx: Ctx, posted: Posted) -> Answer {
    ctx.administrators_only()?;
    let outcome = added(&ctx, &posted).await;
    sent(
        outcome,
        |error| async move { new_with(&ctx, StatusCode::UNPROCESSABLE_ENTITY, Some(&posted), Some(&error)).await },
    )
    .await
}

async fn added(ctx: &Ctx, posted: &Posted) -> Result<Response> {
    let (values, secret) = (form::values(posted)?, Secret::fresh()?);
    let key = secret.clone();
    let id = ctx.write(move |tx| webhooks::add(tx, values.clone(), &key)).await?;
    Ok(shown_once(ctx, id, &secret))
}

/// The page that shows a key: the only time.
fn shown_once(ctx: &Ctx, id: Id<Webhook>, secret: &Secret) -> Response {
    let body = html! {
        div class="narrow stack" {
            p { (ctx.word("webhooks-secret-text")) }
            (kit::to_copy(ctx.lang(), "secret", &ctx.word("webhooks-secret"), &secret.text()))
            p { a class="btn" href={ (HERE) "/" (id) } { (ctx.word("common-done")) } }
        }
    };
    page_with(ctx, StatusCode::OK, HERE, &ctx.word("webhooks-secret"), html! {}, body)
}

pub(super) async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    ctx.administrators_only()?;
    shown(&ctx, StatusCode::OK, id.parse()?, None, None).await
}

async fn shown(
    ctx: &Ctx,
    status: StatusCode,
    id: Id<Webhook>,
    posted: Option<&Posted>,
    error: Option<&Error>,
) -> Answer {
    let (webhook, lines, failing) = ctx
        .read(move |db| Ok((db.get(id)?, db.deliveries(id.any(), None, SHOWN)?, db.failing_since(id.any())?)))
        .await?;
    let form = form::form(ctx, Some(&webhook), posted, error).await?;
    let (tone, words) = state(&webhook);
    let body = html! {
        div class="stack" {
            p {
                (kit::chip(tone, &ctx.word(words)))
                @if let Some(since) = failing {
                    " " span class="muted" {
                        (ctx.words("webhooks-failing", &[("since", format::date_time(ctx.lang(), since, ctx.clock().zone()).into())]))
                    }
                }
            }
            (kit::panel("deliveries", &ctx.word("webhooks-deliveries"), "", test_button(ctx, id), deliveries::lines(ctx, id, &lines)))
            div class="narrow" { (kit::panel("endpoint", &ctx.word("webhook"), "", html! {}, form)) }
            div class="narrow" { (kit::panel("secret", &ctx.word("webhooks-secret"), "", html! {}, keys(ctx, id))) }
        }
    };
    Ok(page_with(ctx, status, HERE, &webhook.name, html! {}, body))
}

fn test_button(ctx: &Ctx, id: Id<Webhook>) -> Markup {
    button(ctx, &format!("{HERE}/{id}/test"), "webhooks-test")
}

/// A form of one button.
pub(super) fn button(ctx: &Ctx, action: &str, words: &str) -> Markup {
    html! {
        form method="post" action=(action) {
            (kit::hidden_csrf(ctx.csrf()))
            (kit::submit(&Button { text: &ctx.word(words), small: true, ..Button::default() }, "", ""))
        }
    }
}

fn keys(ctx: &Ctx, id: Id<Webhook>) -> Markup {
    html! {
        p class="muted" { (ctx.word("webhooks-rotate-text")) }
        div class="row" {
            (button(ctx, &format!("{HERE}/{id}/secret"), "webhooks-rotate"))
            (button(ctx, &format!("{HERE}/{id}/delete"), "webhooks-delete"))
        }
    }
}

pub(super) async fn save(ctx: Ctx, Path(id): Path<String>, posted: Posted) -> Answer {
    ctx.administrators_only()?;
    let id: Id<Webhook> = id.parse()?;
    let outcome = saved(&ctx, id, &posted).await;
    sent(outcome, |error| async move {
        shown(&ctx, StatusCode::UNPROCESSABLE_ENTITY, id, Some(&posted), Some(&error)).await
    })
    .await
}

async fn saved(ctx: &Ctx, id: Id<Webhook>, posted: &Posted) -> Result<Response> {
    let (values, seen) = (form::values(posted)?, posted.version());
    ctx.write(move |tx| tx.change_values("webhook", id.any(), seen, values.clone())).await?;
    Ok(ctx.go_telling(&format!("{HERE}/{id}"), "common-saved"))
}

pub(super) async fn rotate(ctx: Ctx, Path(id): Path<String>) -> Answer {
    ctx.administrators_only()?;
    let (id, secret): (Id<Webhook>, Secret) = (id.parse()?, Secret::fresh()?);
    let key = secret.clone();
    ctx.write(move |tx| {
        tx.get(id)?;
        webhooks::rotate(tx, id, &key)
    })
    .await?;
    Ok(shown_once(&ctx, id, &secret))
}

pub(super) async fn delete(ctx: Ctx, Path(id): Path<String>) -> Answer {
    ctx.administrators_only()?;
    let id: Id<Webhook> = id.parse()?;
    ctx.write(move |tx| tx.delete(id)).await?;
    Ok(ctx.go_telling(HERE, "webhooks-deleted"))
}
