//! Threads that own the connections. A caller hands over a closure and waits for its answer.
//!
//! Reads see one state of the database on SQLite. On PostgreSQL each statement sees the newest state, because a
//! transaction around them would cost two more round trips; `read_snapshot` pays for it where several statements must
//! agree with each other.

mod doorway;
mod job;
mod listen;
mod measure;
mod postgres;
mod sqlite;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, SendTimeoutError, Sender, TrySendError};
use kernel::{Error, Fault, Result};

use self::job::{Answer, ReadJob, Ticket, WriteJob};
pub use self::listen::Heard;
use self::listen::Listeners;
use crate::backend::{Conn, DbFault, Dialect, PostgresOptions, Tally};

/// Where the data is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The file `kilit.db` in a folder.
    Sqlite {
        /// The folder.
        folder: PathBuf,
    },
    /// A server.
    Postgres {
        /// Its address, `postgres://user@host/database`.
        url: String,
    },
}

impl Target {
    /// Opens one connection that may write, outside the workers.
    pub(crate) fn connect(&self, options: &PostgresOptions) -> Result<Conn, DbFault> {
        match self {
            Target::Sqlite { folder } => Conn::sqlite(&folder.join(FILE), false),
            Target::Postgres { url } => Conn::postgres(url, options),
        }
    }
}

/// The name of the SQLite file in its folder.
pub const FILE: &str = "kilit.db";

/// How the workers work.
#[derive(Clone, Debug)]
pub struct Options {
    /// Threads that read on SQLite; threads that read and write on PostgreSQL.
    pub threads: usize,
    /// How many closures may wait at once.
    pub queue: usize,
    /// How long a closure may wait for its turn.
    pub patience: Duration,
    /// The longest a statement may take on PostgreSQL.
    pub statement_timeout: Duration,
    /// How long writes are gathered for one commit on SQLite.
    pub gather: Duration,
    /// The size of SQLite's write-ahead log, in bytes, at which writes wait until it is folded into the file.
    pub wal_limit: u64,
}

impl Options {
    /// What fits the machine and the target.
    pub fn for_target(target: &Target) -> Options {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Options {
            threads: match target {
                Target::Sqlite { .. } => cores.max(2),
                Target::Postgres { .. } => 8,
            },
            queue: 4096,
            patience: Duration::from_secs(10),
            statement_timeout: Duration::from_secs(30),
            gather: Duration::from_millis(50),
            wal_limit: 64 << 20,
        }
    }
}

/// The workers of one database. A clone is the same workers; the last one to go stops them.
#[derive(Clone)]
pub struct Pool {
    inner: Arc<Inner>,
}

struct Inner {
    dialect: Dialect,
    patience: Duration,
    reads: Option<Sender<ReadJob>>,
    writes: Option<Sender<Box<dyn WriteJob>>>,
    listeners: Arc<Listeners>,
    tally: Arc<Tally>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

/// The ends of the queues that the threads hold.
#[derive(Clone)]
struct Queues {
    reads: Receiver<ReadJob>,
    writes: Receiver<Box<dyn WriteJob>>,
}

impl Pool {
    /// Connects and starts the threads. The schema is not looked at: migrate first.
    pub fn open(target: &Target, options: &Options) -> Result<Pool> {
        let (reads, waiting_reads) = crossbeam_channel::bounded(options.queue);
        let (writes, waiting_writes) = crossbeam_channel::bounded(options.queue);
        let queues = Queues { reads: waiting_reads, writes: waiting_writes };
        let listeners = Arc::new(Listeners::default());
        let (dialect, threads) = match target {
            Target::Sqlite { folder } => {
                let file = folder.join(FILE);
                (Dialect::Sqlite, sqlite::start(&file, options, queues, Arc::clone(&listeners))?)
            }
            Target::Postgres { url } => {
                (Dialect::Postgres, postgres::start(url, options, queues, Arc::clone(&listeners))?)
            }
        };
        Ok(Pool {
            inner: Arc::new(Inner {
                dialect,
                patience: options.patience,
                reads: Some(reads),
                writes: Some(writes),
                listeners,
                tally: Arc::default(),
                threads: Mutex::new(threads),
            }),
        })
    }

    /// Which database this is.
    pub fn dialect(&self) -> Dialect {
        self.inner.dialect
    }

    /// Reads. The closure is not run when the caller stops waiting before its turn.
    pub async fn read<R: Send + 'static>(&self, f: impl FnOnce(&mut Conn) -> Result<R> + Send + 'static) -> Result<R> {
        self.read_with(false, f).await
    }

