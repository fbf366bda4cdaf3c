//! One's own page: name, language, time zone, password, and where one is signed in.

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use crm::rights::{PageLanguage, User};
use kernel::{AnyId, Error, Fault, Lang, format};
use maud::{Markup, html};
use record::Change;
use store::SessionLine;

use super::sign_in::{hashed, in_peace, password_fields, zones};
use crate::App;
use crate::ctx::Ctx;
use crate::http::{Answer, Posted};
use crate::kit::{self, Button, Choice, Field, Form, Input, Look, Section};

/// Serves `/me` and what is changed there.
pub fn router() -> Router<App> {
    Router::new()
        .route("/me", get(page).post(save))
        .route("/me/password", post(change_password))
        .route("/me/sessions/end-others", post(end_others))
        .route("/me/sessions/{session}/end", post(end))
}

async fn page(ctx: Ctx) -> Answer {
    shown(&ctx, StatusCode::OK, None, None).await
}

/// The page, with what was wrong in one of its forms.
async fn shown(ctx: &Ctx, status: StatusCode, posted: Option<&Posted>, error: Option<&Error>) -> Answer {
    let id = ctx.user();
    let sessions = ctx.read(move |db| db.sessions(id)).await?;
    let (name, language, zone) = match posted.filter(|posted| posted.has("name")) {
        Some(posted) => (posted.get("name").into(), posted.get("language").into(), posted.get("time_zone").into()),
        None => {
            let visit = ctx.visit();
            let language = visit.lang.map(|lang| lang.code().to_owned()).unwrap_or_default();
            (visit.name.clone(), language, visit.time_zone.clone().unwrap_or_default())
        }
    };
    let title = ctx.word("app-my-page");
    let body = html! {
        div class="page-head" { h1 { (title) } }
        div class="stack narrow" {
            (kit::panel("profile", &ctx.word("me-profile"), "", html! {}, profile(ctx, name, language, zone, error)))
            (kit::panel("password", &ctx.word("me-password"), "", html! {}, password(ctx, error)))
            (kit::panel("sessions", &ctx.word("me-sessions"), &sessions.len().to_string(), end_others_button(ctx, &sessions), lines(ctx, &sessions)))
            (kit::panel("tokens", &ctx.word("tokens"), "", html! {}, tokens(ctx)))
        }
    };
    Ok(ctx.page_with(status, &title, "/me", body))
}

fn wrong(lang: Lang, error: Option<&Error>, name: &str) -> String {
    let found = error.into_iter().flat_map(Error::each).find(|error| error.field() == Some(name));
    found.map(|error| words::error(lang, error)).unwrap_or_default()
}

fn profile(ctx: &Ctx, name: String, language: String, zone: String, error: Option<&Error>) -> Markup {
    let settings = ctx.store().settings();
    let as_company = |value: &str| ctx.words("me-as-company", &[("value", value.into())]);
    let languages = Lang::ALL.iter().map(|l| Choice { value: l.code().into(), label: l.endonym().into() }).collect();
    let time_zones = zones::zones().into_iter().map(|zone| Choice { label: zone.clone(), value: zone }).collect();
    let field = |name: &str, label: String, input: Input| Field {
        name: name.into(),
        label,
        error: wrong(ctx.lang(), error, name),
        input,
        ..Field::default()
    };
    let fields = vec![
        Field {
            required: true,
            full: true,
            ..field(
                "name",
                words::attr(ctx.lang(), "user", "name"),
                Input::Text { value: name, max: 200, autocomplete: "name" },
            )
        },
        field(
            "language",
            words::attr(ctx.lang(), "user", "language"),
            Input::Choice { value: language, choices: languages, none: as_company(settings.language.endonym()) },
        ),
        field(
            "time_zone",
            words::attr(ctx.lang(), "user", "time_zone"),
            Input::Choice { value: zone, choices: time_zones, none: as_company(&settings.time_zone) },
        ),
    ];
    html! {
        p class="muted small" { (ctx.visit().email) " · " (ctx.visit().role) }
        (kit::form(ctx.lang(), &Form {
            id: "me".into(),
            action: "/me".into(),
            csrf: ctx.csrf().to_owned(),
            sections: vec![Section { fields, ..Section::default() }],
            submit: ctx.word("common-save"),
            ..Form::default()
        }))
    }
}

fn password(ctx: &Ctx, error: Option<&Error>) -> Markup {
    let mut fields = vec![Field {
        name: "current".into(),
        label: ctx.word("me-current-password"),
        error: wrong(ctx.lang(), error, "current"),
        required: true,
        full: true,
        input: Input::Password { autocomplete: "current-password" },
        ..Field::default()
    }];
    fields.extend(password_fields(ctx.lang(), error).into_iter().map(|field| Field { full: false, ..field }));
    kit::form(
        ctx.lang(),
        &Form {
            id: "change-password".into(),
            action: "/me/password".into(),
            csrf: ctx.csrf().to_owned(),
            sections: vec![Section { text: ctx.word("me-password-text"), fields, ..Section::default() }],
            submit: ctx.word("me-change-password"),
            ..Form::default()
        },
    )
}

