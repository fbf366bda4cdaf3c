//! One user: name, address, role, whether he may sign in, his teams and where he is signed in.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use crm::rights::{Membership, User};
use kernel::{AnyId, Error, Result, format};
use maud::{Markup, html};
use record::{Query, Value, Values};
use store::SessionLine;
use web::http::Answer;
use web::kit::{self, Button, Form, Input, Section};
use web::pages::device;
use web::{Ctx, Posted};

use super::invite::roles;
use crate::frame::{field, page_with, sent, text, wrong_elsewhere};

const FIELDS: [&str; 4] = ["name", "email", "role", "active"];

pub(super) async fn page(ctx: Ctx, Path(id): Path<String>) -> Answer {
    ctx.administrators_only()?;
    shown(&ctx, StatusCode::OK, id.parse()?, None, None).await
}

async fn shown(ctx: &Ctx, status: StatusCode, id: AnyId, posted: Option<&Posted>, error: Option<&Error>) -> Answer {
    let (user, sessions, teams) = ctx
        .read(move |db| {
            let of_user = Query::all::<Membership>().is(Membership::USER, id.of::<User>()).limit(100).fields(&["team"]);
            Ok((db.get::<User>(id.of())?, db.sessions(id)?, db.page(&of_user)?.rows))
        })
        .await?;
    let teams: Vec<&str> = teams.iter().filter_map(|view| view.title_of("team")).collect();
    let body = html! {
        div class="narrow stack" {
            (form(ctx, &user, posted, error, roles(ctx).await?))
            @if !teams.is_empty() { p class="muted" { (ctx.word("team.many")) ": " (words::list(ctx.lang(), &teams)) } }
            (kit::panel("sessions", &ctx.word("me-sessions"), &sessions.len().to_string(), actions(ctx, id), lines(ctx, &sessions)))
        }
    };
    let why = ctx.word("settings-why");
    let link =
        kit::link_button(&Button { text: &why, icon: "eye", ..Button::default() }, &format!("/settings/why?user={id}"));
    Ok(page_with(ctx, status, "/settings/users", &user.name, link, body))
}

fn form(ctx: &Ctx, user: &User, posted: Option<&Posted>, error: Option<&Error>, roles: Vec<kit::Choice>) -> Markup {
    let given = |name: &str, kept: &str| posted.map_or_else(|| kept.to_owned(), |posted| posted.get(name).to_owned());
    let active = posted.map_or(user.active, |posted| posted.get("active") == "1");
    let role = Input::Choice { value: given("role", &user.role.to_string()), choices: roles, none: String::new() };
    let required = |field: kit::Field| kit::Field { required: true, ..field };
    let fields = vec![
        required(field(ctx, "name", "user.name", error, text(&given("name", &user.name)))),
        required(field(
            ctx,
            "email",
            "user.email",
            error,
            Input::Email { value: given("email", &user.email), autocomplete: "" },
        )),
        required(field(ctx, "role", "user.role", error, role)),
        kit::Field {
            hint: ctx.word("settings-user-active-hint"),
            ..field(ctx, "active", "user.active", error, Input::YesNo { value: active })
        },
    ];
    kit::form(
        ctx.lang(),
        &Form {
            id: "user".into(),
            action: format!("/settings/users/{}", user.id),
            csrf: ctx.csrf().to_owned(),
            hidden: vec![("version".into(), given("version", &user.version.to_string()))],
            sections: vec![Section { fields, ..Section::default() }],
            errors: wrong_elsewhere(ctx, error, &FIELDS),
            submit: ctx.word("common-save"),
            cancel: "/settings/users".into(),
            ..Form::default()
        },
    )
}

fn actions(ctx: &Ctx, id: AnyId) -> Markup {
    let button = |text: &str| kit::submit(&Button { text, small: true, ..Button::default() }, "", "");
    html! {
        div class="row" {
            form method="post" action={ "/settings/users/" (id) "/invite" } { (kit::hidden_csrf(ctx.csrf())) (button(&ctx.word("settings-new-link"))) }
            form method="post" action={ "/settings/users/" (id) "/end-sessions" } { (kit::hidden_csrf(ctx.csrf())) (button(&ctx.word("settings-sign-out-everywhere"))) }
        }
    }
}

fn lines(ctx: &Ctx, sessions: &[SessionLine]) -> Markup {
    let clock = ctx.clock();
    html! {
        @if sessions.is_empty() { p class="muted" { (ctx.word("settings-not-signed-in")) } }
        ul class="plain-list" {
            @for line in sessions {
                li {
                    p { (line.agent.as_deref().map_or_else(|| ctx.word("me-unknown-device"), device)) }
                    p class="small muted" {
                        (ctx.words("me-session-times", &[
                            ("since", format::date_time(ctx.lang(), line.created_at, clock.zone()).into()),
                            ("seen", format::date_time(ctx.lang(), line.seen_at, clock.zone()).into()),
                        ]))
                        @if let Some(address) = &line.address { " · " (address) }
                    }
                }
            }
        }
    }
}

pub(super) async fn save(ctx: Ctx, Path(id): Path<String>, posted: Posted) -> Answer {
    ctx.administrators_only()?;
    let id: AnyId = id.parse()?;
    let outcome = keep(&ctx, id, &posted).await;
    sent(outcome, |error| async move {
        shown(&ctx, StatusCode::UNPROCESSABLE_ENTITY, id, Some(&posted), Some(&error)).await
    })
    .await
}

async fn keep(ctx: &Ctx, id: AnyId, posted: &Posted) -> Result<Response> {
    let role: AnyId = posted.get("role").parse().map_err(|_| Error::invalid("error-required").on("role"))?;
    let mut values = Values::new();
    values.set("name", Value::text(posted.get("name")));
    values.set("email", Value::text(posted.get("email")));
    values.set("role", Value::Id(role));
    values.set("active", Value::Bool(posted.get("active") == "1"));
    let seen = posted.get("version").parse().ok();
    ctx.write(move |tx| tx.change_values("user", id, seen, values.clone())).await?;
    Ok(ctx.go_telling(&format!("/settings/users/{id}"), "common-saved"))
}

pub(super) async fn end_sessions(ctx: Ctx, Path(id): Path<String>) -> Answer {
    ctx.administrators_only()?;
    let id: AnyId = id.parse()?;
    let kept = (id == ctx.user()).then_some(ctx.visit().session);
    ctx.write(move |tx| tx.end_sessions(id, kept)).await?;
    Ok(ctx.go_telling(&format!("/settings/users/{id}"), "me-session-ended"))
}
