//! Reading the log by position: for those who follow every change and must miss none.

use std::collections::{HashMap, HashSet};

use kernel::{AnyId, Error, Result};
use record::RecordRef;

use super::Entry;
use crate::db::Db;
use crate::event::Event;
use crate::param::Param;

/// A change that somebody follows.
#[derive(Clone, Debug, PartialEq)]
pub struct Followed {
    /// Its position.
    pub position: i64,
    /// What changed; `None` when he may not see the record.
    pub entry: Option<Entry>,
    /// The verb that made it, and of which record it was said; `None` too when he may not see that record.
    pub verb: Option<(String, RecordRef)>,
}

impl Db<'_> {
    /// The changes behind a position, in the order of positions, with them; `0` begins at the beginning.
    ///
    /// Changes appear here once they are numbered, some seconds after their commit, and none is ever skipped. Only the
    /// program and administrators may ask. A change of a type that the program no longer knows is left out.
    pub fn changes_after(&self, position: i64, limit: usize) -> Result<Vec<(i64, Entry)>> {
        if !self.access.is_administrator() {
            return Err(Error::forbidden("error-administrators-only"));
        }
        let positions = self.positions_after(position, limit)?;
        let mut entries = self.entries_of(&positions)?;
        Ok(positions.into_iter().filter_map(|(position, id)| Some((position, entries.remove(&id)?))).collect())
    }

    /// The changes behind a position as far as the actor may see them today, each position once, so that he knows how
    /// far he has come; hidden fields are left out.
    pub fn follow(&self, position: i64, limit: usize) -> Result<Vec<Followed>> {
        let positions = self.positions_after(position, limit)?;
        let mut entries = self.entries_of(&positions)?;
        let mut verbs = self.verbs_of(&positions)?;
        let mut events: Vec<Event> = entries.values().map(|entry| event(entry.record)).collect();
        events.extend(verbs.values().map(|(_, record)| event(*record)));
        let seen: HashSet<(&str, AnyId)> =
            self.seen_of(&events)?.into_iter().map(|event| (event.of, event.id)).collect();
        let sees = |record: RecordRef| seen.contains(&(record.of, record.id));
        Ok(positions
            .into_iter()
            .map(|(position, id)| Followed {
                position,
                entry: entries.remove(&id).filter(|entry| sees(entry.record)),
                verb: verbs.remove(&id).filter(|(_, record)| sees(*record)),
            })
            .collect())
    }

    /// Positions and ids of changes.
    fn positions_after(&self, position: i64, limit: usize) -> Result<Vec<(i64, i64)>> {
        let limit = Param::Int(i64::try_from(limit).unwrap_or(i64::MAX));
        let mut positions = Vec::new();
        self.query(
            "SELECT position, change_id FROM change_seal WHERE position > $1 ORDER BY position LIMIT $2",
            &[Param::Int(position), limit],
            |row| {
                positions.push((row.int(0)?, row.int(1)?));
                Ok(())
            },
        )?;
        Ok(positions)
    }

    /// The changes at positions that follow each other, by id.
    fn entries_of(&self, positions: &[(i64, i64)]) -> Result<HashMap<i64, Entry>> {
        let (Some((first, _)), Some((last, _))) = (positions.first(), positions.last()) else {
            return Ok(HashMap::new());
        };
        let entries = self.entries(
            "id IN (SELECT change_id FROM change_seal WHERE position >= $1 AND position <= $2)",
            &[Param::Int(*first), Param::Int(*last)],
        )?;
        Ok(entries.into_iter().map(|entry| (entry.id.raw(), entry)).collect())
    }

    fn verbs_of(&self, positions: &[(i64, i64)]) -> Result<HashMap<i64, (String, RecordRef)>> {
        let mut verbs = HashMap::new();
        let (Some((first, _)), Some((last, _))) = (positions.first(), positions.last()) else { return Ok(verbs) };
        self.query(
            "SELECT v.change_id, v.verb, v.record_type, v.record_id FROM change_verb v
             JOIN change_seal s ON s.change_id = v.change_id WHERE s.position >= $1 AND s.position <= $2",
            &[Param::Int(*first), Param::Int(*last)],
            |row| {
                if let Ok(of) = self.catalogue.get(row.text(2)?) {
                    let record = RecordRef { of: of.name, id: AnyId::from_raw(row.int(3)?) };
                    verbs.insert(row.int(0)?, (row.text(1)?.to_owned(), record));
                }
                Ok(())
            },
        )?;
        Ok(verbs)
    }
}

fn event(record: RecordRef) -> Event {
    Event { of: record.of, id: record.id, version: 0 }
}
