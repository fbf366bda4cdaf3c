//! Temporary folders that are gone when the test is over.

use std::collections::hash_map::RandomState;
use std::fs;
use std::hash::{BuildHasher, Hasher};
use std::io;
use std::ops::Deref;
use std::path::{Path, PathBuf};

/// A folder of its own, removed with all it holds when dropped.
#[derive(Debug)]
pub struct TempFolder {
    path: PathBuf,
}

impl TempFolder {
    /// Makes a folder in the system's temporary folder, its name beginning with `prefix`.
    ///
    /// # Errors
    ///
    /// What the file system answers.
    pub fn new(prefix: &str) -> io::Result<TempFolder> {
        let path = std::env::temp_dir().join(format!("{prefix}-{}", random_name()));
        fs::create_dir(&path)?;
        Ok(TempFolder { path })
    }
}

impl Deref for TempFolder {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.path
    }
}

impl AsRef<Path> for TempFolder {
    fn as_ref(&self) -> &Path {
        &self.path
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        // Nobody can act on a failure here, and what stays behind lies in the temporary folder.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// A folder for an SQLite database and the files beside it.
///
/// # Panics
///
/// When the temporary folder cannot be written.
#[must_use]
pub fn sqlite_dir() -> TempFolder {
    TempFolder::new("kilit-sqlite").unwrap_or_else(|error| panic!("no temporary folder: {error}"))
}

/// Sixteen hexadecimal digits that no other process picks.
pub(crate) fn random_name() -> String {
    // The standard library seeds every hash map by chance; that is all the chance needed here.
    format!("{:016x}", RandomState::new().build_hasher().finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_goes_with_its_files() {
        let folder = sqlite_dir();
        let path = folder.to_path_buf();
        fs::write(folder.join("kilit.db"), "rows").unwrap();
        assert!(path.is_dir());

        drop(folder);
        assert!(!path.exists());
    }

    #[test]
    fn two_folders_differ() {
        assert_ne!(*sqlite_dir(), *sqlite_dir());
    }
}
