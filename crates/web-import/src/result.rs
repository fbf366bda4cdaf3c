//! How far an import is, what became of it, and taking it back.

use axum::extract::Path;
use axum::http::HeaderValue;
use axum::response::{IntoResponse, Response};
use crm::general::{ImportRun, ImportStatus};
use import::jobs::{self, IMPORT, UNDO, UndoJob};
use import::plan::Kind;
use import::run::Refused;
use kernel::{Error, Id, Result, format};
use maud::{Markup, html};
use record::RecordRef;
use store::{Action, Db, Job, JobState};
use web::Ctx;
use web::http::Answer;
use web::kit::{self, Button, Notice, Progress, Tile, Tone};

use crate::body::{kind_named, status_of};
use crate::{HREF, aside, refused};

/// Refused rows that are named on the page; all of them are in the file.
const NAMED: usize = 10;

/// An import as its page shows it.
struct Found {
    run: ImportRun,
    /// What is at work or waits, the undo before the import.
    job: Option<Job>,
    /// The undo that came to no good end.
    failed: Option<Job>,
    may_undo: bool,
}

fn find(db: &Db<'_>, id: Id<ImportRun>) -> Result<Found> {
    let run = db.get(id)?;
    let undo = db.job_about(UNDO, id.any())?;
    let import = db.job_about(IMPORT, id.any())?;
    let failed = undo.clone().filter(|job| matches!(job.state, JobState::Dead | JobState::Cancelled));
    let job = [undo, import].into_iter().flatten().find(|job| !job.state.has_ended());
    let has_ended = run.status != ImportStatus::Undone && !jobs::is_at_work(db, &run)?;
    let may_undo = has_ended && job.is_none() && db.may(of(id), Action::Change)?;
    Ok(Found { run, job, failed, may_undo })
}

fn of(id: Id<ImportRun>) -> RecordRef {
    RecordRef { of: "import_run", id: id.any() }
}

/// The page of an import.
pub async fn page(ctx: Ctx, Path(run): Path<String>) -> Answer {
    let id: Id<ImportRun> = run.parse()?;
    let (found, file) = ctx.read(move |db| Ok((find(db, id)?, refused::kept(db, id)?))).await?;
    let refused = match (&found.job, file) {
        (None, Some(file)) => {
            let store = ctx.store().clone();
            Some(aside(move || import::run::refused(store.files()?.content(&file)?, NAMED)).await?)
        }
        _ => None,
    };
    let title = found.run.name.clone();
    let mut shell = ctx.shell(&title, HREF);
    shell.crumbs = vec![
        kit::Crumb { text: ctx.word("import-pages"), href: HREF.into() },
        kit::Crumb { text: title.clone(), href: String::new() },
    ];
    Ok(kit::page(&shell, body(&ctx, &found, refused.as_deref())).into_response())
}

/// How far it is; when it has ended, the page comes anew.
pub async fn progress(ctx: Ctx, Path(run): Path<String>) -> Answer {
    let id: Id<ImportRun> = run.parse()?;
    let found = ctx.read(move |db| find(db, id)).await?;
    match &found.job {
        Some(job) if ctx.is_htmx() => Ok(bar(&ctx, id, job).into_response()),
        _ if ctx.is_htmx() => {
            let mut response = Response::default();
            response.headers_mut().insert("hx-refresh", HeaderValue::from_static("true"));
            Ok(response)
        }
        _ => Ok(ctx.go(&address(id))),
    }
}

fn address(id: Id<ImportRun>) -> String {
    format!("/imports/{id}")
}

fn bar(ctx: &Ctx, id: Id<ImportRun>, job: &Job) -> Markup {
    let lang = ctx.lang();
    let undoes = job.kind == UNDO;
    let text = match (job.state, undoes) {
        (JobState::Stopping, _) => "import-pages-stopping",
        (JobState::Waiting, _) => "import-pages-waiting",
        (_, true) => "import-pages-undoing",
        (_, false) => "import-pages-importing",
    };
    let done = format::integer(lang, job.done);
    let note = match (job.total, undoes) {
        (_, true) => String::new(),
        (Some(total), _) => {
            let total = format::integer(lang, total);
            ctx.words("import-pages-done-of", &[("done", done.as_str().into()), ("total", total.as_str().into())])
        }
        (None, _) => ctx.words("import-pages-done", &[("done", done.as_str().into())]),
    };
    let done = job.total.map(|total| (job.done.clamp(0, total.max(0)) as u64, total.max(0) as u64));
    let cancel = if job.state == JobState::Stopping { String::new() } else { format!("{}/cancel", address(id)) };
    let progress = Progress { text: ctx.word(text), note, done, refresh: format!("{}/progress", address(id)), cancel };
    kit::progress(lang, ctx.csrf(), &progress)
}

