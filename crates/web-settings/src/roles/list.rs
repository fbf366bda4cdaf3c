//! The list of roles, new ones by copying, and taking one away.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use crm::rights::{Role, User, matrix};
use kernel::{Error, Id, Result};
use maud::html;
use record::{Change, Query};
use web::http::Answer;
use web::kit::{self, Choice, Form, Input, Section};
use web::{Ctx, Posted};

use crate::frame::{field, page_with, sent, text, wrong_elsewhere};

pub(super) async fn page(ctx: Ctx) -> Answer {
    ctx.administrators_only()?;
    shown(&ctx, StatusCode::OK, &Posted::default(), None).await
}

async fn shown(ctx: &Ctx, status: StatusCode, posted: &Posted, error: Option<&Error>) -> Answer {
    let (roles, users) = ctx
        .read(|db| {
            let roles = db.rows::<Role>(&Query::all::<Role>().by("name").limit(1000))?;
            Ok((roles, db.rows::<User>(&Query::all::<User>().limit(10_000))?))
        })
        .await?;
    let count = |role: &Role| users.iter().filter(|user| user.active && user.role == role.id).count();
    let copies = roles
        .iter()
        .filter(|role| !role.administrator)
        .map(|role| Choice { value: role.id.to_string(), label: role.name.clone() })
        .collect();
    let copy =
        Input::Choice { value: posted.get("copy").into(), choices: copies, none: ctx.word("settings-role-empty") };
    let fields = vec![
        kit::Field { required: true, ..field(ctx, "name", "role.name", error, text(posted.get("name"))) },
        field(ctx, "copy", "settings-role-copy", error, copy),
    ];
    let new = kit::form(
        ctx.lang(),
        &Form {
            id: "new-role".into(),
            action: "/settings/roles".into(),
            csrf: ctx.csrf().to_owned(),
            sections: vec![Section { fields, ..Section::default() }],
            errors: wrong_elsewhere(ctx, error, &["name", "copy"]),
            submit: ctx.word("settings-role-add"),
            ..Form::default()
        },
    );
    let body = html! {
        div class="narrow stack" {
            ul class="plain-list" {
                @for role in &roles {
                    li class="row" {
                        div class="grow" {
                            p { a class="strong" href={ "/settings/roles/" (role.id) } { (role.name) } }
                            @if let Some(description) = &role.description { p class="small muted" { (description) } }
                        }
                        span class="muted small nowrap" { (ctx.words("settings-role-users", &[("count", count(role).into())])) }
                    }
                }
            }
            (kit::panel("new", &ctx.word("settings-role-new"), "", html! {}, new))
        }
    };
    let title = ctx.word("role.many");
    Ok(page_with(ctx, status, "/settings/roles", &title, html! {}, body))
}

pub(super) async fn add(ctx: Ctx, posted: Posted) -> Answer {
    ctx.administrators_only()?;
    let outcome = make(&ctx, &posted).await;
    sent(outcome, |error| async move { shown(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &posted, Some(&error)).await })
        .await
}

async fn make(ctx: &Ctx, posted: &Posted) -> Result<Response> {
    let name = posted.get("name").to_owned();
    let copied: Option<Id<Role>> = posted.get("copy").parse().ok();
    let role = ctx
        .write(move |tx| {
            let role = tx.create(Change::new().set(Role::NAME, name.as_str()).set(Role::ADMINISTRATOR, false))?;
            if let Some(copied) = copied {
                let rights = matrix::of(tx, copied)?;
                matrix::save(tx, role, &rights)?;
            }
            Ok(role)
        })
        .await?;
    Ok(ctx.go(&format!("/settings/roles/{role}")))
}

pub(super) async fn delete(ctx: Ctx, Path(id): Path<String>) -> Answer {
    ctx.administrators_only()?;
    let role: Id<Role> = id.parse()?;
    ctx.write(move |tx| tx.delete(role)).await?;
    Ok(ctx.go_telling("/settings/roles", "common-deleted"))
}
