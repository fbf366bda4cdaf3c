//! SQLite: several threads read, one writes and commits together what waits together.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError};
use kernel::Error;

use super::doorway::Doorway;
use super::job::{ReadJob, WriteJob};
use super::listen::Listeners;
use super::measure::Measures;
use super::{Options, Queues};
use crate::backend::{Conn, DbFault, Kept};

/// After this long without a write there is time for other things.
const QUIET: Duration = Duration::from_secs(1);
/// Most writes that share a commit.
const BATCH: usize = 1000;

pub(super) fn start(
    file: &Path,
    options: &Options,
    queues: Queues,
    listeners: Arc<Listeners>,
) -> kernel::Result<Vec<JoinHandle<()>>> {
    let door = Arc::new(Doorway::default());
    // The writer comes first: it makes the file and turns the write-ahead log on.
    let writer = Writer {
        conn: Conn::sqlite(file, false)?,
        measures: Measures::of("write"),
        listeners,
        gather: options.gather,
        wal: Wal {
            file: file.with_extension("db-wal"),
            limit: options.wal_limit,
            failed: None,
            door: Arc::clone(&door),
        },
        statistics: Statistics::default(),
    };
    let mut threads = vec![spawn("kilit-write", move || writer.work(&queues.writes))?];
    for _ in 0..options.threads {
        let conn = Conn::sqlite(file, true)?;
        let (reads, door, measures) = (queues.reads.clone(), Arc::clone(&door), Measures::of("read"));
        threads.push(spawn("kilit-read", move || read(conn, &reads, &door, &measures))?);
    }
    Ok(threads)
}

pub(super) fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> kernel::Result<JoinHandle<()>> {
    thread::Builder::new().name(name.into()).spawn(work).map_err(Error::internal)
}

/// Each closure sees one state of the database: BEGIN and COMMIT are two cheap calls within the process.
fn read(mut conn: Conn, reads: &Receiver<ReadJob>, door: &Doorway, measures: &Measures) {
    for job in reads {
        let Some(queued) = job.take_up() else { continue };
        let began = measures.began(queued);
        door.pass(|| {
            match conn.word("BEGIN") {
                Ok(()) => job.run(Ok(&mut conn)),
                Err(fault) => job.run(Err(fault)),
            }
            if conn.in_transaction()
                && let Err(fault) = conn.word("COMMIT")
            {
                tracing::error!(?fault, "a read could not be ended");
            }
        });
        measures.ended(began);
    }
}

struct Writer {
    conn: Conn,
    measures: Measures,
    listeners: Arc<Listeners>,
    gather: Duration,
    wal: Wal,
    statistics: Statistics,
}

/// A write that waits for the commit, with what is to follow it.
struct Pending {
    job: Box<dyn WriteJob>,
    kept: Kept,
    /// Why its work is not kept; nothing when the closure itself refused and has its own answer.
    undone: Option<Option<DbFault>>,
}

