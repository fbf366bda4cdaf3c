//! Backups that the program makes by itself, before it changes the tables.

use std::fs::{self, DirBuilder};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use kernel::{Result, Timestamp};

use super::write;
use crate::folder::{stamp, trouble};
use crate::workers::Target;

/// How many are kept.
const KEPT: usize = 3;

/// Makes a backup before a migration, in the folder `backups` of the data; gives its path. Old ones go.
///
/// The contents of attached files are left out: a migration does not touch them, and they may be many.
pub fn before_migration(target: &Target, folder: &Path, now: Timestamp) -> Result<PathBuf> {
    let backups = folder.join("backups");
    DirBuilder::new().recursive(true).mode(0o700).create(&backups).map_err(|error| trouble(&backups, &error))?;
    let path = backups.join(format!("{}-before-migration.kilit", stamp(now)));
    write::write(target, folder, None, now, &path)?;
    prune(&backups, KEPT)?;
    Ok(path)
}

/// Takes old automatic backups out of a folder; the newest `keep` stay.
fn prune(folder: &Path, keep: usize) -> Result<()> {
    let entries = fs::read_dir(folder).map_err(|error| trouble(folder, &error))?;
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    found.retain(|path| path.extension().is_some_and(|ending| ending == "kilit"));
    // The moment stands in front, so that names sort by it.
    found.sort();
    for old in found.iter().rev().skip(keep) {
        fs::remove_file(old).map_err(|error| trouble(old, &error))?;
    }
    Ok(())
}
