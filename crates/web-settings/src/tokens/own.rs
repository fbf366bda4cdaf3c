//! One's own tokens.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use crm::rights::ApiToken;
use kernel::{AnyId, Error, Result, Timestamp};
use maud::{Markup, html};
use store::NewToken;
use web::http::Answer;
use web::kit::{self, Choice, Field, Form, Input, Section};
use web::{Ctx, Posted};

use super::lines::lines;
use crate::frame::{field, sent, text, wrong_elsewhere};

const HERE: &str = "/me/tokens";
const DAY: i64 = 24 * 60 * 60 * 1000;
/// For how many days a token may hold; besides, until it is revoked.
const DAYS: [i64; 4] = [7, 30, 90, 365];
/// What is chosen when nothing was: a year, so that a forgotten token ends some day.
const USUAL: &str = "365";

pub(super) async fn page(ctx: Ctx) -> Answer {
    shown(&ctx, StatusCode::OK, &Posted::default(), None).await
}

async fn shown(ctx: &Ctx, status: StatusCode, posted: &Posted, error: Option<&Error>) -> Answer {
    let user = ctx.user();
    let tokens = ctx.read(move |db| db.tokens(Some(user))).await?;
    let title = ctx.word("tokens");
    let body = html! {
        div class="page-head" { h1 { (title) } }
        div class="stack narrow" {
            p class="muted" { (ctx.word("tokens-text")) " " a href="/api" { (ctx.word("api")) } }
            (kit::panel("tokens", &title, &tokens.len().to_string(), html! {}, lines(ctx, &tokens, HERE, false)))
            (kit::panel("new", &ctx.word("tokens-new"), "", html! {}, form(ctx, posted, error)))
        }
    };
    Ok(framed(ctx, status, &title, body))
}

fn framed(ctx: &Ctx, status: StatusCode, title: &str, body: Markup) -> Response {
    let mut shell = ctx.shell(title, "/me");
    shell.crumbs = vec![
        kit::Crumb { text: ctx.word("app-my-page"), href: "/me".into() },
        kit::Crumb { text: title.to_owned(), href: String::new() },
    ];
    axum::response::IntoResponse::into_response((status, kit::page(&shell, body)))
}

fn form(ctx: &Ctx, posted: &Posted, error: Option<&Error>) -> Markup {
    let days = |count: i64| ctx.words("tokens-days", &[("count", count.into())]);
    let choices = DAYS.iter().map(|count| Choice { value: count.to_string(), label: days(*count) }).collect();
    let expires = if posted.has("expires") { posted.get("expires") } else { USUAL };
    let fields = vec![
        Field {
            required: true,
            full: true,
            hint: ctx.word("tokens-name-hint"),
            ..field(ctx, "name", "tokens-name", error, text(posted.get("name")))
        },
        field(
            ctx,
            "expires",
            "tokens-expires",
            error,
            Input::Choice { value: expires.into(), choices, none: ctx.word("tokens-without-end") },
        ),
        Field {
            hint: ctx.word("tokens-reach-hint"),
            ..field(ctx, "read_only", "tokens-reach", error, Input::YesNo { value: posted.get("read_only") == "1" })
        },
    ];
    kit::form(
        ctx.lang(),
        &Form {
            id: "new-token".into(),
            action: HERE.into(),
            csrf: ctx.csrf().to_owned(),
            sections: vec![Section { fields, ..Section::default() }],
            errors: wrong_elsewhere(ctx, error, &["name", "expires", "read_only"]),
            submit: ctx.word("tokens-create"),
            ..Form::default()
        },
    )
}

pub(super) async fn make(ctx: Ctx, posted: Posted) -> Answer {
    let outcome = made(&ctx, &posted).await;
    sent(outcome, |error| async move { shown(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &posted, Some(&error)).await })
        .await
}

/// Makes the token and shows it: the only time, because only its digest is kept.
async fn made(ctx: &Ctx, posted: &Posted) -> Result<Response> {
    let name = posted.get("name").to_owned();
    let expires = match posted.get("expires") {
        "" => None,
        days => {
            let days: i64 = days
                .parse::<i64>()
                .ok()
                .filter(|days| DAYS.contains(days))
                .ok_or_else(|| Error::invalid("error-choice").with("value", days).on("expires"))?;
            Some(Timestamp::from_millis(ctx.clock().now().millis() + days * DAY))
        }
    };
    let token = ApiToken::fresh()?;
    let new = NewToken {
        user: ctx.user(),
        name: name.clone(),
        digest: token.digest(),
        ending: token.ending().to_owned(),
        expires,
        read_only: posted.get("read_only") == "1",
    };
    ctx.write(move |tx| tx.make_token(&new)).await?;
    let title = ctx.words("tokens-created", &[("name", name.into())]);
    let body = html! {
        div class="page-head" { h1 { (title) } }
        div class="narrow stack" {
            p { (ctx.word("tokens-created-text")) }
            (kit::to_copy(ctx.lang(), "token", &ctx.word("tokens-token"), token.text()))
            p { a class="btn" href=(HERE) { (ctx.word("common-done")) } }
        }
    };
    Ok(framed(ctx, StatusCode::OK, &title, body))
}

pub(super) async fn revoke(ctx: Ctx, Path(id): Path<String>) -> Answer {
    let (user, id): (AnyId, AnyId) = (ctx.user(), id.parse()?);
    // On this page one has one's own tokens, an administrator too.
    ctx.read(move |db| {
        let own = db.tokens(Some(user))?.iter().any(|line| line.id == id);
        if own { Ok(()) } else { Err(Error::not_found().with("id", id)) }
    })
    .await?;
    ctx.write(move |tx| tx.revoke_token(id)).await?;
    Ok(ctx.go_telling(HERE, "tokens-revoked"))
}
