//! Tells other programs what happens, as it happens: reads the change log by position for each endpoint, as far as the
//! endpoint's owner may see, and sends it, signed by Standard Webhooks, until it has arrived.
//!
//! ureq asks, because the work is blocking like all work in the background, and because it lets us resolve the name
//! ourselves: an address is judged at the moment of connecting and not before, so no name can lead elsewhere meanwhile.

mod address;
mod message;
mod send;
mod sign;
mod still;
mod wait;
mod work;

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crm::outside::Webhook;
use kernel::{Actor, AnyId, Error, Face, Result};
use record::Query;
use store::{Store, Told};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::TryRecvError;

pub use address::is_public;
pub use send::{Answer, Post};
pub use sign::{headers, is_genuine};
pub use wait::{LAST, wait};

/// How often it looks around.
const TICK: Duration = Duration::from_millis(500);
/// How long it waits when that failed: a database that is away is not soon back.
const AFTER_ERROR: Duration = Duration::from_secs(10);
/// Endpoints that are worked for at once.
const AT_ONCE: usize = 8;
/// The most endpoints that an installation has.
const MOST: usize = 500;
/// How long it may finish what it is at when the server stops. What is cut off is sent again at the next start.
const GRACE: Duration = Duration::from_secs(3);

/// How endpoints are spoken to.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Whether addresses of this machine and of private networks are allowed.
    pub private_networks: bool,
    /// How long an answer may take.
    pub patience: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Options { private_networks: false, patience: Duration::from_secs(15) }
    }
}

/// The threads that send.
pub struct Webhooks {
    stop: Sender<()>,
    ending: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Webhooks {
    /// Begins.
    pub fn start(store: Store, options: Options) -> Result<Webhooks> {
        let (stop, stopped) = mpsc::channel::<()>();
        let ending = Arc::new(AtomicBool::new(false));
        let mut round = Round::new(store, options, Arc::clone(&ending))?;
        let thread = std::thread::Builder::new().name("kilit-webhooks".into()).spawn(move || {
            let mut pause = TICK;
            while stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                pause = match round.look() {
                    Ok(()) => TICK,
                    Err(error) => {
                        tracing::warn!(%error, "webhooks could not be looked after");
                        AFTER_ERROR
                    }
                };
            }
            round.finish();
        });
        Ok(Webhooks { stop, ending, thread: thread.map_err(Error::internal)? })
    }

    /// Ends after the request under way, and with it its hold on the data.
    pub fn end(self) {
        self.ending.store(true, Ordering::Release);
        drop(self.stop);
        let began = Instant::now();
        while !self.thread.is_finished() && began.elapsed() < GRACE {
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// Does all that is due on this thread, endpoint after endpoint, and gives how many requests were made: for tests and
/// commands.
pub fn send_due(store: &Store, options: Options) -> Result<usize> {
    let post = Post::new(options)?;
    let ending = AtomicBool::new(false);
    store.number_log()?;
    let mut sent = 0;
    for webhook in active(store)? {
        sent += work::serve(store, &post, &ending, &webhook)?;
    }
    Ok(sent)
}

fn active(store: &Store) -> Result<Vec<Webhook>> {
    store.read_blocking(Actor::system(Face::Job), |db| {
        db.rows::<Webhook>(&Query::all::<Webhook>().is(Webhook::ACTIVE, true).limit(MOST))
    })
}

/// What the thread knows that looks around.
struct Round {
    store: Store,
    post: Arc<Post>,
    ending: Arc<AtomicBool>,
    events: Receiver<Told>,
    /// Whether something may have changed that has no position yet.
    unnumbered: bool,
    busy: Arc<Mutex<HashSet<AnyId>>>,
    /// The endpoint that was begun with last.
    last: Option<AnyId>,
}

impl Round {
    fn new(store: Store, options: Options, ending: Arc<AtomicBool>) -> Result<Round> {
        let (events, post) = (store.events(), Arc::new(Post::new(options)?));
        Ok(Round { store, post, ending, events, unnumbered: true, busy: Arc::default(), last: None })
    }

    fn look(&mut self) -> Result<()> {
        self.listen();
        let mut webhooks = active(&self.store)?;
        if webhooks.is_empty() {
            return Ok(());
        }
        if self.unnumbered {
            self.store.number_log()?;
            self.unnumbered = false;
        }
        // Each has its turn, however many keep us waiting.
        if let Some(last) = webhooks.iter().position(|webhook| Some(webhook.id.any()) == self.last) {
            webhooks.rotate_left(last + 1);
        }
        for webhook in webhooks {
            let busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner).clone();
            if busy.len() >= AT_ONCE {
                break;
            }
            let id = webhook.id.any();
            if !busy.contains(&id) && self.store.webhook_has_work(id)? {
                self.last = Some(id);
                self.begin(webhook)?;
            }
        }
        Ok(())
    }

    fn listen(&mut self) {
        loop {
            match self.events.try_recv() {
                Ok(_) | Err(TryRecvError::Lagged(_)) => self.unnumbered = true,
                Err(TryRecvError::Empty | TryRecvError::Closed) => return,
            }
        }
    }

    /// Works for an endpoint on a thread of its own, so that a slow one keeps nobody waiting.
    fn begin(&self, webhook: Webhook) -> Result<()> {
        let id = webhook.id.any();
        let (store, post, ending) = (self.store.clone(), Arc::clone(&self.post), Arc::clone(&self.ending));
        let done = Done { busy: Arc::clone(&self.busy), id };
        self.busy.lock().unwrap_or_else(PoisonError::into_inner).insert(id);
        let work = move || {
            let _done = done;
            if let Err(error) = work::serve(&store, &post, &ending, &webhook) {
                tracing::warn!(%error, webhook = %id, "a webhook could not be served");
            }
        };
        std::thread::Builder::new().name("kilit-webhook".into()).spawn(work).map_err(Error::internal)?;
        Ok(())
    }

    /// Waits until nobody works any more.
    fn finish(&self) {
        let began = Instant::now();
        while began.elapsed() < GRACE && !self.busy.lock().unwrap_or_else(PoisonError::into_inner).is_empty() {
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// Says that an endpoint is no longer worked for, also when the work panics.
struct Done {
    busy: Arc<Mutex<HashSet<AnyId>>>,
    id: AnyId,
}

impl Drop for Done {
    fn drop(&mut self) {
        self.busy.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
    }
}
