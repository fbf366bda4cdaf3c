//! Carrying out a plan: rows become records, in slices of about 50 ms, so that others can work meanwhile.

mod alike;
mod closing;
mod complete;
mod contact;
mod country;
mod course;
mod domains;
mod draft;
mod gather;
mod keys;
mod leave;
mod made_up;
mod memory;
mod merge;
mod payments;
mod pipelines;
mod places;
mod register;
mod report;
mod rows;
mod slice;
mod summary;
mod survey;
mod value;
mod written;

pub use course::{Course, Keep, Reached};
pub(crate) use report::added_columns;
pub use report::{folder, reason, refused, report_of};
pub use summary::{LeftEmpty, Refused, Summary, left_in_words};
pub use survey::{Survey, survey};

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use crm::duplicates::scan::{self, SCANNED};
use crm::general::{ImportRun, ImportStatus};
use kernel::{Actor, AnyId, Error, Fault, Id, Result};
use record::Change;
use store::Store;

use crate::plan::{Kind, Likely, Plan};
use crate::source::Source;
use draft::{Draft, Home, Reader};
use memory::{Learnt, Memory};
use report::{Entry, Fate, Report};
use rows::{Chunk, Read};
use slice::Task;
use summary::Counts;

/// A slice should hold up other writers no longer than this.
const SLICE: Duration = Duration::from_millis(45);
/// Rows of a slice at least, however slow the machine is at the moment: smaller ones spend their time on committing.
const SMALLEST: usize = 800;
/// Rows of a slice at most; what is known of a slice is kept in memory until it is committed.
const LARGEST: usize = 4_000;

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Rows behind it.
    pub read: u64,
    /// Rows refused so far.
    pub refused: u64,
    /// Records made so far.
    pub created: u64,
}

/// Notes down an import that is about to begin.
///
/// # Errors
/// When the actor may not import.
pub fn begin(store: &Store, actor: &Actor, name: &str, kind: &str) -> Result<Id<ImportRun>> {
    let (name, kind) = (name.to_owned(), kind.to_owned());
    store.write_blocking(actor.clone(), move |tx| begin_in(tx, &name, &kind))
}

/// The same within a transaction, as the pages do it together with the job.
pub fn begin_in(tx: &mut store::Tx<'_>, name: &str, kind: &str) -> Result<Id<ImportRun>> {
    let values = record::Values::from_iter([
        ("name".into(), record::Value::text(name)),
        ("kind".into(), record::Value::text(kind)),
    ]);
    tx.create_values("import_run", values).map(AnyId::of)
}

/// Imports a file as an actor; `progress` hears how far it is and says whether to go on.
///
/// What is committed when it is stopped or fails stays, and can be undone. All changes carry the import's id.
///
/// # Errors
/// When the plan cannot be carried out, the file cannot be read, or the database fails.
pub fn run(
    store: &Store,
    actor: &Actor,
    run: Id<ImportRun>,
    source: &Source,
    plan: &Plan,
    progress: &mut dyn FnMut(Progress) -> bool,
) -> Result<Summary> {
    run_on(store, actor, run, source, plan, Course::default(), progress)
}

/// The same from where an import was when its program was killed.
///
/// # Errors
/// As [`run`]; busy when it is told to stop only to go on when the program starts again.
pub fn run_on(
    store: &Store,
    actor: &Actor,
    run: Id<ImportRun>,
    source: &Source,
    plan: &Plan,
    course: Course<'_>,
    progress: &mut dyn FnMut(Progress) -> bool,
) -> Result<Summary> {
    let begins = course.from.is_none();
    mark(store, actor, run, course.keep.clone(), move |tx| {
        let change = Change::new().set(ImportRun::STATUS, ImportStatus::Running);
        if begins { change.set(ImportRun::STARTED_AT, Some(tx.now())) } else { change }
    })?;
    let mut counts = course.from.as_ref().map(|from| from.counts.clone()).unwrap_or_default();
    let task = Asked { store, actor, run, source, plan, course: &course };
    let outcome = all_slices(&task, progress, &mut counts);
    if outcome.is_ok() && counts.stopped && course.waits.is_some_and(|waits| waits()) {
        return Err(Error::new(Fault::Busy, "import-error-waits"));
    }
    let status = match &outcome {
        Ok(_) if counts.stopped => ImportStatus::Stopped,
        Ok(_) => ImportStatus::Finished,
        Err(_) => ImportStatus::Failed,
    };
    let summary = match &outcome {
        Ok(report) => counts.summary(run, report.clone(), plan.left_out()),
        Err(_) => counts.summary(run, None, plan.left_out()),
    };
    let kind = Kind::named(&store.catalogue(), &plan.kind).ok();
    let mut told = summary.in_words(kind.as_ref(), actor.lang);
    if let Err(error) = &outcome {
        told.push_str("\n\n");
        told.push_str(&words::errors(actor.lang, error));
    }
    let file = store.read_blocking(actor.clone(), move |db| db.get(run))?.name;
    let stem = file.split('.').next().unwrap_or_default();
    let name = format!("{stem} - {}.csv", words::text(actor.lang, "import-pages-refused-file", &[]));
    let report = summary.report.as_ref().and_then(|path| attached(store, actor, path, &name));
    let (read, created, changed, refused) =
        (summary.read as i64, summary.created_in_all() as i64, summary.changed as i64, summary.refused as i64);
    mark(store, actor, run, course.keep.clone(), move |tx| {
        Change::new()
            .set(ImportRun::STATUS, status)
            .set(ImportRun::ROWS, Some(read))
            .set(ImportRun::CREATED, Some(created))
            .set(ImportRun::CHANGED, Some(changed))
            .set(ImportRun::REJECTED, Some(refused))
            .set(ImportRun::SUMMARY, Some(told.clone()))
            .set(ImportRun::REPORT, report)
            .set(ImportRun::FINISHED_AT, Some(tx.now()))
    })?;
    if plan.options.likely == Likely::Review && SCANNED.iter().any(|of| summary.created.contains_key(*of)) {
        // What came in is compared with all that is there once the rows are in, so that they need not wait for it.
        store.write_blocking(actor.clone(), move |tx| scan::start(tx, Some(run.any())))?;
    }
    outcome.map(|_| summary)
}

