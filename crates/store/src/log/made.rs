//! What a transaction has changed until now.

use kernel::{AnyId, Result};

use super::Entry;
use crate::param::Param;
use crate::tx::Tx;

impl Tx<'_> {
    /// The changes that this transaction has made until now, in their order, as far as the actor may see them.
    pub fn made(&self) -> Result<Vec<Entry>> {
        let events = self.events.borrow().clone();
        let seen: Vec<AnyId> = self.seen_of(&events)?.into_iter().map(|event| event.id).collect();
        let mut made: Vec<Entry> = Vec::new();
        for event in events.iter().filter(|event| seen.contains(&event.id)) {
            let params = [Param::Int(event.id.raw()), Param::Int(event.version)];
            let found = self.entries("record_id = $1 AND version = $2 ORDER BY id DESC LIMIT 1", &params)?;
            made.extend(
                found.into_iter().filter(|entry| !made.iter().any(|known| known.id == entry.id)).collect::<Vec<_>>(),
            );
        }
        Ok(made)
    }
}
