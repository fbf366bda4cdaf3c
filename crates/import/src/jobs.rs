//! Imports and their undoing in the background.

use std::path::PathBuf;

use crm::general::{ImportRun, ImportStatus};
use kernel::{Error, Id, Result};
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
    /// The uploaded file; it goes when the job is done.
    pub file: PathBuf,
    /// How it is read.
    pub plan: Plan,
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
    // What a dead runner left half done is not begun again: it may be undone instead.
    vec![JobKind::new(IMPORT, import).attempts(2), JobKind::new(UNDO, take_back)]
}

fn import(work: &Work) -> Result<()> {
    let job: ImportJob = work.payload()?;
    let actor = work.actor();
    let outcome = if work.job().attempts > 1 {
        broken_off(work, job.run)
    } else {
        Source::open(&job.file).and_then(|source| {
            run(work.store(), &actor, job.run, &source, &job.plan, &mut |progress| {
                work.tell(progress.read as i64, job.rows, None);
                !work.should_stop()
            })
            .map(|_| ())
        })
    };
    if let Err(error) = std::fs::remove_file(&job.file) {
        tracing::warn!(%error, "an uploaded file could not be taken away");
    }
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
