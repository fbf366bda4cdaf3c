//! A job at work: what it is given, how it tells how far it is, how it hears that it should stop.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use kernel::{Actor, Error, Result};
use serde::de::DeserializeOwned;

use super::Job;
use crate::store::Store;

/// A job at work.
pub struct Work {
    store: Store,
    job: Job,
    actor: Actor,
    pub(super) stop: AtomicBool,
    pub(super) ending: AtomicBool,
    pub(super) told: Mutex<Told>,
}

/// How far a job is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Told {
    pub done: i64,
    pub total: Option<i64>,
    pub message: Option<String>,
}

impl Work {
    pub(super) fn new(store: &Store, job: Job) -> Work {
        let actor = job.actor();
        Work {
            store: store.clone(),
            actor,
            job,
            stop: AtomicBool::new(false),
            ending: AtomicBool::new(false),
            told: Mutex::default(),
        }
    }

    /// The data.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Whoever started it, with the rights of each moment.
    pub fn actor(&self) -> Actor {
        self.actor.clone()
    }

    /// The job as it was when it began.
    pub fn job(&self) -> &Job {
        &self.job
    }

    /// What is to be done.
    pub fn payload<T: DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_str(&self.job.payload).map_err(Error::internal)
    }

    /// Tells how far it is; costs nothing, as somebody else writes it down from time to time.
    pub fn tell(&self, done: i64, total: Option<i64>, message: Option<String>) {
        *self.told.lock().unwrap_or_else(PoisonError::into_inner) = Told { done, total, message };
    }

    /// Whether it should stop because the program ends: who starts it again goes on with the job, if it fails now.
    pub fn is_ending(&self) -> bool {
        self.ending.load(Ordering::Acquire)
    }

    /// Whether it should stop: somebody wants it to, the program ends, or another has taken it over.
    pub fn should_stop(&self) -> bool {
        self.stop.load(Ordering::Acquire)
    }
}
