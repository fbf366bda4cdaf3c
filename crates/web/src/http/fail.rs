//! Errors on their way to the reader: a page, or for htmx a short message, in his language and with the right status.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::{Error, Fault, Lang};
use maud::{Markup, html};

use super::{Reader, Toasts, redirect};
use crate::App;
use crate::ctx::{Ctx, url_encoded};
use crate::kit::{self, Button, Look, Plain, Theme};

/// What a handler answers.
pub type Answer<T = Response> = Result<T, Fail>;

/// Why a handler has no page to give: an error, or another answer that is ready.
#[derive(Debug)]
pub enum Fail {
    /// Something went wrong.
    Error(Error),
    /// The answer is another one, such as the way to the sign-in page.
    Instead(Box<Response>),
}

impl From<Error> for Fail {
    fn from(error: Error) -> Fail {
        Fail::Error(error)
    }
}

impl From<Response> for Fail {
    fn from(response: Response) -> Fail {
        Fail::Instead(Box::new(response))
    }
}

/// Rides on a bare answer until the frame, which knows the reader, gives it words.
#[derive(Clone, Debug)]
struct Failed(Error);

impl IntoResponse for Fail {
    fn into_response(self) -> Response {
        match self {
            Fail::Instead(response) => *response,
            Fail::Error(error) => {
                let mut response = status(error.fault()).into_response();
                response.extensions_mut().insert(Failed(error));
                response
            }
        }
    }
}

/// The answer where there is no such page.
pub async fn no_such_page() -> Fail {
    Error::not_found().into()
}

/// The answer where an address exists but takes no such request.
pub async fn no_such_method() -> Response {
    let mut response = StatusCode::METHOD_NOT_ALLOWED.into_response();
    response.extensions_mut().insert(Failed(Error::invalid("error-request")));
    response
}

/// The status of an answer that says what went wrong.
pub fn status(fault: Fault) -> StatusCode {
    match fault {
        Fault::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
        Fault::NotFound => StatusCode::NOT_FOUND,
        Fault::Forbidden => StatusCode::FORBIDDEN,
        Fault::Unauthenticated => StatusCode::UNAUTHORIZED,
        Fault::Conflict => StatusCode::CONFLICT,
        Fault::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Fault::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Gives an answer that failed its words; others stay as they are.
pub(crate) fn shown(app: &App, reader: &Reader, mut response: Response) -> Response {
    let error = match response.extensions_mut().remove::<Failed>() {
        Some(Failed(error)) => error,
        None => match refusal(&response) {
            Some(error) => error,
            None => return response,
        },
    };
    let status = response.status();
    if error.fault() == Fault::Unauthenticated {
        return redirect(reader.htmx, &format!("/sign-in?next={}", url_encoded(&reader.asked)));
    }
    let reference = noted(app, &error, &reader.asked);
    if reader.htmx {
        return told(status, reader.lang, &error, reference.as_deref());
    }
    let title = words::text(reader.lang, title(error.fault()), &[]);
    let body = |heading: &str| body(reader.lang, &error, heading, reference.as_deref());
    let page = match Ctx::of(app, reader) {
        Some(ctx) => ctx.markup(&title, "", body(&title)),
        None => kit::plain_page(
            &Plain { lang: reader.lang, theme: reader.theme, title, csrf: reader.csrf.clone(), wide: false },
            body(""),
        ),
    };
    retry_after((status, page).into_response())
}

/// An error without a reader.
pub(crate) fn plain(app: &App, lang: Lang, htmx: bool, error: &Error) -> Response {
    let reference = noted(app, error, "");
    let status = status(error.fault());
    if htmx {
        return told(status, lang, error, reference.as_deref());
    }
    let title = words::text(lang, title(error.fault()), &[]);
    let page = Plain { lang, theme: Theme::Auto, title, ..Plain::default() };
    retry_after((status, kit::plain_page(&page, body(lang, error, "", reference.as_deref()))).into_response())
}

/// For htmx: what is on the page stays, and a message says why.
fn told(status: StatusCode, lang: Lang, error: &Error, reference: Option<&str>) -> Response {
    let mut words = words::errors(lang, error);
    if let Some(reference) = reference {
        words = format!("{words} {}", words::text(lang, "app-reference", &[("id", reference.into())]));
    }
    let mut response = Toasts::new().failed(words).on(status.into_response());
    response.headers_mut().insert("hx-reswap", HeaderValue::from_static("none"));
    retry_after(response)
}

fn retry_after(mut response: Response) -> Response {
    if response.status() == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
    }
    response
}

/// A refusal by the framework itself, such as a form that lacks a field: English words that are not for readers.
fn refusal(response: &Response) -> Option<Error> {
    let status = response.status();
    let plain =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"));
    match status {
        StatusCode::PAYLOAD_TOO_LARGE if plain => Some(Error::invalid("error-form-too-large")),
        StatusCode::INTERNAL_SERVER_ERROR if plain => Some(Error::internal("the framework gave up")),
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY | StatusCode::UNSUPPORTED_MEDIA_TYPE if plain => {
            Some(Error::invalid("error-request"))
        }
        _ => None,
    }
}

/// Writes a defect to the log under a reference that the reader can name.
fn noted(app: &App, error: &Error, asked: &str) -> Option<String> {
    if error.fault() != Fault::Internal {
        return None;
    }
    let reference = app.store().next_id::<kernel::Any>().to_string();
    // The query may hold names and numbers of people, so that only the path is kept.
    let path = asked.split('?').next().unwrap_or("");
    tracing::error!(%error, %reference, path, "a page failed");
    Some(reference)
}

fn title(fault: Fault) -> &'static str {
    match fault {
        Fault::NotFound => "app-not-found",
        Fault::Forbidden => "app-forbidden",
        Fault::Busy => "app-busy",
        Fault::Internal => "app-broken",
        Fault::Invalid | Fault::Conflict | Fault::Unauthenticated => "app-refused",
    }
}

/// What went wrong, and the way out of it; under a heading of its own unless the page has one.
fn body(lang: Lang, error: &Error, heading: &str, reference: Option<&str>) -> Markup {
    let icon = match error.fault() {
        Fault::NotFound => "search",
        Fault::Forbidden => "lock",
        _ => "alert",
    };
    let start = words::text(lang, "app-to-start", &[]);
    html! {
        div class="empty" {
            span class="empty-mark" { (kit::icon(icon)) }
            @if !heading.is_empty() { h1 { (heading) } }
            p { (words::errors(lang, error)) }
            div class="empty-actions" { (kit::link_button(&Button { text: &start, look: Look::Primary, ..Button::default() }, "/")) }
        }
        @if let Some(reference) = reference {
            p class="small muted center" { (words::text(lang, "app-reference", &[("id", reference.into())])) }
        }
    }
}
