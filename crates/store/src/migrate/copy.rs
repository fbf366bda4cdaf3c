//! A copy of an SQLite database, to try something on.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use kernel::{Error, Result};

use crate::backend::Conn;
use crate::hex;
use crate::workers::FILE;

/// Works on a copy of the database in a folder, which is then thrown away; on an empty one when there is none. A program
/// at work on the database goes on meanwhile.
pub(super) fn with_copy<R>(folder: &Path, work: impl FnOnce(&mut Conn) -> Result<R>) -> Result<R> {
    let original = folder.join(FILE);
    let there = original.exists();
    // Beside the original, because that is where there is room for one more; elsewhere when there is no folder yet.
    let copy = Copy(if there { folder.to_owned() } else { std::env::temp_dir() }.join(name()?));
    if there {
        Conn::sqlite(&original, true)?.copy_to(&copy.0)?;
    }
    let mut conn = Conn::sqlite(&copy.0, false)?;
    work(&mut conn)
}

fn name() -> Result<String> {
    let mut random = [0; 8];
    getrandom::fill(&mut random).map_err(Error::internal)?;
    Ok(format!("kilit-try-{}.db", hex::write(&random)))
}

/// Gone with all that SQLite puts beside it.
struct Copy(PathBuf);

impl Drop for Copy {
    fn drop(&mut self) {
        for ending in ["db", "db-wal", "db-shm"] {
            if let Err(error) = fs::remove_file(self.0.with_extension(ending))
                && error.kind() != ErrorKind::NotFound
            {
                tracing::warn!(%error, "a copy of the database could not be thrown away");
            }
        }
    }
}
