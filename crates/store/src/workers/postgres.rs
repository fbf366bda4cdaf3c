//! PostgreSQL: each thread has a connection and takes reads and writes as they come.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, select};

use super::job::{ReadJob, WriteJob};
use super::listen::{self, Listeners};
use super::measure::Measures;
use super::sqlite::spawn;
use super::{Options, Queues};
use crate::backend::{Conn, DbFault, Kept, PostgresOptions};

/// How often a write is tried when others stand in its way.
const ATTEMPTS: u32 = 10;
/// After this long without work a connection is looked at before it is used.
const IDLE: Duration = Duration::from_secs(1);
const BEGIN: &str = "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE";
const BEGIN_SNAPSHOT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

pub(super) fn start(
    url: &str,
    options: &Options,
    queues: Queues,
    listeners: Arc<Listeners>,
) -> kernel::Result<Vec<JoinHandle<()>>> {
    let connected = Arc::new(AtomicUsize::new(0));
    let settings = PostgresOptions { statement_timeout: options.statement_timeout, ..PostgresOptions::default() };
    let (report, reports) = crossbeam_channel::unbounded();
    let mut threads = Vec::new();
    for _ in 0..options.threads {
        let worker = Worker {
            url: url.to_owned(),
            settings: settings.clone(),
            queues: queues.clone(),
            listeners: Arc::clone(&listeners),
            connected: Arc::clone(&connected),
            reads: Measures::of("read"),
            writes: Measures::of("write"),
        };
        let report = report.clone();
        threads.push(spawn("kilit-postgres", move || worker.work(report))?);
    }
    drop(report);
    first_connection(&reports).inspect_err(|_| listeners.stop())?;
    // It is not waited for at the end: it holds nothing that must be closed.
    let url = url.to_owned();
    drop(spawn("kilit-listen", move || listen::listen(&url, &settings, &listeners))?);
    Ok(threads)
}

/// Waits until one connection shows that the server is there and lets us in, or until all have failed.
fn first_connection(reports: &Receiver<Result<(), DbFault>>) -> Result<(), DbFault> {
    let mut last = DbFault::Lost("no worker started".into());
    for report in reports {
        match report {
            Ok(()) => return Ok(()),
            Err(fault) => last = fault,
        }
    }
    Err(last)
}

struct Worker {
    url: String,
    settings: PostgresOptions,
    queues: Queues,
    listeners: Arc<Listeners>,
    /// How many workers have a connection.
    connected: Arc<AtomicUsize>,
    reads: Measures,
    writes: Measures,
}

/// What lies in the queues.
enum Job {
    Read(ReadJob),
    Write(Box<dyn WriteJob>),
}

impl Job {
    fn refuse(self, fault: DbFault) {
        match self {
            Job::Read(job) => {
                if job.take_up().is_some() {
                    job.run(Err(fault));
                }
            }
            Job::Write(job) => {
                if job.take_up().is_some() {
                    job.finish(Err(fault));
                }
            }
        }
    }
}

impl Worker {
    fn work(self, report: Sender<Result<(), DbFault>>) {
        let mut report = Some(report);
        let mut backoff = Backoff::default();
        while !self.listeners.is_stopped() {
            let connection = Conn::postgres(&self.url, &self.settings);
            if let Some(report) = report.take() {
                // Once somebody has connected, nobody reads the reports of the others.
                let _ = report.send(connection.as_ref().map(|_| ()).map_err(Clone::clone));
            }
            match connection {
                Ok(conn) => {
                    backoff = Backoff::default();
                    self.connected.fetch_add(1, Ordering::AcqRel);
                    self.serve(conn);
                    self.connected.fetch_sub(1, Ordering::AcqRel);
                }
                Err(fault) => {
                    tracing::warn!(?fault, "no connection to the database");
                    self.refuse(&fault, backoff.next());
                }
            }
        }
    }

    /// Works until the connection is lost or the queues are closed.
    fn serve(&self, mut conn: Conn) {
        let mut used = Instant::now();
        while let Some(job) = self.next() {
            if used.elapsed() > IDLE && conn.is_lost(true) {
                // The server hung up while nobody asked for anything; the one who asks now need not know.
                match Conn::postgres(&self.url, &self.settings) {
                    Ok(fresh) => conn = fresh,
                    Err(fault) => return job.refuse(fault),
                }
            }
            let sound = match job {
                Job::Read(job) => self.read(&mut conn, job),
                Job::Write(job) => self.write(&mut conn, job),
            };
            if !sound || conn.is_lost(false) {
                return;
            }
            used = Instant::now();
        }
    }

    /// The next job; nothing once the queues are closed and empty.
    fn next(&self) -> Option<Job> {
        let Queues { reads, writes } = &self.queues;
        select! {
            recv(reads) -> job => job.map(Job::Read),
            recv(writes) -> job => job.map(Job::Write),
        }
        // Both are closed at once, but jobs may still lie in the other.
        .or_else(|_| reads.recv().map(Job::Read))
        .or_else(|_| writes.recv().map(Job::Write))
        .ok()
    }

