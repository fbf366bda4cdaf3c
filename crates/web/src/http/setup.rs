//! What the whole application follows from the settings while it runs.

use std::str::FromStr as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use kernel::Result;
use store::Store;
use words::CustomerWord;

/// Whether the first visit has been through; looked up until it has.
#[derive(Debug, Default)]
pub struct Setup(AtomicBool);

impl Setup {
    /// Whether there is anybody who could sign in.
    pub async fn has_users(&self, store: &Store) -> Result<bool> {
        if self.0.load(Ordering::Relaxed) {
            return Ok(true);
        }
        let found = store.has_users().await?;
        self.0.store(found, Ordering::Relaxed);
        Ok(found)
    }
}

/// Sets the company's word for customer, now and whenever the settings change, here or on another node.
pub fn follow_customer_word(store: &Store) {
    let set = |store: &Store| {
        if let Ok(word) = CustomerWord::from_str(&store.settings().customer_word) {
            words::set_customer_word(word);
        }
    };
    set(store);
    let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
    let store = store.clone();
    runtime.spawn(async move {
        // Reading the settings is one atomic load; a second's delay after a change nobody notices.
        let mut every = tokio::time::interval(Duration::from_secs(1));
        loop {
            every.tick().await;
            set(&store);
        }
    });
}
