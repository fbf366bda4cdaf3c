//! The queue: clusters of records that are likely the same, with the reasons in words.

use std::collections::HashMap;

use axum::extract::Query as Asked;
use axum::http::HeaderValue;
use axum::response::{IntoResponse, Response};
use crm::duplicates::{Cluster, Likeness, queue, scan as scanning};
use kernel::{AnyId, Error, Result, format};
use maud::{Markup, html};
use record::{Filter, Kind, Path, Query, RecordRef, RecordType, View};
use serde::Deserialize;
use store::{Action, Db, Job};

use super::{HREF, reason};
use crate::Ctx;
use crate::http::{Answer, Posted};
use crate::kit::{self, Button, Empty, Look, Progress, Tab, Tone};
use crate::show::{Show, type_many};

/// Pairs of a page.
const SHOWN: usize = 40;
/// Facts by which a person tells the records of a cluster apart.
const FACTS: usize = 4;

/// Which part of the queue is asked for.
#[derive(Default, Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    of: String,
    /// The score and id of the pair behind which the page begins: `900-01J…`.
    #[serde(default)]
    after: String,
}

/// A cluster with what is shown of its records.
struct Shown {
    cluster: Cluster,
    views: Vec<View>,
    /// Whether the reader may merge all of them.
    may_merge: bool,
    /// Whether he may say that they are not the same.
    may_part: bool,
}

struct Found {
    show: Show,
    clusters: Vec<Shown>,
    next: Option<String>,
    running: Option<Job>,
    last: Option<Job>,
}

/// `GET /duplicates?of=company`.
pub(super) async fn page(ctx: Ctx, Asked(wanted): Asked<Wanted>) -> Answer {
    let catalogue = ctx.store().catalogue();
    let seen = |name: &&str| catalogue.get(name).is_ok_and(|of| ctx.may(of, Action::See));
    let types: Vec<&'static str> = scanning::SCANNED.into_iter().filter(seen).collect();
    let Some(of) = types.iter().copied().find(|of| *of == wanted.of).or(types.first().copied()) else {
        return Err(Error::forbidden("error-forbidden").with("action", "see").into());
    };
    let after = place(&wanted.after)?;
    let found = ctx.read(move |db| find(db, of, after)).await?;
    let tabs: Vec<Tab> = types
        .iter()
        .map(|name| Tab {
            text: type_many(ctx.lang(), name),
            href: format!("{HREF}?of={name}"),
            current: *name == of,
            ..Tab::default()
        })
        .collect();
    let may_scan = types.iter().any(|name| catalogue.get(name).is_ok_and(|of| ctx.may(of, Action::Delete)));
    let title = ctx.word("duplicates");
    let body = html! {
        div class="page-head" {
            h1 { (title) }
            p class="page-lede" { (ctx.word("duplicates-lede")) }
            @if may_scan && found.running.is_none() {
                div class="page-actions" {
                    form method="post" action="/duplicates/scan" {
                        (kit::hidden_csrf(ctx.csrf()))
                        (kit::submit(&Button { text: &ctx.word("duplicates-scan"), icon: "search", look: if found.last.is_none() { Look::Primary } else { Look::Plain }, ..Button::default() }, "", ""))
                    }
                }
            }
        }
        @if let Some(job) = &found.running { (bar(&ctx, job)) }
        @else if let Some(ended) = found.last.as_ref().and_then(|job| job.finished_at) {
            @let when = words::relative(ctx.lang(), format::relative(found.show.now, ended));
            p class="muted small" { (ctx.words("duplicates-scanned", &[("when", when.as_str().into())])) }
        }
        (kit::view_tabs(&title, &tabs, html! {}))
        @if found.clusters.is_empty() {
            @let (title, text) = if found.last.is_some() { ("duplicates-none", "duplicates-none-text") } else { ("duplicates-never-scanned", "duplicates-never-scanned-text") };
            (kit::empty(&Empty { icon: "copy".to_owned(), title: ctx.word(title), text: ctx.word(text), ..Empty::default() }))
        } @else {
            ul class="clusters" { @for one in &found.clusters { li class="cluster panel" { (cluster(&ctx, &found.show, of, one)) } } }
        }
        @if let Some(next) = &found.next {
            p class="center" { a class="btn btn-quiet" href=(format!("{HREF}?of={of}&after={next}")) { (ctx.word("kit-more")) } }
        }
    };
    Ok(ctx.page(&title, HREF, body))
}

