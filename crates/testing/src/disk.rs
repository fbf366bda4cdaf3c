//! A small disk of its own, to be filled.

use std::fs;
use std::ops::Deref;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::Command;

use crate::folder::{TempFolder, sqlite_dir};

/// A folder on a file system of so many megabytes; only root can make one.
#[derive(Debug)]
pub struct SmallDisk {
    folder: TempFolder,
}

impl SmallDisk {
    /// Mounts one; none where that is not allowed.
    #[must_use]
    pub fn mount(megabytes: u32) -> Option<SmallDisk> {
        if fs::metadata("/proc/self").ok()?.uid() != 0 {
            return None;
        }
        let folder = sqlite_dir();
        let options = format!("size={megabytes}m,mode=0755");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &options, "kilit-test"]).arg(&*folder);
        mount.status().ok()?.success().then_some(SmallDisk { folder })
    }

    /// Lets nobody write on it any more; nobody may have a file open for writing.
    ///
    /// # Panics
    ///
    /// When that is refused.
    pub fn make_read_only(&self) {
        let mounted = Command::new("mount").args(["-o", "remount,ro"]).arg(&*self.folder).status();
        assert!(mounted.is_ok_and(|status| status.success()), "{} stays writable", self.folder.display());
    }
}

impl Deref for SmallDisk {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.folder
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily, because a program that a failed test left behind may still be in it.
        let _ = Command::new("umount").arg("-l").arg(&*self.folder).status();
    }
}
