//! Imports and their undoing in the background.

use crm::general::{ImportRun, ImportStatus};
use kernel::{AnyId, Error, Id, Result};
use record::Change;
use serde::{Deserialize, Serialize};
use store::{JobKind, Work};

use crate::plan::Plan;
use crate::run::{mark, run};
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
    /// The uploaded file. None for a command, which reads a file of its own: what is left to do when it dies is to say
    /// so.
    pub file: Option<AnyId>,
    /// How it is read.
    pub plan: Option<Plan>,
    /// Rows of the file, if they were counted.
    pub rows: Option<i64>,
}

/// What a job undoes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct UndoJob {
    /// The import.
    pub run: Id<ImportRun>,
}

/// The kinds of jobs of this crate.
pub fn kinds() -> Vec<JobKind> {
    // An import is begun once; what is tried again is only to say that it was broken off, however long the disk is full.
    vec![JobKind::new(IMPORT, import).attempts(50), JobKind::new(UNDO, take_back)]
}

fn import(work: &Work) -> Result<()> {
    let job: ImportJob = work.payload()?;
    let actor = work.actor();
    let outcome = match (job.file, &job.plan) {
        (Some(file), Some(plan)) if work.job().attempts == 1 => open(work, file).and_then(|source| {
            run(work.store(), &actor, job.run, &source, plan, &mut |progress| {
                work.tell(progress.read as i64, job.rows, None);
                !work.should_stop()
            })
            .map(|_| ())
        }),
        // What a dead runner left half done is not begun again, lest rows come twice: it may be undone instead.
        _ => broken_off(work, job.run),
    };
    if let Err(error) = outcome {
        // The record of the import says so too, also when the file could not even be opened.
        let told = words::errors(actor.lang, &error);
        let found = work.store().read_blocking(actor.clone(), {
            let run = job.run;
            move |db| db.get(run)
        })?;
        if found.status != ImportStatus::Failed {
            mark(work.store(), &actor, job.run, move |_| {
                Change::new().set(ImportRun::STATUS, ImportStatus::Failed).set(ImportRun::SUMMARY, Some(told.clone()))
            })?;
        }
    }
    Ok(())
}

/// The uploaded file, brought here when it lies elsewhere.
fn open(work: &Work, file: AnyId) -> Result<Source> {
    let stored = work.store().read_blocking(work.actor(), move |db| db.own_file(file))?;
    Source::open(work.store().files()?.local(&stored)?)
}

/// Its runner died in the middle: what is committed stays until somebody undoes it.
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
