//! A closure on its way through the queue, and the way back of its answer.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Instant;

use crossbeam_channel::Receiver;
use kernel::{Error, Result};
use tokio::sync::oneshot;

use crate::backend::{Conn, DbFault};

/// A place in the queue: either the worker takes it up or the caller gives it up, never both.
pub(super) struct Ticket {
    state: AtomicU8,
    queued: Instant,
}

const WAITING: u8 = 0;
const STARTED: u8 = 1;
const GIVEN_UP: u8 = 2;

impl Ticket {
    pub(super) fn new() -> Arc<Ticket> {
        Arc::new(Ticket { state: AtomicU8::new(WAITING), queued: Instant::now() })
    }

    /// The worker's side: whether somebody still waits for it.
    fn take_up(&self) -> bool {
        self.state.compare_exchange(WAITING, STARTED, Ordering::AcqRel, Ordering::Acquire).is_ok()
    }

    /// The caller's side: whether it was still waiting for its turn.
    pub(super) fn give_up(&self) -> bool {
        self.state.compare_exchange(WAITING, GIVEN_UP, Ordering::AcqRel, Ordering::Acquire).is_ok()
    }
}

/// Gives up the place when the caller goes away.
pub(super) struct Place(pub(super) Arc<Ticket>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.give_up();
    }
}

/// The way back to the caller, who may be gone.
pub(super) enum Answer<R> {
    Asynchronous(oneshot::Sender<Result<R>>),
    Blocking(crossbeam_channel::Sender<Result<R>>),
}

impl<R> Answer<R> {
    pub(super) fn asynchronous() -> (Answer<R>, oneshot::Receiver<Result<R>>) {
        let (sender, receiver) = oneshot::channel();
        (Answer::Asynchronous(sender), receiver)
    }

    pub(super) fn blocking() -> (Answer<R>, Receiver<Result<R>>) {
        let (sender, receiver) = crossbeam_channel::bounded(1);
        (Answer::Blocking(sender), receiver)
    }

    fn give(self, result: Result<R>) {
        // Nobody may be there to take the answer any more, which is no error.
        match self {
            Answer::Asynchronous(sender) => drop(sender.send(result)),
            Answer::Blocking(sender) => drop(sender.send(result)),
        }
    }
}

type Reading = Box<dyn FnOnce(Result<&mut Conn, DbFault>) + Send>;

/// A closure that reads.
pub(super) struct ReadJob {
    ticket: Arc<Ticket>,
    /// Whether its statements must agree with each other.
    pub(super) snapshot: bool,
    run: Reading,
}

pub(super) fn read<R: Send + 'static>(
    ticket: &Arc<Ticket>,
    snapshot: bool,
    f: impl FnOnce(&mut Conn) -> Result<R> + Send + 'static,
    answer: Answer<R>,
) -> ReadJob {
    let run: Reading = Box::new(move |conn| {
        answer.give(match conn {
            Ok(conn) => guarded(|| f(conn)),
            Err(fault) => Err(fault.into()),
        });
    });
    ReadJob { ticket: Arc::clone(ticket), snapshot, run }
}

impl ReadJob {
    /// The moment it was put into the queue, unless the caller has given it up.
    pub(super) fn take_up(&self) -> Option<Instant> {
        self.ticket.take_up().then_some(self.ticket.queued)
    }

    /// Runs the closure and answers, or answers why there is no connection.
    pub(super) fn run(self, conn: Result<&mut Conn, DbFault>) {
        (self.run)(conn);
    }
}

/// A closure that writes. It is taken up once, tried as often as needed and finished once.
pub(super) trait WriteJob: Send {
    fn take_up(&self) -> Option<Instant>;

    /// Runs the closure; says whether its work is to be kept.
    fn attempt(&mut self, conn: &mut Conn) -> bool;

    /// Answers: with the error, or with what the last attempt gave.
    fn finish(self: Box<Self>, outcome: Result<(), DbFault>);
}

struct Writing<F, R> {
    ticket: Arc<Ticket>,
    f: F,
    given: Option<Result<R>>,
    answer: Answer<R>,
}

pub(super) fn write<R: Send + 'static>(
    ticket: &Arc<Ticket>,
    f: impl Fn(&mut Conn) -> Result<R> + Send + Sync + 'static,
    answer: Answer<R>,
) -> Box<dyn WriteJob> {
    Box::new(Writing { ticket: Arc::clone(ticket), f, given: None, answer })
}

impl<F, R> WriteJob for Writing<F, R>
where
    F: Fn(&mut Conn) -> Result<R> + Send,
    R: Send,
{
    fn take_up(&self) -> Option<Instant> {
        self.ticket.take_up().then_some(self.ticket.queued)
    }

    fn attempt(&mut self, conn: &mut Conn) -> bool {
        let given = guarded(|| (self.f)(conn));
        let keep = given.is_ok();
        self.given = Some(given);
        keep
    }

    fn finish(self: Box<Self>, outcome: Result<(), DbFault>) {
        let result = match outcome {
            Ok(()) => self.given.unwrap_or_else(|| Err(Error::internal("a write was answered before it was run"))),
            Err(fault) => Err(fault.into()),
        };
        self.answer.give(result);
    }
}

/// Runs a closure so that a panic is an error for its caller and for nobody else.
fn guarded<R>(f: impl FnOnce() -> Result<R>) -> Result<R> {
    catch_unwind(AssertUnwindSafe(f)).unwrap_or_else(|panic| {
        let reason = said(&*panic);
        tracing::error!(reason, "a panic in work on the database");
        Err(Error::internal(format_args!("a panic: {reason}")))
    })
}

fn said(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no words")
}