impl Writer {
    fn work(mut self, writes: &Receiver<Box<dyn WriteJob>>) {
        loop {
            match writes.recv_timeout(QUIET) {
                Ok(first) => {
                    self.together(first, writes);
                    self.wal.watch(&mut self.conn);
                    self.statistics.wrote(&mut self.conn);
                }
                Err(RecvTimeoutError::Timeout) => self.statistics.quiet(&mut self.conn),
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        self.statistics.quiet(&mut self.conn);
        // Leaves one file behind.
        if let Err(fault) = self.conn.control("PRAGMA wal_checkpoint(TRUNCATE)") {
            tracing::warn!(?fault, "closing the database");
        }
    }

    /// Runs the first write and all that arrive meanwhile, commits once, then answers them all.
    fn together(&mut self, first: Box<dyn WriteJob>, writes: &Receiver<Box<dyn WriteJob>>) {
        let Some(queued) = first.take_up() else { return };
        let began = self.measures.began(queued);
        if let Err(fault) = self.conn.word("BEGIN IMMEDIATE") {
            return first.finish(Err(fault));
        }
        let mut pending = vec![self.first(first)];
        while pending.len() < BATCH && began.elapsed() < self.gather && self.conn.in_transaction() {
            let Ok(job) = writes.try_recv() else { break };
            if let Some(queued) = job.take_up() {
                self.measures.began(queued);
                pending.push(self.apart(job));
            }
        }
        let outcome = self.commit(&pending);
        self.measures.ended(began);
        if matches!(outcome, Err(DbFault::ForeignKey { .. })) && pending.len() > 1 {
            // A rule that is checked at the commit, broken by one, must not cost the others their work.
            pending.into_iter().for_each(|one| self.alone(one));
            return;
        }
        for one in pending {
            self.finish(one, &outcome);
        }
    }

    /// Runs the first write of a transaction. When it fails, the transaction begins anew: a savepoint would cost every
    /// write that goes well a copy of each page that it changes.
    fn first(&mut self, mut job: Box<dyn WriteJob>) -> Pending {
        let (kept, undone) = self.attempt(&mut *job);
        if undone.is_some() {
            if self.conn.in_transaction() {
                // Fails only when there is nothing to take back.
                let _ = self.conn.word("ROLLBACK");
            }
            if let Err(fault) = self.conn.word("BEGIN IMMEDIATE") {
                tracing::warn!(?fault, "no transaction after one that failed");
            }
        }
        Pending { job, kept, undone }
    }

    /// Runs one write within the transaction, so that it can be taken back without the others.
    fn apart(&mut self, mut job: Box<dyn WriteJob>) -> Pending {
        if let Err(fault) = self.conn.word("SAVEPOINT write") {
            return Pending { job, kept: Kept::default(), undone: Some(Some(fault)) };
        }
        let (kept, undone) = self.attempt(&mut *job);
        if undone.is_none() {
            let undone = self.conn.word("RELEASE write").err().map(Some);
            return Pending { job, kept, undone };
        }
        // Fails only when the error has ended the whole transaction, which `commit` then finds.
        let _ = self.conn.control("ROLLBACK TO write; RELEASE write");
        Pending { job, kept, undone }
    }

    /// Runs the closure of a write; gives why its work is not to be kept, if it is not.
    fn attempt(&mut self, job: &mut dyn WriteJob) -> (Kept, Option<Option<DbFault>>) {
        self.conn.enter();
        let done = job.attempt(&mut self.conn);
        let kept = self.conn.leave();
        let undone = match (&kept.fault, done) {
            (None, true) => None,
            // A closure that hid the error of a statement has not done what it says.
            (Some(fault), true) => Some(Some(fault.clone())),
            (_, false) => Some(None),
        };
        (kept, undone)
    }

    /// Runs one write of a commit that failed again, in a transaction of its own.
    fn alone(&mut self, one: Pending) {
        if one.undone.is_some() {
            return self.finish(one, &Ok(()));
        }
        if let Err(fault) = self.conn.word("BEGIN IMMEDIATE") {
            return self.finish(one, &Err(fault));
        }
        let again = [self.apart(one.job)];
        let outcome = self.commit(&again);
        again.into_iter().for_each(|one| self.finish(one, &outcome));
    }

    fn commit(&mut self, pending: &[Pending]) -> Result<(), DbFault> {
        if !self.conn.in_transaction() {
            // A full disk, for one, ends the whole transaction and not only the statement.
            let cause = pending.iter().rev().find_map(|one| one.kept.fault.clone());
            return Err(cause.unwrap_or_else(|| DbFault::Lost("the database gave the transaction up".into())));
        }
        let outcome = self.conn.word("COMMIT");
        if outcome.is_err() && self.conn.in_transaction() {
            // Leaves nothing open for the next one; the error of the commit is the one to report.
            let _ = self.conn.word("ROLLBACK");
        }
        let written = pending.iter().filter(|one| one.undone.is_none()).count();
        if outcome.is_ok() && written > 0 {
            self.measures.commits.increment(1);
            self.measures.batch.record(written as f64);
        }
        outcome
    }

    fn finish(&self, one: Pending, outcome: &Result<(), DbFault>) {
        let Pending { job, kept, undone } = one;
        match undone {
            Some(Some(fault)) => job.finish(Err(fault)),
            Some(None) => job.finish(Ok(())),
            None => {
                if outcome.is_ok() {
                    self.listeners.follow(kept);
                }
                job.finish(outcome.clone());
            }
        }
    }
}

/// Keeps the write-ahead log small.
///
/// SQLite folds it into the file after a commit, but begins it anew only at a moment without readers in it. Under
/// constant reading there is no such moment by itself, so readers are then held at the door until there is.
struct Wal {
    file: PathBuf,
    limit: u64,
    door: Arc<Doorway>,
    /// When readers were last waited for in vain.
    failed: Option<Instant>,
}

/// How long the readers inside are waited for, and how long until that is tried again.
const WAIT_FOR_READERS: Duration = Duration::from_millis(250);
const NEXT_TRY: Duration = Duration::from_secs(1);
/// Other programs may read too, a backup for example; they are waited for a little as well.
const FOLD: &str = "PRAGMA busy_timeout = 50; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout = 5000";

impl Wal {
    fn watch(&mut self, conn: &mut Conn) {
        let size = self.size();
        if size <= self.limit || self.failed.is_some_and(|failed| failed.elapsed() < NEXT_TRY) {
            return;
        }
        if let Err(fault) = self.door.closed_for(WAIT_FOR_READERS, || conn.control(FOLD)) {
            tracing::warn!(?fault, size, "the write-ahead log could not be folded into the file");
        }
        // A reader that stays longer is not waited for again at once.
        self.failed = (self.size() > self.limit).then(Instant::now);
    }

    fn size(&self) -> u64 {
        std::fs::metadata(&self.file).map_or(0, |file| file.len())
    }
}

/// Keeps up the statistics by which SQLite chooses among indexes; without them a large import leaves it guessing.
#[derive(Default)]
struct Statistics {
    /// When the first write was made that they do not know of.
    behind: Option<Instant>,
}

/// How far behind they may be while writes never pause.
const BEHIND: Duration = Duration::from_secs(60);

impl Statistics {
    fn wrote(&mut self, conn: &mut Conn) {
        let behind = self.behind.get_or_insert_with(Instant::now);
        if behind.elapsed() > BEHIND {
            self.quiet(conn);
        }
    }

    fn quiet(&mut self, conn: &mut Conn) {
        if self.behind.take().is_none() {
            return;
        }
        if let Err(fault) = conn.optimize() {
            tracing::warn!(?fault, "the statistics of the database could not be brought up to date");
        }
    }
}
