//! The list of endpoints.

use crm::outside::{Stopped, Webhook};
use maud::html;
use record::Query;
use web::Ctx;
use web::http::Answer;
use web::kit::{self, Button, Cell, Column, Line, Look, Row, Table, Tone};

use super::HERE;
use crate::frame;

/// The state of an endpoint as a chip: its tone and the key of its words.
pub(super) fn state(webhook: &Webhook) -> (Tone, &'static str) {
    match (webhook.active, webhook.stopped) {
        (true, _) => (Tone::Good, "webhooks-on"),
        (false, Some(Stopped::Gone)) => (Tone::Warn, "stopped.gone"),
        (false, Some(Stopped::Failing)) => (Tone::Bad, "stopped.failing"),
        (false, None) => (Tone::Quiet, "webhooks-off"),
    }
}

pub(super) async fn page(ctx: Ctx) -> Answer {
    ctx.administrators_only()?;
    let found = ctx.read(|db| db.rows::<Webhook>(&Query::all::<Webhook>().by("name").limit(500))).await?;
    let new = ctx.word("webhooks-new");
    let address = "/settings/webhooks/new";
    let add = kit::link_button(&Button { text: &new, icon: "plus", look: Look::Primary, ..Button::default() }, address);
    let body = if found.is_empty() {
        kit::empty(&kit::Empty {
            icon: "link".into(),
            title: ctx.word("webhooks-none"),
            text: ctx.word("webhooks-text"),
            action: Some((new.clone(), address.into())),
            ..kit::Empty::default()
        })
    } else {
        let line = |webhook: &Webhook| {
            let (tone, words) = state(webhook);
            Line::Row(Row {
                id: webhook.id.to_string(),
                href: format!("{HERE}/{}", webhook.id),
                cells: vec![
                    Cell::Text(webhook.name.clone()),
                    Cell::Text(webhook.address.clone()),
                    Cell::Chip(tone, ctx.word(words)),
                ],
                off: !webhook.active,
                ..Row::default()
            })
        };
        let column = |key: &str, label: String| Column { key: key.into(), label, narrow: true, ..Column::default() };
        let label = |name: &str| words::attr(ctx.lang(), "webhook", name);
        let table = Table {
            id: "webhooks".into(),
            caption: ctx.word("webhook.many"),
            columns: vec![
                column("name", label("name")),
                column("address", label("address")),
                column("state", ctx.word("webhooks-state")),
            ],
            lines: found.iter().map(line).collect(),
            ..Table::default()
        };
        html! { p class="muted" { (ctx.word("webhooks-text")) } (kit::table(ctx.lang(), &table)) }
    };
    Ok(frame::page(&ctx, HERE, &ctx.word("webhook.many"), add, body))
}
