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
/// What their names end with, after the moment.
const ENDING: &str = "-before-migration.kilit";

/// Makes a backup before a migration, in the folder `backups` of the data; gives its path. Old ones go.
///
/// The contents of attached files are left out: a migration does not touch them, and they may be many.
pub fn before_migration(target: &Target, folder: &Path, now: Timestamp) -> Result<PathBuf> {
    let backups = folder.join("backups");
    DirBuilder::new().recursive(true).mode(0o700).create(&backups).map_err(|error| trouble(&backups, &error))?;
    let path = backups.join(format!("{}{ENDING}", stamp(now)));
    write::write(target, folder, None, now, &path)?;
    prune(&backups, KEPT)?;
    Ok(path)
}

/// Whether a file is a backup that the program made by itself: what people keep beside them is theirs.
fn is_automatic(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(ENDING).is_some_and(|moment| {
        let as_stamp = |c: char| if c.is_ascii_digit() { '0' } else { c };
        moment.chars().map(as_stamp).eq("00000000T000000Z".chars())
    })
}

/// Takes old automatic backups out of a folder; the newest `keep` stay.
fn prune(folder: &Path, keep: usize) -> Result<()> {
    let entries = fs::read_dir(folder).map_err(|error| trouble(folder, &error))?;
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    found.retain(|path| is_automatic(path));
    // The moment stands in front, so that names sort by it.
    found.sort();
    for old in found.iter().rev().skip(keep) {
        fs::remove_file(old).map_err(|error| trouble(old, &error))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use testing::TempFolder;

    use super::*;

    #[test]
    fn only_what_the_program_made_by_itself_goes() {
        let temp = TempFolder::new("prune").unwrap();
        let own: Vec<String> = (1..=5).map(|day| format!("2026110{day}T030000Z{ENDING}")).collect();
        let theirs = [
            "2025-full.kilit",
            "weekly-1.kilit",
            "weekly-2.kilit",
            "weekly-3.kilit",
            "20250101T000000Z.kilit",
            "of-2026-before-migration.kilit",
        ];
        for name in own.iter().map(String::as_str).chain(theirs) {
            fs::write(temp.join(name), "").unwrap();
        }
        prune(&temp, KEPT).unwrap();
        let mut left: Vec<String> =
            fs::read_dir(&*temp).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        left.sort();
        let mut wanted: Vec<String> = own[2..].to_vec();
        wanted.extend(theirs.map(str::to_owned));
        wanted.sort();
        assert_eq!(left, wanted);
    }
}