/// Keeps the file of refused rows beside the import, where everybody who sees the import can reach it.
fn attached(store: &Store, actor: &Actor, path: &std::path::Path, name: &str) -> Option<AnyId> {
    let kept = store.files().and_then(|files| {
        let mut file = std::fs::File::open(path).map_err(Error::internal)?;
        files.put(actor, name, "text/csv", &mut file)
    });
    kept.inspect_err(|error| tracing::warn!(%error, "the refused rows could not be attached to the import")).ok()
}

/// Writes down how an import stands; the program does so, whatever the actor may, but no runner that another has overtaken.
pub(crate) fn mark(
    store: &Store,
    actor: &Actor,
    run: Id<ImportRun>,
    keep: Option<Keep>,
    change: impl Fn(&store::Tx<'_>) -> Change<ImportRun> + Send + Sync + 'static,
) -> Result<()> {
    store.write_blocking(actor.clone(), move |tx| {
        if let Some(keep) = &keep {
            keep(tx, None)?;
        }
        let change = change(tx);
        tx.as_program(|tx| tx.change(run, change))
    })
}

/// What is imported, for whom, and from where on.
struct Asked<'a> {
    store: &'a Store,
    actor: &'a Actor,
    run: Id<ImportRun>,
    source: &'a Source,
    plan: &'a Plan,
    course: &'a Course<'a>,
}

fn all_slices(
    asked: &Asked<'_>,
    progress: &mut dyn FnMut(Progress) -> bool,
    counts: &mut Counts,
) -> Result<Option<std::path::PathBuf>> {
    let Asked { store, actor, run, source, plan, course } = *asked;
    let catalogue = store.catalogue();
    plan.check(&catalogue)?;
    let kind = Kind::named(&catalogue, &plan.kind)?;
    let reader = Reader::new(kind.clone(), plan, home(store))?;
    let is_of_people = kind.main_slot().of.name == "person";
    let by_domain = plan.targets.iter().any(|target| match target.as_str() {
        "company.email" | "company.web" => true,
        "person.email" => is_of_people,
        _ => false,
    });
    // Companies of this very file are told apart by their names, whether it was broken off or not.
    let own = course.from.is_some().then_some(run.any());
    let domains = match by_domain {
        true => store.read_blocking(actor.clone(), move |db| domains::all(db, own))?,
        false => HashMap::new(),
    };
    let mut writer = Writer {
        store,
        actor: Actor { face: kernel::Face::Import, ..actor.clone() }.in_batch(run.any()),
        task: Arc::new(Task { kind: kind.clone(), options: plan.options.clone(), lang: actor.lang, run: run.any() }),
        memory: Arc::new(RwLock::new(Memory::new(kind.slots.len(), domains))),
        report: Report::new(report_of(store, run.any())?, &plan.guess, actor.lang),
        keep: course.keep.clone(),
        counts,
        size: 200,
        rows: 0,
    };
    if let Some(from) = &course.from {
        writer.report.go_on(from.report)?;
        from.owed.iter().try_for_each(|entry| writer.report.add(entry))?;
        writer.rows = from.rows;
    }
    let before = writer.rows;
    let rows = source.rows(&plan.guess)?;
    let (lang, options) = (actor.lang, plan.options.clone());
    std::thread::scope(|scope| {
        // Reading and writing go on at the same time; a few hundred rows wait in between.
        let (sender, chunks) = crossbeam_channel::bounded::<Chunk>(16);
        scope.spawn(move || rows::read_all(rows, reader, before, &options, lang, &sender));
        let mut waiting: Vec<Draft> = Vec::new();
        for chunk in &chunks {
            for read in chunk {
                writer.rows += 1;
                match read {
                    Read::Row(draft) => waiting.push(draft),
                    Read::Passed => writer.counts.was_taken(),
                    Read::Refused { line, row, error } => {
                        writer.counts.passed_over();
                        writer.refuse(line, row.as_ref(), &error)?;
                    }
                    // The file itself could not be read on.
                    Read::Broken(error) => {
                        writer.write(std::mem::take(&mut waiting))?;
                        return Err(error);
                    }
                }
                if waiting.len() >= writer.size {
                    writer.write(std::mem::take(&mut waiting))?;
                    if !progress(writer.counts.progress()) {
                        writer.counts.stopped = true;
                        return Ok(());
                    }
                }
            }
        }
        writer.write(waiting)?;
        progress(writer.counts.progress());
        Ok(())
    })?;
    writer.report.finish()
}

