//! The refused rows of an import.

use axum::body::Body;
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use crm::general::ImportRun;
use import::run::report_of;
use kernel::{Error, Id};
use web::http::Answer;
use web::{Ctx, url_encoded};

use crate::aside;

/// Answers the file of the refused rows to whoever may see the import.
pub async fn file(ctx: Ctx, Path(run): Path<String>) -> Answer {
    let id: Id<ImportRun> = run.parse()?;
    let run = ctx.read(move |db| db.get(id)).await?;
    let store = ctx.store().clone();
    let path = aside(move || report_of(&store, id.any())).await?;
    let bytes = tokio::fs::read(path).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Error::not_found(),
        _ => Error::internal(error),
    })?;
    let stem = run.name.split('.').next().unwrap_or_default();
    let name = format!("{stem} - {}.csv", ctx.word("import-pages-refused-file"));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename*=UTF-8''{}", url_encoded(&name).replace('/', "_"))),
    ];
    Ok((headers, Body::from(bytes)).into_response())
}
