//! The pages that bring files in: choose a file, look at what was guessed, start, watch, undo.

mod body;
mod choices;
mod kept;
mod preview;
mod refused;
mod result;
mod start;
mod upload;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use kernel::Result;
use store::Action;
use web::{App, Ctx, PageLink};

/// Where files are brought in.
pub const HREF: &str = "/import";

/// Pages of this crate in the navigation.
pub const PAGES: &[PageLink] = &[PageLink {
    area: "",
    words: "import-pages",
    icon: "upload",
    href: HREF,
    sees: "import_run",
    administrators: false,
}];

/// The routes of this crate.
pub fn router() -> Router<App> {
    // The limit of a file is counted while it is written, so that a packed form of a few bytes more is no matter.
    let whole = DefaultBodyLimit::max(kept::MOST_BYTES as usize + (64 << 10));
    Router::new()
        .route(HREF, get(upload::page).post(upload::take).layer(whole))
        .route("/import/mappings/{mapping}/forget", post(upload::forget))
        .route("/import/{upload}", get(preview::page).post(preview::change))
        .route("/import/{upload}/start", post(start::start))
        .route("/imports/{run}", get(result::page))
        .route("/imports/{run}/progress", get(result::progress))
        .route("/imports/{run}/cancel", post(result::cancel))
        .route("/imports/{run}/undo", post(result::undo))
        .route("/imports/{run}/refused", get(refused::file))
}

/// Refuses whoever may not import.
fn importers_only(ctx: &Ctx) -> Result<()> {
    let of = ctx.store().catalogue().get("import_run")?.clone();
    ctx.access().demand(&of, Action::Create)
}

/// Does something slow, such as reading a large file, where it holds no other request up.
async fn aside<R: Send + 'static>(f: impl FnOnce() -> Result<R> + Send + 'static) -> Result<R> {
    tokio::task::spawn_blocking(f).await.map_err(kernel::Error::internal)?
}
