//! Attached files: the content lies on a shelf, named by its digest; what is known of it lies in the database.
//!
//! The content is there, safe on the disk, before the database speaks of it, and goes only when the database has long
//! not spoken of it: `sweep`. A file is reached through a field of a record that the actor may see, and no other way.

mod bucket;
mod draft;
mod notes;
mod open;
mod shelf;
mod sweep;
mod uploads;

use std::io::Read;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use kernel::{Actor, AnyId, Error, Fault, Result, Timestamp};
use record::Field;

pub use self::bucket::{Bucket, BucketAt};
pub use self::draft::Draft;
pub(crate) use self::notes::note_restored;
pub use self::shelf::Shelf;
pub use self::uploads::Upload;
use crate::param::Param;
use crate::store::Store;
use crate::tx::Tx;

/// The largest file that is taken unless somebody says otherwise, in bytes.
pub const LARGEST: u64 = 100 << 20;

/// How long a name may be, in characters.
const LONGEST_NAME: usize = 200;

/// What is known of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// Its id: the value of fields of the kind file.
    pub id: AnyId,
    /// The name it came with.
    pub name: String,
    /// What sort of file it was said to be: `application/pdf`. A browser must not be made to believe it.
    pub media_type: String,
    /// Its size in bytes.
    pub size: i64,
    /// The SHA-256 digest of its content, in 64 hexadecimal letters.
    pub hash: String,
    /// When it came.
    pub created_at: Timestamp,
}

/// The attached files of an installation.
#[derive(Clone)]
pub struct Files {
    store: Store,
    /// Where drafts are written, always on this machine.
    drafts: PathBuf,
    /// Where contents from a bucket lie as long as somebody reads them again and again.
    cache: PathBuf,
    shelf: Shelf,
}

/// Held while a content comes to its place or goes from it: it must not go while somebody begins to speak of it.
static PLACES: Mutex<()> = Mutex::new(());

fn places() -> MutexGuard<'static, ()> {
    PLACES.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Store {
    /// The attached files.
    ///
    /// # Errors
    /// When a program that works on PostgreSQL has named no folder for them.
    pub fn files(&self) -> Result<Files> {
        let (folder, shelf) = (self.folder()?, self.shelf()?);
        let drafts = shelf.drafts(&folder);
        Ok(Files { store: self.clone(), drafts, cache: folder.join("cache"), shelf })
    }
}

impl Files {
    /// Begins a file of at most `largest` bytes. Dropping the draft forgets it.
    pub fn begin(&self, largest: u64) -> Result<Draft> {
        Draft::begin(&self.drafts, largest)
    }

    /// Keeps a whole content under a name; gives the id to be put into a field. It waits for the disk, so within an
    /// asynchronous task it belongs on a blocking thread.
    ///
    /// # Errors
    /// `error-file-too-large` above [`LARGEST`] bytes, and what the disk says.
    pub fn put(&self, actor: &Actor, name: &str, media_type: &str, content: &mut dyn Read) -> Result<AnyId> {
        let mut draft = self.begin(LARGEST)?;
        let mut piece = vec![0; 64 << 10];
        loop {
            match content.read(&mut piece) {
                Ok(0) => return self.keep(draft, actor, name, media_type),
                Ok(read) => draft.write(&piece[..read])?,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Error::new(Fault::Invalid, "error-file-cut").with("reason", error)),
            }
        }
    }

    /// Keeps a draft under a name; gives the id to be put into a field. It waits for the disk, so within an
    /// asynchronous task it belongs on a blocking thread.
    ///
    /// Only whoever brought the file may put it into a record, and for an hour it waits to be put there.
    pub fn keep(&self, draft: Draft, actor: &Actor, name: &str, media_type: &str) -> Result<AnyId> {
        self.keep_for(draft, actor, name, media_type, sweep::WAIT)
    }

    /// The same for a file that waits longer before it is put into a record, or never is.
    pub fn keep_for(
        &self,
        mut draft: Draft,
        actor: &Actor,
        name: &str,
        media_type: &str,
        waits: Duration,
    ) -> Result<AnyId> {
        let (name, media_type) = (plain_name(name), plain_type(media_type));
        let (size, hash) = (draft.size(), draft.settle()?);
        // A bucket may take long, and is looked at again below.
        let _held = matches!(self.shelf, Shelf::Folder(_)).then(places);
        self.shelf.put(&hash, draft.path())?;
        let row = (hash.clone(), name, media_type, i64::try_from(size).map_err(Error::internal)?);
        let id = self.store.write_blocking(actor.clone(), move |tx| {
            let (hash, name, media_type, size) = &row;
            let id: AnyId = tx.next_id();
            let until = tx.now().millis().saturating_add(i64::try_from(waits.as_millis()).unwrap_or(i64::MAX));
            tx.conn.borrow_mut().execute(
                "INSERT INTO stored_file (id, hash, name, media_type, size, created_at, created_by, keep_until)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                &[
                    Param::Int(id.raw()),
                    Param::from(hash.as_str()),
                    Param::from(name.as_str()),
                    Param::from(media_type.as_str()),
                    Param::Int(*size),
                    Param::Int(tx.now().millis()),
                    tx.actor().user.map(AnyId::raw).into(),
                    Param::Int(until),
                ],
            )?;
            Ok(id)
        })?;
        // Another node may have swept an old content of the same digest away between the two.
        if self.shelf.has(&hash)? { Ok(id) } else { Err(Error::new(Fault::Busy, "error-database-busy")) }
    }
}

/// Refuses a file that is not there, or that somebody else brought: whoever guesses its id must not reach it.
pub(crate) fn check(tx: &Tx, field: &Field, id: AnyId) -> Result<()> {
    let (everything, me) = (tx.access.everything, tx.actor().user.map(AnyId::raw));
    let mut his = false;
    tx.query("SELECT created_by FROM stored_file WHERE id = $1", &[Param::Int(id.raw())], |row| {
        his = everything || row.opt_int(0)? == me;
        Ok(())
    })?;
    if his { Ok(()) } else { Err(Error::invalid("error-no-such-file").on(field.name.as_ref())) }
}

/// The name without the folders it came from and without what no file system takes.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    match plain.trim() {
        "" | "." | ".." => "file".to_owned(),
        trimmed => trimmed.to_owned(),
    }
}

/// A type as `type/subtype`; anything else is a file of which nothing is known.
fn plain_type(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let word =
        |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b));
    match essence.split_once('/') {
        Some((of, sub)) if essence.len() <= 127 && word(of) && word(sub) => essence,
        _ => "application/octet-stream".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_brings_no_folder_along() {
        assert_eq!(plain_name("C:\\Belgeler\\Teklif Çelik.pdf"), "Teklif Çelik.pdf");
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("a\r\nSet-Cookie: b"), "aSet-Cookie: b");
        for none in ["", "..", "/", " \n"] {
            assert_eq!(plain_name(none), "file");
        }
        assert_eq!(plain_name(&"ş".repeat(300)).chars().count(), LONGEST_NAME);
    }

    #[test]
    fn a_type_is_two_words_or_unknown() {
        assert_eq!(plain_type("Text/HTML; charset=utf-8"), "text/html");
        assert_eq!(plain_type("image/svg+xml"), "image/svg+xml");
        for unknown in ["", "pdf", "a/b/c", "text/\r\nX: y", "a/"] {
            assert_eq!(plain_type(unknown), "application/octet-stream");
        }
    }
}
