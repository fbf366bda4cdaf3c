//! Sweeping out files that nothing refers to.

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use kernel::{Actor, Face, Result};
use record::Kind;

use super::draft::DRAFTS;
use super::{Files, places};
use crate::folder::trouble;
use crate::param::Param;
use crate::query::sql::quoted;

/// How long a file may wait to be put into a record.
const WAIT: Duration = Duration::from_secs(3600);

/// Files forgotten in one transaction.
const SLICE: usize = 200;

impl Files {
    /// Forgets files that no record refers to, the bin included, and removes contents that no file has: an hour after
    /// they came, so that a form that is being filled in keeps its file. Gives how many contents were removed.
    pub fn sweep(&self) -> Result<usize> {
        while self.forget()? == SLICE as u64 {}
        let mut removed = 0;
        for folder in list(&self.root)? {
            let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            removed += self.clear(&folder, &name)?;
        }
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
             (SELECT id FROM stored_file WHERE created_at < $1{nowhere} ORDER BY id LIMIT {SLICE})"
        );
        self.store.write_blocking(Actor::system(Face::Job), move |tx| {
            let before = tx.now().millis() - WAIT.as_millis() as i64;
            tx.conn.borrow_mut().execute(&sql, &[Param::Int(before)])
        })
    }

    /// Removes the contents of one folder that no file has.
    fn clear(&self, folder: &Path, name: &str) -> Result<usize> {
        let contents: Vec<_> = list(folder)?.into_iter().filter(|path| self.is_old(path)).collect();
        if contents.is_empty() {
            return Ok(0);
        }
        let prefix = if name == DRAFTS { String::new() } else { name.to_owned() };
        let (mut removed, _held) = (0, places());
        let had = self.hashes(&prefix)?;
        for path in contents {
            let rest = path.file_name().unwrap_or_default().to_string_lossy();
            // Looked at again, because it may have come once more since.
            if (name == DRAFTS || !had.contains(&format!("{prefix}{rest}"))) && self.is_old(&path) {
                fs::remove_file(&path).map_err(|error| trouble(&path, &error))?;
                removed += 1;
            }
        }
        Ok(removed)
    }

    /// The digests that files have, of those that begin with two letters.
    fn hashes(&self, prefix: &str) -> Result<HashSet<String>> {
        let params = [Param::from(prefix), Param::from(format!("{prefix}g"))];
        self.store.read_blocking(Actor::system(Face::Job), move |db| {
            let mut hashes = HashSet::new();
            db.query("SELECT hash FROM stored_file WHERE hash >= $1 AND hash < $2", &params, |row| {
                hashes.insert(row.text(0)?.to_owned());
                Ok(())
            })?;
            Ok(hashes)
        })
    }

    /// Whether a content came longer than an hour ago.
    fn is_old(&self, path: &Path) -> bool {
        let came = fs::metadata(path).ok().filter(fs::Metadata::is_file).and_then(|meta| meta.modified().ok());
        let Some(came) = came.and_then(|at| at.duration_since(UNIX_EPOCH).ok()) else { return false };
        let now = Duration::from_millis(u64::try_from(self.store.clock().now().millis()).unwrap_or(0));
        now.checked_sub(came).is_some_and(|age| age > WAIT)
    }
}

/// What lies in a folder; nothing when it is not there.
fn list(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let failed = |error: std::io::Error| trouble(folder, &error);
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| Ok(entry.map_err(failed)?.path())).collect(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(failed(error)),
    }
}
