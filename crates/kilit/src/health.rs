//! What a machine asks of the program: is it alive, is it ready, how is it doing.

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::get;
use kernel::{Actor, Face};
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

/// `/healthz` (alive), `/readyz` (the database answers), `/metrics` (Prometheus).
pub fn router(store: Store, metrics: PrometheusHandle) -> Router {
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .route("/metrics", get(figures))
        .with_state(Health { store, metrics })
}

async fn ready(State(health): State<Health>) -> impl IntoResponse {
    match health.store.read(Actor::system(Face::Job), |db| db.alive()).await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}

async fn figures(State(health): State<Health>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], health.metrics.render())
}
