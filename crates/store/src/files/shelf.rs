//! Where the contents of files lie: in a folder, or in a bucket of an S3 store. Each is named by its digest.

use std::fs::{self, DirBuilder, File};
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use kernel::{Error, Result};

use super::bucket::Bucket;
use super::draft::{DRAFTS, Draft};
use crate::folder::{trouble, write_safely};

/// Where contents lie.
#[derive(Clone, Debug)]
pub enum Shelf {
    /// In a folder, which several nodes may share.
    Folder(PathBuf),
    /// In a store that speaks S3.
    Bucket(Bucket),
}

/// A content that lies there.
pub(super) struct Lying {
    /// Its name: the digest.
    pub hash: String,
    /// When it came, in milliseconds since 1970.
    pub came: i64,
}

impl Shelf {
    /// Where drafts are written that go there; `folder` is that of the data.
    pub(super) fn drafts(&self, folder: &Path) -> PathBuf {
        match self {
            // On the same disk as the place they go to, so that a rename brings them there.
            Shelf::Folder(root) => root.join(DRAFTS),
            Shelf::Bucket(_) => folder.join("files").join(DRAFTS),
        }
    }

    /// Brings a finished draft to its place; `draft` is gone afterwards or not, as is quicker.
    pub(crate) fn put(&self, hash: &str, draft: &Path) -> Result<()> {
        let root = match self {
            Shelf::Folder(root) => root,
            Shelf::Bucket(bucket) => return bucket.put(hash, draft),
        };
        let place = place(root, hash);
        let folder = place.parent().unwrap_or(root);
        make(folder)?;
        // Also when the same content is there already: it is then young again, and no sweep takes it.
        fs::rename(draft, &place).map_err(|error| trouble(&place, &error))?;
        for folder in [folder, root] {
            File::open(folder).and_then(|open| open.sync_all()).map_err(|error| trouble(folder, &error))?;
        }
        Ok(())
    }

    /// The content with a digest, to be read.
    ///
    /// # Errors
    /// `error-internal` when it is not there, though it should be.
    pub(crate) fn open(&self, hash: &str) -> Result<Box<dyn Read + Send>> {
        self.look(hash)?.ok_or_else(|| Error::internal(format_args!("the content {hash} is missing from {self:?}")))
    }

    /// The same, where it may be missing.
    pub(crate) fn look(&self, hash: &str) -> Result<Option<Box<dyn Read + Send>>> {
        match self {
            Shelf::Bucket(bucket) => bucket.get(hash),
            Shelf::Folder(root) => {
                let path = place(root, hash);
                match File::open(&path) {
                    Ok(file) => Ok(Some(Box::new(file))),
                    Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
                    Err(error) => Err(trouble(&path, &error)),
                }
            }
        }
    }

    /// Whether a content lies there.
    pub(crate) fn has(&self, hash: &str) -> Result<bool> {
        match self {
            Shelf::Folder(root) => Ok(place(root, hash).exists()),
            Shelf::Bucket(bucket) => bucket.has(hash),
        }
    }

    /// A path under which the content can be read more than once; from a bucket it is brought into `cache` first.
    pub(super) fn local(&self, hash: &str, cache: &Path) -> Result<PathBuf> {
        if let Shelf::Folder(root) = self {
            return Ok(place(root, hash));
        }
        let path = cache.join(hash);
        if path.exists() {
            return Ok(path);
        }
        make(cache)?;
        let aside = cache.join(format!("{hash}.{}", std::process::id()));
        let mut content = self.open(hash)?;
        let mut file = File::create(&aside).map_err(|error| trouble(&aside, &error))?;
        let mut piece = vec![0; 256 << 10];
        loop {
            match content.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => file.write_all(&piece[..read]).map_err(|error| trouble(&aside, &error))?,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(super::bucket::away(error)),
            }
        }
        fs::rename(&aside, &path).map_err(|error| trouble(&path, &error))?;
        Ok(path)
    }

    /// Hands over what lies there, some hundred at a time, sorted within each time.
    pub(super) fn each(&self, some: &mut dyn FnMut(Vec<Lying>) -> Result<()>) -> Result<()> {
        let root = match self {
            Shelf::Bucket(bucket) => return bucket.each(some),
            Shelf::Folder(root) => root,
        };
        // Notes lie there too, and are no folders.
        for folder in list(root)?.into_iter().filter(|path| path.is_dir()) {
            let prefix = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if prefix == DRAFTS {
                continue;
            }
            let mut lying: Vec<Lying> = list(&folder)?
                .iter()
                .filter_map(|path| {
                    let rest = path.file_name()?.to_string_lossy().into_owned();
                    Some(Lying { hash: format!("{prefix}{rest}"), came: came(path)? })
                })
                .collect();
            lying.sort_by(|one, other| one.hash.cmp(&other.hash));
            if !lying.is_empty() {
                some(lying)?;
            }
        }
        Ok(())
    }

    /// When a content came; nothing when it is not there.
    pub(super) fn came(&self, hash: &str) -> Result<Option<i64>> {
        match self {
            Shelf::Folder(root) => Ok(came(&place(root, hash))),
            Shelf::Bucket(bucket) => bucket.came(hash),
        }
    }

    /// Takes a content away into a draft, so that it can be brought back.
    pub(super) fn set_aside(&self, hash: &str, draft: &mut Draft) -> Result<()> {
        match self {
            Shelf::Bucket(bucket) => {
                let mut content = self.open(hash)?;
                let mut piece = vec![0; 256 << 10];
                loop {
                    match content.read(&mut piece) {
                        Ok(0) => break,
                        Ok(read) => draft.write(&piece[..read])?,
                        Err(error) if error.kind() == ErrorKind::Interrupted => {}
                        Err(error) => return Err(super::bucket::away(error)),
                    }
                }
                bucket.remove(hash)
            }
            Shelf::Folder(root) => {
                let path = place(root, hash);
                fs::rename(&path, draft.path()).map_err(|error| trouble(&path, &error))
            }
        }
    }

    /// A note that lies with the contents.
    pub(super) fn note(&self, name: &str) -> Result<Option<String>> {
        let root = match self {
            Shelf::Bucket(bucket) => return bucket.note(name),
            Shelf::Folder(root) => root,
        };
        let path = root.join(name);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(trouble(&path, &error)),
        }
    }

    /// Lays a note beside the contents, or another in its place.
    pub(super) fn put_note(&self, name: &str, text: &str) -> Result<()> {
        let root = match self {
            Shelf::Bucket(bucket) => return bucket.put_note(name, text),
            Shelf::Folder(root) => root,
        };
        make(root)?;
        let path = root.join(name);
        write_safely(&path, text).map_err(|error| trouble(&path, &error))
    }
}

/// Where the content with a digest lies in a folder: `ab/cdef…`.
fn place(root: &Path, hash: &str) -> PathBuf {
    let (folder, name) = hash.split_at_checked(2).unwrap_or(("", hash));
    root.join(folder).join(name)
}

pub(super) fn make(folder: &Path) -> Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|error| trouble(folder, &error))
}

/// When a file was written, in milliseconds since 1970; nothing when it is none.
pub(super) fn came(path: &Path) -> Option<i64> {
    let meta = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    i64::try_from(meta.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_millis()).ok()
}

/// What lies in a folder; nothing when it is not there.
pub(super) fn list(folder: &Path) -> Result<Vec<PathBuf>> {
    let failed = |error: std::io::Error| trouble(folder, &error);
    match fs::read_dir(folder) {
        Ok(entries) => entries.map(|entry| Ok(entry.map_err(failed)?.path())).collect(),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(failed(error)),
    }
}
