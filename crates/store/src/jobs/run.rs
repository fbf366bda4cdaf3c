//! Runners: threads that take jobs up, keep their leases, and write down how they ended.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use crossbeam_channel::{Receiver, RecvTimeoutError};
use kernel::{Actor, Error, Fault, Result};
use serde::Serialize;

use super::work::{Told, Work};
use super::{CHANNEL, Job, JobState, first};
use crate::backend::Conn;
use crate::param::Param;
use crate::store::Store;
use crate::tx::Tx;

/// Milliseconds for which a job is a runner's own.
const LEASE: i64 = 30_000;
/// How often a runner looks whether he should stop, and writes down how far he is.
const TICK: Duration = Duration::from_millis(400);
/// Ticks after which the lease is renewed.
const RENEW: u32 = 25;
/// How long an idle runner sleeps unless somebody wakes him.
const IDLE: Duration = Duration::from_secs(2);
/// Milliseconds after the first failure; each further one doubles them.
const BACKOFF: i64 = 10_000;
/// At most an hour.
const LONGEST_BACKOFF: i64 = 3_600_000;

type Ended = dyn Fn(&Work, JobState) -> Result<()> + Send + Sync;
type Doing = dyn Fn(&Work) -> Result<()> + Send + Sync;

/// A kind of job, and how it is done.
#[derive(Clone)]
pub struct JobKind {
    name: &'static str,
    attempts: i64,
    doing: Arc<Doing>,
    ended: Option<Arc<Ended>>,
}

impl JobKind {
    /// A kind that is tried up to five times.
    pub fn new(name: &'static str, doing: impl Fn(&Work) -> Result<()> + Send + Sync + 'static) -> JobKind {
        JobKind { name, attempts: 5, doing: Arc::new(doing), ended: None }
    }

    /// Calls this once a job of the kind has come to its end, however it ended.
    #[must_use]
    pub fn then(mut self, ended: impl Fn(&Work, JobState) -> Result<()> + Send + Sync + 'static) -> JobKind {
        self.ended = Some(Arc::new(ended));
        self
    }

    /// Tried so often and no more.
    #[must_use]
    pub fn attempts(mut self, attempts: i64) -> JobKind {
        self.attempts = attempts;
        self
    }
}

/// Runners at work. Dropped, it lets them finish the step they are at and go.
pub struct Runner {
    bell: Arc<Bell>,
    threads: Vec<JoinHandle<()>>,
}

/// Wakes idle runners.
#[derive(Default)]
struct Bell {
    rung: Mutex<bool>,
    heard: Condvar,
    ending: AtomicBool,
}

impl Bell {
    fn ring(&self) {
        *self.rung.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.heard.notify_all();
    }

    fn sleep(&self) {
        let rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.heard.wait_timeout_while(rung, IDLE, |rung| !*rung);
        let (mut rung, _) = waited.unwrap_or_else(PoisonError::into_inner);
        *rung = false;
    }

    fn is_ending(&self) -> bool {
        self.ending.load(Ordering::Acquire)
    }
}

impl Store {
    /// Starts so many threads that do jobs of these kinds until the answer is dropped.
    pub fn run_jobs(&self, kinds: Vec<JobKind>, threads: usize) -> Result<Runner> {
        let bell = Arc::new(Bell::default());
        let heard = Arc::clone(&bell);
        self.pool().listen(CHANNEL, move |_| heard.ring());
        let mut runner = Runner { bell, threads: Vec::with_capacity(threads) };
        for _ in 0..threads {
            let (store, kinds, bell) = (self.clone(), kinds.clone(), Arc::clone(&runner.bell));
            let thread = std::thread::Builder::new().name("kilit-job".into()).spawn(move || {
                while !bell.is_ending() {
                    match store.run_one(&kinds, &bell) {
                        Ok(true) => {}
                        Ok(false) => bell.sleep(),
                        Err(error) => {
                            tracing::warn!(%error, "a job could not be taken up");
                            bell.sleep();
                        }
                    }
                }
            });
            runner.threads.push(thread.map_err(Error::internal)?);
        }
        Ok(runner)
    }

    /// Does all jobs of these kinds that are due, on this thread; gives how many. For commands and tests.
    pub fn run_due_jobs(&self, kinds: &[JobKind]) -> Result<usize> {
        let bell = Arc::new(Bell::default());
        let mut done = 0;
        while self.run_one(kinds, &bell)? {
            done += 1;
        }
        Ok(done)
    }

