//! The endpoint of assistants: streamable HTTP at `/mcp`. Every message is a POST of its own and its answer plain JSON;
//! the server never speaks first, so there is no stream to keep open.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use kernel::{Error, Face, Lang, Result};
use web::App;

use super::{Assistant, VERSIONS, rpc};
use crate::http::limits::{self, Limits};
use crate::http::problem::TOO_MANY;

/// The largest message, in bytes.
const LARGEST: usize = 1 << 20;

/// What all requests share.
#[derive(Clone)]
struct Endpoint {
    app: App,
    limits: Arc<Limits>,
}

/// The route. It stands outside the frame of the pages: no cookie counts here.
pub fn router(app: App) -> Router {
    Router::new().route("/mcp", post(serve)).with_state(Endpoint { app, limits: Arc::default() })
}

async fn serve(State(endpoint): State<Endpoint>, request: Request) -> Response {
    let app = endpoint.app.clone();
    let lang = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|said| Lang::from_accept(said.to_str().ok()?));
    match answered(&endpoint, request).await {
        Ok(response) => response,
        Err(error) => refused(lang.unwrap_or_else(|| app.store().settings().language), &error),
    }
}

async fn answered(endpoint: &Endpoint, request: Request) -> Result<Response> {
    let app = &endpoint.app;
    let (parts, body) = request.into_parts();
    if !is_from_here(&parts.headers) {
        return Err(Error::forbidden("mcp-error-origin"));
    }
    let said = parts.headers.get("mcp-protocol-version").map(|said| said.to_str().unwrap_or_default());
    if said.is_some_and(|said| !VERSIONS.contains(&said) && said != "2025-03-26") {
        return Ok(json(StatusCode::BAD_REQUEST, rpc::unknown_version(said.unwrap_or_default())));
    }
    let authorization = parts.headers.get(header::AUTHORIZATION).and_then(|said| said.to_str().ok()).unwrap_or("");
    let bearer = crm::rights::api_token::bearer(app.store(), authorization, Face::Assistant).await?;
    let bearer = bearer.ok_or_else(|| Error::new(kernel::Fault::Unauthenticated, "mcp-error-token"))?;
    endpoint.limits.count(bearer.token, app.store().clock().now(), app.store().settings().api_per_minute)?;
    let message = message(body).await?;
    let assistant = Assistant::new(app.store().clone(), app.verbs_arc(), bearer.actor());
    // Tools wait for the database, so they stand on a thread that may.
    let answer = tokio::task::spawn_blocking(move || assistant.answer(&message)).await.map_err(Error::internal)?;
    Ok(match answer {
        Some(answer) => json(StatusCode::OK, answer),
        None => StatusCode::ACCEPTED.into_response(),
    })
}

async fn message(body: Body) -> Result<String> {
    let bytes: Bytes = axum::body::to_bytes(body, LARGEST).await.map_err(|_| Error::invalid("error-form-too-large"))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Whether no foreign page asks: a browser that is made to speak to us says whose page makes it.
fn is_from_here(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let Some((_, authority)) = origin.to_str().ok().and_then(|origin| origin.split_once("://")) else { return false };
    text(header::HOST).is_some_and(|host| host.eq_ignore_ascii_case(authority))
}

fn json(status: StatusCode, text: String) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], text).into_response()
}

fn refused(lang: Lang, error: &Error) -> Response {
    let status = match error.fault() {
        kernel::Fault::Unauthenticated => StatusCode::UNAUTHORIZED,
        kernel::Fault::Forbidden => StatusCode::FORBIDDEN,
        kernel::Fault::Invalid => StatusCode::PAYLOAD_TOO_LARGE,
        kernel::Fault::Busy if error.key() == TOO_MANY => StatusCode::TOO_MANY_REQUESTS,
        kernel::Fault::Busy => StatusCode::SERVICE_UNAVAILABLE,
        _ => {
            tracing::error!(%error, detail = error.value("detail"), "an assistant was not answered");
            StatusCode::INTERNAL_SERVER_ERROR
        }
    };
    let said = words::error(lang, error);
    let mut response = json(status, rpc::standing_refusal(&said));
    limits::tell_refusal(&mut response, error);
    if status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"kilit\""));
    }
    response
}
