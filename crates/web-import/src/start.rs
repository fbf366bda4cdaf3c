//! Starting an import.

use axum::extract::Path;
use axum::http::StatusCode;
use import::jobs::{IMPORT, ImportJob};
use import::mappings;
use import::run::begin_in;
use kernel::AnyId;
use web::http::Answer;
use web::{Ctx, Posted};

use crate::kept::Place;
use crate::preview::{Look, shown};
use crate::{aside, choices, importers_only};

/// Notes the import down and starts its job in one transaction, then shows how far it is.
pub async fn start(ctx: Ctx, Path(upload): Path<String>, posted: Posted) -> Answer {
    importers_only(&ctx)?;
    let id: AnyId = upload.parse()?;
    let mut place = Place::load(ctx.store(), ctx.actor(), id).await?;
    if let Some(run) = place.upload.run {
        return Ok(ctx.go(&format!("/imports/{run}")));
    }
    let (store, lang) = (ctx.store().clone(), ctx.lang());
    let (place, look) = aside(move || {
        let source = place.source(&store)?;
        choices::take(&mut place.upload, &posted, &source, &store.catalogue())?;
        place.save(&store)?;
        let look = Look::at(&store, &source, place.upload.clone(), lang);
        Ok((place, look))
    })
    .await?;
    if look.wrong.is_some() {
        return Ok(shown(&ctx, id, StatusCode::UNPROCESSABLE_ENTITY, &look));
    }
    // Rows of a long file are counted while they are imported.
    let rows = look.survey.as_ref().filter(|survey| survey.whole).map(|survey| survey.rows as i64);
    let user = ctx.user();
    let run = ctx
        .write(move |tx| {
            let upload = &place.upload;
            let plan = &upload.plan;
            let run = begin_in(tx, &upload.name, &plan.kind)?;
            place.take(tx, run)?;
            if !upload.keep.is_empty() {
                mappings::keep(tx, Some(user), plan, &upload.keep, upload.share)?;
            }
            let (file, plan) = (Some(place.file), Some(plan.clone()));
            tx.start_job(IMPORT, &ImportJob { run, file, own: None, plan, rows, reached: None })?;
            Ok(run)
        })
        .await?;
    Ok(ctx.go(&format!("/imports/{run}")))
}