    /// Does work at once, as a job that this program has taken up: when it dies in the middle, a runner takes the job
    /// over. `begin` gives the payload, in the transaction that writes the job down. From a plain thread, for commands.
    pub fn do_as_job<P: Serialize + Send + 'static, R>(
        &self,
        actor: &Actor,
        kind: &str,
        begin: impl Fn(&mut Tx<'_>) -> Result<P> + Send + Sync + 'static,
        doing: impl FnOnce(&Work, &P) -> Result<R>,
    ) -> Result<R> {
        let lease = self.clock().now().millis() + LEASE;
        let kind = kind.to_owned();
        let (job, payload) = self.write_blocking(actor.clone(), move |tx| {
            let payload = begin(tx)?;
            let text = serde_json::to_string(&payload).map_err(Error::internal)?;
            let id = tx.add_job(&kind, &text, tx.now())?;
            let mut conn = tx.conn.borrow_mut();
            conn.execute(
                "UPDATE background_job SET state = 'running', lease_until = $1, attempts = 1 WHERE id = $2",
                &[Param::Int(lease), Param::Int(id.raw())],
            )?;
            Ok((first(&mut conn, "id = $1", &[Param::Int(id.raw())])?, payload))
        })?;
        let work = Work::new(self, job.ok_or_else(Error::not_found)?);
        let bell = Bell::default();
        let outcome = self.keep_alive(&work, &bell, || doing(&work, &payload));
        let now = self.clock().now().millis();
        let why = outcome.as_ref().err().map(ToString::to_string);
        let told = work.told.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mine = mine(&work);
        self.pool().write_blocking(move |conn| {
            let Some(job) = first(conn, "id = $1 AND attempts = $2", &mine)? else { return Ok(()) };
            let job = Job { done: told.done, total: told.total, ..job };
            // Whoever gave the command hears of the error; it is not for an administrator to try again.
            let state = if why.is_none() { JobState::Done } else { JobState::Cancelled };
            end(conn, &job, state, why.as_deref().unwrap_or(""), now)
        })?;
        outcome
    }

    /// Lets jobs be taken up at once whose runner was killed. For a program that has just become the only one on these
    /// data, before it begins any job.
    pub fn take_over_jobs(&self) -> Result<()> {
        self.pool().write_blocking(|conn| {
            conn.execute("UPDATE background_job SET lease_until = 0 WHERE state IN ('running', 'stopping')", &[])
        })?;
        Ok(())
    }

    /// Takes one job up and does it; whether there was one.
    fn run_one(&self, kinds: &[JobKind], bell: &Bell) -> Result<bool> {
        let Some(job) = self.claim(kinds)? else { return Ok(false) };
        let Some(kind) = kinds.iter().find(|kind| kind.name == job.kind) else { return Ok(false) };
        let work = Work::new(self, job);
        let outcome = self.keep_alive(&work, bell, || {
            catch_unwind(AssertUnwindSafe(|| (kind.doing)(&work)))
                .unwrap_or_else(|_| Err(Error::internal(format_args!("a job of the kind {} panicked", kind.name))))
        });
        self.settle(&work, kind, bell, &outcome)?;
        if let Some(ended) = &kind.ended
            && let Some(state) = self.end_of(&work)?
            && let Err(error) = ended(&work, state)
        {
            tracing::warn!(%error, kind = kind.name, "nobody was told that a job has ended");
        }
        Ok(true)
    }

    /// How this attempt at a job ended for good, if it did.
    fn end_of(&self, work: &Work) -> Result<Option<JobState>> {
        let mine = mine(work);
        let job = self.pool().read_blocking(move |conn| first(conn, "id = $1 AND attempts = $2", &mine))?;
        Ok(job.map(|job| job.state).filter(|state| state.has_ended()))
    }

    /// Takes up the job that has waited longest, or whose runner has died.
    pub(super) fn claim(&self, kinds: &[JobKind]) -> Result<Option<Job>> {
        let now = self.clock().now().millis();
        let mut params = vec![Param::Int(now)];
        params.extend(kinds.iter().map(|kind| Param::from(kind.name)));
        let places: Vec<String> = (2..=params.len()).map(|place| format!("${place}")).collect();
        let due = format!(
            "((state = 'waiting' AND due_at <= $1) OR (state IN ('running', 'stopping') AND lease_until < $1))
             AND kind IN ({}) ORDER BY due_at, id",
            places.join(", ")
        );
        let (condition, asked) = (due.clone(), params.clone());
        // Idle runners only read.
        if self.pool().read_blocking(move |conn| first(conn, &condition, &asked))?.is_none() {
            return Ok(None);
        }
        let allowed: Vec<(&'static str, i64)> = kinds.iter().map(|kind| (kind.name, kind.attempts)).collect();
        self.pool().write_blocking(move |conn| {
            loop {
                let Some(mut job) = first(conn, &due, &params)? else { return Ok(None) };
                let attempts = allowed.iter().find(|(name, _)| *name == job.kind).map_or(1, |(_, attempts)| *attempts);
                let ended = match job.state {
                    JobState::Stopping => Some(JobState::Cancelled),
                    JobState::Running if job.attempts >= attempts => Some(JobState::Dead),
                    _ => None,
                };
                if let Some(state) = ended {
                    end(conn, &job, state, "its runner died", now)?;
                    continue;
                }
                job.attempts += 1;
                conn.execute(
                    "UPDATE background_job SET state = 'running', lease_until = $1, attempts = $2 WHERE id = $3",
                    &[Param::Int(now + LEASE), Param::Int(job.attempts), Param::Int(job.id.raw())],
                )?;
                return Ok(Some(job));
            }
        })
    }

    /// Does a job while another thread renews its lease, writes down how far it is, and hears that it should stop.
    fn keep_alive<R>(&self, work: &Work, bell: &Bell, doing: impl FnOnce() -> R) -> R {
        let (done, waiting) = crossbeam_channel::bounded::<()>(1);
        std::thread::scope(|scope| {
            scope.spawn(move || self.watch(work, bell, &waiting));
            let outcome = doing();
            drop(done);
            outcome
        })
    }

    fn watch(&self, work: &Work, bell: &Bell, waiting: &Receiver<()>) {
        let mut written = Told::default();
        let mut ticks = 0;
        while waiting.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
            ticks += 1;
            if bell.is_ending() {
                work.ending.store(true, Ordering::Release);
                work.stop.store(true, Ordering::Release);
            }
            let told = work.told.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let renew = ticks % RENEW == 0;
            let outcome = if told != written || renew { self.write_down(work, &told) } else { self.is_wanted(work) };
            match outcome {
                Ok(true) => written = told,
                Ok(false) => work.stop.store(true, Ordering::Release),
                // The lease outlasts a database that is away for a moment.
                Err(error) => tracing::warn!(%error, "how far a job is could not be written down"),
            }
        }
    }

