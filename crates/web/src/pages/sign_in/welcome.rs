//! The first visit: who administers, how the company works, and then its data or the demo company.

use axum::extract::{Extension, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use crm::rights::first_visit::{self, FirstVisit};
use crm::rights::{sign_in, token};
use kernel::{Error, Fault, Lang, Result};
use maud::{Markup, html};
use serde::Deserialize;
use words::CustomerWord;

use super::enter::{agent, signed_in};
use super::invitation::{chosen, password_fields};
use super::{plain, zones};
use crate::App;
use crate::ctx::Ctx;
use crate::http::{Answer, Posted, Reader, redirect, session_expires};
use crate::kit::{self, Field, Form, Input, Section};
use crate::pages::needed;

#[derive(Deserialize)]
pub(super) struct Link {
    #[serde(default)]
    code: String,
}

/// The form, as long as nobody has filled it in.
pub(super) async fn page(
    State(app): State<App>,
    Extension(reader): Extension<Reader>,
    Query(link): Query<Link>,
) -> Answer {
    if app.setup().has_users(app.store()).await? {
        return Ok(redirect(reader.htmx, "/"));
    }
    let posted = Posted(vec![("code".to_owned(), link.code)]);
    Ok(form(&app, &reader, &posted, None).into_response())
}

/// Makes the administrator and everything an installation begins with, and signs him in.
pub(super) async fn set_up(
    State(app): State<App>,
    Extension(reader): Extension<Reader>,
    headers: HeaderMap,
    posted: Posted,
) -> Answer {
    if app.setup().has_users(app.store()).await? {
        return Ok(redirect(reader.htmx, "/"));
    }
    let user = match begin(&app, &reader, &posted).await {
        Ok(user) => user,
        Err(error) if matches!(error.fault(), Fault::Invalid | Fault::Conflict | Fault::Forbidden) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok((status, form(&app, &reader, &posted, Some(&error))).into_response());
        }
        Err(error) => return Err(error.into()),
    };
    let address = reader.address.map(|address| address.0.to_string());
    let session = sign_in::begin(app.store(), user, address, agent(&headers), session_expires(&app)).await?;
    Ok(signed_in(&reader, &session, "/welcome/next"))
}

async fn begin(app: &App, reader: &Reader, posted: &Posted) -> Result<kernel::AnyId> {
    match &app.options().first_code {
        Some(code) if !token::same(&code.to_uppercase(), &posted.get("code").to_uppercase()) => {
            // A short code can be guessed by a program that does not have to wait.
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            return Err(Error::invalid("error-first-code").on("code"));
        }
        // Without a code only this machine may begin, and not a page of another site whose name was turned to it.
        None if !is_this_machine(&reader.origin) => return Err(Error::forbidden("error-first-host")),
        _ => {}
    }
    let (visit, password_checked) = (read(posted), chosen(posted, posted.get("email")).await);
    let (mut visit, hash) = match (visit, password_checked) {
        (Ok(visit), Ok(hash)) => (visit, hash),
        (Err(one), Err(other)) => return Err(joined(&one, &other)),
        (Err(error), _) | (_, Err(error)) => return Err(error),
    };
    visit.hash = hash;
    Ok(first_visit::set_up(app.store(), visit).await?.any())
}

