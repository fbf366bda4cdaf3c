//! Which installation this is, so that two that share a shelf of files by mistake do not sweep each other's.
//!
//! It stays in the place where it was made: a backup leaves it out, and what is restored takes that of what it replaces.

use kernel::{Error, Result};

use crate::backend::Conn;
use crate::store::Store;
use crate::{hex, settings};

/// The key under which it is kept; backups leave it out.
pub(crate) const KEY: &str = "installation";

pub(crate) fn read(conn: &mut Conn) -> Result<Option<String>> {
    settings::read(conn, KEY)
}

pub(crate) fn write(conn: &mut Conn, id: &str) -> Result<()> {
    settings::write(conn, KEY, &id)
}

impl Store {
    /// The installation's own name, made at its first use: 32 hexadecimal letters.
    pub(crate) fn installation(&self) -> Result<String> {
        let mut random = [0; 16];
        getrandom::fill(&mut random).map_err(Error::internal)?;
        let fresh = hex::write(&random);
        self.pool().write_blocking(move |conn| match read(conn)? {
            Some(known) => Ok(known),
            None => write(conn, &fresh).map(|()| fresh.clone()),
        })
    }
}
