//! Jobs on both databases: one runner at a time, taken over when it dies, told to stop, tried again, at last dead.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use kernel::{Actor, AnyId, Clock, Error, Face, Fault, Result, Timestamp};
use testing::{Database, each_database};

use super::{Job, JobKind, JobState};
use crate::trial::{lay_out, target};
use crate::{Domain, Rules, Store};

const START: i64 = 1_700_000_000_000;
/// Longer than a lease, in milliseconds.
const LONG: i64 = 60_000;

fn clock() -> Clock {
    Clock::fixed(Timestamp::from_millis(START), jiff::tz::TimeZone::UTC)
}

/// One of several nodes on a database.
fn node(database: &Database, clock: &Clock) -> Store {
    let domain = Domain { catalogue: record::Catalogue::new(), rules: Rules::new() };
    Store::open(&target(database), domain, clock.clone()).unwrap()
}

fn later(clock: &Clock, millis: i64) {
    clock.set(Timestamp::from_millis(clock.now().millis() + millis));
}

fn program() -> Actor {
    Actor::system(Face::Job)
}

fn start(store: &Store, kind: &'static str) -> AnyId {
    store.write_blocking(program(), move |tx| tx.start_job(kind, &7)).unwrap()
}

fn job(store: &Store, id: AnyId) -> Job {
    store.read_blocking(program(), move |db| db.job(id)).unwrap().unwrap()
}

fn state(store: &Store, id: AnyId) -> JobState {
    job(store, id).state
}

fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < Duration::from_secs(90), "{what}: still not so");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// A kind that counts how often it is done.
fn counting(name: &'static str) -> (JobKind, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let kind = JobKind::new(name, move |work| {
        assert_eq!(work.payload::<i64>()?, 7);
        counted.fetch_add(1, Ordering::SeqCst);
        Ok(())
    });
    (kind, count)
}

#[test]
fn two_nodes_do_each_job_once() {
    each_database(|database| {
        let clock = clock();
        let nodes = [node(database, &clock), node(database, &clock)];
        let (kind, count) = counting("count");
        let jobs: Vec<AnyId> = (0..20).map(|n| start(&nodes[n % 2], "count")).collect();
        let runners = nodes.each_ref().map(|node| node.run_jobs(vec![kind.clone()], 2).unwrap());
        eventually("all are done", || jobs.iter().all(|id| state(&nodes[0], *id) == JobState::Done));
        drop(runners);
        assert_eq!(count.load(Ordering::SeqCst), 20);
    });
}

#[test]
fn a_job_whose_runner_died_is_taken_over_after_its_lease_and_not_before() {
    each_database(|database| {
        let clock = clock();
        let (one, other) = (node(database, &clock), node(database, &clock));
        let id = start(&one, "count");
        // The runner on the first node is killed in the middle: nothing is settled, and nobody renews the lease.
        let taken = one.claim(&[counting("count").0]).unwrap().unwrap();
        assert_eq!((taken.id, state(&one, id)), (id, JobState::Running));
        let (kind, count) = counting("count");
        assert_eq!(other.run_due_jobs(std::slice::from_ref(&kind)).unwrap(), 0);
        later(&clock, LONG);
        assert_eq!(other.run_due_jobs(&[kind]).unwrap(), 1);
        assert_eq!((count.load(Ordering::SeqCst), job(&other, id).attempts), (1, 2));
        assert_eq!(state(&other, id), JobState::Done);
    });
}

#[test]
fn who_lost_his_lease_is_told_to_stop_and_settles_nothing() {
    each_database(|database| {
        let clock = clock();
        let (one, other) = (node(database, &clock), node(database, &clock));
        let id = start(&one, "slow");
        let (begun, has_begun) = channel();
        let begun = Mutex::new(begun);
        let slow = JobKind::new("slow", move |work| {
            begun.lock().unwrap().send(()).unwrap();
            let began = Instant::now();
            while !work.should_stop() && began.elapsed() < Duration::from_secs(30) {
                std::thread::sleep(Duration::from_millis(10));
            }
            assert!(work.should_stop(), "it hears that another has it");
            Err(Error::internal("stopped in the middle"))
        });
        std::thread::scope(|scope| {
            let asleep = scope.spawn(|| one.run_due_jobs(&[slow]).unwrap());
            has_begun.recv().unwrap();
            // As if the first node had slept through its lease.
            lay_out(&target(database), &format!("UPDATE background_job SET lease_until = {}", START - 1));
            assert_eq!(other.run_due_jobs(&[JobKind::new("slow", |_| Ok(()))]).unwrap(), 1);
            assert_eq!(asleep.join().unwrap(), 1);
        });
        let job = job(&other, id);
        assert_eq!((job.state, job.attempts), (JobState::Done, 2), "the first one's failure is nobody's business");
    });
}

