//! What changed lately, as far as one listener may know of it.

use std::collections::{HashMap, HashSet};

use kernel::{AnyId, Result, Timestamp};
use record::Filter;

use crate::backend::{Conn, Dialect};
use crate::db::Db;
use crate::event::Event;
use crate::gate::Action;
use crate::param::Param;
use crate::query::select::{ROOT, Select};

/// How far back a change is looked for, in milliseconds: on PostgreSQL one may be committed after another that has a
/// later id. SQLite has one writer, whose ids come in the order of its commits.
const LATE_MILLIS: i64 = 3_000;

/// What changed behind a position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// What changed; `None` when it is too much to be told one by one.
    pub events: Option<Vec<Event>>,
    /// The position behind which one goes on.
    pub reached: i64,
}

impl Db<'_> {
    /// What changed behind a position in the log, as far as the actor may see it, each record at its latest version;
    /// too much when it was more than `limit` changes, or when there is no such position, so that one had better look
    /// at everything again.
    ///
    /// A position is the id of the latest change that a page knows, as `Visit::live` has it. A change may be told twice.
    /// Read in one snapshot, nothing newer than the position reached is told.
    pub fn news(&self, after: i64, limit: usize) -> Result<News> {
        let reached = newest(&mut self.conn.borrow_mut())?;
        if after < 0 || after > reached {
            return Ok(News { events: None, reached });
        }
        let from = match self.dialect() {
            Dialect::Sqlite => after,
            Dialect::Postgres => {
                let made_at = AnyId::from_raw(after).made_at().millis();
                AnyId::floor(Timestamp::from_millis(made_at - LATE_MILLIS)).raw()
            }
        };
        let (mut events, mut changes) = (Vec::new(), 0);
        self.query(
            "SELECT record_type, record_id, version FROM change WHERE id > $1 ORDER BY id LIMIT $2",
            &[Param::Int(from), Param::Int(i64::try_from(limit + 1).unwrap_or(i64::MAX))],
            |row| {
                changes += 1;
                // A type that the program no longer knows is on no page.
                if let Ok(of) = self.catalogue.get(row.text(0)?) {
                    events.push(Event { of: of.name, id: AnyId::from_raw(row.int(1)?), version: row.int(2)? });
                }
                Ok(())
            },
        )?;
        let events = if changes > limit { None } else { Some(self.seen_of(&events)?) };
        Ok(News { events, reached })
    }

    /// Those of the events whose records the actor may see, in the bin or out of it; each record once, at its latest
    /// version, in the order in which they changed last.
    pub fn seen_of(&self, events: &[Event]) -> Result<Vec<Event>> {
        let mut latest: Vec<Event> = Vec::new();
        let mut told = HashSet::new();
        for event in events.iter().rev() {
            if told.insert((event.of, event.id)) {
                latest.push(event.clone());
            } else if let Some(known) = latest.iter_mut().find(|known| known.of == event.of && known.id == event.id) {
                known.version = known.version.max(event.version);
            }
        }
        latest.reverse();
        let mut by_type: HashMap<&'static str, Vec<AnyId>> = HashMap::new();
        for event in &latest {
            by_type.entry(event.of).or_default().push(event.id);
        }
        let mut seen = HashSet::new();
        for (name, ids) in by_type {
            let of = self.describe(name)?;
            if !self.access.may(&of, Action::See) {
                continue;
            }
            for ids in ids.chunks(500) {
                // What was put into the bin has changed as well: it goes from the lists of those who saw it.
                for bin in [false, true] {
                    let mut select = Select::new(self.frame(), &of, Action::See, bin)?;
                    select.filter(&Filter::Ids(ids.to_vec()))?;
                    let sql = format!("SELECT {ROOT}.id{}", select.body());
                    self.query(&sql, select.params.values(), |row| {
                        seen.insert((of.name, AnyId::from_raw(row.int(0)?)));
                        Ok(())
                    })?;
                }
            }
        }
        latest.retain(|event| seen.contains(&(event.of, event.id)));
        Ok(latest)
    }
}

const NEWEST: &str = "SELECT coalesce(max(id), 0) FROM change";

/// The latest change in the log; `0` when there is none.
pub(crate) fn newest(conn: &mut Conn) -> Result<i64> {
    let mut last = 0;
    conn.query(NEWEST, &[], &mut |row| {
        last = row.int(0)?;
        Ok(())
    })?;
    Ok(last)
}
