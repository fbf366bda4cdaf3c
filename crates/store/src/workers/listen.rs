//! Who listens to which channel, and the delivery to them.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{PoisonError, RwLock};
use std::thread;
use std::time::Duration;

use super::postgres::Backoff;
use crate::backend::{Conn, DbFault, Kept, PostgresOptions};

/// What a listener hears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard<'a> {
    /// A notice and its payload.
    Notice(&'a str),
    /// Notices up to here may have been missed; from here on none is. On PostgreSQL it is the first thing heard.
    Gap,
}

type Hear = Box<dyn Fn(Heard<'_>) + Send + Sync>;

/// Those who listen, by channel.
#[derive(Default)]
pub(super) struct Listeners {
    by_channel: RwLock<HashMap<String, Vec<Hear>>>,
    stopped: AtomicBool,
}

impl Listeners {
    pub(super) fn add(&self, channel: &str, hear: Hear) {
        let mut channels = self.by_channel.write().unwrap_or_else(PoisonError::into_inner);
        channels.entry(channel.to_owned()).or_default().push(hear);
    }

    /// Delivers one notice.
    pub(super) fn deliver(&self, channel: &str, payload: &str) {
        let channels = self.by_channel.read().unwrap_or_else(PoisonError::into_inner);
        channels.get(channel).into_iter().flatten().for_each(|hear| tell(hear, Heard::Notice(payload)));
    }

    /// Does what was kept for after a commit. An effect that panics costs neither the thread nor the other effects.
    pub(super) fn follow(&self, kept: Kept) {
        for effect in kept.effects {
            if catch_unwind(AssertUnwindSafe(effect)).is_err() {
                tracing::error!("a panic in an effect after a commit");
            }
        }
        for (channel, payload) in &kept.notices {
            self.deliver(channel, payload);
        }
    }

    /// Tells those who listen to a channel that notices may have been missed.
    fn gap(&self, channel: &str) {
        let channels = self.by_channel.read().unwrap_or_else(PoisonError::into_inner);
        channels.get(channel).into_iter().flatten().for_each(|hear| tell(hear, Heard::Gap));
    }

    /// How many listen, by channel.
    fn channels(&self) -> HashMap<String, usize> {
        let channels = self.by_channel.read().unwrap_or_else(PoisonError::into_inner);
        channels.iter().map(|(name, hear)| (name.clone(), hear.len())).collect()
    }

    pub(super) fn stop(&self) {
        self.stopped.store(true, Ordering::Release);
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Acquire)
    }
}

fn tell(hear: &Hear, heard: Heard<'_>) {
    if catch_unwind(AssertUnwindSafe(|| hear(heard))).is_err() {
        tracing::error!(?heard, "a panic in a listener");
    }
}

/// How often a thread that waits for notices looks up.
const LOOK_UP: Duration = Duration::from_millis(200);

/// Waits on a connection of its own for the notices of PostgreSQL and delivers them, until the workers stop.
pub(super) fn listen(url: &str, settings: &PostgresOptions, listeners: &Listeners) {
    let mut backoff = Backoff::default();
    while !listeners.is_stopped() {
        // Where nobody listens, no connection is spent on it.
        if listeners.channels().is_empty() {
            thread::sleep(LOOK_UP / 4);
            continue;
        }
        let ended = Conn::postgres(url, settings).and_then(|mut conn| {
            backoff = Backoff::default();
            attend(&mut conn, listeners)
        });
        if let Err(fault) = ended {
            tracing::warn!(?fault, "notices of the database are interrupted");
            thread::sleep(backoff.next());
        }
    }
}

fn attend(conn: &mut Conn, listeners: &Listeners) -> Result<(), DbFault> {
    let mut attended = HashMap::new();
    while !listeners.is_stopped() {
        for (channel, listening) in listeners.channels() {
            if attended.get(&channel) == Some(&listening) {
                continue;
            }
            conn.control(&format!("LISTEN \"{}\"", channel.replace('"', "\"\"")))?;
            listeners.gap(&channel);
            attended.insert(channel, listening);
        }
        if let Some((channel, payload)) = conn.heard(LOOK_UP)? {
            listeners.deliver(&channel, &payload);
        }
    }
    Ok(())
}
