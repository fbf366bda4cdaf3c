//! The refused rows of an import.

use std::io::Read;

use axum::body::Body;
use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse;
use crm::general::ImportRun;
use kernel::{Error, Fault, Id, Result};
use record::RecordRef;
use store::{Db, StoredFile};
use web::http::Answer;
use web::{Ctx, url_encoded};

use crate::aside;

/// What is known of the file of the refused rows; none when no row was refused.
pub fn kept(db: &Db<'_>, run: Id<ImportRun>) -> Result<Option<StoredFile>> {
    match db.stored_file(RecordRef { of: "import_run", id: run.any() }, "report") {
        Ok(stored) => Ok(Some(stored)),
        Err(error) if error.fault() == Fault::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Answers the file of the refused rows to whoever may see the import.
pub async fn file(ctx: Ctx, Path(run): Path<String>) -> Answer {
    let id: Id<ImportRun> = run.parse()?;
    let (run, stored) = ctx.read(move |db| Ok((db.get(id)?, kept(db, id)?))).await?;
    let (store, stored) = (ctx.store().clone(), stored.ok_or_else(Error::not_found)?);
    let bytes = aside(move || {
        let mut bytes = Vec::new();
        store.files()?.content(&stored)?.read_to_end(&mut bytes).map_err(Error::internal)?;
        Ok(bytes)
    })
    .await?;
    let stem = run.name.split('.').next().unwrap_or_default();
    let name = format!("{stem} - {}.csv", ctx.word("import-pages-refused-file"));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename*=UTF-8''{}", url_encoded(&name).replace('/', "_"))),
    ];
    Ok((headers, Body::from(bytes)).into_response())
}
