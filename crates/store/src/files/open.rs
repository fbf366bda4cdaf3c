//! Reading a file, through the record it belongs to.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use kernel::{AnyId, Error, Result, Timestamp};
use record::{RecordRef, Value};

use super::{Files, StoredFile};
use crate::db::Db;
use crate::folder::trouble;
use crate::param::Param;

impl Files {
    /// The file in a field of a record, with its content to be read.
    ///
    /// # Errors
    /// Not found when the actor may not see the record or the field, and when the field is empty.
    pub fn open(&self, db: &Db, record: RecordRef, field: &str) -> Result<(StoredFile, File)> {
        let stored = db.stored_file(record, field)?;
        let path = place(&self.root, &stored.hash);
        match File::open(&path) {
            Ok(file) => Ok((stored, file)),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Err(Error::internal(format_args!("the content of the file {} is missing", path.display())))
            }
            Err(error) => Err(trouble(&path, &error)),
        }
    }
}

impl Db<'_> {
    /// What is known of the file in a field of a record.
    ///
    /// # Errors
    /// Not found when the actor may not see the record or the field, and when the field is empty.
    pub fn stored_file(&self, record: RecordRef, field: &str) -> Result<StoredFile> {
        let absent = || Error::not_found().with("type", record.of).with("id", record.id);
        let of = self.describe(record.of)?;
        let kind = &of.field(field).map_err(|_| absent())?.kind;
        let view = self.view(record.of, record.id)?;
        match view.value(field) {
            Value::Id(id) if *kind == record::Kind::File => self.stored(*id)?.ok_or_else(absent),
            _ => Err(absent()),
        }
    }

    /// What is known of a file; the caller sees to the rights.
    fn stored(&self, id: AnyId) -> Result<Option<StoredFile>> {
        let mut stored = None;
        self.query(
            "SELECT name, media_type, size, hash, created_at FROM stored_file WHERE id = $1",
            &[Param::Int(id.raw())],
            |row| {
                stored = Some(StoredFile {
                    id,
                    name: row.text(0)?.to_owned(),
                    media_type: row.text(1)?.to_owned(),
                    size: row.int(2)?,
                    hash: row.text(3)?.to_owned(),
                    created_at: Timestamp::from_millis(row.int(4)?),
                });
                Ok(())
            },
        )?;
        Ok(stored)
    }
}

/// Where the content with a digest lies: `ab/cdef…`.
pub(super) fn place(root: &Path, hash: &str) -> PathBuf {
    let (folder, name) = hash.split_at_checked(2).unwrap_or(("", hash));
    root.join(folder).join(name)
}
