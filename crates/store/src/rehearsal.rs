//! A transaction that is tried and taken back: to show what a change would do before it is done.

use std::sync::{Arc, Mutex, PoisonError};

use kernel::{Actor, Error, Fault, Result};

use crate::store::Store;
use crate::tx::Tx;

/// The key of the error by which a transaction is taken back. It reaches nobody.
const TAKEN_BACK: &str = "rehearsed";

impl Store {
    /// Does what `f` does, and takes it back: nothing is written, no effect leaves. Gives what `f` gave. From a plain
    /// thread.
    pub fn rehearse<R: Send + 'static>(
        &self,
        actor: Actor,
        f: impl Fn(&mut Tx<'_>) -> Result<R> + Send + Sync + 'static,
    ) -> Result<R> {
        let given = Arc::new(Mutex::new(None));
        let kept = Arc::clone(&given);
        let outcome = self.write_blocking(actor, move |tx| {
            let result = f(tx)?;
            // What would end the transaction in an error ends its rehearsal too.
            tx.settle()?;
            *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
            Err::<(), _>(Error::new(Fault::Conflict, TAKEN_BACK))
        });
        match outcome {
            Err(error) if error.key() == TAKEN_BACK => {
                let given = given.lock().unwrap_or_else(PoisonError::into_inner).take();
                given.ok_or_else(|| Error::internal("a rehearsal gave nothing"))
            }
            Err(error) => Err(error),
            Ok(()) => Err(Error::internal("a rehearsal was not taken back")),
        }
    }
}
