//! Writing much in short transactions, so that nobody waits long for the writer.

use std::sync::Arc;

use kernel::{Actor, Result};
use store::{Store, Tx};

/// How far a long work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Records written.
    pub done: u64,
    /// Records to write in all.
    pub of: u64,
}

/// Writes lists of things slice by slice and tells how far it is.
pub(crate) struct Slices<'a> {
    /// Where to.
    pub store: &'a Store,
    /// As whom.
    pub actor: Actor,
    /// Who wants to know.
    pub tell: &'a mut dyn FnMut(Progress),
    /// How far it is.
    pub progress: Progress,
}

/// Records in one transaction: some 50 ms of the writer's time.
const SLICE: usize = 100;
/// The same where records go into the database with few statements.
const TOGETHER: usize = 500;

impl Slices<'_> {
    /// Writes something small in a transaction of its own.
    pub fn once<R: Send + 'static>(&self, f: impl Fn(&mut Tx<'_>) -> Result<R> + Send + Sync + 'static) -> Result<R> {
        self.store.write_blocking(self.actor.clone(), f)
    }

    /// Writes each thing; what came of them is given back in their order.
    pub fn each<T, R>(
        &mut self,
        things: impl IntoIterator<Item = T>,
        f: impl Fn(&mut Tx<'_>, &T) -> Result<R> + Send + Sync + 'static,
    ) -> Result<Vec<R>>
    where
        T: Send + Sync + 'static,
        R: Send + 'static,
    {
        self.sliced(SLICE, things, move |tx, slice| slice.iter().map(|thing| f(tx, thing)).collect())
    }

    /// Writes things that need few statements together; what came of them is given back in their order.
    pub fn together<T, R>(
        &mut self,
        things: impl IntoIterator<Item = T>,
        f: impl Fn(&mut Tx<'_>, &[T]) -> Result<Vec<R>> + Send + Sync + 'static,
    ) -> Result<Vec<R>>
    where
        T: Send + Sync + 'static,
        R: Send + 'static,
    {
        self.sliced(TOGETHER, things, f)
    }

    fn sliced<T, R>(
        &mut self,
        size: usize,
        things: impl IntoIterator<Item = T>,
        f: impl Fn(&mut Tx<'_>, &[T]) -> Result<Vec<R>> + Send + Sync + 'static,
    ) -> Result<Vec<R>>
    where
        T: Send + Sync + 'static,
        R: Send + 'static,
    {
        let f = Arc::new(f);
        let mut things = things.into_iter();
        let mut all = Vec::new();
        loop {
            let slice: Vec<T> = things.by_ref().take(size).collect();
            if slice.is_empty() {
                return Ok(all);
            }
            self.progress.done += slice.len() as u64;
            let f = Arc::clone(&f);
            all.extend(self.once(move |tx| f(tx, &slice))?);
            (self.tell)(self.progress);
        }
    }
}