#[test]
fn a_job_is_cancelled_before_it_begins_and_at_its_next_step() {
    each_database(|database| {
        let store = node(database, &clock());
        let waiting = start(&store, "count");
        store.write_blocking(program(), move |tx| tx.cancel_job(waiting)).unwrap();
        let (kind, count) = counting("count");
        assert_eq!(store.run_due_jobs(&[kind]).unwrap(), 0);
        assert_eq!((state(&store, waiting), count.load(Ordering::SeqCst)), (JobState::Cancelled, 0));

        let running = start(&store, "stops");
        let steps = Arc::new(AtomicUsize::new(0));
        let (inside, counted) = (store.clone(), Arc::clone(&steps));
        let kind = JobKind::new("stops", move |work| {
            let id = work.job().id;
            inside.write_blocking(program(), move |tx| tx.cancel_job(id))?;
            while !work.should_stop() {
                counted.fetch_add(1, Ordering::SeqCst);
                std::thread::sleep(Duration::from_millis(10));
            }
            Err(Error::new(Fault::Busy, "error-stopping"))
        });
        assert_eq!(store.run_due_jobs(&[kind]).unwrap(), 1);
        assert!(steps.load(Ordering::SeqCst) > 0);
        let job = job(&store, running);
        assert_eq!((job.state, job.finished_at.is_some()), (JobState::Cancelled, true));
    });
}

#[test]
fn what_fails_is_tried_later_each_time_and_at_last_lies_among_the_dead() {
    each_database(|database| {
        let clock = clock();
        let store = node(database, &clock);
        let id = start(&store, "fails");
        let fails = [JobKind::new("fails", |_| -> Result<()> { panic!("always") }).attempts(3)];
        for (attempt, wait) in [(1, 10_000), (2, 20_000)] {
            assert_eq!(store.run_due_jobs(&fails).unwrap(), 1);
            let failed = job(&store, id);
            assert_eq!((failed.state, failed.attempts), (JobState::Waiting, attempt));
            assert!(failed.message.unwrap().contains("panicked"));
            later(&clock, wait - 1);
            assert_eq!(store.run_due_jobs(&fails).unwrap(), 0, "not yet, after attempt {attempt}");
            later(&clock, 1);
        }
        assert_eq!(store.run_due_jobs(&fails).unwrap(), 1);
        assert_eq!(state(&store, id), JobState::Dead);
        later(&clock, 100 * LONG);
        assert_eq!(store.run_due_jobs(&fails).unwrap(), 0);
        let dead = store.read_blocking(program(), |db| db.open_jobs(10)).unwrap();
        assert_eq!(dead.iter().map(|job| job.id).collect::<Vec<_>>(), [id]);

        store.write_blocking(program(), move |tx| tx.retry_job(id)).unwrap();
        assert_eq!(store.run_due_jobs(&[JobKind::new("fails", |_| Ok(()))]).unwrap(), 1);
        assert_eq!(state(&store, id), JobState::Done);
        assert!(store.read_blocking(program(), |db| db.open_jobs(10)).unwrap().is_empty());
    });
}

#[test]
fn a_runner_that_dies_every_time_leaves_a_dead_job() {
    each_database(|database| {
        let clock = clock();
        let store = node(database, &clock);
        let id = start(&store, "kills");
        let kinds = [JobKind::new("kills", |_| Ok(())).attempts(2)];
        for attempt in 1..=2 {
            assert_eq!(store.claim(&kinds).unwrap().unwrap().attempts, attempt);
            later(&clock, LONG);
        }
        assert!(store.claim(&kinds).unwrap().is_none());
        assert_eq!(state(&store, id), JobState::Dead);
    });
}

#[test]
fn work_done_at_once_is_taken_over_when_its_program_dies() {
    each_database(|database| {
        let clock = clock();
        let store = node(database, &clock);
        let (kind, count) = counting("count");
        let done = store.do_as_job(&program(), "count", |_| Ok(7), |work, _| Ok(work.job().id)).unwrap();
        assert_eq!(state(&store, done), JobState::Done);
        let failed = store.do_as_job(
            &program(),
            "count",
            |_| Ok(7),
            |work, _| -> Result<()> {
                let id = work.job().id;
                // Nobody else may take it meanwhile.
                assert_eq!(node(database, &clock).run_due_jobs(&[counting("count").0])?, 0);
                Err(Error::not_found().with("id", id))
            },
        );
        let id: AnyId = failed.unwrap_err().value("id").unwrap().parse().unwrap();
        assert_eq!(state(&store, id), JobState::Cancelled);
        later(&clock, LONG);
        assert_eq!(store.run_due_jobs(std::slice::from_ref(&kind)).unwrap(), 0, "both have ended");

        // As a kill would leave it.
        let sql = format!("UPDATE background_job SET state = 'running', lease_until = 1 WHERE id = {}", done.raw());
        lay_out(&target(database), &sql);
        assert_eq!((store.run_due_jobs(&[kind]).unwrap(), count.load(Ordering::SeqCst)), (1, 1));
    });
}

#[test]
fn the_only_program_on_the_data_takes_jobs_over_at_once() {
    each_database(|database| {
        let store = node(database, &clock());
        let id = start(&store, "count");
        store.claim(&[counting("count").0]).unwrap().unwrap();
        let (kind, count) = counting("count");
        assert_eq!(store.run_due_jobs(std::slice::from_ref(&kind)).unwrap(), 0);
        store.take_over_jobs().unwrap();
        assert_eq!(store.run_due_jobs(&[kind]).unwrap(), 1);
        assert_eq!((state(&store, id), count.load(Ordering::SeqCst)), (JobState::Done, 1));
    });
}
