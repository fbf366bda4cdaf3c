//! Looking up a record while typing: the lines under a reference field, `GET /pick/company?q=…`.

use axum::Router;
use axum::extract::{Path, Query as Asked};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kernel::{Error, Result};
use record::{Filter, Kind, Query, RecordType, Test};
use serde::Deserialize;
use store::{Action, Db};

use crate::http::Answer;
use crate::kit::{self, Pick};
use crate::{App, Ctx};

/// How many are offered.
const OFFERED: usize = 10;

pub(super) fn router() -> Router<App> {
    Router::new().route("/pick/any", get(of_any)).route("/pick/{target}", get(of_type))
}

/// What was typed so far.
#[derive(Deserialize)]
struct Typed {
    #[serde(default)]
    q: String,
}

async fn of_type(ctx: Ctx, Path(target): Path<String>, Asked(typed): Asked<Typed>) -> Answer {
    let of = ctx.store().catalogue().get(&target).cloned().map_err(|_| Error::not_found())?;
    let lang = ctx.lang();
    let found = ctx.read(move |db| picks(db, &of, typed.q.trim())).await?;
    Ok(lines(lang, &found))
}

async fn of_any(ctx: Ctx, Asked(typed): Asked<Typed>) -> Answer {
    let lang = ctx.lang();
    let found = ctx
        .read(move |db| {
            let hits = db.search(typed.q.trim(), None, OFFERED)?;
            hits.into_iter()
                .map(|hit| {
                    let of = db.describe(hit.record.of)?;
                    Ok(Pick {
                        id: format!("{}:{}", hit.record.of, hit.record.id),
                        label: hit.title,
                        note: words::text(lang, of.name, &[]),
                        icon: of.icon.to_owned(),
                    })
                })
                .collect::<Result<Vec<_>>>()
        })
        .await?;
    Ok(lines(lang, &found))
}

fn lines(lang: kernel::Lang, found: &[Pick]) -> Response {
    kit::picks(lang, found).into_response()
}

/// Records of a type that fit what was typed; the first of the list when nothing was.
fn picks(db: &Db<'_>, of: &RecordType, typed: &str) -> Result<Vec<Pick>> {
    db.access().demand(of, Action::See)?;
    let searched = of.fields.iter().any(|field| field.search);
    let mut query = Query::of(of.name).limit(OFFERED);
    let mut ranked = Vec::new();
    // Where nothing is typed the list is offered as it begins.
    if !typed.is_empty() && searched {
        ranked = db.search(typed, Some(of.name), OFFERED)?.into_iter().map(|hit| hit.record.id).collect();
        query = query.filter(Filter::Ids(ranked.clone()));
    } else if !typed.is_empty()
        && let Some(title) = title_path(db, of)?
    {
        query = query.test(title, Test::Contains(typed.to_owned()));
    }
    // A second column tells records of the same name apart: the company of a person, the pipeline of a stage.
    let note = of.fields.iter().find(|field| {
        let telling = field.list && matches!(field.kind, Kind::Reference(target) if target != "user");
        telling && field.name != of.title && db.access().sees(of, field)
    });
    query.fields = vec![of.title.into()];
    query.fields.extend(note.map(record::Path::from));
    let mut rows = db.page(&query)?.rows;
    rows.sort_by_key(|view| ranked.iter().position(|id| *id == view.id));
    let pick = |view: &record::View| Pick {
        id: view.id.to_string(),
        label: view.title.clone(),
        note: note.and_then(|field| view.title_of(&field.name)).unwrap_or_default().to_owned(),
        icon: String::new(),
    };
    Ok(rows.iter().map(pick).collect())
}

/// The text field by which records of a type are recognised; that of what it refers to where the title is a reference.
fn title_path(db: &Db<'_>, of: &RecordType) -> Result<Option<record::Path>> {
    let mut steps = vec![of.title.to_owned()];
    let mut field = of.title_field().cloned();
    for _ in 0..2 {
        let Some(Kind::Reference(target)) = field.as_ref().map(|field| &field.kind) else { break };
        let next = db.describe(target)?;
        steps.push(next.title.to_owned());
        field = next.title_field().cloned();
    }
    match field {
        Some(field) if matches!(field.kind, Kind::Text | Kind::LongText) => Ok(Some(steps.join(".").parse()?)),
        _ => Ok(None),
    }
}
