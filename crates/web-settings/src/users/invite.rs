//! A new user: by a link to pass on, or with a first password.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use crm::rights::users::{self, NewUser};
use crm::rights::{Role, Token};
use kernel::{AnyId, Error, Id, Result, Timestamp};
use maud::{Markup, html};
use record::Query;
use web::http::Answer;
use web::kit::{self, Choice, Form, Input, Section};
use web::pages::sign_in::hashed;
use web::{Ctx, Posted};

use crate::frame::{field, page_with, sent, text, wrong_elsewhere};

/// How long an invitation holds: 7 days.
const INVITATION_MILLIS: i64 = 7 * 24 * 60 * 60 * 1000;
const FIELDS: [&str; 4] = ["name", "email", "role", "password"];

pub(super) async fn page(ctx: Ctx) -> Answer {
    ctx.administrators_only()?;
    form(&ctx, StatusCode::OK, &Posted::default(), None).await
}

/// The roles to choose from.
pub(super) async fn roles(ctx: &Ctx) -> Result<Vec<Choice>> {
    let roles = ctx.read(|db| db.rows::<Role>(&Query::all::<Role>().by("name").limit(1000))).await?;
    Ok(roles.into_iter().map(|role| Choice { value: role.id.to_string(), label: role.name }).collect())
}

async fn form(ctx: &Ctx, status: StatusCode, posted: &Posted, error: Option<&Error>) -> Answer {
    let role = Input::Choice { value: posted.get("role").into(), choices: roles(ctx).await?, none: String::new() };
    let required = |field: kit::Field| kit::Field { required: true, ..field };
    let fields = vec![
        kit::Field { focus: true, ..required(field(ctx, "name", "user.name", error, text(posted.get("name")))) },
        required(field(
            ctx,
            "email",
            "user.email",
            error,
            Input::Email { value: posted.get("email").into(), autocomplete: "" },
        )),
        required(field(ctx, "role", "user.role", error, role)),
        kit::Field {
            hint: ctx.word("settings-first-password-hint"),
            ..field(ctx, "password", "settings-first-password", error, Input::Password { autocomplete: "new-password" })
        },
    ];
    let markup = kit::form(
        ctx.lang(),
        &Form {
            id: "new-user".into(),
            action: "/settings/users".into(),
            csrf: ctx.csrf().to_owned(),
            sections: vec![Section { fields, ..Section::default() }],
            errors: wrong_elsewhere(ctx, error, &FIELDS),
            submit: ctx.word("settings-user-add"),
            cancel: "/settings/users".into(),
            ..Form::default()
        },
    );
    let title = ctx.word("settings-user-new");
    Ok(page_with(ctx, status, "/settings/users", &title, html! {}, html! { div class="narrow" { (markup) } }))
}

pub(super) async fn add(ctx: Ctx, posted: Posted) -> Answer {
    ctx.administrators_only()?;
    let outcome = make(&ctx, &posted).await;
    sent(outcome, |error| async move { form(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &posted, Some(&error)).await })
        .await
}

async fn make(ctx: &Ctx, posted: &Posted) -> Result<Response> {
    let role: Id<Role> = posted.get("role").parse().map_err(|_| Error::invalid("error-required").on("role"))?;
    let password = posted.exact("password");
    let hash = if password.is_empty() { None } else { Some(hashed(password, posted.get("email")).await?) };
    let invited = hash.is_none();
    let new = NewUser { name: posted.get("name").into(), email: posted.get("email").into(), role, hash };
    let user = ctx.write(move |tx| users::add(tx, &new)).await?.any();
    if invited {
        return invitation(ctx, user).await;
    }
    Ok(ctx.go_telling(&format!("/settings/users/{user}"), "settings-user-added"))
}

/// Makes a new link for somebody who lost his, or his password.
pub(super) async fn again(ctx: Ctx, Path(id): Path<String>) -> Answer {
    ctx.administrators_only()?;
    Ok(invitation(&ctx, id.parse()?).await?)
}

/// Makes an invitation and shows its link: the only time, because only its digest is kept.
async fn invitation(ctx: &Ctx, user: AnyId) -> Result<Response> {
    let view = ctx.read(move |db| db.view("user", user)).await?;
    let token = Token::fresh()?;
    let digest = token.digest();
    let expires = Timestamp::from_millis(ctx.clock().now().millis() + INVITATION_MILLIS);
    ctx.write(move |tx| tx.invite(user, digest, expires)).await?;
    let link = format!("{}/invitation?token={}", ctx.reader().origin, token.text());
    let title = ctx.words("settings-invitation", &[("name", view.title.as_str().into())]);
    Ok(page_with(ctx, StatusCode::OK, "/settings/users", &title, html! {}, shown(ctx, &link)))
}

fn shown(ctx: &Ctx, link: &str) -> Markup {
    html! {
        div class="narrow stack" {
            p { (ctx.word("settings-invitation-text")) }
            (kit::to_copy(ctx.lang(), "invitation-link", &ctx.word("settings-invitation-link"), link))
            p class="muted" { (ctx.word("settings-invitation-once")) }
            p { a class="btn" href="/settings/users" { (ctx.word("common-done")) } }
        }
    }
}
