//! Records side by side: which one stays, and which value each field takes.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use crm::duplicates::{Compared, Comparison, Likeness, TOGETHER, Take, compare, waiting_with};
use kernel::{AnyId, Error, Fault, Result, format};
use maud::{Markup, html};
use record::{Kind, RecordRef, Value, Values, View};
use store::Db;

use super::{HREF, reason};
use crate::Ctx;
use crate::http::{Answer, Posted};
use crate::kit::{self, Button, Crumb, Field, Input, Look, Notice, Tone};
use crate::show::{Show, field_label, type_many};

/// Others that are proposed.
const PROPOSED: usize = 8;

/// What stands on the page.
enum Page {
    /// Nothing to compare with yet.
    Alone { view: View, others: Vec<(Likeness, View)> },
    /// Records side by side.
    Together(Box<Comparison>),
}

/// `GET /merge/{type}/{id}?with=…`.
pub(super) async fn page(ctx: Ctx, Path((of, id)): Path<(String, AnyId)>) -> Answer {
    let query = Posted::parse(ctx.asked().split_once('?').map_or("", |(_, query)| query).as_bytes());
    let with = query.all("with").map(str::parse).collect::<Result<Vec<AnyId>>>()?;
    shown(&ctx, StatusCode::OK, of, id, with, None).await
}

async fn shown(
    ctx: &Ctx,
    status: StatusCode,
    of: String,
    id: AnyId,
    with: Vec<AnyId>,
    error: Option<Error>,
) -> Answer<Response> {
    let verbs = ctx.app().verbs_arc();
    let (page, show, plural) = ctx
        .read(move |db| {
            let of = db.describe(&of).map_err(|_| Error::not_found())?;
            let verb = verbs.find(of.name, "merge").ok_or_else(Error::not_found)?;
            let view = db.view(of.name, id)?;
            if !verb.offered(db, &view)? {
                return Err(Error::forbidden("error-verb-not-offered").with("verb", "merge").with("type", of.name));
            }
            let page = if with.is_empty() {
                Page::Alone { others: proposed(db, view.record())?, view }
            } else {
                let ids: Vec<AnyId> = [id].into_iter().chain(with).collect();
                Page::Together(Box::new(compare(db, of.name, &ids)?))
            };
            Ok((page, Show::of(db), of.plural))
        })
        .await?;
    let (name, body) = match &page {
        Page::Alone { view, others } => (view.title.clone(), alone(ctx, &show, view, others)),
        Page::Together(comparison) => {
            (comparison.records[0].title.clone(), together(ctx, &show, comparison, error.as_ref()))
        }
    };
    let title = ctx.word("verb_merge");
    let of = show.catalogue.by_plural(plural).map_or("", |of| of.name);
    let mut shell = ctx.shell(&title, HREF);
    shell.crumbs = vec![
        Crumb { text: type_many(ctx.lang(), of), href: format!("/{plural}") },
        Crumb { text: name, href: format!("/{plural}/{id}") },
        Crumb { text: title.clone(), href: String::new() },
    ];
    let body = html! { div class="page-head" { h1 { (title) } p class="page-lede" { (ctx.word("verb_merge.about")) } } (body) };
    Ok(axum::response::IntoResponse::into_response((status, kit::page(&shell, body))))
}

/// What waits in the queue together with a record.
fn proposed(db: &Db<'_>, record: RecordRef) -> Result<Vec<(Likeness, View)>> {
    let mut proposed = Vec::new();
    for likeness in waiting_with(db, record, PROPOSED)? {
        let pair = &likeness.pair;
        let other = if pair.first == record { pair.second } else { pair.first };
        proposed.push((likeness, db.view(other.of, other.id)?));
    }
    Ok(proposed)
}