fn lines(ctx: &Ctx, sessions: &[SessionLine]) -> Markup {
    let clock = ctx.clock();
    let moment = |at: kernel::Timestamp| format::date_time(ctx.lang(), at, clock.zone());
    html! {
        ul class="plain-list" {
            @for line in sessions {
                li class="row session" {
                    div class="grow" {
                        p { (line.agent.as_deref().map_or_else(|| ctx.word("me-unknown-device"), device))
                            @if line.id == ctx.visit().session { " " (kit::chip(kit::Tone::Good, &ctx.word("me-this-session"))) } }
                        p class="small muted" {
                            (ctx.words("me-session-times", &[("since", moment(line.created_at).into()), ("seen", moment(line.seen_at).into())]))
                            @if let Some(address) = &line.address { " · " (address) }
                        }
                    }
                    @if line.id != ctx.visit().session {
                        form method="post" action={ "/me/sessions/" (line.id) "/end" } {
                            (kit::hidden_csrf(ctx.csrf()))
                            (kit::submit(&Button { text: &ctx.word("me-end-session"), small: true, ..Button::default() }, "", ""))
                        }
                    }
                }
            }
        }
    }
}

fn tokens(ctx: &Ctx) -> Markup {
    html! {
        p class="muted" { (ctx.word("tokens-text")) }
        p { (kit::link_button(&Button { text: &ctx.word("tokens-manage"), small: true, ..Button::default() }, "/me/tokens")) }
    }
}

fn end_others_button(ctx: &Ctx, sessions: &[SessionLine]) -> Markup {
    html! {
        @if sessions.len() > 1 {
            form method="post" action="/me/sessions/end-others" {
                (kit::hidden_csrf(ctx.csrf()))
                (kit::submit(&Button { text: &ctx.word("me-end-others"), look: Look::Quiet, small: true, ..Button::default() }, "", ""))
            }
        }
    }
}

/// The browser and the system in what a browser calls itself: "Firefox · Linux".
pub fn device(agent: &str) -> String {
    let first =
        |names: &[(&str, &'static str)]| names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    // Each claims to be those behind it, so the order decides.
    let browser = first(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} · {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => agent.chars().take(60).collect(),
    }
}

async fn save(ctx: Ctx, posted: Posted) -> Answer {
    match keep(&ctx, &posted).await {
        Ok(()) => Ok(ctx.go_telling("/me", "common-saved")),
        Err(error) if error.fault() == Fault::Invalid => {
            shown(&ctx, StatusCode::UNPROCESSABLE_ENTITY, Some(&posted), Some(&error)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn keep(ctx: &Ctx, posted: &Posted) -> kernel::Result<()> {
    let name = posted.get("name").to_owned();
    let language: Option<PageLanguage> = match posted.get("language") {
        "" => None,
        code => Some(crm::rights::first_visit::page_language(code.parse()?)),
    };
    let zone = Some(posted.get("time_zone").to_owned()).filter(|zone| !zone.is_empty());
    if let Some(zone) = &zone
        && jiff::tz::TimeZone::get(zone).is_err()
    {
        return Err(Error::invalid("error-time-zone").with("value", zone).on("time_zone"));
    }
    let user = ctx.user().of::<User>();
    ctx.write(move |tx| {
        let change = Change::new()
            .set(User::NAME, name.as_str())
            .set(User::LANGUAGE, language)
            .set(User::TIME_ZONE, zone.clone());
        // What is one's own is one's own, whatever the rights on users say.
        tx.as_program(|tx| tx.change(user, change))
    })
    .await
}

async fn change_password(ctx: Ctx, posted: Posted) -> Answer {
    match new_password(&ctx, &posted).await {
        Ok(()) => Ok(ctx.go_telling("/me", "me-password-changed")),
        Err(error) if error.fault() == Fault::Invalid => {
            shown(&ctx, StatusCode::UNPROCESSABLE_ENTITY, Some(&posted), Some(&error)).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Keeps the new password; all other sessions end.
async fn new_password(ctx: &Ctx, posted: &Posted) -> kernel::Result<()> {
    let email = ctx.visit().email.clone();
    let attempt = crm::rights::sign_in::attempt(ctx.store(), &email, ctx.reader().address.map(|a| a.0)).await;
    let attempt = attempt.map_err(|error| error.on("current"))?;
    let current = posted.exact("current").to_owned();
    let (attempt, fits) = in_peace(move || {
        let fits = attempt.fits(&current);
        (attempt, fits)
    })
    .await?;
    if !fits {
        // Whoever found an open browser must not be able to guess on without waiting: the attempt counts as failed.
        return Err(Error::invalid("error-password-wrong").on("current"));
    }
    attempt.succeeded(ctx.store()).await?;
    if posted.exact("password") != posted.exact("again") {
        return Err(Error::invalid("error-password-differs").on("again"));
    }
    let hash = hashed(posted.exact("password"), &email).await?;
    let (user, session) = (ctx.user(), ctx.visit().session);
    ctx.write(move |tx| tx.set_password(user, &hash, Some(session))).await
}

async fn end(ctx: Ctx, Path(session): Path<String>) -> Answer<Response> {
    let (user, session): (AnyId, AnyId) = (ctx.user(), session.parse()?);
    ctx.write(move |tx| tx.end_session(user, session)).await?;
    Ok(ctx.go_telling("/me", "me-session-ended"))
}

async fn end_others(ctx: Ctx) -> Answer<Response> {
    let (user, session) = (ctx.user(), ctx.visit().session);
    ctx.write(move |tx| tx.end_sessions(user, Some(session))).await?;
    Ok(ctx.go_telling("/me", "me-session-ended"))
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn devices_are_named_as_people_call_them() {
        let chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0 Safari/537.36";
        assert_eq!(device(chrome), "Chrome · Windows");
        assert_eq!(device(&format!("{chrome} Edg/143.0")), "Edge · Windows");
        assert_eq!(
            device("Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Version/26.0 Safari/604.1"),
            "Safari · iPhone"
        );
        assert_eq!(device("Kilit test"), "Kilit test");
    }
}
