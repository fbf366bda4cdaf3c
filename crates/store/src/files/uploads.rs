//! Uploaded files that wait for their import: any node can show and import them, and nobody but their owner.

use kernel::{Actor, AnyId, Error, Face, Result};

use super::{Files, StoredFile};
use crate::db::Db;
use crate::param::Param;
use crate::tx::Tx;

/// Milliseconds after which an upload that nobody came back for is thrown away: three days.
const WAITS: i64 = 3 * 24 * 3_600_000;

/// An uploaded file.
#[derive(Clone, Debug, PartialEq)]
pub struct Upload {
    /// Its id.
    pub id: AnyId,
    /// The file.
    pub file: StoredFile,
    /// Whether an import has begun with it.
    pub taken: bool,
    /// What is known about it: the text that was given with it.
    pub known: String,
}

impl Db<'_> {
    /// An upload of the actor's own.
    ///
    /// # Errors
    /// Not found when there is none, or it is somebody else's.
    pub fn upload(&self, id: AnyId) -> Result<Upload> {
        let me = self.actor().user.map(AnyId::raw);
        let mut found = None;
        self.query(
            "SELECT file_id, taken, known, user_id FROM import_upload WHERE id = $1",
            &[Param::Int(id.raw())],
            |row| {
                if Some(row.int(3)?) == me {
                    found = Some((AnyId::from_raw(row.int(0)?), row.int(1)? != 0, row.text(2)?.to_owned()));
                }
                Ok(())
            },
        )?;
        let (file, taken, known) = found.ok_or_else(Error::not_found)?;
        let file = self.stored(file)?.ok_or_else(Error::not_found)?;
        Ok(Upload { id, file, taken, known })
    }
}

impl Tx<'_> {
    /// Notes an upload of the actor down.
    pub fn add_upload(&mut self, file: AnyId, known: &str) -> Result<AnyId> {
        let (id, user) = (self.next_id::<kernel::Any>(), self.actor().user.ok_or_else(Error::not_found)?);
        let file = self.own_file(file)?;
        self.conn.borrow_mut().execute(
            "INSERT INTO import_upload (id, user_id, file_id, taken, known, created_at) VALUES ($1, $2, $3, 0, $4, $5)",
            &[
                Param::Int(id.raw()),
                Param::Int(user.raw()),
                Param::Int(file.id.raw()),
                Param::from(known),
                Param::Int(self.now().millis()),
            ],
        )?;
        Ok(id)
    }

    /// Changes what is known about an upload of the actor's own.
    pub fn change_upload(&mut self, id: AnyId, known: &str) -> Result<()> {
        let upload = self.upload(id)?;
        self.conn.borrow_mut().execute(
            "UPDATE import_upload SET known = $1 WHERE id = $2",
            &[Param::from(known), Param::Int(upload.id.raw())],
        )?;
        Ok(())
    }

    /// Takes an upload for an import; of two who try, one gets it.
    ///
    /// # Errors
    /// A conflict when it has been taken already.
    pub fn take_upload(&mut self, id: AnyId, known: &str) -> Result<Upload> {
        let upload = self.upload(id)?;
        if upload.taken {
            return Err(Error::conflict("import-pages-started-already"));
        }
        self.conn.borrow_mut().execute(
            "UPDATE import_upload SET taken = 1, known = $1 WHERE id = $2",
            &[Param::from(known), Param::Int(id.raw())],
        )?;
        Ok(upload)
    }

    /// Throws an upload of the actor's own away; its file goes with the next sweep.
    pub fn drop_upload(&mut self, id: AnyId) -> Result<()> {
        let upload = self.upload(id)?;
        self.conn.borrow_mut().execute("DELETE FROM import_upload WHERE id = $1", &[Param::Int(upload.id.raw())])?;
        Ok(())
    }
}

impl Files {
    /// Forgets uploads that nobody came back for.
    pub(super) fn forget_uploads(&self) -> Result<()> {
        self.store.write_blocking(Actor::system(Face::Job), |tx| {
            let before = tx.now().millis() - WAITS;
            tx.conn.borrow_mut().execute("DELETE FROM import_upload WHERE created_at < $1", &[Param::Int(before)])?;
            Ok(())
        })
    }
}
