//! The folder of an installation: one program at a time, and the keys that are kept outside the database.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use kernel::{Error, Fault, Result, Timestamp};

use crate::hex;

mod stage;

/// A folder that this program holds. Dropping it lets the next one in.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    /// Holding the file open holds the lock; the system lets go of it however the program ends.
    _lock: File,
}

/// What came of opening a folder.
#[derive(Debug)]
pub enum Opening {
    /// It is ours.
    Ours(Folder),
    /// Another program holds it; work goes through that one.
    Held,
}

/// How many random bytes a key has.
pub const KEY: usize = 32;

impl Folder {
    /// Takes the folder, making it for nobody but its owner when it is not there.
    pub fn open(path: &Path) -> Result<Opening> {
        let failed = |error| trouble(path, &error);
        DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(failed)?;
        let file = path.join("kilit.lock");
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(&file)
            .map_err(|error| trouble(&file, &error))?;
        match lock.try_lock() {
            Ok(()) => {
                let folder = Folder { path: path.to_owned(), _lock: lock };
                folder.finish_restore()?;
                Ok(Opening::Ours(folder))
            }
            Err(TryLockError::WouldBlock) => Ok(Opening::Held),
            Err(TryLockError::Error(error)) => Err(trouble(&file, &error)),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The secret key of this name, made at its first use: random bytes in `NAME.key`, for the owner only.
    pub fn key(&self, name: &str) -> Result<[u8; KEY]> {
        if let Some(key) = key_in(&self.path, name)? {
            return Ok(key);
        }
        let file = key_file(&self.path, name);
        let mut key = [0; KEY];
        getrandom::fill(&mut key).map_err(Error::internal)?;
        write_safely(&file, &format!("{}\n", hex::write(&key))).map_err(|error| trouble(&file, &error))?;
        Ok(key)
    }

    /// Puts another key in the place of one; the one that was there is kept beside it.
    pub(crate) fn replace_key(&self, name: &str, text: &str, now: Timestamp) -> Result<()> {
        let file = key_file(&self.path, name);
        let failed = |error| trouble(&file, &error);
        match fs::read_to_string(&file) {
            Ok(there) if there == text => return Ok(()),
            Ok(_) => fs::rename(&file, file.with_extension(format!("key-{}", stamp(now)))).map_err(failed)?,
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(failed(error)),
        }
        write_safely(&file, text).map_err(failed)
    }
}

/// Writes a small file for its owner so that after a crash it is there whole or not at all.
pub(crate) fn write_safely(file: &Path, text: &str) -> io::Result<()> {
    let draft = file.with_extension("key-draft");
    let mut open = OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(&draft)?;
    open.write_all(text.as_bytes())?;
    open.sync_all()?;
    fs::rename(&draft, file)?;
    match file.parent() {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

/// A moment as it stands in names of files: `20261121T235959Z`.
pub fn stamp(at: Timestamp) -> String {
    at.in_zone(&jiff::tz::TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The secret key of this name in a folder that another program may hold, if it was ever made.
pub fn key_in(folder: &Path, name: &str) -> Result<Option<[u8; KEY]>> {
    let file = key_file(folder, name);
    let failed = |error| trouble(&file, &error);
    match File::open(&file) {
        Ok(mut open) => {
            let mut text = String::new();
            open.read_to_string(&mut text).map_err(failed)?;
            let damaged = || Error::new(Fault::Internal, "error-key-damaged").with("path", file.display());
            read_hex(text.trim()).ok_or_else(damaged).map(Some)
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(error)),
    }
}

fn key_file(folder: &Path, name: &str) -> PathBuf {
    folder.join(name).with_extension("key")
}

/// What the file system says, in words for the one who starts the program.
pub(crate) fn trouble(path: &Path, error: &io::Error) -> Error {
    let key = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "error-disk-full",
        ErrorKind::ReadOnlyFilesystem => "error-folder-read-only",
        ErrorKind::PermissionDenied => "error-folder-denied",
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => "error-folder-is-file",
        _ => return Error::internal(format_args!("{}: {error}", path.display())),
    };
    Error::new(Fault::Busy, key).with("path", path.display())
}

fn read_hex(text: &str) -> Option<[u8; KEY]> {
    if text.len() != 2 * KEY || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; KEY];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use testing::TempFolder;

    use super::*;

    fn ours(path: &Path) -> Folder {
        match Folder::open(path).unwrap() {
            Opening::Ours(folder) => folder,
            Opening::Held => panic!("{} is held", path.display()),
        }
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_folder_has_one_holder() {
        let temp = TempFolder::new("folder").unwrap();
        let path = temp.join("deep/kilit-data");
        let first = ours(&path);
        assert_eq!(mode(&path), 0o700);
        assert!(matches!(Folder::open(&path), Ok(Opening::Held)));
        drop(first);
        ours(&path);
    }

    #[test]
    fn a_key_stays_the_same_and_is_for_the_owner_only() {
        let temp = TempFolder::new("folder").unwrap();
        let folder = ours(&temp);
        let key = folder.key("log").unwrap();
        assert_ne!(key, [0; KEY]);
        assert_ne!(folder.key("session").unwrap(), key);
        assert_eq!(mode(&temp.join("log.key")), 0o600);
        drop(folder);
        assert_eq!(ours(&temp).key("log").unwrap(), key);
    }

    #[test]
    fn a_damaged_key_is_not_replaced() {
        let temp = TempFolder::new("folder").unwrap();
        let folder = ours(&temp);
        for damaged in ["", "abc", &"g".repeat(64), &"ş".repeat(32)] {
            fs::write(temp.join("log.key"), damaged).unwrap();
            assert_eq!(folder.key("log").unwrap_err().key(), "error-key-damaged");
        }
    }

    #[test]
    fn what_is_in_the_way_is_said() {
        let temp = TempFolder::new("folder").unwrap();
        fs::write(temp.join("file"), "").unwrap();
        for path in [temp.join("file"), temp.join("file/below")] {
            let error = Folder::open(&path).unwrap_err();
            assert_eq!(error.key(), "error-folder-is-file", "{error}");
        }
        // The kernel's own files cannot be written even by root.
        let error = Folder::open(Path::new("/proc/sys/kilit")).unwrap_err();
        assert!(["error-folder-denied", "error-folder-read-only", "error-internal"].contains(&error.key()), "{error}");
    }
}
