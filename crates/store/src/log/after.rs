//! Reading the log by position: for those who follow every change and must miss none.

use kernel::{Error, Result};

use super::Entry;
use crate::db::Db;
use crate::param::Param;

impl Db<'_> {
    /// The changes behind a position, in the order of positions, with them; `0` begins at the beginning.
    ///
    /// Changes appear here once they are numbered, some seconds after their commit, and none is ever skipped. Only the
    /// program and administrators may ask. A change of a type that the program no longer knows is left out.
    pub fn changes_after(&self, position: i64, limit: usize) -> Result<Vec<(i64, Entry)>> {
        if !self.access.is_administrator() {
            return Err(Error::forbidden("error-administrators-only"));
        }
        let limit = Param::Int(i64::try_from(limit).unwrap_or(i64::MAX));
        let mut positions = Vec::new();
        self.query(
            "SELECT change_id, position FROM change_seal WHERE position > $1 ORDER BY position LIMIT $2",
            &[Param::Int(position), limit],
            |row| {
                positions.push((row.int(0)?, row.int(1)?));
                Ok(())
            },
        )?;
        let Some((_, last)) = positions.last() else { return Ok(Vec::new()) };
        let entries = self.entries(
            "id IN (SELECT change_id FROM change_seal WHERE position > $1 AND position <= $2)",
            &[Param::Int(position), Param::Int(*last)],
        )?;
        let mut entries: std::collections::HashMap<i64, Entry> =
            entries.into_iter().map(|entry| (entry.id.raw(), entry)).collect();
        Ok(positions.into_iter().filter_map(|(id, position)| Some((position, entries.remove(&id)?))).collect())
    }
}