pub(super) fn home(store: &Store) -> Home {
    let settings = store.settings();
    Home { zone: settings.zone(), country: settings.country.clone(), currency: settings.base_currency }
}

/// What became of a slice.
struct Done {
    learnt: Learnt,
    reached: Reached,
    took: Duration,
}

struct Writer<'a> {
    store: &'a Store,
    actor: Actor,
    task: Arc<Task>,
    memory: Arc<RwLock<Memory>>,
    report: Report,
    keep: Option<Keep>,
    counts: &'a mut Counts,
    /// Rows of the next slice.
    size: usize,
    /// Rows of the file that were read, good and bad.
    rows: u64,
}

impl Writer<'_> {
    fn refuse(&mut self, line: u64, row: Option<&crate::source::Row>, error: &Error) -> Result<()> {
        let reason = reason(&self.task.kind, self.task.lang, error);
        self.report.add(&Entry::new(line, row, Fate::Refused, &reason))?;
        self.counts.refuse(line, reason, error);
        Ok(())
    }

    fn write(&mut self, drafts: Vec<Draft>) -> Result<()> {
        if drafts.is_empty() {
            return Ok(());
        }
        let rows = drafts.len();
        let report = if self.keep.is_some() { self.report.settle()? } else { 0 };
        let Done { learnt, reached, took } = self.patiently(&Arc::new(drafts), report)?;
        self.memory.write().unwrap_or_else(PoisonError::into_inner).add(learnt);
        reached.owed.iter().try_for_each(|entry| self.report.add(entry))?;
        *self.counts = reached.counts;
        let wanted = rows as f64 * (SLICE.as_secs_f64() / took.as_secs_f64().max(0.000_1));
        self.size = (wanted as usize).clamp(rows / 2, rows * 2).clamp(SMALLEST, LARGEST);
        Ok(())
    }

    /// Writes a slice; when others keep the database busy, it waits and tries again.
    fn patiently(&self, drafts: &Arc<Vec<Draft>>, report: u64) -> Result<Done> {
        let (mut tries, mut careful) = (0, false);
        loop {
            let (task, drafts, memory) = (Arc::clone(&self.task), Arc::clone(drafts), Arc::clone(&self.memory));
            let (keep, before, rows) = (self.keep.clone(), self.counts.clone(), self.rows);
            let outcome = self.store.write_blocking(self.actor.clone(), move |tx| {
                let began = Instant::now();
                let memory = memory.read().unwrap_or_else(PoisonError::into_inner);
                let mut written = slice::write(tx, &task, &drafts, &memory, careful)?;
                let learnt = std::mem::take(&mut written.learnt);
                let (counts, owed) = course::account(&task, &drafts, &written, &before);
                let reached = Reached { rows, report, owed, counts };
                if let Some(keep) = &keep {
                    keep(tx, Some(&reached))?;
                }
                Ok(Done { learnt, reached, took: began.elapsed() })
            });
            match outcome {
                Err(error) if error.fault() == Fault::Busy && tries < 5 => {
                    tries += 1;
                    tracing::warn!(%error, tries, "an import waits for the database");
                    std::thread::sleep(Duration::from_millis(200 << tries));
                }
                // Some row was refused while it was written: once more, so that it alone fails.
                Err(error) if !careful && slice::passable(error.clone()).is_ok() => careful = true,
                outcome => return outcome,
            }
        }
    }
}
