//! What a transaction has changed until now.

use std::collections::{HashMap, HashSet};

use kernel::{AnyId, Result};

use super::Entry;
use crate::param::Param;
use crate::tx::Tx;
use crate::write::rows;

/// Changes that one statement looks up.
const TOGETHER: usize = 100;

impl Tx<'_> {
    /// The changes that this transaction has made until now, in their order, as far as the actor may see them: the first
    /// `most` of them, and how many more there are.
    pub fn made(&self, most: usize) -> Result<(Vec<Entry>, usize)> {
        let events = self.events.borrow().clone();
        let seen: HashSet<AnyId> = self.seen_of(&events)?.into_iter().map(|event| event.id).collect();
        let mut known = HashSet::new();
        let mut all: Vec<(AnyId, i64)> = events.iter().map(|event| (event.id, event.version)).collect();
        all.retain(|one| seen.contains(&one.0) && known.insert(*one));
        let more = all.len().saturating_sub(most);
        all.truncate(most);
        let mut made = Vec::with_capacity(all.len());
        for some in all.chunks(TOGETHER) {
            let params: Vec<Param> =
                some.iter().flat_map(|(id, version)| [Param::Int(id.raw()), Param::Int(*version)]).collect();
            let these = rows::places(some.len(), 2, "BIGINT");
            let condition = format!("(record_id, version) IN (VALUES {these}) ORDER BY id");
            // Of several rows about one version the last one tells.
            let found: HashMap<(AnyId, i64), Entry> = self
                .entries(&condition, &params)?
                .into_iter()
                .map(|entry| ((entry.record.id, entry.version), entry))
                .collect();
            made.extend(some.iter().filter_map(|one| found.get(one).cloned()));
        }
        Ok((made, more))
    }
}
