//! Looking around in the demo company: it is written in the background, and the page shows how far it is.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use crm::Progress;
use kernel::{Error, format};
use maud::{Markup, html};

use crate::http::Answer;
use crate::kit::{self, Button, Look, Notice, Tone};
use crate::{App, Ctx};

/// Serves `/demo`.
pub fn router() -> Router<App> {
    Router::new().route("/demo", post(start).get(page)).route("/demo/progress", get(progress))
}

/// How far the demo company is, for everybody who waits for it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Demo(Arc<Mutex<State>>);

#[derive(Clone, Debug, Default)]
enum State {
    #[default]
    Idle,
    Running(Progress),
    Done,
    Failed(Error),
}

impl Demo {
    fn state(&self) -> State {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, state: State) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = state;
    }

    /// Whether it was started by this call: people double-click.
    fn begin(&self) -> bool {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*state, State::Running(_)) {
            return false;
        }
        *state = State::Running(Progress { done: 0, of: 0 });
        true
    }
}

async fn start(ctx: Ctx) -> Answer {
    ctx.administrators_only()?;
    let demo = ctx.app().demo().clone();
    if demo.begin() {
        let (store, actor, lang) = (ctx.store().clone(), ctx.actor(), ctx.lang());
        tokio::task::spawn_blocking(move || {
            let told = demo.clone();
            let mut tell = move |progress: Progress| told.set(State::Running(progress));
            demo.set(match crm::demo::run(&store, &actor, lang, &mut tell) {
                Ok(_) => State::Done,
                Err(error) => {
                    tracing::error!(%error, "the demo company could not be written");
                    State::Failed(error)
                }
            });
        });
    }
    Ok(ctx.go("/demo"))
}

async fn page(ctx: Ctx) -> Answer {
    ctx.administrators_only()?;
    let title = ctx.word("demo-title");
    let body = html! {
        p class="muted" { (ctx.word("demo-text")) }
        (how_far(&ctx))
    };
    Ok(super::sign_in::plain_page(ctx.reader(), &title, body).into_response())
}

async fn progress(ctx: Ctx) -> Answer<Response> {
    ctx.administrators_only()?;
    if matches!(ctx.app().demo().state(), State::Done) {
        return Ok(ctx.go("/"));
    }
    Ok(how_far(&ctx).into_response())
}

fn how_far(ctx: &Ctx) -> Markup {
    let start =
        |key: &str| kit::link_button(&Button { text: &ctx.word(key), look: Look::Primary, ..Button::default() }, "/");
    match ctx.app().demo().state() {
        State::Idle => start("app-to-start"),
        State::Done => start("demo-look"),
        State::Failed(error) => html! {
            (kit::notice(&Notice { body: html! { p { (words::errors(ctx.lang(), &error)) } }, tone: Tone::Bad, ..Notice::default() }))
            (start("app-to-start"))
        },
        State::Running(progress) => {
            let figure = |number: u64| format::integer(ctx.lang(), i64::try_from(number).unwrap_or(i64::MAX));
            let note = ctx
                .words("demo-progress", &[("done", figure(progress.done).into()), ("all", figure(progress.of).into())]);
            html! {
                (kit::progress(ctx.lang(), ctx.csrf(), &kit::Progress {
                    text: ctx.word("demo-running"),
                    note: if progress.of > 0 { note } else { String::new() },
                    done: (progress.of > 0).then_some((progress.done, progress.of)),
                    refresh: "/demo/progress".to_owned(),
                    cancel: String::new(),
                }))
                // Without a script the page is asked again by hand.
                noscript { p { a href="/demo" { (ctx.word("common-refresh")) } } }
            }
        }
    }
}
