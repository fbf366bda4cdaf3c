//! What a machine asks of the program: is it alive, is it ready, how is it doing.

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use kernel::Lang;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use store::Store;

#[derive(Clone)]
struct Health {
    store: Store,
    metrics: PrometheusHandle,
}

/// Begins to record what `/metrics` shows; before the data is opened, or its first figures are lost.
///
/// # Errors
/// When the process already records its metrics elsewhere.
pub fn record() -> kernel::Result<PrometheusHandle> {
    PrometheusBuilder::new().install_recorder().map_err(kernel::Error::internal)
}

/// `/healthz` (alive), `/readyz` (the database answers and takes writes; else why not), `/metrics` (Prometheus).
pub fn router(store: Store, metrics: PrometheusHandle) -> Router {
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .route("/metrics", get(figures))
        .with_state(Health { store, metrics })
}

async fn ready(State(health): State<Health>) -> impl IntoResponse {
    match health.store.ready().await {
        Ok(()) => (StatusCode::OK, "ready\n".to_owned()),
        Err(error) => (StatusCode::SERVICE_UNAVAILABLE, format!("{}\n", words::errors(Lang::En, &error))),
    }
}

async fn figures(State(health): State<Health>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], health.metrics.render())
}