/// Whether an origin, `http://127.0.0.1:8420`, names this machine as only itself does.
fn is_this_machine(origin: &str) -> bool {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn joined(one: &Error, other: &Error) -> Error {
    Error::all(one.each().chain(other.each()).cloned().collect()).unwrap_or_else(|| one.clone())
}

/// The visit without its password, or everything that is missing.
fn read(posted: &Posted) -> Result<FirstVisit> {
    let mut missing = Vec::new();
    let mut filled = |name: &str| {
        let text = posted.get(name).to_owned();
        if text.is_empty() {
            missing.push(Error::invalid("error-required").on(name));
        }
        text
    };
    let (name, email, company) = (filled("name"), filled("email"), filled("company"));
    if let Some(error) = Error::all(missing) {
        return Err(error);
    }
    Ok(FirstVisit {
        name,
        email,
        hash: String::new(),
        company,
        lang: posted.get("language").parse().map_err(|error: Error| error.on("language"))?,
        currency: posted.get("currency").parse().map_err(|error: Error| error.on("currency"))?,
        country: posted.get("country").to_owned(),
        time_zone: posted.get("time_zone").to_owned(),
        customer_word: posted.get("customer_word").parse().map_err(|error: Error| error.on("customer_word"))?,
    })
}

fn form(app: &App, reader: &Reader, posted: &Posted, error: Option<&Error>) -> Markup {
    let lang = reader.lang;
    let word = |key: &str| words::text(lang, key, &[]);
    let about_field = |error: &&Error| error.field().is_some();
    let errors = error.into_iter().flat_map(Error::each).filter(|error| !about_field(error));
    let body = html! {
        p class="muted" { (word("welcome-text")) }
        (kit::form(lang, &Form {
            id: "welcome".into(),
            action: "/welcome".into(),
            csrf: reader.csrf.clone(),
            sections: sections(app, lang, posted, error),
            errors: errors.map(|error| words::error(lang, error)).collect(),
            submit: word("welcome-button"),
            ..Form::default()
        }))
    };
    plain::page(reader, &word("welcome-title"), true, body)
}

fn sections(app: &App, lang: Lang, posted: &Posted, error: Option<&Error>) -> Vec<Section> {
    let word = |key: &str| words::text(lang, key, &[]);
    let text = |name: &str, autocomplete: &'static str| Input::Text {
        value: posted.get(name).to_owned(),
        max: 200,
        autocomplete,
    };
    let field = |name: &str, key: &str, input: Input| needed(lang, name, key, error, input);
    let mut you = vec![
        Field { focus: true, ..field("name", "welcome-name", text("name", "name")) },
        field(
            "email",
            "sign-in-email",
            Input::Email { value: posted.get("email").to_owned(), autocomplete: "username" },
        ),
    ];
    you.extend(password_fields(lang, error).into_iter().map(|field| Field { full: false, ..field }));
    if app.options().first_code.is_some() {
        let code = field("code", "welcome-code", text("code", "off"));
        you.insert(0, Field { hint: word("welcome-code-hint"), full: true, ..code });
    }
    vec![
        Section { title: word("welcome-you"), text: String::new(), fields: you },
        Section { title: word("welcome-company"), text: String::new(), fields: company_fields(lang, posted, error) },
    ]
}

/// How the company works, also asked in its settings.
fn company_fields(lang: Lang, posted: &Posted, error: Option<&Error>) -> Vec<Field> {
    let (country, currency, zone) = zones::usual(lang);
    let given = |name: &str, usual: &str| {
        if posted.has(name) { posted.get(name).to_owned() } else { usual.to_owned() }
    };
    crate::pages::company_fields(
        lang,
        &crate::pages::CompanyForm {
            name: posted.get("company").to_owned(),
            language: given("language", lang.code()),
            currency: given("currency", currency),
            country: given("country", country),
            time_zone: given("time_zone", zone),
            customer_word: given("customer_word", CustomerWord::Customer.code()),
        },
        error,
    )
}

/// What to do first.
pub(super) async fn next(ctx: Ctx) -> Answer {
    let word = |key: &str| ctx.word(key);
    let administrator = ctx.is_administrator();
    let body = html! {
        p class="muted" { (word("welcome-next-text")) }
        div class="stack-s" {
            @if administrator {
                (kit::link_button(&kit::Button { text: &word("welcome-import"), icon: "upload", look: kit::Look::Primary, ..kit::Button::default() }, "/import"))
                form class="form-wide" method="post" action="/demo" {
                    (kit::hidden_csrf(ctx.csrf()))
                    (kit::submit(&kit::Button { text: &word("welcome-demo"), icon: "building", ..kit::Button::default() }, "", ""))
                }
            }
            (kit::link_button(&kit::Button { text: &word("welcome-start"), look: kit::Look::Quiet, ..kit::Button::default() }, "/"))
        }
    };
    Ok(plain::page(ctx.reader(), &word("welcome-next-title"), false, body).into_response())
}
