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
    let rows = match look.survey.as_ref().filter(|survey| survey.whole) {
        Some(survey) => Some(survey.rows as i64),
        None => {
            let (store, stored) = (ctx.store().clone(), place.clone());
            let lines = aside(move || stored.source(&store)?.lines(&stored.upload.plan.guess)).await?;
            lines.map(|lines| lines as i64)
        }
    };
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
            tx.start_job(IMPORT, &ImportJob { run, file: Some(place.file), plan: Some(plan.clone()), rows })?;
            Ok(run)
        })
        .await?;
    Ok(ctx.go(&format!("/imports/{run}")))
}