fn place(text: &str) -> Result<Option<(i64, AnyId)>> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || Error::invalid("error-cursor");
    let (score, id) = text.split_once('-').ok_or_else(wrong)?;
    Ok(Some((score.parse().map_err(|_| wrong())?, id.parse()?)))
}

fn find(db: &Db<'_>, of: &'static str, after: Option<(i64, AnyId)>) -> Result<Found> {
    let page = queue(db, of, after, SHOWN)?;
    let described = db.describe(of)?;
    let ids: Vec<AnyId> = page.clusters.iter().flat_map(|cluster| &cluster.records).map(|record| record.id).collect();
    let mut query = Query::of(of).filter(Filter::Ids(ids.clone())).limit(ids.len().max(1));
    query.fields = facts(db, &described);
    let views: HashMap<AnyId, View> = if ids.is_empty() {
        HashMap::new()
    } else {
        db.page(&query)?.rows.into_iter().map(|view| (view.id, view)).collect()
    };
    let may = |record: &RecordRef, action| -> Result<bool> {
        Ok(db.access().is_administrator() || db.access().may(&described, action) && db.may(*record, action)?)
    };
    let mut clusters = Vec::new();
    for cluster in page.clusters {
        let (mut change, mut delete) = (true, true);
        for record in &cluster.records {
            change = change && may(record, Action::Change)?;
            delete = delete && may(record, Action::Delete)?;
        }
        let own = cluster.records.iter().filter_map(|record| views.get(&record.id).cloned()).collect();
        clusters.push(Shown { cluster, views: own, may_merge: change && delete, may_part: change });
    }
    Ok(Found {
        show: Show::of(db),
        clusters,
        next: page.next.map(|(score, id)| format!("{score}-{id}")),
        running: scanning::running(db)?,
        last: db.latest_job(scanning::SCAN)?,
    })
}

/// The fields by which a person tells records apart, as far as the reader sees them.
fn facts(db: &Db<'_>, of: &RecordType) -> Vec<Path> {
    let telling = |kind: &Kind| {
        matches!(
            kind,
            Kind::Address | Kind::Email | Kind::Phone | Kind::TaxNumber | Kind::RegistryNumber | Kind::Reference(_)
        )
    };
    let mut paths: Vec<Path> = of
        .fields
        .iter()
        .filter(|field| !field.read_only && telling(&field.kind) && db.access().sees(of, field))
        .filter(|field| field.list || !matches!(field.kind, Kind::Reference(_)))
        .map(Path::from)
        .collect();
    paths.push("created_at".into());
    paths
}

fn cluster(ctx: &Ctx, show: &Show, of: &str, shown: &Shown) -> Markup {
    let percent = format::share(ctx.lang(), shown.cluster.score(), 0);
    let ids: Vec<String> = shown.views.iter().map(|view| view.id.to_string()).collect();
    let many = shown.cluster.records.len() > 2;
    html! {
        div class="cluster-score" {
            (kit::meter(shown.cluster.score(), Tone::Accent))
            span class="small muted" { (ctx.words("duplicates-likely", &[("share", percent.as_str().into())])) }
        }
        ul class="cluster-records" { @for view in &shown.views { li { (one(ctx, show, view)) } } }
        ul class="cluster-reasons" {
            @for pair in &shown.cluster.pairs {
                li {
                    @if many { span class="small muted" { (between(&shown.views, pair)) } }
                    span class="chips" {
                        @for why in &pair.reasons {
                            (kit::chip(if why.is_against() { Tone::Warn } else { Tone::Good }, &reason(ctx.lang(), *why)))
                        }
                    }
                }
            }
        }
        div class="row" {
            @if let (true, [first, rest @ ..]) = (shown.may_merge, ids.as_slice()) {
                @let with: String = rest.iter().map(|id| format!("&with={id}")).collect();
                @let href = format!("/merge/{of}/{first}?{}", with.trim_start_matches('&'));
                (kit::link_button(&Button { text: &ctx.word("duplicates-compare"), icon: "merge", look: Look::Primary, ..Button::default() }, &href))
            }
            @if shown.may_part {
                form method="post" action="/duplicates/apart" {
                    (kit::hidden_csrf(ctx.csrf()))
                    input type="hidden" name="of" value=(of);
                    @for pair in &shown.cluster.pairs { input type="hidden" name="id" value=(pair.pair.id); }
                    (kit::submit(&Button { text: &ctx.word("duplicates-apart"), icon: "x", ..Button::default() }, "", ""))
                }
            }
        }
    }
}