/// The record alone, with what it is likely the same as, and the way to choose another.
fn alone(ctx: &Ctx, show: &Show, view: &View, others: &[(Likeness, View)]) -> Markup {
    let action = format!("/merge/{}/{}", view.of, view.id);
    let other = Field {
        name: "with".to_owned(),
        label: ctx.word("duplicates-with"),
        required: true,
        full: true,
        input: Input::Reference { chosen: None, search: format!("/pick/{}", view.of) },
        ..Field::default()
    };
    html! {
        div class="stack compare-page" {
            p { a class="strong" href=(show.href(view.record())) { (view.title) } }
            @if !others.is_empty() {
                ul class="clusters" {
                    @for (likeness, other) in others {
                        li class="cluster panel" {
                            div class="cluster-records" { a class="strong" href=(show.href(other.record())) { (other.title) } }
                            div class="chips" {
                                @for why in &likeness.reasons {
                                    (kit::chip(if why.is_against() { Tone::Warn } else { Tone::Good }, &reason(ctx.lang(), *why)))
                                }
                            }
                            div class="row" {
                                (kit::link_button(&Button { text: &ctx.word("duplicates-compare"), icon: "merge", ..Button::default() }, &format!("{action}?with={}", other.id)))
                            }
                        }
                    }
                }
            }
            form class="form" method="get" action=(action) {
                (kit::field(ctx.lang(), &other))
                div class="form-actions" { (kit::submit(&Button { text: &ctx.word("duplicates-compare"), look: Look::Primary, ..Button::default() }, "", "")) }
            }
        }
    }
}

fn together(ctx: &Ctx, show: &Show, comparison: &Comparison, error: Option<&Error>) -> Markup {
    let lang = ctx.lang();
    let of = comparison.of.name;
    let first = &comparison.records[0];
    let (apart, alike): (Vec<&Compared>, Vec<&Compared>) = comparison.fields.iter().partition(|field| field.differs());
    html! {
        form class="stack compare-page" method="post" action=(format!("/merge/{of}/{}", first.id)) {
            (kit::hidden_csrf(ctx.csrf()))
            @if let Some(error) = error {
                (kit::notice(&Notice { body: html! { p { (words::errors(lang, error)) } }, tone: Tone::Bad, ..Notice::default() }))
            }
            fieldset class="compare" {
                legend { (ctx.word("duplicates-stays")) }
                div class="compare-values" {
                    @for (place, record) in comparison.records.iter().enumerate() {
                        input type="hidden" name="id" value=(record.id);
                        label class="compare-value" {
                            input type="radio" name="stays" value=(record.id) checked[place == 0];
                            span class="compare-text" {
                                span class="strong" { (record.title) }
                                span class="small muted" { (ctx.words("duplicates-since", &[("day", show.text(record, "created_at").as_str().into())])) }
                            }
                        }
                    }
                }
            }
            @for compared in &apart { (row(ctx, show, comparison, compared)) }
            @if !alike.is_empty() {
                details class="form-more" {
                    summary { (ctx.words("duplicates-alike", &[("count", alike.len().into())])) }
                    dl class="compare-alike" {
                        @for compared in &alike {
                            dt { (field_label(lang, of, &compared.field)) }
                            dd { (kit::cell(&cell(show, &comparison.records[0], compared, 0))) }
                        }
                    }
                }
            }
            (kit::notice(&Notice { body: html! { p { (ctx.word("duplicates-what-happens")) } }, tone: Tone::Info, ..Notice::default() }))
            div class="form-actions" {
                (kit::submit(&Button { text: &ctx.word("verb_merge"), icon: "merge", look: Look::Primary, ..Button::default() }, "", ""))
                a class="btn btn-quiet" href=(show.href(first.record())) { (ctx.word("common-cancel")) }
            }
        }
    }
}

