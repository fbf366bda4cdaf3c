//! Uploaded files that wait for their import: whose one is and how it is to be read lies in the database, the file itself
//! where attached files lie, so that any node can go on with it.

use std::path::PathBuf;
use std::time::Duration;

use crm::general::ImportRun;
use import::plan::Plan;
use import::source::{Given, Source};
use kernel::{Actor, AnyId, Error, Fault, Id, Result};
use serde::{Deserialize, Serialize};
use store::{Draft, Store, Tx};

/// The largest file that is taken, in bytes: 1 GiB. Larger ones are for the command line.
pub const MOST_BYTES: u64 = 1 << 30;
/// For so long a file waits for its import.
const WAITS: Duration = Duration::from_secs(3 * 24 * 3600);

/// An uploaded file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Upload {
    /// What the file was called.
    pub name: String,
    /// What was said about it, and not guessed.
    pub given: Given,
    /// How it will be read.
    pub plan: Plan,
    /// The mapping that was kept for such files and is applied: its id and its name.
    #[serde(default)]
    pub mapping: Option<(AnyId, String)>,
    /// The name under which the mapping will be kept; empty: it will not.
    #[serde(default)]
    pub keep: String,
    /// Whether the mapping will be everybody's.
    #[serde(default)]
    pub share: bool,
    /// The files of the archive to choose from; none when there is no choice.
    #[serde(default)]
    pub entries: Vec<String>,
    /// The sheets of the workbook to choose from; none when there is no choice.
    #[serde(default)]
    pub sheets: Vec<String>,
    /// The import that was started with it.
    pub run: Option<Id<ImportRun>>,
}

impl Upload {
    fn text(&self) -> Result<String> {
        serde_json::to_string(self).map_err(Error::internal)
    }
}

/// Begins a file that is being uploaded.
pub fn begin(store: &Store) -> Result<Draft> {
    store.files()?.begin(MOST_BYTES)
}

/// Keeps what was uploaded, and finds out with `look` what is known about it; gives the upload's id. From a plain thread.
pub fn keep(
    store: &Store,
    actor: &Actor,
    draft: Draft,
    name: &str,
    look: impl FnOnce(&Source) -> Result<Upload>,
) -> Result<AnyId> {
    let files = store.files()?;
    let file = files.keep_for(draft, actor, name, "application/octet-stream", WAITS)?;
    let stored = store.read_blocking(actor.clone(), move |db| db.own_file(file))?;
    let known = look(&Source::open(files.local(&stored)?)?)?.text()?;
    store.write_blocking(actor.clone(), move |tx| tx.add_upload(file, &known))
}

/// An upload that is there.
#[derive(Clone, Debug)]
pub struct Place {
    id: AnyId,
    actor: Actor,
    /// The file.
    pub file: AnyId,
    /// What is known about it.
    pub upload: Upload,
}

impl Place {
    /// The upload, if it is the actor's.
    ///
    /// # Errors
    /// Not found when there is none, or it is somebody else's.
    pub async fn load(store: &Store, actor: Actor, id: AnyId) -> Result<Place> {
        let found = store.read(actor.clone(), move |db| db.upload(id)).await?;
        let upload = serde_json::from_str(&found.known).map_err(Error::internal)?;
        Ok(Place { id, actor, file: found.file.id, upload })
    }

    /// Keeps what is known about the upload. From a plain thread.
    pub fn save(&self, store: &Store) -> Result<()> {
        let (id, known) = (self.id, self.upload.text()?);
        store.write_blocking(self.actor.clone(), move |tx| tx.change_upload(id, &known))
    }

    /// Takes the upload for an import, within the transaction that starts it; only one of two who try gets it.
    ///
    /// # Errors
    /// A conflict when it has been taken already.
    pub fn take(&self, tx: &mut Tx<'_>, run: Id<ImportRun>) -> Result<()> {
        let known = Upload { run: Some(run), ..self.upload.clone() }.text()?;
        tx.take_upload(self.id, &known).map(|_| ())
    }

    /// Opens the file. From a plain thread: it may have to be brought here first.
    ///
    /// # Errors
    /// `import-error-upload-gone` when it has been thrown away meanwhile.
    pub fn source(&self, store: &Store) -> Result<Source> {
        Source::open(local(store, &self.actor, self.file)?)
    }
}

fn local(store: &Store, actor: &Actor, file: AnyId) -> Result<PathBuf> {
    let stored =
        store.read_blocking(actor.clone(), move |db| db.own_file(file)).map_err(|error| match error.fault() {
            Fault::NotFound => Error::invalid("import-error-upload-gone"),
            _ => error,
        })?;
    store.files()?.local(&stored)
}
