//! One role: its name, whether it administers, and its rights.

use std::sync::Arc;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use crm::rights::Role;
use crm::rights::matrix::{self, Matrix};
use kernel::{Error, Id, Result};
use maud::{Markup, html};
use record::{Catalogue, Value, Values};
use web::http::Answer;
use web::kit::{self, Button, Input, Look, Notice};
use web::{Ctx, Posted};

use super::matrix as table;
use crate::frame::{field, page_with, sent, text, wrong_elsewhere};

const FIELDS: [&str; 3] = ["name", "description", "administrator"];

pub(super) async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    ctx.administrators_only()?;
    shown(&ctx, StatusCode::OK, id.parse()?, None, None).await
}

async fn shown(ctx: &Ctx, status: StatusCode, id: Id<Role>, posted: Option<&Posted>, error: Option<&Error>) -> Answer {
    let (role, kept) = ctx.read(move |db| Ok((db.get(id)?, matrix::of(db, id)?))).await?;
    let catalogue = ctx.store().catalogue();
    let rights = posted.map_or(kept, |posted| table::read(posted, &catalogue));
    let body = html! {
        form class="stack rights" method="post" action={ "/settings/roles/" (id) } id="role" novalidate {
            (kit::hidden_csrf(ctx.csrf()))
            input type="hidden" name="version" value=(posted.map_or_else(|| role.version.to_string(), |p| p.get("version").to_owned()));
            (kit::error_summary(ctx.lang(), &wrong_elsewhere(ctx, error, &FIELDS)))
            (about(ctx, &role, posted, error))
            @if role.administrator {
                (kit::notice(&Notice { body: html! { p { (words::attr(ctx.lang(), "role", "administrator_hint")) } }, ..Notice::default() }))
            } @else {
                (table::types(ctx, &catalogue, &rights))
                (table::fields(ctx, &catalogue, &rights))
            }
            div class="form-actions" {
                (kit::submit(&Button { text: &ctx.word("common-save"), look: Look::Primary, ..Button::default() }, "", ""))
                a class="btn btn-quiet" href="/settings/roles" { (ctx.word("common-cancel")) }
            }
        }
        form method="post" action={ "/settings/roles/" (id) "/delete" } data-confirm=(ctx.words("settings-role-delete-sure", &[("name", (&role.name).into())])) {
            (kit::hidden_csrf(ctx.csrf()))
            (kit::submit(&Button { text: &ctx.word("settings-role-delete"), look: Look::Danger, small: true, ..Button::default() }, "", ""))
        }
    };
    Ok(page_with(ctx, status, "/settings/roles", &role.name, html! {}, html! { div class="stack rights" { (body) } }))
}

fn about(ctx: &Ctx, role: &Role, posted: Option<&Posted>, error: Option<&Error>) -> Markup {
    let given = |name: &str, kept: &str| posted.map_or_else(|| kept.to_owned(), |posted| posted.get(name).to_owned());
    let administrator = posted.map_or(role.administrator, |posted| posted.get("administrator") == "1");
    let description = given("description", role.description.as_deref().unwrap_or(""));
    let fields = [
        kit::Field { required: true, ..field(ctx, "name", "role.name", error, text(&given("name", &role.name))) },
        kit::Field {
            hint: words::attr(ctx.lang(), "role", "administrator_hint"),
            ..field(ctx, "administrator", "role.administrator", error, Input::YesNo { value: administrator })
        },
        kit::Field { full: true, ..field(ctx, "description", "role.description", error, text(&description)) },
    ];
    html! { div class="narrow" { div class="form-grid" { @for one in &fields { (kit::field(ctx.lang(), one)) } } } }
}

pub(super) async fn save(ctx: Ctx, Path(id): Path<String>, posted: Posted) -> Answer {
    ctx.administrators_only()?;
    let id: Id<Role> = id.parse()?;
    let outcome = keep(&ctx, id, &posted).await;
    sent(outcome, |error| async move {
        shown(&ctx, StatusCode::UNPROCESSABLE_ENTITY, id, Some(&posted), Some(&error)).await
    })
    .await
}

async fn keep(ctx: &Ctx, id: Id<Role>, posted: &Posted) -> Result<Response> {
    let catalogue: Arc<Catalogue> = ctx.store().catalogue();
    let rights: Matrix = table::read(posted, &catalogue);
    let mut values = Values::new();
    values.set("name", Value::text(posted.get("name")));
    values.set("description", Value::text(posted.get("description")));
    values.set("administrator", Value::Bool(posted.get("administrator") == "1"));
    let seen = posted.get("version").parse().ok();
    let has_table = posted.has("matrix");
    ctx.write(move |tx| {
        tx.change_values("role", id.any(), seen, values.clone())?;
        // The page of an administrator has no table, and what it had before stays for the day it is needed again.
        if has_table { matrix::save(tx, id, &rights) } else { Ok(()) }
    })
    .await?;
    Ok(ctx.go_telling(&format!("/settings/roles/{id}"), "common-saved"))
}