    /// Reads so that all statements of the closure see one state of the database.
    pub async fn read_snapshot<R: Send + 'static>(
        &self,
        f: impl FnOnce(&mut Conn) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        self.read_with(true, f).await
    }

    /// Writes in one transaction, answered after the commit.
    ///
    /// The closure may be run several times and is undone in between; what must happen once goes to
    /// `Conn::after_commit`. It does no slow work: on SQLite all other writes wait for it. Once it has begun it is
    /// finished, even if the caller stops waiting.
    pub async fn write<R: Send + 'static>(
        &self,
        f: impl Fn(&mut Conn) -> Result<R> + Send + Sync + 'static,
    ) -> Result<R> {
        let (answer, waiting) = Answer::asynchronous();
        let ticket = Ticket::new();
        let sent = self.writes()?.try_send(job::write(&ticket, self.counted_write(f), answer));
        refused(sent)?;
        self.wait(ticket, waiting).await
    }

    /// Reads from a plain thread, such as a job or the command line. Within an asynchronous task it would stop others.
    pub fn read_blocking<R: Send + 'static>(
        &self,
        f: impl FnOnce(&mut Conn) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        let (answer, waiting) = Answer::blocking();
        let ticket = Ticket::new();
        let sent = self.reads()?.send_timeout(job::read(&ticket, false, self.counted(f), answer), self.inner.patience);
        timed_out(sent)?;
        self.wait_blocking(&ticket, &waiting)
    }

    /// Reads from a plain thread so that all statements of the closure see one state of the database.
    pub fn read_snapshot_blocking<R: Send + 'static>(
        &self,
        f: impl FnOnce(&mut Conn) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        let (answer, waiting) = Answer::blocking();
        let ticket = Ticket::new();
        let sent = self.reads()?.send_timeout(job::read(&ticket, true, self.counted(f), answer), self.inner.patience);
        timed_out(sent)?;
        self.wait_blocking(&ticket, &waiting)
    }

    /// Writes from a plain thread, like `write`.
    pub fn write_blocking<R: Send + 'static>(
        &self,
        f: impl Fn(&mut Conn) -> Result<R> + Send + Sync + 'static,
    ) -> Result<R> {
        let (answer, waiting) = Answer::blocking();
        let ticket = Ticket::new();
        let sent = self.writes()?.send_timeout(job::write(&ticket, self.counted_write(f), answer), self.inner.patience);
        timed_out(sent)?;
        self.wait_blocking(&ticket, &waiting)
    }

    /// Calls `hear` for each notice on `channel`, of this process and on PostgreSQL of all others, after its commit.
    ///
    /// It runs on a worker's thread, so it only passes word on. `Heard::Gap` says that notices may have been missed.
    pub fn listen(&self, channel: &str, hear: impl Fn(Heard<'_>) + Send + Sync + 'static) {
        self.inner.listeners.add(channel, Box::new(hear));
    }

    /// What statements run on all connections.
    pub(crate) fn tally(&self) -> &Tally {
        &self.inner.tally
    }

    fn counted<R, F: FnOnce(&mut Conn) -> Result<R>>(&self, f: F) -> impl FnOnce(&mut Conn) -> Result<R> + use<R, F> {
        let tally = Arc::clone(&self.inner.tally);
        move |conn| {
            conn.count_with(&tally);
            f(conn)
        }
    }

    fn counted_write<R, F: Fn(&mut Conn) -> Result<R>>(&self, f: F) -> impl Fn(&mut Conn) -> Result<R> + use<R, F> {
        let tally = Arc::clone(&self.inner.tally);
        move |conn| {
            conn.count_with(&tally);
            f(conn)
        }
    }

    async fn read_with<R: Send + 'static>(
        &self,
        snapshot: bool,
        f: impl FnOnce(&mut Conn) -> Result<R> + Send + 'static,
    ) -> Result<R> {
        let (answer, waiting) = Answer::asynchronous();
        let ticket = Ticket::new();
        let sent = self.reads()?.try_send(job::read(&ticket, snapshot, self.counted(f), answer));
        refused(sent)?;
        self.wait(ticket, waiting).await
    }

    async fn wait<R>(&self, ticket: Arc<Ticket>, mut waiting: tokio::sync::oneshot::Receiver<Result<R>>) -> Result<R> {
        // A caller that goes away takes its place in the queue along.
        let place = job::Place(ticket);
        let answer = match tokio::time::timeout(self.inner.patience, &mut waiting).await {
            Ok(answer) => answer,
            Err(_) if place.0.give_up() => return Err(too_busy()),
            Err(_) => waiting.await,
        };
        answer.unwrap_or_else(|_| Err(stopped()))
    }

    fn wait_blocking<R>(&self, ticket: &Ticket, waiting: &Receiver<Result<R>>) -> Result<R> {
        let deadline = Instant::now() + self.inner.patience;
        match waiting.recv_deadline(deadline) {
            Ok(answer) => answer,
            Err(error) if error.is_timeout() => match ticket.give_up() {
                true => Err(too_busy()),
                false => waiting.recv().unwrap_or_else(|_| Err(stopped())),
            },
            Err(_) => Err(stopped()),
        }
    }

    fn reads(&self) -> Result<&Sender<ReadJob>> {
        self.inner.reads.as_ref().ok_or_else(stopped)
    }

    fn writes(&self) -> Result<&Sender<Box<dyn WriteJob>>> {
        self.inner.writes.as_ref().ok_or_else(stopped)
    }
}

impl Drop for Inner {
    /// Lets the threads finish what waits and go, so that the files are closed when this returns.
    fn drop(&mut self) {
        self.reads = None;
        self.writes = None;
        self.listeners.stop();
        let threads = std::mem::take(&mut *self.threads.lock().unwrap_or_else(PoisonError::into_inner));
        for thread in threads {
            // The last clone may sit in a closure on one of these very threads.
            if thread.thread().id() != std::thread::current().id() && thread.join().is_err() {
                tracing::error!("a worker of the database ended in a panic");
            }
        }
    }
}

fn refused<T>(sent: std::result::Result<(), TrySendError<T>>) -> Result<()> {
    sent.map_err(|error| if error.is_full() { too_busy() } else { stopped() })
}

fn timed_out<T>(sent: std::result::Result<(), SendTimeoutError<T>>) -> Result<()> {
    sent.map_err(|error| if error.is_timeout() { too_busy() } else { stopped() })
}

fn too_busy() -> Error {
    Error::new(Fault::Busy, "error-too-busy")
}

fn stopped() -> Error {
    Error::new(Fault::Busy, "error-stopping")
}
