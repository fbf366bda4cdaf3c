//! What changed since a position in the log, and who may hear of it: for pages that follow what colleagues do.

use std::collections::HashMap;

use kernel::{AnyId, Result};
use record::Filter;

use crate::backend::Dialect;
use crate::db::Db;
use crate::event::Event;
use crate::gate::Action;
use crate::param::Param;
use crate::query::select::{ROOT, Select};

/// How far back a listener looks beyond where he stands, in ids: on PostgreSQL a transaction that began before another
/// may be committed after it. Ids begin with their milliseconds, so this is two seconds.
const OVERLAP: i64 = 2_000 << 22;

impl Db<'_> {
    /// The position of the latest change.
    pub fn position(&self) -> Result<i64> {
        let mut last = 0;
        self.query("SELECT coalesce(max(id), 0) FROM change", &[], |row| {
            last = row.int(0)?;
            Ok(())
        })?;
        Ok(last)
    }

    /// The records that changed after a position, each once; `None` when there were more than `most` changes.
    ///
    /// Not gated: see [`Db::audible`].
    pub fn changed_since(&self, position: i64, most: usize) -> Result<Option<Vec<Event>>> {
        let from = if self.dialect() == Dialect::Postgres { position.saturating_sub(OVERLAP) } else { position };
        let limit = i64::try_from(most).unwrap_or(i64::MAX - 1) + 1;
        let mut latest: HashMap<(String, i64), i64> = HashMap::new();
        let mut rows = 0;
        self.query(
            "SELECT record_type, record_id, version FROM change WHERE id > $1 ORDER BY id LIMIT $2",
            &[Param::Int(from), Param::Int(limit)],
            |row| {
                rows += 1;
                let version = latest.entry((row.text(0)?.to_owned(), row.int(1)?)).or_default();
                *version = row.int(2)?.max(*version);
                Ok(())
            },
        )?;
        if rows == limit {
            return Ok(None);
        }
        let events = latest.into_iter().filter_map(|((of, id), version)| {
            Some(Event { of: self.catalogue().get(&of).ok()?.name, id: AnyId::from_raw(id), version })
        });
        Ok(Some(events.collect()))
    }

    /// Those of the events that the actor may hear of: records that he may see, in the bin or outside it.
    pub fn audible(&self, events: &[Event]) -> Result<Vec<Event>> {
        let mut by_type: HashMap<&'static str, Vec<&Event>> = HashMap::new();
        for event in events {
            by_type.entry(event.of).or_default().push(event);
        }
        let mut heard = Vec::new();
        for (of, events) in by_type {
            let described = self.describe(of)?;
            if !self.access().may(&described, Action::See) {
                continue;
            }
            if self.sees_all(of)? {
                heard.extend(events.into_iter().cloned());
                continue;
            }
            for part in events.chunks(200) {
                let ids: Vec<AnyId> = part.iter().map(|event| event.id).collect();
                let mut seen = Vec::new();
                for bin in [false, true] {
                    let mut select = Select::new(self.frame(), &described, Action::See, bin)?;
                    select.filter(&Filter::Ids(ids.clone()))?;
                    let sql = format!("SELECT {ROOT}.id{}", select.body());
                    self.query(&sql, select.params.values(), |row| {
                        seen.push(AnyId::from_raw(row.int(0)?));
                        Ok(())
                    })?;
                }
                heard.extend(part.iter().filter(|event| seen.contains(&event.id)).map(|event| (*event).clone()));
            }
        }
        Ok(heard)
    }
}
