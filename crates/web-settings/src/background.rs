//! The work in the background, for administrators: what waits, what is at work and how far, and what failed for good.

use axum::Router;
use axum::extract::Path;
use axum::routing::{get, post};
use kernel::{AnyId, format};
use maud::{Markup, html};
use store::{Job, JobState};
use web::http::Answer;
use web::kit::{self, Button, Tone};
use web::{App, Ctx};

use crate::frame;

const HERE: &str = "/settings/background";
/// Jobs shown; what failed for good comes first.
const SHOWN: i64 = 100;

/// Serves `/settings/background`.
pub fn router() -> Router<App> {
    Router::new()
        .route("/settings/background", get(page))
        .route("/settings/background/{id}/retry", post(retry))
        .route("/settings/background/{id}/stop", post(stop))
}

async fn page(ctx: Ctx) -> Answer {
    ctx.administrators_only()?;
    let jobs = ctx.read(|db| db.open_jobs(SHOWN)).await?;
    let body = if jobs.is_empty() {
        kit::empty(&kit::Empty {
            icon: "check".into(),
            title: ctx.word("background-none"),
            text: ctx.word("background-text"),
            ..kit::Empty::default()
        })
    } else {
        html! {
            div class="narrow stack" {
                p class="muted" { (ctx.word("background-text")) }
                ul class="plain-list" { @for job in &jobs { (line(&ctx, job)) } }
            }
        }
    };
    Ok(frame::page(&ctx, HERE, &ctx.word("background"), html! {}, body))
}

fn line(ctx: &Ctx, job: &Job) -> Markup {
    let (tone, state) = match job.state {
        JobState::Dead => (Tone::Bad, "background-dead"),
        JobState::Running => (Tone::Good, "background-running"),
        JobState::Stopping => (Tone::Quiet, "background-stopping"),
        _ if job.attempts > 0 => (Tone::Warn, "background-again"),
        _ => (Tone::Quiet, "background-waiting"),
    };
    html! {
        li class="row session" {
            div class="grow" {
                p { (ctx.word(&format!("background-kind-{}", job.kind))) " " (kit::chip(tone, &ctx.word(state))) }
                p class="small muted" { (said(ctx, job)) }
                @if let Some(why) = job.message.as_deref().filter(|_| job.attempts > 0) { p class="small" { (why_in_words(ctx, why)) } }
            }
            @match job.state {
                JobState::Dead => (act(ctx, job, "retry", "background-retry")),
                JobState::Waiting | JobState::Running => (act(ctx, job, "stop", "kit-cancel")),
                _ => {}
            }
        }
    }
}

/// Why it failed: the log holds the key of an error and its values, people read the sentence where it has no gaps.
fn why_in_words(ctx: &Ctx, why: &str) -> Markup {
    let key = why.split([' ', ';']).next().unwrap_or_default();
    if !words::has(ctx.lang(), key) {
        return html! { code { (why) } };
    }
    let values: Vec<(&str, &str)> = why.split(' ').filter_map(|word| word.split_once("=\"")).collect();
    let values: Vec<_> = values.into_iter().map(|(name, value)| (name, value.trim_end_matches('"').into())).collect();
    html! { (ctx.words(key, &values)) }
}

/// When it was started, and how far it is.
fn said(ctx: &Ctx, job: &Job) -> String {
    let lang = ctx.lang();
    let started = format::date_time(lang, job.created_at, ctx.clock().zone());
    let mut parts = vec![ctx.words("background-since", &[("at", started.into())])];
    match (job.done, job.total) {
        (0, _) => {}
        (done, Some(total)) => {
            parts.push(format!("{} / {}", format::integer(lang, done), format::integer(lang, total)))
        }
        (done, None) => parts.push(format::integer(lang, done)),
    }
    parts.join(" · ")
}

fn act(ctx: &Ctx, job: &Job, deed: &str, words: &str) -> Markup {
    html! {
        form method="post" action={ (HERE) "/" (job.id) "/" (deed) } {
            (kit::hidden_csrf(ctx.csrf()))
            (kit::submit(&Button { text: &ctx.word(words), small: true, ..Button::default() }, "", ""))
        }
    }
}

async fn retry(ctx: Ctx, Path(id): Path<AnyId>) -> Answer {
    ctx.administrators_only()?;
    ctx.write(move |tx| tx.retry_job(id)).await?;
    Ok(ctx.go_telling(HERE, "background-retried"))
}

async fn stop(ctx: Ctx, Path(id): Path<AnyId>) -> Answer {
    ctx.administrators_only()?;
    ctx.write(move |tx| import::jobs::cancel(tx, id)).await?;
    Ok(ctx.go_telling(HERE, "background-stopped"))
}
