//! A file that is being written.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use kernel::{Error, Result};
use sha2::{Digest, Sha256};

use super::shelf::{Shelf, make};
use crate::folder::trouble;
use crate::hex;

/// The folder of drafts within that of files; no digest has such a name.
pub(super) const DRAFTS: &str = "drafts";

/// A file that is being written. It is nobody's until it is kept, and dropping it forgets it.
pub struct Draft {
    file: File,
    path: PathBuf,
    digest: Sha256,
    size: u64,
    largest: u64,
}

impl Draft {
    pub(super) fn begin(folder: &Path, largest: u64) -> Result<Draft> {
        make(folder)?;
        let mut random = [0; 16];
        getrandom::fill(&mut random).map_err(Error::internal)?;
        let path = folder.join(hex::write(&random));
        let file = OpenOptions::new()
            .create_new(true)
            .write(true)
            .mode(0o600)
            .open(&path)
            .map_err(|error| trouble(&path, &error))?;
        Ok(Draft { file, path, digest: Sha256::new(), size: 0, largest })
    }

    /// A draft that goes to a shelf, begun without the store at hand.
    pub(crate) fn on(shelf: &Shelf, folder: &Path) -> Result<Draft> {
        Draft::begin(&shelf.drafts(folder), u64::MAX)
    }

    /// Adds to it.
    ///
    /// # Errors
    /// `error-file-too-large` with the limit in megabytes, and what the disk says.
    pub fn write(&mut self, piece: &[u8]) -> Result<()> {
        self.size += piece.len() as u64;
        if self.size > self.largest {
            return Err(Error::invalid("error-file-too-large").with("most", self.largest.div_ceil(1 << 20)));
        }
        self.digest.update(piece);
        self.file.write_all(piece).map_err(|error| trouble(&self.path, &error))
    }

    /// How many bytes it has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Makes it safe on the disk; gives its digest.
    pub(crate) fn settle(&mut self) -> Result<String> {
        self.file.sync_all().map_err(|error| trouble(&self.path, &error))?;
        Ok(hex::write(&self.digest.clone().finalize()))
    }

    /// Where it lies meanwhile.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // What was kept has moved away; what stays behind all the same is swept.
        let _ = fs::remove_file(&self.path);
    }
}
