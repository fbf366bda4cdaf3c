//! Uploaded files that wait for their import: the file itself, and beside it whose it is and how it is to be read.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crm::general::ImportRun;
use import::plan::Plan;
use import::source::{Given, Source};
use kernel::{AnyId, Error, Id, Result};
use serde::{Deserialize, Serialize};
use store::Store;

/// The largest file that is taken, in bytes: 1 GiB. Larger ones are for the command line.
pub const MOST_BYTES: u64 = 1 << 30;
/// After this time a file that nobody imported is thrown away.
const WAITS: Duration = Duration::from_secs(3 * 24 * 3600);

/// An uploaded file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Upload {
    /// Whose it is; nobody else can open it.
    pub user: AnyId,
    /// What the file was called.
    pub name: String,
    /// What was said about it, and not guessed.
    pub given: Given,
    /// How it will be read.
    pub plan: Plan,
    /// The import that was started with it.
    pub run: Option<Id<ImportRun>>,
}

/// Where an upload is kept.
#[derive(Clone, Debug)]
pub struct Place {
    folder: PathBuf,
    id: AnyId,
}

impl Place {
    /// Of an upload that is there, or is to be.
    pub fn of(store: &Store, id: AnyId) -> Result<Place> {
        Ok(Place { folder: import::run::folder(store)?, id })
    }

    /// The bytes as they came.
    pub fn file(&self) -> PathBuf {
        self.path("upload")
    }

    fn path(&self, ending: &str) -> PathBuf {
        self.folder.join(format!("{}.{ending}", self.id))
    }

    /// What is known about the upload, if it is this user's.
    ///
    /// # Errors
    /// Not found when there is none, or it is somebody else's.
    pub fn load(&self, user: AnyId) -> Result<Upload> {
        let known = match fs::read(self.path("json")) {
            Err(error) if error.kind() == ErrorKind::NotFound => fs::read(self.path("taken")),
            read => read,
        };
        let known = known.map_err(|error| match error.kind() {
            ErrorKind::NotFound => Error::not_found(),
            _ => Error::internal(error),
        })?;
        let upload: Upload = serde_json::from_slice(&known).map_err(Error::internal)?;
        if upload.user == user { Ok(upload) } else { Err(Error::not_found()) }
    }

    /// Keeps what is known about the upload.
    pub fn save(&self, upload: &Upload) -> Result<()> {
        self.write("json", upload)
    }

    fn write(&self, ending: &str, upload: &Upload) -> Result<()> {
        let text = serde_json::to_vec(upload).map_err(Error::internal)?;
        // Written aside and then put in place, so that nobody reads half of it.
        let aside = self.path("part");
        fs::write(&aside, text).and_then(|()| fs::rename(&aside, self.path(ending))).map_err(Error::internal)
    }

    /// Takes the upload for an import; only one of two who try gets it.
    ///
    /// # Errors
    /// A conflict when it has been taken already.
    pub fn claim(&self) -> Result<()> {
        fs::rename(self.path("json"), self.path("taken")).map_err(|error| match error.kind() {
            ErrorKind::NotFound => Error::conflict("import-pages-started-already"),
            _ => Error::internal(error),
        })
    }

    /// Gives it back, since the import did not start.
    pub fn release(&self) {
        if let Err(error) = fs::rename(self.path("taken"), self.path("json")) {
            tracing::warn!(%error, "an upload could not be given back");
        }
    }

    /// Notes down which import was started with it.
    pub fn taken_by(&self, upload: &Upload, run: Id<ImportRun>) -> Result<()> {
        self.write("taken", &Upload { run: Some(run), ..upload.clone() })
    }

    /// Throws it away.
    pub fn remove(&self) {
        for ending in ["upload", "json", "taken"] {
            remove(&self.path(ending));
        }
    }

    /// Opens the file.
    ///
    /// # Errors
    /// `import-error-upload-gone` when it has been thrown away meanwhile.
    pub fn source(&self) -> Result<Source> {
        let path = self.file();
        if !path.exists() {
            return Err(Error::invalid("import-error-upload-gone"));
        }
        Source::open(path)
    }

    /// Throws away what nobody came back for.
    pub fn tidy(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for path in entries.flatten().map(|entry| entry.path()) {
            let ours =
                path.extension().is_some_and(|ending| ["upload", "json", "taken", "part"].iter().any(|e| ending == *e));
            if ours && is_old(&path) {
                remove(&path);
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "files carry the machine's time, so their age is told by it")]
fn is_old(path: &Path) -> bool {
    let changed = path.metadata().and_then(|known| known.modified());
    changed.is_ok_and(|at| SystemTime::now().duration_since(at).is_ok_and(|age| age > WAITS))
}

fn remove(path: &Path) {
    if let Err(error) = fs::remove_file(path)
        && error.kind() != ErrorKind::NotFound
    {
        tracing::warn!(%error, "an upload could not be thrown away");
    }
}
