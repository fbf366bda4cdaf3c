//! What was sent to an endpoint, each time it was tried, and sending again.

use axum::extract::Path;
use crm::outside::{Webhook, webhooks};
use kernel::{AnyId, Error, Id, Timestamp, format};
use maud::{Markup, html};
use store::deliveries::{Attempt, Delivery, DeliveryState};
use web::http::Answer;
use web::kit::{self, Align, Button, Cell, Column, Input, Line, Row, Table, Tone};
use web::{Ctx, Posted};

use super::HERE;
use super::edit::button;
use crate::frame;

fn moment(ctx: &Ctx, at: Timestamp) -> String {
    format::date_time(ctx.lang(), at, ctx.clock().zone())
}

fn chip(ctx: &Ctx, state: DeliveryState) -> Cell {
    let tone = match state {
        DeliveryState::Waiting => Tone::Info,
        DeliveryState::Delivered => Tone::Good,
        DeliveryState::Failed => Tone::Bad,
    };
    Cell::Chip(tone, words::attr(ctx.lang(), "delivery_state", state.code()))
}

/// The deliveries of an endpoint, and a form to send those of a span again.
pub(super) fn lines(ctx: &Ctx, webhook: Id<Webhook>, deliveries: &[Delivery]) -> Markup {
    if deliveries.is_empty() {
        return html! { p class="muted" { (ctx.word("webhooks-no-deliveries")) } };
    }
    let line = |delivery: &Delivery| {
        let due = match delivery.state {
            DeliveryState::Waiting => Cell::Figure(moment(ctx, delivery.due_at)),
            _ => Cell::None,
        };
        Line::Row(Row {
            id: delivery.id.to_string(),
            href: format!("{HERE}/{webhook}/deliveries/{}", delivery.id),
            cells: vec![
                Cell::Text(delivery.event.clone()),
                Cell::Figure(moment(ctx, delivery.created_at)),
                chip(ctx, delivery.state),
                Cell::Figure(format::integer(ctx.lang(), delivery.attempts)),
                due,
            ],
            ..Row::default()
        })
    };
    let column = |key: &str, words: &str| Column { key: key.into(), label: ctx.word(words), ..Column::default() };
    let table = Table {
        id: "deliveries".into(),
        caption: ctx.word("webhooks-deliveries"),
        columns: vec![
            column("event", "webhooks-event"),
            column("created", "webhooks-created"),
            Column { narrow: true, ..column("state", "webhooks-state") },
            Column { align: Align::End, ..column("attempts", "webhooks-attempts") },
            column("due", "webhooks-due"),
        ],
        lines: deliveries.iter().map(line).collect(),
        ..Table::default()
    };
    html! { (kit::table(ctx.lang(), &table)) (span(ctx, webhook)) }
}

/// The form that sends what was sent in a span once more.
fn span(ctx: &Ctx, webhook: Id<Webhook>) -> Markup {
    let today = ctx.clock().today().to_string();
    let day = |name: &str, words: &str| {
        let input = Input::Date { value: today.clone() };
        kit::field(ctx.lang(), &frame::field(ctx, name, words, None, input))
    };
    html! {
        form class="row" method="post" action={ (HERE) "/" (webhook) "/replay" } {
            (kit::hidden_csrf(ctx.csrf()))
            (day("from", "webhooks-from"))
            (day("to", "webhooks-to"))
            (kit::submit(&Button { text: &ctx.word("webhooks-replay-span"), ..Button::default() }, "", ""))
        }
    }
}

pub(super) async fn page(ctx: Ctx, Path((webhook, id)): Path<(String, String)>) -> Answer {
    ctx.administrators_only()?;
    let (webhook, id): (Id<Webhook>, AnyId) = (webhook.parse()?, id.parse()?);
    let (delivery, attempts) = ctx.read(move |db| one(db.delivery(id)?, webhook)).await?;
    let again = button(&ctx, &format!("{HERE}/{webhook}/deliveries/{id}/replay"), "webhooks-replay");
    let body = html! {
        div class="stack" {
            (kit::panel("attempts", &ctx.word("webhooks-attempts"), &attempts.len().to_string(), again, tried(&ctx, &attempts)))
            (kit::panel("sent", &ctx.word("webhooks-sent"), "", html! {}, html! {
                p class="muted small" { "webhook-id: msg_" (delivery.id) }
                pre class="code" tabindex="0" { (pretty(&delivery.body)) }
            }))
            p { a href={ (HERE) "/" (webhook) } { (ctx.word("webhooks-back")) } }
        }
    };
    Ok(frame::page(&ctx, HERE, &delivery.event, html! {}, body))
}

