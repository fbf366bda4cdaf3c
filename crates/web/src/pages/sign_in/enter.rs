//! The sign-in page.

use axum::extract::{Extension, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use crm::rights::{Token, sign_in};
use kernel::{Error, Fault};
use serde::Deserialize;

use super::plain::{self, in_peace};
use crate::App;
use crate::http::{Answer, Posted, Reader, SESSION, VISITOR, redirect, session_expires, set_cookie};
use crate::kit::{self, Field, Form, Input, Section};

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    next: String,
}

/// The form; the first visit instead when there is nobody yet who could sign in.
pub(super) async fn page(
    State(app): State<App>,
    Extension(reader): Extension<Reader>,
    Query(asked): Query<Asked>,
) -> Answer {
    if reader.visit.is_some() {
        return Ok(redirect(reader.htmx, within(&asked.next)));
    }
    if !app.setup().has_users(app.store()).await? {
        return Ok(redirect(reader.htmx, "/welcome"));
    }
    Ok(form(&reader, &asked.next, "", None).into_response())
}

/// Signs in.
pub(super) async fn enter(
    State(app): State<App>,
    Extension(reader): Extension<Reader>,
    headers: HeaderMap,
    posted: Posted,
) -> Answer {
    let (email, password) = (posted.get("email").to_owned(), posted.exact("password").to_owned());
    let next = within(posted.get("next")).to_owned();
    match try_to_enter(&app, &reader, &headers, &email, password).await {
        Ok(token) => Ok(signed_in(&reader, &token, &next)),
        Err(error) if error.fault() == Fault::Invalid => {
            let status = if error.value("seconds").is_some() {
                StatusCode::TOO_MANY_REQUESTS
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            };
            Ok((status, form(&reader, &next, &email, Some(&error))).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

async fn try_to_enter(
    app: &App,
    reader: &Reader,
    headers: &HeaderMap,
    email: &str,
    password: String,
) -> kernel::Result<Token> {
    let attempt = sign_in::attempt(app.store(), email, reader.address.map(|address| address.0)).await?;
    let (attempt, fits) = in_peace(move || {
        let fits = attempt.fits(&password);
        (attempt, fits)
    })
    .await?;
    attempt.finish(app.store(), fits, agent(headers), session_expires(app)).await
}

/// What the browser calls itself.
pub(super) fn agent(headers: &HeaderMap) -> Option<String> {
    headers.get(header::USER_AGENT)?.to_str().ok().map(str::to_owned)
}

/// Gives the browser its session, and leads on. The token that forms carried before signing in ends here.
pub(crate) fn signed_in(reader: &Reader, token: &Token, next: &str) -> Response {
    let mut response = redirect(reader.htmx, next);
    set_cookie(&mut response, SESSION, token.text(), reader.https, 400 * 24 * 60 * 60);
    set_cookie(&mut response, VISITOR, "", reader.https, 0);
    response
}

/// An address of ours: nobody is led to another site after signing in.
fn within(next: &str) -> &str {
    let ours = next.starts_with('/') && !next.starts_with("//") && !next.contains(['\\', '\r', '\n', '\t']);
    if ours && !next.starts_with("/sign-in") { next } else { "/" }
}

fn form(reader: &Reader, next: &str, email: &str, error: Option<&Error>) -> maud::Markup {
    let lang = reader.lang;
    let word = |key: &str| words::text(lang, key, &[]);
    let fields = vec![
        Field {
            name: "email".into(),
            label: word("sign-in-email"),
            required: true,
            full: true,
            focus: email.is_empty(),
            input: Input::Email { value: email.to_owned(), autocomplete: "username" },
            ..Field::default()
        },
        Field {
            name: "password".into(),
            label: word("sign-in-password"),
            required: true,
            full: true,
            focus: !email.is_empty(),
            input: Input::Password { autocomplete: "current-password" },
            ..Field::default()
        },
    ];
    let body = kit::form(
        lang,
        &Form {
            id: "sign-in".into(),
            action: "/sign-in".into(),
            csrf: reader.csrf.clone(),
            hidden: vec![("next".into(), within(next).to_owned())],
            sections: vec![Section { fields, ..Section::default() }],
            errors: error.map(|error| words::errors(lang, error)).into_iter().collect(),
            submit: word("sign-in-button"),
            ..Form::default()
        },
    );
    plain::page(reader, &word("sign-in-title"), false, body)
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn nobody_is_led_elsewhere_after_signing_in() {
        assert_eq!(within("/companies?q=a"), "/companies?q=a");
        for elsewhere in
            ["https://evil.example", "//evil.example", "/\\evil.example", "", "javascript:alert(1)", "/sign-in?next=/"]
        {
            assert_eq!(within(elsewhere), "/", "{elsewhere}");
        }
    }
}
