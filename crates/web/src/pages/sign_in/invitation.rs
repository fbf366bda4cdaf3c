//! Accepting an invitation: whoever has the link chooses a password and is signed in.

use axum::extract::{Extension, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use crm::rights::{Token, User, sign_in};
use kernel::{Actor, Error, Face, Fault, Id, Result};
use maud::{Markup, html};
use serde::Deserialize;

use super::enter::{agent, signed_in};
use super::plain::{self, hashed};
use crate::App;
use crate::http::{Answer, Posted, Reader, session_expires};
use crate::kit::{self, Field, Form, Input, Section};

#[derive(Deserialize)]
pub(super) struct Link {
    #[serde(default)]
    token: String,
}

/// The form.
pub(super) async fn page(
    State(app): State<App>,
    Extension(reader): Extension<Reader>,
    Query(link): Query<Link>,
) -> Answer {
    let user = invited(&app, &link.token).await?;
    Ok(form(&reader, &user, &link.token, None).into_response())
}

/// Keeps the password and signs in.
pub(super) async fn accept(
    State(app): State<App>,
    Extension(reader): Extension<Reader>,
    headers: HeaderMap,
    posted: Posted,
) -> Answer {
    let token = posted.get("token").to_owned();
    let user = invited(&app, &token).await?;
    let hash = match chosen(&posted, &user.email).await {
        Ok(hash) => hash,
        Err(error) if error.fault() == Fault::Invalid => {
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, form(&reader, &user, &token, Some(&error))).into_response());
        }
        Err(error) => return Err(error.into()),
    };
    let (id, lang) = (user.id.any(), reader.lang);
    app.store().write(Actor::user(id, Face::Web, lang), move |tx| tx.set_password(id, &hash, None)).await?;
    let address = reader.address.map(|address| address.0.to_string());
    let session = sign_in::begin(app.store(), id, address, agent(&headers), session_expires(&app)).await?;
    Ok(signed_in(&reader, &session, "/"))
}

/// The hash of the password that was typed twice.
pub(super) async fn chosen(posted: &Posted, email: &str) -> Result<String> {
    if posted.exact("password") != posted.exact("again") {
        return Err(Error::invalid("error-password-differs").on("again"));
    }
    hashed(posted.exact("password"), email).await
}

async fn invited(app: &App, token: &str) -> Result<User> {
    let gone = || Error::new(Fault::NotFound, "error-invitation");
    let token = Token::parse(token).ok_or_else(gone)?;
    let user: Id<User> = app.store().invited(token.digest()).await?.ok_or_else(gone)?.of();
    app.store().read(Actor::system(Face::Web), move |db| db.get(user)).await
}

fn form(reader: &Reader, user: &User, token: &str, error: Option<&Error>) -> Markup {
    let lang = reader.lang;
    let word = |key: &str| words::text(lang, key, &[]);
    let body = html! {
        p class="muted" { (words::text(lang, "invitation-text", &[("name", (&user.name).into()), ("email", (&user.email).into())])) }
        (kit::form(lang, &Form {
            id: "invitation".into(),
            action: "/invitation".into(),
            csrf: reader.csrf.clone(),
            hidden: vec![("token".into(), token.to_owned())],
            sections: vec![Section { fields: password_fields(lang, error), ..Section::default() }],
            submit: word("invitation-button"),
            ..Form::default()
        }))
    };
    plain::page(reader, &word("invitation-title"), false, body)
}

/// A new password, typed twice.
pub(crate) fn password_fields(lang: kernel::Lang, error: Option<&Error>) -> Vec<Field> {
    let word = |key: &str| words::text(lang, key, &[]);
    let wrong = |name: &str| {
        error
            .into_iter()
            .flat_map(Error::each)
            .find(|error| error.field() == Some(name))
            .map(|error| words::error(lang, error))
            .unwrap_or_default()
    };
    vec![
        Field {
            name: "password".into(),
            label: word("sign-in-new-password"),
            hint: words::text(lang, "sign-in-password-hint", &[("min", crm::rights::passwords::SHORTEST.into())]),
            error: wrong("password"),
            required: true,
            full: true,
            input: Input::Password { autocomplete: "new-password" },
            ..Field::default()
        },
        Field {
            name: "again".into(),
            label: word("sign-in-password-again"),
            error: wrong("again"),
            required: true,
            full: true,
            input: Input::Password { autocomplete: "new-password" },
            ..Field::default()
        },
    ]
}
