//! An import whose program was killed goes on behind its last slice.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use crm::billing::{Invoice, InvoiceLine};
use crm::customers::Company;
use crm::general::{ImportRun, ImportStatus};
use import::jobs::{IMPORT, ImportJob, OwnFile, keep, kinds};
use import::plan::Plan;
use import::run::{Course, Reached, run_on};
use import::source::Source;
use kernel::{AnyId, Clock, Error, Fault, Id, Timestamp};
use store::{JobState, Store};
use support::{NOW, all, bring, open, open_at, plan, report, system, the_run};

/// Lines of which every tenth cannot be read and every seventh has a phone that cannot; an invoice has three.
fn file() -> String {
    let mut file = String::from("Invoice No,Date,Customer,Phone,Product,Quantity,Unit price\n");
    for line in 0..900 {
        let quantity = if line % 10 == 3 { "some".to_owned() } else { (line % 5 + 1).to_string() };
        let phone = if line % 7 == 5 { "none" } else { "" };
        file.push_str(&format!(
            "F{},2026-01-02,Customer {},{phone},Part {},{quantity},10.50\n",
            line / 3,
            line / 3 % 40,
            line % 11
        ));
    }
    file
}

/// The first slice is committed; the second one fails as if the program were killed before its commit.
fn killed_at_its_second_slice(store: &Store, run: Id<ImportRun>, source: &Source, plan: &Plan) -> Reached {
    let kept: Arc<Mutex<Option<Reached>>> = Arc::default();
    let (kept_by, slices) = (Arc::clone(&kept), Arc::new(AtomicUsize::new(0)));
    let keep = Arc::new(move |_: &mut store::Tx<'_>, reached: Option<&Reached>| {
        let Some(reached) = reached else { return Ok(()) };
        if slices.fetch_add(1, Ordering::SeqCst) > 0 {
            return Err(Error::internal("killed"));
        }
        *kept_by.lock().unwrap() = Some(reached.clone());
        Ok(())
    });
    let course = Course { keep: Some(keep), ..Course::default() };
    let outcome = run_on(store, &system(), run, source, plan, course, &mut |_| true);
    assert_eq!(outcome.unwrap_err().fault(), Fault::Internal);
    // What is kept survives as text.
    let reached = kept.lock().unwrap().take().unwrap();
    serde_json::from_str(&serde_json::to_string(&reached).unwrap()).unwrap()
}

#[test]
fn it_goes_on_behind_the_slice_that_was_committed_last() {
    testing::each_database(|database| {
        let file = file();
        let other = testing::Database::Sqlite(testing::sqlite_dir());
        let whole = {
            let store = open(&other);
            let summary = bring(&store, &system(), "invoice-lines", file.as_bytes());
            (summary, all::<InvoiceLine>(&store).len())
        };
        let store = open(database);
        let actor = system();
        let plan = plan(&store, "invoice-lines", file.as_bytes());
        let source = Source::from_bytes(file.as_bytes()).unwrap();
        let run = import::begin(&store, &actor, "lines.csv", &plan.kind).unwrap();

        let reached = killed_at_its_second_slice(&store, run, &source, &plan);
        let before = all::<InvoiceLine>(&store).len();
        assert!((1..whole.1).contains(&before), "{before}");

        let course = Course { from: Some(reached), ..Course::default() };
        let summary = run_on(&store, &actor, run, &source, &plan, course, &mut |_| true).unwrap();
        assert_eq!(all::<InvoiceLine>(&store).len(), whole.1);
        assert_eq!((summary.read, summary.refused, summary.remarks), (900, 90, whole.0.remarks));
        assert_eq!((&summary.created, summary.already_there), (&whole.0.created, 0));
        assert_eq!(the_run(&store, run).status, ImportStatus::Finished);
        if let (Some(mut rows), Some(mut wanted)) = (report(database, &summary), report(&other, &whole.0)) {
            rows.sort();
            wanted.sort();
            assert_eq!(rows, wanted);
        }
        for invoice in all::<Invoice>(&store) {
            let lines = all::<InvoiceLine>(&store).into_iter().filter(|line| line.invoice == invoice.id);
            let sum = lines.map(|line| line.total.amount.scaled()).sum::<i64>();
            assert_eq!(invoice.total.unwrap().amount.scaled(), sum, "{}", invoice.number);
        }
    });
}

#[test]
fn it_takes_no_company_for_one_that_its_first_part_has_made() {
    testing::each_database(|database| {
        let mut file = String::from("Company,Website\nAcme OÜ,acme.example.com\n");
        (0..300).for_each(|place| file.push_str(&format!("Customer {place},\n")));
        file.push_str("Acme Eesti,acme.example.com\n");
        let store = open(database);
        // Without an older one that has an address nobody is asked for theirs.
        bring(&store, &system(), "companies", b"Company,Website\nOlder,older.example.com\n");
        let plan = plan(&store, "companies", file.as_bytes());
        let source = Source::from_bytes(file.as_bytes()).unwrap();
        let run = import::begin(&store, &system(), "companies.csv", &plan.kind).unwrap();
        let reached = killed_at_its_second_slice(&store, run, &source, &plan);
        let course = Course { from: Some(reached), ..Course::default() };
        run_on(&store, &system(), run, &source, &plan, course, &mut |_| true).unwrap();
        let mut names: Vec<String> = all::<Company>(&store).into_iter().map(|company| company.name).collect();
        names.retain(|name| name.starts_with("Acme"));
        names.sort();
        assert_eq!(names, ["Acme Eesti", "Acme OÜ"]);
    });
}

/// Longer than a lease, in milliseconds.
const LONG: i64 = 60_000;