fn body(ctx: &Ctx, found: &Found, refused: Option<&[Refused]>) -> Markup {
    let run = &found.run;
    let (tone, status) = status_of(run.status);
    html! {
        div class="page-head" {
            h1 { (run.name) }
            (kit::chip(tone, &ctx.word(&format!("import_status.{status}"))))
            span class="muted" { (kind_named(ctx, &run.kind)) }
        }
        div class="import stack" {
            @if let Some(job) = &found.job {
                (bar(ctx, run.id, job))
                noscript { p { a class="btn" href=(address(run.id)) { (ctx.word("common-refresh")) } } }
            } @else {
                @if found.failed.as_ref().is_some_and(|job| job.state == JobState::Dead) {
                    (kit::notice(&Notice { tone: Tone::Bad, body: html! { (ctx.word("import-pages-undo-failed")) }, ..Notice::default() }))
                }
                (tiles(ctx, run))
                (links(ctx, found))
                @if let Some(summary) = run.summary.as_deref().filter(|summary| !summary.is_empty()) {
                    (kit::panel("summary", &words::attr(ctx.lang(), "import_run", "summary"), "", html! {}, kit::prose(summary)))
                }
                @if let Some(rows) = refused { (refused_rows(ctx, run, rows)) }
            }
        }
    }
}

fn tiles(ctx: &Ctx, run: &ImportRun) -> Markup {
    let tile = |name: &str, figure: Option<i64>| {
        figure.map(|figure| Tile {
            label: words::attr(ctx.lang(), "import_run", name),
            value: format::integer(ctx.lang(), figure),
            main: name == "created",
            ..Tile::default()
        })
    };
    // Of the demo company nobody counts rows.
    let all = [
        tile("rows", run.rows),
        tile("created", run.created),
        tile("changed", run.changed),
        tile("rejected", run.rejected),
    ];
    let known: Vec<Tile> = all.into_iter().flatten().collect();
    html! { @if !known.is_empty() { (kit::tiles(&known)) } }
}

/// Where to go from here, and the way back.
fn links(ctx: &Ctx, found: &Found) -> Markup {
    let run = &found.run;
    let is_there = matches!(run.status, ImportStatus::Finished | ImportStatus::Stopped | ImportStatus::Failed);
    let kind = Kind::named(&ctx.store().catalogue(), &run.kind).ok();
    let main = kind.as_ref().map(|kind| kind.main_slot().of.clone());
    let is_billed = main.as_ref().is_some_and(|of| of.area == "billing");
    // Lines have no list that people look for; what they want to see is who bought.
    let seen = if is_billed { ctx.store().catalogue().get("company").ok().cloned() } else { main };
    html! {
        div class="row" {
            @if is_there {
                @if is_billed {
                    (kit::link_button(&Button { text: &ctx.word("import-pages-concentration"), icon: "pie", look: kit::Look::Primary, ..Button::default() }, "/insight/concentration"))
                }
                @if let Some(of) = seen.filter(|of| ctx.may(of, Action::See)) {
                    @let many = ctx.word(&format!("{}.many", of.name));
                    (kit::link_button(&Button { text: &ctx.words("import-pages-see", &[("types", many.as_str().into())]), ..Button::default() }, &format!("/{}", of.plural)))
                }
            }
            @if found.may_undo {
                form method="post" action={ (address(run.id)) "/undo" } data-confirm=(ctx.word("import-pages-undo-sure")) {
                    (kit::hidden_csrf(ctx.csrf()))
                    (kit::submit(&Button { text: &ctx.word("import-pages-undo"), icon: "undo", ..Button::default() }, "", ""))
                }
            }
            (kit::link_button(&Button { text: &ctx.word("import-pages-another"), look: kit::Look::Quiet, ..Button::default() }, HREF))
        }
    }
}

fn refused_rows(ctx: &Ctx, run: &ImportRun, rows: &[Refused]) -> Markup {
    let download = ctx.word("import-pages-download");
    let file = html! { a class="btn btn-small" href={ (address(run.id)) "/refused" } download { (download) } };
    let body = html! {
        p class="muted" { (ctx.word("import-pages-refused-text")) }
        ul class="plain-list" {
            @for row in rows {
                @let key = if row.taken { "import-pages-remarked" } else { "import-pages-line" };
                @let line = format::integer(ctx.lang(), row.line as i64);
                li { (ctx.words(key, &[("line", line.as_str().into()), ("reason", row.reason.as_str().into())])) }
            }
        }
    };
    kit::panel("refused", &ctx.word("import-pages-refused"), "", file, body)
}

/// Stops what is at work.
pub async fn cancel(ctx: Ctx, Path(run): Path<String>) -> Answer {
    let id: Id<ImportRun> = run.parse()?;
    ctx.write(move |tx| {
        let Some(job) = find(tx, id)?.job else { return Ok(()) };
        jobs::cancel(tx, job.id)
    })
    .await?;
    Ok(ctx.go(&address(id)))
}

/// Starts the undo.
pub async fn undo(ctx: Ctx, Path(run): Path<String>) -> Answer {
    let id: Id<ImportRun> = run.parse()?;
    ctx.write(move |tx| {
        let found = find(tx, id)?;
        // A second click changes nothing.
        if found.run.status == ImportStatus::Undone || found.job.as_ref().is_some_and(|job| job.kind == UNDO) {
            return Ok(());
        }
        if !found.may_undo {
            return Err(match found.job {
                Some(_) => Error::conflict("import-error-still-running"),
                None => Error::forbidden("error-forbidden").with("action", "change").with("type", "import_run"),
            });
        }
        tx.start_job(UNDO, &UndoJob { run: id }).map(|_| ())
    })
    .await?;
    Ok(ctx.go(&address(id)))
}
