//! Whether a record is there for the actor, and what he may do to it.

use std::collections::HashSet;

use kernel::{AnyId, Result};
use record::{Filter, RecordRef, RecordType};

use super::Db;
use crate::gate::{self, Action};
use crate::param::Param;
use crate::query::select::{ROOT, Select};

/// Ids that one statement asks for.
const SOME: usize = 200;

impl Db<'_> {
    /// Whether a record is there for the actor, and he may do this to it.
    pub fn may(&self, record: RecordRef, action: Action) -> Result<bool> {
        let of = self.describe(record.of)?;
        self.passes(&of, record.id, action)
    }

    pub(crate) fn passes(&self, of: &RecordType, id: AnyId, action: Action) -> Result<bool> {
        if self.access.scope(of, action) == gate::Scope::None {
            return Ok(false);
        }
        let mut select = Select::new(self.frame(), of, action, false)?;
        select.filter(&Filter::Ids(vec![id]))?;
        let sql = format!("SELECT 1{}", select.body());
        let mut found = false;
        self.query(&sql, select.params.values(), |_| {
            found = true;
            Ok(())
        })?;
        Ok(found)
    }

    /// Those of the records that are there for the actor, and that he may do this to.
    pub(crate) fn passing(&self, of: &RecordType, ids: &[AnyId], action: Action) -> Result<HashSet<AnyId>> {
        let mut found = HashSet::with_capacity(ids.len());
        if self.access.scope(of, action) == gate::Scope::None {
            return Ok(found);
        }
        for some in ids.chunks(SOME) {
            let mut select = Select::new(self.frame(), of, action, false)?;
            // A place more than once is filled with what is there already, so that the statement stays the same.
            let places: Vec<String> =
                (0..SOME).map(|place| select.params.place(Param::Int(some[place.min(some.len() - 1)].raw()))).collect();
            select.and(format!("{ROOT}.id IN ({})", places.join(", ")));
            let sql = format!("SELECT {ROOT}.id{}", select.body());
            self.query(&sql, select.params.values(), |row| {
                found.insert(AnyId::from_raw(row.int(0)?));
                Ok(())
            })?;
        }
        Ok(found)
    }

    /// Those of the records that a batch made.
    ///
    /// The plus keeps a database without statistics from going through the whole batch for each question.
    pub fn made_in(&self, batch: AnyId, ids: &[AnyId]) -> Result<HashSet<AnyId>> {
        let mut made = HashSet::new();
        for some in ids.chunks(SOME) {
            let places: Vec<String> = (2..some.len() + 2).map(|place| format!("${place}")).collect();
            let sql = format!(
                "SELECT record_id FROM change WHERE +batch = $1 AND deed = 'create' AND record_id IN ({})",
                places.join(", ")
            );
            let mut params = vec![Param::Int(batch.raw())];
            params.extend(some.iter().map(|id| Param::Int(id.raw())));
            self.query(&sql, &params, |row| {
                made.insert(AnyId::from_raw(row.int(0)?));
                Ok(())
            })?;
        }
        Ok(made)
    }

    /// Whether the actor sees every record of a type, so that sums over what he sees are sums over the whole.
    pub fn sees_all(&self, of: &str) -> Result<bool> {
        gate::sees_whole(&self.access, &self.catalogue, &*self.describe(of)?)
    }
}