fn later(clock: &Clock, millis: i64) {
    clock.set(Timestamp::from_millis(clock.now().millis() + millis));
}

fn clock() -> Clock {
    Clock::fixed(Timestamp::from_millis(NOW), jiff::tz::TimeZone::UTC)
}

/// The import of a file that lies where a command has read it.
fn of_a_command(tx: &mut store::Tx<'_>, path: &std::path::Path, plan: &Plan) -> kernel::Result<ImportJob> {
    let run = import::run::begin_in(tx, "lines.csv", &plan.kind)?;
    Ok(ImportJob { run, file: None, own: OwnFile::at(path), plan: Some(plan.clone()), rows: None, reached: None })
}

#[test]
fn who_was_overtaken_says_nothing_of_how_it_stands() {
    testing::each_database(|database| {
        let clock = clock();
        let (one, other) = (open_at(database, &clock), open_at(database, &clock));
        let folder = testing::sqlite_dir();
        let path = folder.join("lines.csv");
        std::fs::write(&path, file()).unwrap();
        let plan = plan(&one, "invoice-lines", file().as_bytes());
        let source = Source::open(&path).unwrap();
        let begun = Mutex::new(None);
        let begin = {
            let (path, plan) = (path.clone(), plan.clone());
            move |tx: &mut store::Tx<'_>| of_a_command(tx, &path, &plan)
        };
        let outcome = one.do_as_job(&system(), IMPORT, begin, |work, job| {
            *begun.lock().unwrap() = Some(job.run);
            let mut sleeps = true;
            let course = Course { keep: Some(keep(work, job)), ..Course::default() };
            run_on(work.store(), &system(), job.run, &source, &plan, course, &mut |_| {
                // As if its machine slept through the lease: another goes on with the import and brings it to its end.
                if std::mem::take(&mut sleeps) {
                    later(&clock, LONG);
                    assert_eq!(other.run_due_jobs(&kinds()).unwrap(), 1);
                }
                true
            })
        });
        assert_eq!(outcome.unwrap_err().fault(), Fault::Internal);
        let run = the_run(&other, begun.lock().unwrap().unwrap());
        assert_eq!((run.status, run.rows, run.rejected), (ImportStatus::Finished, Some(900), Some(90)));
    });
}

#[test]
fn who_lacks_the_file_of_a_command_gives_the_job_back() {
    testing::each_database(|database| {
        let clock = clock();
        let store = open_at(database, &clock);
        let folder = testing::sqlite_dir();
        let (here, elsewhere) = (folder.join("lines.csv"), folder.join("elsewhere.csv"));
        std::fs::write(&here, file()).unwrap();
        let plan = plan(&store, "invoice-lines", file().as_bytes());
        let begin = {
            let (here, plan) = (here.clone(), plan.clone());
            move |tx: &mut store::Tx<'_>| {
                let job = of_a_command(tx, &here, &plan)?;
                Ok((job.run, tx.start_job(IMPORT, &job)?))
            }
        };
        let (run, job): (Id<ImportRun>, AnyId) = store.write_blocking(system(), begin).unwrap();
        std::fs::rename(&here, &elsewhere).unwrap();
        assert_eq!(store.run_due_jobs(&kinds()).unwrap(), 1);
        let state = store.read_blocking(system(), move |db| db.job(job)).unwrap().unwrap().state;
        if matches!(database, testing::Database::Sqlite(_)) {
            // Only one machine works on these data.
            assert_eq!((state, the_run(&store, run).status), (JobState::Done, ImportStatus::Failed));
            return;
        }
        assert_eq!((state, the_run(&store, run).status), (JobState::Waiting, ImportStatus::Waiting));
        std::fs::rename(&elsewhere, &here).unwrap();
        later(&clock, LONG);
        assert_eq!(store.run_due_jobs(&kinds()).unwrap(), 1);
        assert_eq!(the_run(&store, run).status, ImportStatus::Finished);
    });
}

#[test]
fn it_can_be_undone_when_its_job_has_ended_without_a_word() {
    testing::each_database(|database| {
        let store = open(database);
        let begin = |tx: &mut store::Tx<'_>| {
            let run = import::run::begin_in(tx, "lines.csv", "companies")?;
            let job = ImportJob { run, file: None, own: None, plan: None, rows: None, reached: None };
            Ok((run, tx.start_job(IMPORT, &job)?))
        };
        let (run, job) = store.write_blocking(system(), begin).unwrap();
        let undo = || import::undo(&store, &system(), run, &mut |_, _| true);
        assert_eq!(undo().unwrap_err().fault(), Fault::Conflict, "it waits");
        // As when its program died while it was being stopped.
        store.write_blocking(system(), move |tx| tx.cancel_job(job)).unwrap();
        undo().unwrap();
        assert_eq!(the_run(&store, run).status, ImportStatus::Undone);
    });
}

#[test]
fn an_import_that_has_ended_is_not_begun_anew() {
    testing::each_database(|database| {
        let store = open(database);
        let folder = testing::sqlite_dir();
        let path = folder.join("lines.csv");
        std::fs::write(&path, file()).unwrap();
        let plan = plan(&store, "invoice-lines", file().as_bytes());
        let begin = move |tx: &mut store::Tx<'_>| {
            let job = of_a_command(tx, &path, &plan)?;
            tx.start_job(IMPORT, &job)?;
            // Its program died behind the end of the import, before that of the job.
            tx.start_job(IMPORT, &job)?;
            Ok(job.run)
        };
        let run = store.write_blocking(system(), begin).unwrap();
        assert_eq!(store.run_due_jobs(&kinds()).unwrap(), 2);
        assert_eq!(the_run(&store, run).rows, Some(900));
        assert_eq!(all::<InvoiceLine>(&store).len(), 810);
    });
}
