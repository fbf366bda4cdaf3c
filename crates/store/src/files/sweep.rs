//! Sweeping out files that nothing refers to.

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::time::Duration;

use kernel::{Actor, Face, Result};
use record::Kind;

use super::shelf::{self, Lying};
use super::{Files, Shelf, places};
use crate::folder::trouble;
use crate::param::Param;
use crate::query::sql::quoted;

/// How long a file may wait to be put into a record.
pub(super) const WAIT: Duration = Duration::from_secs(3600);

/// How long something stays in the cache.
const CACHED: Duration = Duration::from_secs(24 * 3600);

/// Files forgotten in one transaction.
const SLICE: usize = 200;

impl Files {
    /// Forgets files that no record refers to, the bin included, and removes contents that no file has: an hour after
    /// they came, so that a form that is being filled in keeps its file, or when they are not waited for any longer.
    /// Gives how many contents were removed.
    ///
    /// A shelf of another installation is left as it is, and so is for 30 days what lay there before data were restored:
    /// those that were put aside may come back.
    pub fn sweep(&self) -> Result<usize> {
        self.forget_uploads()?;
        while self.forget()? == SLICE as u64 {}
        self.tidy(&self.cache, CACHED)?;
        let Some(from) = self.swept_from()? else { return Ok(0) };
        let mut removed = self.tidy(&self.drafts, WAIT)?;
        self.shelf.each(&mut |lying| {
            removed += self.clear(&lying, from)?;
            Ok(())
        })?;
        Ok(removed)
    }

    /// Forgets files that nothing refers to; gives how many.
    fn forget(&self) -> Result<u64> {
        let fields: Vec<(String, String)> = self
            .store
            .catalogue()
            .types()
            .flat_map(|of| of.fields.iter().map(move |field| (of.name, field)))
            .filter(|(_, field)| field.kind == Kind::File)
            .map(|(of, field)| (quoted(of), quoted(&field.name)))
            .collect();
        let nowhere: String = fields
            .iter()
            .map(|(table, column)| format!(" AND id NOT IN (SELECT {column} FROM {table} WHERE {column} IS NOT NULL)"))
            .collect();
        let sql = format!(
            "DELETE FROM stored_file WHERE id IN
             (SELECT id FROM stored_file WHERE created_at < $1 AND (keep_until IS NULL OR keep_until < $2)
              AND id NOT IN (SELECT file_id FROM import_upload){nowhere} ORDER BY id LIMIT {SLICE})"
        );
        self.store.write_blocking(Actor::system(Face::Job), move |tx| {
            let now = tx.now().millis();
            tx.conn.borrow_mut().execute(&sql, &[Param::Int(now - WAIT.as_millis() as i64), Param::Int(now)])
        })
    }

    /// Removes those of some contents that no file has and that came at `from` or later.
    fn clear(&self, lying: &[Lying], from: i64) -> Result<usize> {
        let old: Vec<&Lying> =
            lying.iter().filter(|one| one.came >= from && self.is_old(Some(one.came), WAIT)).collect();
        let (Some(first), Some(last)) = (old.first(), old.last()) else { return Ok(0) };
        let (mut removed, _held) = (0, matches!(self.shelf, Shelf::Folder(_)).then(places));
        let had = self.hashes(&first.hash, &last.hash)?;
        for one in old {
            // Looked at again, because it may have come once more since.
            if !had.contains(&one.hash)
                && self.is_old(self.shelf.came(&one.hash)?, WAIT)
                && self.take_away(&one.hash)?
            {
                removed += 1;
            }
        }
        Ok(removed)
    }

    /// Removes a content, unless a file has it by now; whether it is gone.
    ///
    /// Another node may bring the same content at this very moment. It looks whether the content is there after it has
    /// committed its row, and this one looks for rows after the content is away: one of the two sees the other.
    fn take_away(&self, hash: &str) -> Result<bool> {
        let mut aside = self.begin(u64::MAX)?;
        self.shelf.set_aside(hash, &mut aside)?;
        if self.hashes(hash, hash)?.is_empty() {
            return Ok(true);
        }
        // The one who brought it again has his own in its place, or is about to miss it.
        aside.settle()?;
        self.shelf.put(hash, aside.path())?;
        Ok(false)
    }

    /// The digests that files have, from one to another.
    fn hashes(&self, first: &str, last: &str) -> Result<HashSet<String>> {
        let params = [Param::from(first), Param::from(last)];
        self.store.read_blocking(Actor::system(Face::Job), move |db| {
            let mut hashes = HashSet::new();
            db.query("SELECT hash FROM stored_file WHERE hash >= $1 AND hash <= $2", &params, |row| {
                hashes.insert(row.text(0)?.to_owned());
                Ok(())
            })?;
            Ok(hashes)
        })
    }

    /// Takes files out of a folder that were left in it; gives how many.
    fn tidy(&self, folder: &Path, after: Duration) -> Result<usize> {
        let mut removed = 0;
        for path in shelf::list(folder)? {
            if self.is_old(shelf::came(&path), after) {
                fs::remove_file(&path).map_err(|error| trouble(&path, &error))?;
                removed += 1;
            }
        }
        Ok(removed)
    }

    /// Whether a content came so long ago.
    fn is_old(&self, came: Option<i64>, after: Duration) -> bool {
        came.is_some_and(|came| self.store.clock().now().millis() - came > after.as_millis() as i64)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use kernel::{Clock, Timestamp};
    use testing::{each_database, sqlite_dir};

    use super::*;
    use crate::trial::target;
    use crate::{Domain, Rules, Store};

    #[test]
    fn a_content_that_came_back_meanwhile_stays() {
        each_database(|database| {
            let domain = Domain { catalogue: record::Catalogue::new(), rules: Rules::new() };
            let clock = Clock::fixed(Timestamp::from_millis(5_000), jiff::tz::TimeZone::UTC);
            let (store, folder) = (Store::open(&target(database), domain, clock).unwrap(), sqlite_dir());
            store.keep_outside(&folder, None);
            let (files, actor) = (store.files().unwrap(), Actor::system(Face::Job));
            // A sweep has looked, found the content old and in no file; now another node has brought it.
            files.put(&actor, "a.txt", "text/plain", &mut Cursor::new("sama")).unwrap();
            let hash = files.hashes("", "g").unwrap().into_iter().next().unwrap();
            assert!(!files.take_away(&hash).unwrap());
            let mut content = String::new();
            files.shelf.open(&hash).unwrap().read_to_string(&mut content).unwrap();
            assert_eq!(content, "sama");
            // Nobody's goes, and leaves nothing behind.
            store
                .write_blocking(actor, |tx| tx.conn.borrow_mut().execute("DELETE FROM stored_file", &[]).map(|_| ()))
                .unwrap();
            assert!(files.take_away(&hash).unwrap());
            assert!(!files.shelf.has(&hash).unwrap());
            assert_eq!(shelf::list(&files.drafts).unwrap().len(), 0);
        });
    }
}
