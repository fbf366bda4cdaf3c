//! Imports and their undoing in the background.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crm::general::{ImportRun, ImportStatus};
use kernel::{Actor, AnyId, Error, Face, Fault, Id, Result};
use record::Change;
use serde::{Deserialize, Serialize};
use store::{Db, Dialect, JobKind, JobState, Tx, Work};

use crate::plan::Plan;
use crate::run::{Course, Keep, Reached, mark, run_on};
use crate::source::Source;
use crate::undo::undo;

/// The kind of jobs that import.
pub const IMPORT: &str = "import";
/// The kind of jobs that undo an import.
pub const UNDO: &str = "import-undo";

/// What a job imports.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ImportJob {
    /// The import.
    pub run: Id<ImportRun>,
    /// The uploaded file; none for a command, which reads a file of its own.
    pub file: Option<AnyId>,
    /// The file of a command.
    #[serde(default)]
    pub own: Option<OwnFile>,
    /// How it is read.
    pub plan: Option<Plan>,
    /// Rows of the file, if they were counted.
    pub rows: Option<i64>,
    /// How far it was when its last slice was committed, and at which attempt.
    #[serde(default)]
    pub reached: Option<(i64, Reached)>,
}

/// A file that a command reads where it lies: it is gone on with as long as it is the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnFile {
    path: PathBuf,
    bytes: u64,
    /// When it was changed last, in milliseconds since 1970.
    changed: u128,
}

impl OwnFile {
    /// The file as it is now; none when it cannot be looked at.
    pub fn at(path: &Path) -> Option<OwnFile> {
        let path = std::path::absolute(path).ok()?;
        let known = std::fs::metadata(&path).ok()?;
        let changed = known.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?.as_millis();
        Some(OwnFile { path, bytes: known.len(), changed })
    }

    /// Whether it may well lie on another machine that works on the same database: then that one is to have the job.
    fn lies_elsewhere(&self, work: &Work) -> bool {
        work.store().dialect() == Dialect::Postgres && !self.path.exists()
    }
}

/// What a job undoes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct UndoJob {
    /// The import.
    pub run: Id<ImportRun>,
}

/// Tells a job to stop. An import that waits has nobody else to say that it was stopped, and could not be undone.
///
/// # Errors
/// Not found when there is no such job for the actor.
pub fn cancel(tx: &mut Tx<'_>, id: AnyId) -> Result<()> {
    let waiting = tx.job(id)?.filter(|job| job.kind == IMPORT && job.state == JobState::Waiting);
    tx.cancel_job(id)?;
    let Some(job) = waiting else { return Ok(()) };
    let ImportJob { run, .. } = serde_json::from_str(&job.payload).map_err(Error::internal)?;
    let now = tx.now();
    tx.as_program(|tx| match tx.get(run) {
        Ok(found) if is_open(found.status) => {
            let stopped = Change::new().set(ImportRun::STATUS, ImportStatus::Stopped);
            tx.change(run, stopped.set(ImportRun::FINISHED_AT, Some(now)))
        }
        // The record of the import may have been put into the bin meanwhile.
        Err(error) if error.fault() != Fault::NotFound => Err(error),
        _ => Ok(()),
    })
}

/// Whether an import has come to no end yet. One whose job has ended without a word has: its program died while it was being
/// stopped, or died each time it went on.
///
/// # Errors
/// When the database fails.
pub fn is_at_work(db: &Db<'_>, run: &ImportRun) -> Result<bool> {
    let has_ended = |job: store::Job| job.state.has_ended();
    Ok(is_open(run.status) && !db.job_about(IMPORT, run.id.any())?.is_some_and(has_ended))
}

fn is_open(status: ImportStatus) -> bool {
    matches!(status, ImportStatus::Waiting | ImportStatus::Running)
}

/// Attempts at one slice: when the program dies each time, the slice is what kills it.
const AT_ONE_SLICE: i64 = 10;

/// The kinds of jobs of this crate.
pub fn kinds() -> Vec<JobKind> {
    // What is tried again goes on where it was, however often the program is killed or the disk is full.
    vec![JobKind::new(IMPORT, import).attempts(200), JobKind::new(UNDO, take_back)]
}

