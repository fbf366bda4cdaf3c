//! Pages of their own: see the modules.

use axum::Router;
use web::App;

/// The routes of this crate.
pub fn router() -> Router<App> {
    Router::new()
}
