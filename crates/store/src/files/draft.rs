//! A file that is being written.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use kernel::{Error, Result};
use sha2::{Digest, Sha256};

use super::open::place;
use crate::folder::trouble;
use crate::hex;

/// The folder of drafts within that of files; no digest has such a name.
pub(super) const DRAFTS: &str = "drafts";

/// A file that is being written. It is nobody's until it is kept, and dropping it forgets it.
pub struct Draft {
    file: File,
    path: PathBuf,
    root: PathBuf,
    digest: Sha256,
    size: u64,
    largest: u64,
}

impl Draft {
    pub(super) fn begin(root: &Path, largest: u64) -> Result<Draft> {
        let folder = root.join(DRAFTS);
        make(&folder)?;
        let mut random = [0; 16];
        getrandom::fill(&mut random).map_err(Error::internal)?;
        let path = folder.join(hex::write(&random));
        let file = OpenOptions::new()
            .create_new(true)
            .write(true)
            .mode(0o600)
            .open(&path)
            .map_err(|error| trouble(&path, &error))?;
        Ok(Draft { file, path, root: root.to_owned(), digest: Sha256::new(), size: 0, largest })
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
    pub(super) fn settle(&self) -> Result<String> {
        self.file.sync_all().map_err(|error| trouble(&self.path, &error))?;
        Ok(hex::write(&self.digest.clone().finalize()))
    }

    /// Brings what is settled to its place.
    pub(super) fn keep(self, hash: &str) -> Result<()> {
        let place = place(&self.root, hash);
        let folder = place.parent().unwrap_or(&self.root);
        make(folder)?;
        // Also when the same content is there already: it is then young again, and no sweep takes it.
        fs::rename(&self.path, &place).map_err(|error| trouble(&place, &error))?;
        for folder in [folder, &self.root] {
            File::open(folder).and_then(|open| open.sync_all()).map_err(|error| trouble(folder, &error))?;
        }
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // What was kept has moved away; what stays behind all the same is swept.
        let _ = fs::remove_file(&self.path);
    }
}

fn make(folder: &Path) -> Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|error| trouble(folder, &error))
}
