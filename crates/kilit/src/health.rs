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

use crate::config::Config;

#[derive(Clone)]
struct Health {
    store: Store,
    metrics: PrometheusHandle,
    token: Option<String>,
    behind_proxy: bool,
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
pub fn router(store: Store, metrics: PrometheusHandle, config: &Config) -> Router {
    let (token, behind_proxy) = (config.metrics_token.clone(), config.behind_proxy);
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .route("/metrics", get(figures))
        .with_state(Health { store, metrics, token, behind_proxy })
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
    // Behind a proxy the whole world comes from here.
    let local = !health.behind_proxy && is_local(peer, &headers);
    if !local && !knows(health.token.as_deref(), &headers) {
        return (StatusCode::FORBIDDEN, "for this machine, or with the metrics token\n").into_response();
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], health.metrics.render()).into_response()
}

/// Whether a program on this machine asks, and not a proxy for somebody else.
fn is_local(peer: SocketAddr, headers: &HeaderMap) -> bool {
    let passed_on =
        ["forwarded", "x-forwarded-for", "x-real-ip", "via"].into_iter().any(|name| headers.contains_key(name));
    peer.ip().to_canonical().is_loopback() && !passed_on
}

/// Whether the question brings the token, if there is one.
fn knows(token: Option<&str>, headers: &HeaderMap) -> bool {
    let sent = headers.get(header::AUTHORIZATION).and_then(|value| value.as_bytes().strip_prefix(b"Bearer "));
    token.zip(sent).is_some_and(|(token, sent)| token.as_bytes().ct_eq(sent).into())
}
