//! Keys that all nodes of an installation share.

use kernel::{Error, Result};

use crate::settings;
use crate::store::Store;

impl Store {
    /// The key of the installation for a purpose, made when it is first asked for. From a plain thread.
    pub fn shared_key(&self, purpose: &str) -> Result<[u8; 32]> {
        let name = format!("key:{purpose}");
        let read = name.clone();
        if let Some(key) = self.pool().read_blocking(move |conn| settings::read(conn, &read))? {
            return Ok(key);
        }
        let mut fresh = [0; 32];
        getrandom::fill(&mut fresh).map_err(Error::internal)?;
        self.pool().write_blocking(move |conn| {
            // Another node may have been first.
            if let Some(key) = settings::read(conn, &name)? {
                return Ok(key);
            }
            settings::write(conn, &name, &fresh)?;
            Ok(fresh)
        })
    }
}
