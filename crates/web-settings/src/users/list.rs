//! The list of users.

use kernel::format;
use maud::html;
use record::{Filter, Query, Value};
use web::Ctx;
use web::http::Answer;
use web::kit::{self, Button, Cell, Column, Line, Look, Row, Table, Tone};

use crate::frame;

/// Everybody, those who may no longer sign in at the end.
pub(super) async fn page(ctx: Ctx) -> Answer {
    ctx.administrators_only()?;
    let query = Query::of("user").filter(Filter::default()).by_falling("active").by("name").limit(1000).fields(&[
        "email",
        "role",
        "active",
        "last_seen",
    ]);
    let found = ctx.read(move |db| db.page(&query)).await?;
    let clock = ctx.clock();
    let lines = found
        .rows
        .iter()
        .map(|view| {
            let active = view.value("active") == &Value::Bool(true);
            let seen = match view.value("last_seen") {
                Value::Time(at) => Cell::Figure(format::date_time(ctx.lang(), *at, clock.zone())),
                _ => Cell::None,
            };
            let state = if active { Cell::None } else { Cell::Chip(Tone::Quiet, ctx.word("settings-user-inactive")) };
            Line::Row(Row {
                id: view.id.to_string(),
                href: format!("/settings/users/{}", view.id),
                cells: vec![
                    Cell::Person(view.title.clone()),
                    view.value("email").as_text().unwrap_or("").into(),
                    view.title_of("role").unwrap_or("").into(),
                    seen,
                    state,
                ],
                off: !active,
                ..Row::default()
            })
        })
        .collect();
    let column =
        |key: &str, label: String| Column { key: key.into(), label, narrow: key != "last_seen", ..Column::default() };
    let label = |name: &str| words::attr(ctx.lang(), "user", name);
    let table = Table {
        id: "users".into(),
        caption: ctx.word("user.many"),
        columns: vec![
            column("name", label("name")),
            column("email", label("email")),
            column("role", label("role")),
            column("last_seen", label("last_seen")),
            column("state", ctx.word("settings-user-state")),
        ],
        lines,
        ..Table::default()
    };
    let new = ctx.word("settings-user-new");
    let add = kit::link_button(
        &Button { text: &new, icon: "plus", look: Look::Primary, ..Button::default() },
        "/settings/users/new",
    );
    let title = ctx.word("user.many");
    Ok(frame::page(&ctx, "/settings/users", &title, add, html! { (kit::table(ctx.lang(), &table)) }))
}