    /// Waits before the next attempt to connect. Only when no worker has a connection are callers told of it;
    /// otherwise their jobs are left to those who have.
    fn refuse(&self, fault: &DbFault, pause: Duration) {
        let until = Instant::now() + pause;
        while Instant::now() < until && !self.listeners.is_stopped() {
            if self.connected.load(Ordering::Acquire) == 0 {
                let Queues { reads, writes } = &self.queues;
                if let Ok(job) = reads.try_recv().map(Job::Read).or_else(|_| writes.try_recv().map(Job::Write)) {
                    job.refuse(fault.clone());
                    continue;
                }
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Reads; says whether the connection can be used again.
    fn read(&self, conn: &mut Conn, job: ReadJob) -> bool {
        let Some(queued) = job.take_up() else { return true };
        let began = self.reads.began(queued);
        let sound = if job.snapshot { self.snapshot(conn, job) } else { run(conn, job) };
        self.reads.ended(began);
        sound
    }

    fn snapshot(&self, conn: &mut Conn, job: ReadJob) -> bool {
        if let Err(fault) = conn.control(BEGIN_SNAPSHOT) {
            job.run(Err(fault));
            return false;
        }
        conn.enter();
        job.run(Ok(conn));
        conn.leave();
        conn.control("ROLLBACK").is_ok()
    }

    /// Writes, again and again while others stand in the way; says whether the connection can be used again.
    fn write(&self, conn: &mut Conn, mut job: Box<dyn WriteJob>) -> bool {
        let Some(queued) = job.take_up() else { return true };
        let began = self.writes.began(queued);
        let mut reconnected = false;
        let mut attempt = 1;
        let (outcome, sound) = loop {
            let ending = transact(conn, &mut *job);
            match ending {
                Ending::Committed(kept) => {
                    self.writes.commits.increment(1);
                    self.listeners.follow(kept);
                    break (Ok(()), true);
                }
                Ending::Refused { sound } => break (Ok(()), sound),
                Ending::InTheWay if attempt < ATTEMPTS => {
                    self.writes.retries.increment(1);
                    thread::sleep(jitter(Duration::from_millis(1) * 2_u32.pow(attempt.min(6))));
                    attempt += 1;
                }
                Ending::InTheWay => break (Err(DbFault::Serialization), true),
                // Nothing was committed, so the whole may be done on another connection.
                Ending::LostBefore(fault) => match Conn::postgres(&self.url, &self.settings) {
                    Ok(fresh) if !reconnected => {
                        *conn = fresh;
                        reconnected = true;
                    }
                    _ => break (Err(fault), false),
                },
                Ending::Failed { fault, sound } => break (Err(fault), sound),
            }
        };
        self.writes.ended(began);
        job.finish(outcome);
        sound
    }
}

fn run(conn: &mut Conn, job: ReadJob) -> bool {
    job.run(Ok(conn));
    true
}

/// How an attempt to write ended.
enum Ending {
    Committed(Kept),
    /// The closure gave an error of its own.
    Refused {
        sound: bool,
    },
    /// Another transaction stood in the way, and nothing was written.
    InTheWay,
    /// The connection broke before the commit was asked for, so nothing was written.
    LostBefore(DbFault),
    Failed {
        fault: DbFault,
        sound: bool,
    },
}

fn transact(conn: &mut Conn, job: &mut dyn WriteJob) -> Ending {
    match conn.control(BEGIN) {
        Ok(()) => {}
        Err(fault @ DbFault::Lost(_)) => return Ending::LostBefore(fault),
        Err(fault) => return Ending::Failed { fault, sound: false },
    }
    conn.enter();
    let done = job.attempt(conn);
    let kept = conn.leave();
    if let (true, None) = (done, &kept.fault) {
        return match conn.control("COMMIT") {
            Ok(()) => Ending::Committed(kept),
            Err(DbFault::Serialization) => Ending::InTheWay,
            // Whether a commit that nobody answered has happened, nobody knows; it must not be done twice.
            Err(fault) => Ending::Failed { sound: !matches!(fault, DbFault::Lost(_)), fault },
        };
    }
    if let Some(fault @ DbFault::Lost(_)) = kept.fault {
        return Ending::LostBefore(fault);
    }
    let sound = conn.control("ROLLBACK").is_ok();
    match kept.fault {
        Some(DbFault::Serialization) if sound => Ending::InTheWay,
        // A closure that hid the error of a statement has not done what it says.
        Some(fault) if done => Ending::Failed { fault, sound },
        _ => Ending::Refused { sound },
    }
}

/// Pauses that grow from 0.1 to 5 seconds.
#[derive(Default)]
pub(super) struct Backoff {
    failures: u32,
}

impl Backoff {
    pub(super) fn next(&mut self) -> Duration {
        self.failures = (self.failures + 1).min(6);
        (Duration::from_millis(50) * 2_u32.pow(self.failures)).min(Duration::from_secs(5))
            + jitter(Duration::from_millis(50))
    }
}

/// Some part of a pause, so that those who collided do not meet again.
fn jitter(most: Duration) -> Duration {
    let part = getrandom::u32().unwrap_or(u32::MAX / 2);
    most.mul_f64(f64::from(part) / f64::from(u32::MAX))
}
