//! Reading a file, through the record it belongs to.

use std::io::Read;
use std::path::PathBuf;

use kernel::{AnyId, Error, Result, Timestamp};
use record::{RecordRef, Value};

use super::{Files, StoredFile};
use crate::db::Db;
use crate::param::Param;

impl Files {
    /// The content of a file, to be read. It may come from another machine, so it is not opened within a reading of the
    /// database.
    pub fn content(&self, file: &StoredFile) -> Result<Box<dyn Read + Send>> {
        self.shelf.open(&file.hash)
    }

    /// A path on this machine under which the content can be read more than once, as long as the file is known.
    pub fn local(&self, file: &StoredFile) -> Result<PathBuf> {
        self.shelf.local(&file.hash, &self.cache)
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

    /// What is known of a file that the actor brought himself; the program sees all.
    ///
    /// # Errors
    /// Not found when it is not there, or somebody else brought it.
    pub fn own_file(&self, id: AnyId) -> Result<StoredFile> {
        let mut his = self.access.everything;
        self.query("SELECT created_by FROM stored_file WHERE id = $1", &[Param::Int(id.raw())], |row| {
            his |= row.opt_int(0)?.is_some_and(|by| Some(by) == self.actor().user.map(AnyId::raw));
            Ok(())
        })?;
        self.stored(id)?.filter(|_| his).ok_or_else(Error::not_found)
    }

    /// What is known of a file; the caller sees to the rights.
    pub(super) fn stored(&self, id: AnyId) -> Result<Option<StoredFile>> {
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
