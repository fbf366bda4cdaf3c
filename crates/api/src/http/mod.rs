//! The JSON API over HTTP: `/api/v1/…`.
//!
//! A request goes through here in this order: where it leads and whether that takes its method, what kind of answer it
//! wants, who asks, how often he has asked, its body; then the deed; then problems get their words. Whatever is wrong on
//! the way is a `kernel::Error`, and all of them leave as problem details (RFC 9457).

mod address;
mod answer;
mod batches;
mod files;
pub(crate) mod limits;
mod lists;
mod once;
mod others;
mod parameters;
pub(crate) mod problem;
mod records;
mod who;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use futures_util::FutureExt as _;
use kernel::{Error, Lang, Result};
use serde_json::Value as Json;
use store::{Db, Tx};
use tower_http::compression::CompressionLayer;
use web::App;

use crate::openapi;

pub(crate) use address::Address;
pub(crate) use answer::{Answer, digest, unless_known};
pub(crate) use once::{named, only_named};
pub(crate) use parameters::Parameters;
pub(crate) use problem::{KINDS, kind};
pub(crate) use who::Who;

/// Where the API begins.
pub const ROOT: &str = "/api/v1";

/// The largest body of JSON, in bytes.
pub(crate) const LARGEST: usize = 2 << 20;

/// What all requests share.
#[derive(Clone)]
struct Face {
    app: App,
    limits: Arc<limits::Limits>,
    working: Arc<once::Working>,
}

/// The routes of the API. They stand outside the frame of the pages, whose cookies, tokens of forms and pages of errors
/// are not for programs.
pub fn router(app: App) -> Router {
    let face = Face { app, limits: Arc::default(), working: Arc::default() };
    Router::new()
        .route("/api/v1", any(serve))
        .route("/api/v1/{*path}", any(serve))
        .layer(CompressionLayer::new())
        .with_state(face)
}

async fn serve(State(face): State<Face>, request: Request) -> Response {
    let https = face.app.options().https;
    let mut lang = said_lang(request.headers());
    let bare = request.method() == Method::HEAD;
    let asked = problem::Asked {
        path: request.uri().path().to_owned(),
        in_query: !matches!(*request.method(), Method::POST | Method::PATCH),
    };
    let mut limit = None;
    // A request that panics is a defect of its own; the server and everybody else go on.
    let outcome = AssertUnwindSafe(answered(&face, request, &mut lang, &mut limit)).catch_unwind().await;
    let outcome = outcome.unwrap_or_else(|_| Err(Error::internal("a deed of the API panicked")));
    let lang = lang.unwrap_or_else(|| face.app.store().settings().language);
    let mut response = match outcome {
        Ok(response) => response,
        Err(error) => problem::response(&face.app, lang, &error, &asked),
    };
    if let Some(limit) = limit {
        limits::tell(&mut response, limit);
    }
    let headers = response.headers_mut();
    headers.entry(header::CACHE_CONTROL).or_insert(header::HeaderValue::from_static("private, no-cache"));
    headers
        .entry(header::VARY)
        .or_insert(header::HeaderValue::from_static("authorization, cookie, accept-language, accept-encoding"));
    headers.entry(header::CONTENT_LANGUAGE).or_insert(header::HeaderValue::from_static(lang.code()));
    web::http::guard(&mut response, https);
    if bare { without_body(response) } else { response }
}

/// The answer to HEAD is that to GET without its body.
fn without_body(response: Response) -> Response {
    let (parts, _) = response.into_parts();
    Response::from_parts(parts, Body::empty())
}

