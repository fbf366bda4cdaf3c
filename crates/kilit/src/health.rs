//! What a machine asks of the program: is it alive, is it ready, how is it doing.

use std::net::SocketAddr;

use axum::Router;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kernel::Lang;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use store::Store;
use subtle::ConstantTimeEq;

#[derive(Clone)]
struct Health {
    store: Store,
    metrics: PrometheusHandle,
    token: Option<String>,
}

/// Begins to record what `/metrics` shows; before the data is opened, or its first figures are lost.
///
/// # Errors
/// When the process already records its metrics elsewhere.
pub fn record() -> kernel::Result<PrometheusHandle> {
    PrometheusBuilder::new().install_recorder().map_err(kernel::Error::internal)
}

/// `/healthz` (alive), `/readyz` (the database answers and takes writes; else why not), `/metrics` (Prometheus; for this
/// machine, and for whoever sends the token).
pub fn router(store: Store, metrics: PrometheusHandle, token: Option<String>) -> Router {
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .route("/metrics", get(figures))
        .with_state(Health { store, metrics, token })
}

async fn ready(State(health): State<Health>) -> impl IntoResponse {
    match health.store.ready().await {
        Ok(()) => (StatusCode::OK, "ready\n".to_owned()),
        Err(error) => (StatusCode::SERVICE_UNAVAILABLE, format!("{}\n", words::errors(Lang::En, &error))),
    }
}

async fn figures(
    State(health): State<Health>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
) -> Response {
    if !is_local(peer, &headers) && !knows(health.token.as_deref(), &headers) {
        return (StatusCode::FORBIDDEN, "for this machine, or with the metrics token\n").into_response();
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], health.metrics.render()).into_response()
}

/// Whether a program on this machine asks, and not a proxy for somebody else.
fn is_local(peer: SocketAddr, headers: &HeaderMap) -> bool {
    let passed_on = ["forwarded", "x-forwarded-for"].into_iter().any(|name| headers.contains_key(name));
    peer.ip().to_canonical().is_loopback() && !passed_on
}

/// Whether the question brings the token, if there is one.
fn knows(token: Option<&str>, headers: &HeaderMap) -> bool {
    let sent = headers.get(header::AUTHORIZATION).and_then(|value| value.as_bytes().strip_prefix(b"Bearer "));
    token.zip(sent).is_some_and(|(token, sent)| token.as_bytes().ct_eq(sent).into())
}