fn import(work: &Work) -> Result<()> {
    let mut job: ImportJob = work.payload()?;
    let actor = work.actor();
    let reached = job.reached.take();
    let since = reached.as_ref().map_or(0, |(attempt, _)| *attempt);
    let goes_on = work.job().attempts - since <= AT_ONE_SLICE;
    let run = job.run;
    let known = work.store().read_blocking(actor.clone(), move |db| db.get(run))?;
    // Its program died between its end and that of the job; begun anew, its rows would be there twice.
    if !is_open(known.status) {
        return Ok(());
    }
    let hold = keep(work, &job);
    let found = source(work, &job);
    if goes_on && matches!(found, Ok(None)) && job.own.as_ref().is_some_and(|own| own.lies_elsewhere(work)) {
        return Err(Error::new(Fault::Busy, "import-error-elsewhere"));
    }
    let outcome = match (found, &job.plan) {
        (Ok(Some(source)), Some(plan)) if goes_on => {
            // Whoever has stopped it does not want it to go on.
            let waits = || work.is_ending() && !is_told_to_stop(work);
            let course = Course { from: reached.map(|(_, from)| from), keep: Some(hold.clone()), waits: Some(&waits) };
            let counted = AtomicI64::new(job.rows.unwrap_or(0));
            let outcome = std::thread::scope(|scope| {
                if job.rows.is_none() {
                    scope.spawn(|| count(&source, plan, &counted));
                }
                run_on(work.store(), &actor, job.run, &source, plan, course, &mut |progress| {
                    let rows = Some(counted.load(Ordering::Relaxed)).filter(|rows| *rows > 0);
                    work.tell(progress.read as i64, rows, None);
                    !work.should_stop()
                })
            });
            match outcome {
                Err(error) if error.key() == "import-error-waits" => return Err(error),
                outcome => outcome.map(|_| ()),
            }
        }
        (Err(error), _) => Err(error),
        _ => broken_off(work, job.run),
    };
    if !is_mine(work) {
        return Ok(());
    }
    if let Err(error) = outcome {
        // The record of the import says so too, also when the file could not even be opened.
        let told = words::errors(actor.lang, &error);
        let found = work.store().read_blocking(actor.clone(), {
            let run = job.run;
            move |db| db.get(run)
        })?;
        if found.status != ImportStatus::Failed {
            mark(work.store(), &actor, job.run, Some(hold), move |_| {
                Change::new().set(ImportRun::STATUS, ImportStatus::Failed).set(ImportRun::SUMMARY, Some(told.clone()))
            })?;
        }
    }
    forget(work, &job);
    Ok(())
}

/// Whether no other runner has taken the job over meanwhile.
fn is_mine(work: &Work) -> bool {
    let (id, attempt) = (work.job().id, work.job().attempts);
    let found = work.store().read_blocking(Actor::system(Face::Job), move |db| db.job(id));
    // A database that cannot be asked is no reason to leave the import without an end.
    found.map_or(true, |job| job.is_some_and(|job| job.attempts == attempt && !job.state.has_ended()))
}

/// Takes out of the payload how far an ended import was: it holds rows of the file, which nobody needs any more.
pub fn forget(work: &Work, job: &ImportJob) {
    let (id, attempt) = (work.job().id, work.job().attempts);
    let ended = ImportJob { reached: None, ..job.clone() };
    let outcome = work.store().write_blocking(Actor::system(Face::Job), move |tx| tx.change_job(id, attempt, &ended));
    if let Err(error) = outcome {
        tracing::warn!(%error, "how far an import was could not be forgotten");
    }
}

/// Whether somebody wants the job stopped; that the program ends is another matter.
fn is_told_to_stop(work: &Work) -> bool {
    let id = work.job().id;
    match work.store().read_blocking(work.actor(), move |db| db.job(id)) {
        Ok(job) => job.is_some_and(|job| job.state == JobState::Stopping),
        Err(error) => {
            tracing::warn!(%error, "whether an import is wanted could not be asked");
            false
        }
    }
}

/// Counts the rows of a long file, so that people see how far its import is.
fn count(source: &Source, plan: &Plan, counted: &AtomicI64) {
    match source.lines(&plan.guess) {
        Ok(lines) => counted.store(lines.unwrap_or(0) as i64, Ordering::Relaxed),
        // Whoever reads the rows says what is wrong with the file.
        Err(error) => tracing::debug!(%error, "the rows of a file could not be counted"),
    }
}

/// Keeps how far an import is in the payload of its job.
pub fn keep(work: &Work, job: &ImportJob) -> Keep {
    let (id, attempt, job) = (work.job().id, work.job().attempts, job.clone());
    Arc::new(move |tx, reached| {
        let Some(reached) = reached else { return tx.hold_job(id, attempt) };
        let now = ImportJob { reached: Some((attempt, reached.clone())), ..job.clone() };
        tx.change_job(id, attempt, &now)
    })
}

/// The uploaded file, brought here when it lies elsewhere, or that of a command; none when it is not the same any more.
fn source(work: &Work, job: &ImportJob) -> Result<Option<Source>> {
    if let Some(file) = job.file {
        let stored = work.store().read_blocking(work.actor(), move |db| db.own_file(file))?;
        return Source::open(work.store().files()?.local(&stored)?).map(Some);
    }
    let own = job.own.as_ref().filter(|own| OwnFile::at(&own.path).as_ref() == Some(*own));
    own.map(|own| Source::open(&own.path)).transpose()
}

/// Its file is gone, or it dies again and again: what is committed stays until somebody undoes it.
fn broken_off(work: &Work, run: Id<ImportRun>) -> Result<()> {
    let found = work.store().read_blocking(work.actor(), move |db| db.get(run))?;
    match found.status {
        ImportStatus::Running | ImportStatus::Waiting => Err(Error::invalid("import-error-broken-off")),
        _ => Ok(()),
    }
}

fn take_back(work: &Work) -> Result<()> {
    let job: UndoJob = work.payload()?;
    undo(work.store(), &work.actor(), job.run, &mut |done, total| {
        work.tell(done, Some(total), None);
        !work.should_stop()
    })
    .map(|_| ())
}
