//! Records that are likely the same: the queue, the records side by side, and taking a merge back.

mod queue;
mod side_by_side;
mod undo;

use axum::Router;
use axum::routing::{get, post};
use crm::duplicates::Reason;
use kernel::Lang;

use crate::App;

/// Where the queue is.
pub const HREF: &str = "/duplicates";

pub(super) fn router() -> Router<App> {
    Router::new()
        .route("/duplicates", get(queue::page))
        .route("/duplicates/scan", post(queue::scan))
        .route("/duplicates/progress", get(queue::progress))
        .route("/duplicates/cancel", post(queue::cancel))
        .route("/duplicates/apart", post(queue::apart))
        .route("/merge/{type}/{id}", get(side_by_side::page).post(side_by_side::merge))
        .route("/merge/{type}/{id}/undo", get(undo::page).post(undo::undo))
}

/// A reason in words.
fn reason(lang: Lang, reason: Reason) -> String {
    let key = format!("duplicates-reason.{}", reason.code());
    match reason {
        Reason::Name(100) => words::text(lang, "duplicates-reason.same_name", &[]),
        Reason::Name(percent) => {
            let share = kernel::format::share(lang, f64::from(percent) / 100.0, 0);
            words::text(lang, &key, &[("share", share.into())])
        }
        _ => words::text(lang, &key, &[]),
    }
}