/// A field in which the records differ.
fn row(ctx: &Ctx, show: &Show, comparison: &Comparison, compared: &Compared) -> Markup {
    let lang = ctx.lang();
    let name = format!("take.{}", compared.field.name);
    let label = field_label(lang, comparison.of.name, &compared.field);
    let whole = |united: &Value| plain(show, &compared.field.kind, united, &titles(comparison, &compared.field.name));
    html! {
        fieldset class="compare" disabled[!compared.is_open] {
            legend { (label) @if !compared.is_open { " " span class="small muted" { (ctx.word("duplicates-closed")) } } }
            div class="compare-values" {
                @for (place, record) in comparison.records.iter().enumerate() {
                    label class="compare-value" {
                        input type="radio" name=(name) value=(record.id) checked[compared.better == Take::From(record.id)];
                        span class="compare-text" {
                            @let value = cell(show, record, compared, place);
                            @if value.is_none() { span class="faint" { (ctx.word("common-empty")) } } @else { span { (kit::cell(&value)) } }
                            span class="small muted" {
                                @if compared.field.name != comparison.of.title { (record.title) }
                                @if let Some(confirmed) = compared.confirmed[place] {
                                    @let when = words::relative(lang, format::relative(show.now, confirmed.at));
                                    " · " (ctx.words("duplicates-confirmed", &[("when", when.as_str().into())]))
                                }
                            }
                        }
                    }
                }
                @if let Some(united) = &compared.united {
                    label class="compare-value" {
                        input type="radio" name=(name) value="all" checked[compared.better == Take::United];
                        span class="compare-text" {
                            span { (kit::cell(&whole(united))) }
                            span class="small muted" { (ctx.word("duplicates-together")) }
                        }
                    }
                }
            }
        }
    }
}

fn cell(show: &Show, record: &View, compared: &Compared, place: usize) -> kit::Cell {
    let title = |id: AnyId| {
        let name = &compared.field.name;
        record.title_of(name).or_else(|| record.title_of(&format!("{name}/{id}"))).map(str::to_owned)
    };
    plain(show, &compared.field.kind, &compared.values[place], &title)
}

/// A value to be chosen by a click: a link in it would lead away instead, and a shortened one may hide in what two differ.
fn plain(show: &Show, kind: &Kind, value: &Value, titles: &dyn Fn(AnyId) -> Option<String>) -> kit::Cell {
    let cell = show.value_cell(kind, value, titles);
    let is_shortened = matches!(value, Value::Address(_)) || matches!(kind, Kind::LongText);
    if cell.is_operable() || is_shortened { kit::Cell::Text(show.value_text(kind, value, titles)) } else { cell }
}

/// The titles of what any of the records refers to by a field.
fn titles<'a>(comparison: &'a Comparison, name: &'a str) -> impl Fn(AnyId) -> Option<String> + use<'a> {
    move |id| comparison.records.iter().find_map(|view| view.title_of(&format!("{name}/{id}")).map(str::to_owned))
}

/// `POST /merge/{type}/{id}`: makes them one.
pub(super) async fn merge(ctx: Ctx, Path((of, id)): Path<(String, AnyId)>, posted: Posted) -> Answer {
    let ids = posted.all("id").map(str::parse).collect::<Result<Vec<AnyId>>>()?;
    if ids.len() > TOGETHER {
        return Err(Error::invalid("error-merge-many").with("count", TOGETHER).into());
    }
    let stays = match posted.filled("stays") {
        Some(stays) => stays.parse()?,
        None => id,
    };
    let mut values = Values::new();
    let others: Vec<AnyId> = ids.iter().copied().filter(|id| *id != stays).collect();
    values.set("others", if others.is_empty() { Value::Null } else { Value::Ids(others.clone()) });
    let take: Vec<String> =
        posted.0.iter().filter_map(|(name, value)| Some(format!("{}={value}", name.strip_prefix("take.")?))).collect();
    values.set("take", Value::text(take.join("\n")));
    let verbs = ctx.app().verbs_arc();
    let done = ctx
        .write({
            let of = of.clone();
            move |tx| {
                let of = tx.describe(&of).map_err(|_| Error::not_found())?;
                let verb = verbs.find(of.name, "merge").ok_or_else(Error::not_found)?;
                verb.run(tx, stays, values.clone())?;
                Ok(of.plural)
            }
        })
        .await;
    match done {
        Ok(plural) => Ok(ctx.go_telling(&format!("/{plural}/{stays}"), "verb_merge.done")),
        // What was wrong is said above the records, where one can choose again.
        Err(error) if matches!(error.fault(), Fault::Invalid | Fault::Conflict) && !others.is_empty() => {
            shown(&ctx, StatusCode::UNPROCESSABLE_ENTITY, of, stays, others, Some(error)).await
        }
        Err(error) => Err(error.into()),
    }
}
