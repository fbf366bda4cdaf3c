//! A database that was built aside takes the place of the one that is there: whole, also when the power fails meanwhile.
//!
//! It is built in the folder `restoring`. Once a mark lies beside it, it is going to be the database: whoever opens the
//! folder next finishes what was begun. Without the mark it is thrown away.

use std::fs::{self, DirBuilder, File};
use std::io::{self, ErrorKind};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use kernel::{Result, Timestamp};

use super::{Folder, stamp, trouble, write_safely};
use crate::workers::FILE;

const STAGE: &str = "restoring";
const MARK: &str = "ready";

impl Folder {
    /// An empty folder to build in.
    pub(crate) fn stage(&self) -> Result<PathBuf> {
        let stage = self.path.join(STAGE);
        remove(&stage).and_then(|()| DirBuilder::new().mode(0o700).create(&stage)).map_err(|e| trouble(&stage, &e))?;
        Ok(stage)
    }

    /// Puts what was built into its place; what was there moves to the folder `before-restore-MOMENT`.
    pub(crate) fn take_stage(&self, now: Timestamp) -> Result<()> {
        let mark = self.path.join(STAGE).join(MARK);
        write_safely(&mark, &format!("before-restore-{}", stamp(now))).map_err(|error| trouble(&mark, &error))?;
        self.finish_restore()
    }

    /// Finishes what was begun, or takes away what was not ready.
    pub(super) fn finish_restore(&self) -> Result<()> {
        let stage = self.path.join(STAGE);
        let aside = match fs::read_to_string(stage.join(MARK)) {
            Ok(name) => self.path.join(name),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return remove(&stage).map_err(|error| trouble(&stage, &error));
            }
            Err(error) => return Err(trouble(&stage, &error)),
        };
        self.exchange(&stage, &aside).and_then(|()| remove(&stage)).map_err(|error| trouble(&self.path, &error))
    }

    fn exchange(&self, stage: &Path, aside: &Path) -> io::Result<()> {
        for name in [FILE, "log.key"] {
            // Gone from the stage, it is in its place already.
            if !stage.join(name).exists() {
                continue;
            }
            // What SQLite keeps beside its file goes with the file: beside the new one it would spoil it.
            for old in [format!("{name}-wal"), format!("{name}-shm"), name.to_owned()] {
                if self.path.join(&old).exists() {
                    DirBuilder::new().recursive(true).mode(0o700).create(aside)?;
                    fs::rename(self.path.join(&old), aside.join(&old))?;
                }
            }
            fs::rename(stage.join(name), self.path.join(name))?;
        }
        File::open(&self.path)?.sync_all()
    }
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        outcome => outcome,
    }
}

#[cfg(test)]
mod tests {
    use testing::TempFolder;

    use super::*;
    use crate::folder::Opening;

    fn open(path: &Path) -> Folder {
        match Folder::open(path).unwrap() {
            Opening::Ours(folder) => folder,
            Opening::Held => panic!("{} is held", path.display()),
        }
    }

    fn read(path: &Path) -> String {
        fs::read_to_string(path).unwrap_or_default()
    }

    /// A folder with data, and new data built aside.
    fn begun() -> TempFolder {
        let temp = TempFolder::new("stage").unwrap();
        for (name, text) in [(FILE, "old"), ("kilit.db-wal", "old log"), ("log.key", "old key")] {
            fs::write(temp.join(name), text).unwrap();
        }
        let stage = open(&temp).stage().unwrap();
        fs::write(stage.join(FILE), "new").unwrap();
        fs::write(stage.join("log.key"), "new key").unwrap();
        temp
    }

    #[test]
    fn what_is_built_takes_the_place_and_the_old_is_kept() {
        let temp = begun();
        open(&temp).take_stage(Timestamp::from_millis(0)).err();
        // Opening for `take_stage` has thrown the unmarked stage away.
        assert_eq!(read(&temp.join(FILE)), "old");

        let folder = open(&temp);
        let stage = folder.stage().unwrap();
        fs::write(stage.join(FILE), "new").unwrap();
        folder.take_stage(Timestamp::from_millis(0)).unwrap();
        assert_eq!((read(&temp.join(FILE)), read(&temp.join("log.key"))), ("new".into(), "old key".into()));
        let aside = temp.join("before-restore-19700101T000000Z");
        assert_eq!((read(&aside.join(FILE)), read(&aside.join("kilit.db-wal"))), ("old".into(), "old log".into()));
        assert!(!temp.join("kilit.db-wal").exists() && !temp.join(STAGE).exists());
    }

    #[test]
    fn cut_off_at_any_step_it_is_finished_by_the_next_one() {
        // What a crash may leave: nothing moved yet, the old moved away, the new database moved in.
        for step in 0..3 {
            let temp = begun();
            let (stage, aside) = (temp.join(STAGE), temp.join("aside"));
            fs::write(stage.join(MARK), "aside").unwrap();
            fs::create_dir(&aside).unwrap();
            if step > 0 {
                fs::rename(temp.join("kilit.db-wal"), aside.join("kilit.db-wal")).unwrap();
                fs::rename(temp.join(FILE), aside.join(FILE)).unwrap();
            }
            if step > 1 {
                fs::rename(stage.join(FILE), temp.join(FILE)).unwrap();
            }
            open(&temp);
            let there = (read(&temp.join(FILE)), read(&temp.join("log.key")));
            assert_eq!(there, ("new".into(), "new key".into()), "step {step}");
            assert_eq!((read(&aside.join(FILE)), read(&aside.join("log.key"))), ("old".into(), "old key".into()));
            assert!(!temp.join("kilit.db-wal").exists() && !stage.exists());
        }
    }
}