    /// Whether the job is still this runner's, and wanted.
    fn is_wanted(&self, work: &Work) -> Result<bool> {
        let mine = mine(work);
        self.pool().read_blocking(move |conn| {
            Ok(first(conn, "id = $1 AND attempts = $2", &mine)?.is_some_and(|job| job.state == JobState::Running))
        })
    }

    fn write_down(&self, work: &Work, told: &Told) -> Result<bool> {
        let (mine, told) = (mine(work), told.clone());
        let lease = self.clock().now().millis() + LEASE;
        self.pool().write_blocking(move |conn| {
            let [id, attempts] = mine.clone();
            conn.execute(
                "UPDATE background_job SET done = $1, total = $2, message = $3, lease_until = $4
                 WHERE id = $5 AND attempts = $6 AND state IN ('running', 'stopping')",
                &[
                    Param::Int(told.done),
                    told.total.into(),
                    told.message.clone().into(),
                    Param::Int(lease),
                    id,
                    attempts,
                ],
            )
        })?;
        self.is_wanted(work)
    }

    /// Writes down how a job ended, unless another has taken it over.
    fn settle(&self, work: &Work, kind: &JobKind, bell: &Bell, outcome: &Result<()>) -> Result<()> {
        let now = self.clock().now().millis();
        let (attempts, allowed, ending) = (work.job().attempts, kind.attempts, bell.is_ending());
        let told = work.told.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let failure = outcome.as_ref().err().cloned();
        if let Some(error) = &failure {
            tracing::warn!(%error, kind = kind.name, id = %work.job().id, "a job failed");
        }
        let mine = mine(work);
        self.pool().write_blocking(move |conn| {
            let still_his = "id = $1 AND attempts = $2 AND state IN ('running', 'stopping')";
            let Some(job) = first(conn, still_his, &mine)? else { return Ok(()) };
            let stopped = job.state == JobState::Stopping;
            let job = Job { done: told.done, total: told.total, ..job };
            let Some(error) = &failure else {
                return end(conn, &job, JobState::Done, told.message.as_deref().unwrap_or(""), now);
            };
            let hopeless = error.fault() == Fault::Unauthenticated;
            let why = error.to_string();
            if stopped {
                end(conn, &job, JobState::Cancelled, &why, now)
            } else if hopeless || (attempts >= allowed && !ending) {
                end(conn, &job, JobState::Dead, &why, now)
            } else {
                let wait = (BACKOFF << (attempts - 1).clamp(0, 20)).min(LONGEST_BACKOFF);
                conn.execute(
                    "UPDATE background_job SET state = 'waiting', due_at = $1, message = $2 WHERE id = $3",
                    &[Param::Int(now + wait), Param::from(why), Param::Int(job.id.raw())],
                )?;
                Ok(())
            }
        })
    }
}

/// What tells this runner's turn from those of others: the job, and the how manieth attempt it is.
fn mine(work: &Work) -> [Param; 2] {
    [Param::Int(work.job().id.raw()), Param::Int(work.job().attempts)]
}

fn end(conn: &mut Conn, job: &Job, state: JobState, message: &str, now: i64) -> Result<()> {
    conn.execute(
        "UPDATE background_job SET state = $1, finished_at = $2, lease_until = NULL, message = $3, done = $4, total = $5
         WHERE id = $6",
        &[
            Param::from(state.code()),
            Param::Int(now),
            Param::from(message),
            Param::Int(job.done),
            job.total.into(),
            Param::Int(job.id.raw()),
        ],
    )?;
    Ok(())
}

impl Runner {
    /// Tells the runners to stop without waiting for them.
    pub fn end(&self) {
        self.bell.ending.store(true, Ordering::Release);
        self.bell.ring();
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        self.end();
        for thread in std::mem::take(&mut self.threads) {
            if thread.join().is_err() {
                tracing::error!("a runner of jobs ended in a panic");
            }
        }
    }
}
