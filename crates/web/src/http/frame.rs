//! The frame around every request: who comes, whether a change is his own, the errors, the headers.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt as _;
use kernel::{Error, Lang, Timestamp};

use super::fail::{Fail, shown};
use super::{Reader, TOLD, VISITOR, csrf, headers, set_cookie};
use crate::App;

/// How often a session's last use is written down.
const TOUCH_MILLIS: i64 = 5 * 60 * 1000;
/// How long a session lives after its last use: 30 days.
const SESSION_MILLIS: i64 = 30 * 24 * 60 * 60 * 1000;

/// The middleware of all routes.
pub async fn frame(State(app): State<App>, request: Request, next: Next) -> Response {
    // Assets are for everybody and never change; nobody is looked up for them.
    if request.uri().path().starts_with("/assets/") {
        let mut response = next.run(request).await;
        headers::guard(&mut response, app.options().https);
        return response;
    }
    let (parts, body) = request.into_parts();
    let reader = match Reader::of(&app, &parts).await {
        Ok(reader) => reader,
        Err(error) => return away(&app, &parts.headers, &error),
    };
    let request = Request::from_parts(parts, body);
    let response = match csrf::check(&reader, request).await {
        Err(error) => Fail::from(error).into_response(),
        Ok(mut request) => {
            request.extensions_mut().insert(reader.clone());
            // A page that panics is a defect of that page; the server and everybody else go on.
            match std::panic::AssertUnwindSafe(next.run(request)).catch_unwind().await {
                Ok(response) => response,
                Err(panic) => Fail::from(Error::internal(said(panic.as_ref()))).into_response(),
            }
        }
    };
    let mut response = shown(&app, &reader, response);
    if let Some(token) = &reader.new_visitor
        && reader.visit.is_none()
        && is_page(&response)
    {
        set_cookie(&mut response, VISITOR, token.text(), reader.https, 24 * 60 * 60);
    }
    if reader.told.is_some() && !reader.htmx && is_page(&response) {
        set_cookie(&mut response, TOLD, "", reader.https, 0);
    }
    headers::guard(&mut response, reader.https);
    touch(&app, &reader);
    response
}

/// When a session ends that is used now.
pub fn session_expires(app: &App) -> Timestamp {
    Timestamp::from_millis(app.store().clock().now().millis() + SESSION_MILLIS)
}

/// Keeps the session alive, after the answer and not before it.
fn touch(app: &App, reader: &Reader) {
    let Some(visit) = reader.visit.clone() else { return };
    let now = app.store().clock().now();
    if now.millis() - visit.seen_at.millis() < TOUCH_MILLIS {
        return;
    }
    let (store, until) = (app.store().clone(), session_expires(app));
    tokio::spawn(async move {
        if let Err(error) = store.touch_session(visit.session, visit.user, until).await {
            tracing::warn!(%error, "the use of a session was not written down");
        }
    });
}

/// The database is away, so nobody knows who asks; the answer is plain.
fn away(app: &App, asked: &axum::http::HeaderMap, error: &Error) -> Response {
    let lang = asked
        .get("accept-language")
        .and_then(|value| Lang::from_accept(value.to_str().ok()?))
        .unwrap_or_else(|| app.store().settings().language);
    let mut response = super::fail::plain(app, lang, super::is_htmx(asked), error);
    headers::guard(&mut response, app.options().https);
    response
}

fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(axum::http::header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

fn said(panic: &(dyn std::any::Any + Send)) -> String {
    let words =
        panic.downcast_ref::<String>().cloned().or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned()));
    format!("a handler panicked: {}", words.unwrap_or_default())
}