/// A delivery, if it is one of this endpoint.
fn one(found: (Delivery, Vec<Attempt>), webhook: Id<Webhook>) -> kernel::Result<(Delivery, Vec<Attempt>)> {
    if found.0.webhook == webhook.any() { Ok(found) } else { Err(Error::not_found()) }
}

fn tried(ctx: &Ctx, attempts: &[Attempt]) -> Markup {
    if attempts.is_empty() {
        return html! { p class="muted" { (ctx.word("webhooks-not-tried")) } };
    }
    html! {
        ul class="plain-list" {
            @for attempt in attempts {
                li {
                    p {
                        @match attempt.status {
                            Some(status) => { (kit::chip(if (200..300).contains(&status) { Tone::Good } else { Tone::Bad }, &status.to_string())) }
                            None => { (kit::chip(Tone::Bad, &words::attr(ctx.lang(), "webhook_error", attempt.error.as_deref().unwrap_or("connection")))) }
                        }
                        " " span class="muted" { (moment(ctx, attempt.at)) " · " (ctx.words("webhooks-millis", &[("millis", attempt.millis.into())])) }
                    }
                    @if !attempt.answer.is_empty() { pre class="code" tabindex="0" { (attempt.answer) } }
                }
            }
        }
    }
}

/// JSON as people read it.
fn pretty(body: &str) -> String {
    serde_json::from_str::<serde_json::Value>(body)
        .and_then(|json| serde_json::to_string_pretty(&json))
        .unwrap_or_else(|_| body.to_owned())
}

pub(super) async fn replay(ctx: Ctx, Path((webhook, id)): Path<(String, String)>) -> Answer {
    ctx.administrators_only()?;
    let (webhook, id): (Id<Webhook>, AnyId) = (webhook.parse()?, id.parse()?);
    ctx.write(move |tx| {
        one(tx.delivery(id)?, webhook)?;
        tx.replay_delivery(id)
    })
    .await?;
    Ok(ctx.go_telling(&format!("{HERE}/{webhook}/deliveries/{id}"), "webhooks-replayed"))
}

pub(super) async fn replay_span(ctx: Ctx, Path(webhook): Path<String>, posted: Posted) -> Answer {
    ctx.administrators_only()?;
    let webhook: Id<Webhook> = webhook.parse()?;
    let zone = ctx.clock().zone().clone();
    let begin = |name: &str, days: i64| -> kernel::Result<Timestamp> {
        let day = kernel::date::parse_date(posted.get(name)).map_err(|error| error.on(name))?;
        let day = day.checked_add(jiff::ToSpan::days(days)).map_err(|_| Error::invalid("error-date").on(name))?;
        let moment = day.to_zoned(zone.clone()).map_err(Error::internal)?.timestamp();
        Ok(Timestamp::from_millis(moment.as_millisecond()))
    };
    // The last day belongs to the span.
    let (from, to) = (begin("from", 0)?, begin("to", 1)?);
    ctx.write(move |tx| {
        tx.get(webhook)?;
        tx.replay_span(webhook.any(), from, to)
    })
    .await?;
    Ok(ctx.go_telling(&format!("{HERE}/{webhook}"), "webhooks-replayed"))
}

pub(super) async fn test(ctx: Ctx, Path(webhook): Path<String>) -> Answer {
    ctx.administrators_only()?;
    let webhook: Id<Webhook> = webhook.parse()?;
    let delivery = ctx.write(move |tx| webhooks::test(tx, webhook)).await?;
    Ok(ctx.go_telling(&format!("{HERE}/{webhook}/deliveries/{delivery}"), "webhooks-test-queued"))
}