async fn answered(
    face: &Face,
    request: Request,
    lang: &mut Option<Lang>,
    limit: &mut Option<limits::Left>,
) -> Result<Response> {
    let (parts, body) = request.into_parts();
    let catalogue = face.app.store().catalogue();
    let address = Address::parse(parts.uri.path(), &catalogue, face.app.verbs()).ok_or_else(Error::not_found)?;
    if parts.method == Method::OPTIONS {
        return Ok((StatusCode::NO_CONTENT, [(header::ALLOW, address.allows())]).into_response());
    }
    let method = if parts.method == Method::HEAD { Method::GET } else { parts.method.clone() };
    if !address.methods().contains(&method) {
        return Err(Error::invalid(problem::METHOD).with("method", &parts.method).with("allow", address.allows()));
    }
    accepts(&parts.headers, &address)?;
    let who = match Who::of(&face.app, &parts).await? {
        Some(who) => Some(who.speaking(said_lang(&parts.headers))),
        // The program's own description is no secret.
        None if address == Address::Description => None,
        None => return Err(Error::new(kernel::Fault::Unauthenticated, "api-error-token")),
    };
    let Some(who) = who else { return openapi::for_everybody(&face.app, &parts) };
    *lang = Some(who.actor.lang);
    *limit =
        face.limits.count(who.counted, face.app.store().clock().now(), face.app.store().settings().api_per_minute)?;
    if !method.is_safe() {
        who.may_write(&parts.headers)?;
    }
    let call = Call { face: face.clone(), who, parts };
    match (&address, method) {
        (Address::Description, _) => openapi::for_asker(&call).await,
        (Address::Me, _) => others::me(&call).await,
        (Address::Search, _) => others::search(&call).await,
        (Address::LookUp, _) => others::look_up(&call).await,
        (Address::Concentration, _) => others::concentration(&call).await,
        (Address::Batch, _) => batches::run(&call, body).await,
        (Address::Files, _) => files::keep(&call, body).await,
        (Address::File(plural, id, field), _) => files::give_out(&call, plural, *id, field).await,
        (Address::List(plural), Method::POST) => lists::create(&call, plural, body).await,
        (Address::List(plural), _) => lists::list(&call, plural).await,
        (Address::Record(plural, id), Method::PATCH) => records::change(&call, plural, *id, body).await,
        (Address::Record(plural, id), Method::DELETE) => records::delete(&call, plural, *id, body).await,
        (Address::Record(plural, id), _) => records::read(&call, plural, *id).await,
        (Address::Restore(plural, id), _) => records::restore(&call, plural, *id, body).await,
        (Address::Verb(plural, id, verb), _) => records::verb(&call, plural, *id, verb, body).await,
    }
}

/// A request of somebody who is known.
pub(crate) struct Call {
    face: Face,
    pub who: Who,
    pub parts: Parts,
}

impl Call {
    pub fn app(&self) -> &App {
        &self.face.app
    }

    pub fn parameters(&self) -> Parameters {
        Parameters::read(self.parts.uri.query())
    }

    pub async fn read<R: Send + 'static>(&self, f: impl FnOnce(&Db<'_>) -> Result<R> + Send + 'static) -> Result<R> {
        self.app().store().read(self.who.actor.clone(), f).await
    }

    /// Writes as the asker; a request that comes again with the same key is answered as before.
    async fn write(
        &self,
        body: &Bytes,
        f: impl Fn(&mut Tx<'_>) -> Result<Answer> + Send + Sync + 'static,
    ) -> Result<Response> {
        once::write(self, body, f).await
    }

    /// The body as JSON.
    async fn json(&self, body: Body) -> Result<(Bytes, Json)> {
        let bytes = whole(body).await?;
        let merge = self.parts.method == Method::PATCH;
        if !is_json(&self.parts.headers, merge) {
            return Err(Error::invalid(problem::MEDIA_TYPE));
        }
        let json = serde_json::from_slice(&bytes).map_err(|error| unreadable(&error))?;
        Ok((bytes, json))
    }

    /// The body as JSON, or an empty object when nothing was sent.
    async fn json_or_nothing(&self, body: Body) -> Result<(Bytes, Json)> {
        let bytes = whole(body).await?;
        if bytes.is_empty() {
            return Ok((bytes, Json::Object(serde_json::Map::new())));
        }
        self.json(Body::from(bytes)).await
    }
}

async fn whole(body: Body) -> Result<Bytes> {
    axum::body::to_bytes(body, LARGEST).await.map_err(|_| Error::invalid(problem::TOO_LARGE))
}

fn unreadable(error: &serde_json::Error) -> Error {
    // Where it went wrong helps whoever wrote the program; the parser's words are English and for programmers.
    Error::invalid(problem::UNREADABLE).with("reason", error)
}

fn is_json(headers: &HeaderMap, merge: bool) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
    let essence = kind.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
    essence == "application/json" || merge && essence == "application/merge-patch+json"
}

/// Whether the answer's form is one that the asker takes.
fn accepts(headers: &HeaderMap, address: &Address) -> Result<()> {
    let wanted: Vec<&str> = headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|v| v.split(','))
        .collect();
    let fits = |range: &&str| {
        let mut pieces = range.split(';').map(str::trim);
        let kind = pieces.next().unwrap_or("").to_ascii_lowercase();
        let refused = pieces.any(|piece| piece.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0f32)));
        !refused && matches!(kind.as_str(), "*/*" | "application/*" | "application/json" | "application/problem+json")
    };
    let any = matches!(address, Address::File(..));
    if any || wanted.iter().all(|range| range.trim().is_empty()) || wanted.iter().any(fits) {
        return Ok(());
    }
    Err(Error::invalid(problem::NOT_ACCEPTED))
}

/// The language that the request asks for.
fn said_lang(headers: &HeaderMap) -> Option<Lang> {
    Lang::from_accept(headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?)
}
