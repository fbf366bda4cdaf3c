//! What statements run: counted for tests that bound what a page may cost, and on request kept, so that a measurement can
//! run the very same ones by themselves.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use super::{Dialect, dollar};
use crate::param::Param;

/// A statement that was run, as its database takes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Ran {
    /// The statement; its parameters are `?1` on SQLite and `$1` on PostgreSQL.
    pub sql: String,
    /// Its parameters.
    pub params: Vec<Param>,
}

/// The count of all connections of one pool.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    count: AtomicU64,
    keeps: AtomicBool,
    kept: Mutex<Vec<Ran>>,
}

impl Tally {
    pub(super) fn ran(&self, dialect: Dialect, sql: &str, params: &[Param]) {
        self.count.fetch_add(1, Ordering::Relaxed);
        if self.keeps.load(Ordering::Relaxed) {
            let sql = match dialect {
                Dialect::Sqlite => dollar::numbered(sql),
                Dialect::Postgres => sql.to_owned(),
            };
            let ran = Ran { sql, params: params.to_vec() };
            self.kept.lock().unwrap_or_else(PoisonError::into_inner).push(ran);
        }
    }

    pub(crate) fn count(&self) -> u64 {
        self.count.load(Ordering::Relaxed)
    }

    pub(crate) fn keep(&self, keep: bool) -> Vec<Ran> {
        self.keeps.store(keep, Ordering::Relaxed);
        std::mem::take(&mut *self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
