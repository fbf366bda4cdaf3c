//! What an installation keeps outside its database: the attached files, and the key that signs the change log.

use std::path::{Path, PathBuf};

use kernel::{Error, Fault, Result};

use crate::files::Shelf;
use crate::folder::KEY;
use crate::store::Store;
use crate::workers::Target;

/// What lies outside the database.
pub(crate) struct Outside {
    folder: PathBuf,
    shelf: Shelf,
    log_key: Option<[u8; KEY]>,
}

impl Store {
    /// Names the folder beside the database, and the key that signs the change log: `Folder::key("log")`. Nodes that
    /// share a database share both.
    ///
    /// What is named first stays.
    pub fn keep_outside(&self, folder: &Path, log_key: Option<[u8; KEY]>) {
        self.keep_outside_with(folder, log_key, Shelf::Folder(folder.join("files")));
    }

    /// The same, with the attached files elsewhere than in the folder.
    pub fn keep_outside_with(&self, folder: &Path, log_key: Option<[u8; KEY]>, shelf: Shelf) {
        let outside = Outside { folder: folder.to_owned(), shelf, log_key };
        if self.outside().set(outside).is_err() {
            tracing::debug!("the folder beside the database was named before");
        }
    }

    /// The folder beside the database; that of the SQLite file when none was named.
    pub fn folder(&self) -> Result<PathBuf> {
        match (self.outside().get(), self.target()) {
            (Some(outside), _) => Ok(outside.folder.clone()),
            (None, Target::Sqlite { folder }) => Ok(folder.clone()),
            (None, Target::Postgres { .. }) => Err(Error::new(Fault::Busy, "error-no-folder")),
        }
    }

    /// Where the attached files lie.
    pub(crate) fn shelf(&self) -> Result<Shelf> {
        match self.outside().get() {
            Some(outside) => Ok(outside.shelf.clone()),
            None => Ok(Shelf::Folder(self.folder()?.join("files"))),
        }
    }

    /// The key that signs the change log, if this program has it.
    pub(crate) fn log_key(&self) -> Option<[u8; KEY]> {
        self.outside().get()?.log_key
    }
}