fn between(views: &[View], pair: &Likeness) -> String {
    let title = |record: RecordRef| {
        views.iter().find(|view| view.id == record.id).map(|view| view.title.clone()).unwrap_or_default()
    };
    format!("{} – {}", title(pair.pair.first), title(pair.pair.second))
}

fn one(ctx: &Ctx, show: &Show, view: &View) -> Markup {
    let told: Vec<kit::Cell> = view
        .values
        .iter()
        .filter(|(name, value)| !value.is_null() && name.as_ref() != "created_at")
        .map(|(name, _)| show.cell(view, name))
        .take(FACTS)
        .collect();
    html! {
        a class="strong" href=(show.href(view.record())) { (view.title) }
        span class="cluster-facts small muted" {
            @for cell in &told { span { (kit::cell(cell)) } }
            span { (ctx.words("duplicates-since", &[("day", show.text(view, "created_at").as_str().into())])) }
        }
    }
}

fn bar(ctx: &Ctx, job: &Job) -> Markup {
    let own = ctx.is_administrator() || job.user == Some(ctx.user());
    let stopping = job.state == store::JobState::Stopping;
    let done = job.total.map(|total| (job.done.clamp(0, total.max(0)) as u64, total.max(0) as u64));
    let progress = Progress {
        text: ctx.word(if stopping { "duplicates-stopping" } else { "duplicates-scanning" }),
        note: done.map(|(done, all)| format::share(ctx.lang(), done as f64 / all.max(1) as f64, 0)).unwrap_or_default(),
        done,
        refresh: "/duplicates/progress".to_owned(),
        cancel: if own && !stopping { "/duplicates/cancel".to_owned() } else { String::new() },
    };
    kit::progress(ctx.lang(), ctx.csrf(), &progress)
}

/// `GET /duplicates/progress`: how far the scan is; when it has ended, the page comes anew.
pub(super) async fn progress(ctx: Ctx) -> Answer {
    let running = ctx.read(scanning::running).await?;
    match &running {
        Some(job) if ctx.is_htmx() => Ok(bar(&ctx, job).into_response()),
        None if ctx.is_htmx() => {
            let mut response = Response::default();
            response.headers_mut().insert("hx-refresh", HeaderValue::from_static("true"));
            Ok(response)
        }
        _ => Ok(ctx.go(HREF)),
    }
}

/// `POST /duplicates/scan`.
pub(super) async fn scan(ctx: Ctx) -> Answer {
    ctx.write(|tx| scanning::start(tx, None)).await?;
    Ok(ctx.go(HREF))
}

/// `POST /duplicates/cancel`.
pub(super) async fn cancel(ctx: Ctx) -> Answer {
    ctx.write(|tx| match scanning::running(tx)? {
        Some(job) => tx.cancel_job(job.id),
        None => Ok(()),
    })
    .await?;
    Ok(ctx.go(HREF))
}

/// `POST /duplicates/apart`: the records of these pairs are not the same.
pub(super) async fn apart(ctx: Ctx, posted: Posted) -> Answer {
    let pairs = posted.all("id").map(str::parse).collect::<Result<Vec<AnyId>>>()?;
    let of = posted.get("of").to_owned();
    ctx.write(move |tx| {
        for id in &pairs {
            let pair = tx.pair(*id)?;
            tx.tell_apart(pair.first.of, pair.first.id, pair.second.id)?;
        }
        Ok(())
    })
    .await?;
    let of = if scanning::SCANNED.contains(&of.as_str()) { of } else { scanning::SCANNED[0].to_owned() };
    Ok(ctx.go_telling(&format!("{HREF}?of={of}"), "duplicates-told-apart"))
}
