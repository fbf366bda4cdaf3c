//! The refused rows of an import.

use std::fs::File;

use axum::body::Body;
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use crm::general::ImportRun;
use import::run::report_of;
use kernel::{AnyId, Error, Id, Result};
use store::Store;
use web::http::Answer;
use web::{Ctx, url_encoded};

use crate::aside;

/// A refused row: its line in the file, and why.
pub struct Refused {
    /// Its line in the file.
    pub line: String,
    /// Why, in the language of whoever imported.
    pub reason: String,
}

/// The first refused rows of an import; `None` when there is no file of them.
pub fn first(store: &Store, run: AnyId, most: usize) -> Result<Option<Vec<Refused>>> {
    let Ok(file) = File::open(report_of(store, run)?) else { return Ok(None) };
    let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(file);
    let mut refused = Vec::new();
    for row in rows.records().take(most) {
        let row = row.map_err(Error::internal)?;
        // Line and reason are the last two columns.
        let mut from_end = row.iter().rev();
        let reason = from_end.next().unwrap_or_default().to_owned();
        let line = from_end.next().unwrap_or_default().to_owned();
        refused.push(Refused { line, reason });
    }
    Ok(Some(refused))
}

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
