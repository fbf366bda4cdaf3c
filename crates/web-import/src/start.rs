//! Starting an import.

use axum::extract::Path;
use axum::http::StatusCode;
use import::jobs::{IMPORT, ImportJob};
use import::run::begin_in;
use kernel::{AnyId, Error, Result};
use web::http::Answer;
use web::{Ctx, Posted};

use crate::kept::{Place, Upload};
use crate::preview::{Look, shown};
use crate::{aside, choices, importers_only};

/// Notes the import down and starts its job in one transaction, then shows how far it is.
pub async fn start(ctx: Ctx, Path(upload): Path<String>, posted: Posted) -> Answer {
    importers_only(&ctx)?;
    let id: AnyId = upload.parse()?;
    let place = Place::of(ctx.store(), id)?;
    let mut upload = place.load(ctx.user())?;
    if let Some(run) = upload.run {
        return Ok(ctx.go(&format!("/imports/{run}")));
    }
    let store = ctx.store().clone();
    let (at, lang) = (place.clone(), ctx.lang());
    let look = aside(move || {
        let source = at.source()?;
        choices::take(&mut upload, &posted, &source, &store.catalogue())?;
        at.save(&upload)?;
        Ok(Look::at(&store, &source, upload, lang))
    })
    .await?;
    if look.wrong.is_some() {
        return Ok(shown(&ctx, id, StatusCode::UNPROCESSABLE_ENTITY, &look));
    }
    place.claim()?;
    let rows = look.survey.as_ref().filter(|survey| survey.whole).map(|survey| survey.rows as i64);
    match begun(&ctx, &place, &look.upload, rows).await {
        Ok(to) => Ok(ctx.go(&to)),
        Err(error) => {
            place.release();
            Err(error.into())
        }
    }
}

async fn begun(ctx: &Ctx, place: &Place, upload: &Upload, rows: Option<i64>) -> Result<String> {
    let (name, plan, file) = (upload.name.clone(), upload.plan.clone(), place.file());
    let run = ctx
        .write(move |tx| {
            let run = begin_in(tx, &name, &plan.kind)?;
            tx.start_job(IMPORT, &ImportJob { run, file: file.clone(), plan: plan.clone(), rows })?;
            Ok(run)
        })
        .await?;
    if let Err(error) = place.taken_by(upload, run) {
        // The import runs all the same; only a second click will not find it.
        tracing::warn!(%error, "which import took an upload was not noted down");
    }
    Ok::<String, Error>(format!("/imports/{run}"))
}
