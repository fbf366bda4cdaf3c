//! The chain over stretches of the log: each head carries the one before it, and is signed with a key that is kept
//! outside the database.

use hmac::{Hmac, KeyInit, Mac};
use kernel::{Error, Result};
use sha2::{Digest, Sha256};

use super::canon::Hash;
use crate::backend::Conn;
use crate::folder::KEY;
use crate::param::Param;
use crate::row::Row;

/// The end of a stretch.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Seal {
    /// Counts from 1.
    pub id: i64,
    pub first: i64,
    pub last: i64,
    /// When it was set, in milliseconds.
    pub at: i64,
    pub head: Hash,
    pub signature: Vec<u8>,
}

/// What the first stretch takes for the head before it.
pub(super) const GENESIS: Hash = [0; 32];

/// A head in the making: SHA-256 over the head before it and the digests, in the order of their positions.
pub(super) struct Head(Sha256);

impl Head {
    pub fn after(previous: &Hash) -> Head {
        Head(Sha256::new_with_prefix(previous))
    }

    pub fn add(&mut self, digest: &[u8]) {
        self.0.update(digest);
    }

    pub fn done(self) -> Hash {
        self.0.finalize().into()
    }
}

impl Seal {
    /// The columns that `read` reads.
    pub const COLUMNS: &str = "id, first_position, last_position, at, head, signature";

    pub fn read(row: &Row<'_>) -> Result<Seal> {
        Ok(Seal {
            id: row.int(0)?,
            first: row.int(1)?,
            last: row.int(2)?,
            at: row.int(3)?,
            // A head of another length is no head; the chain is then found broken there.
            head: row.bytes(4)?.try_into().unwrap_or_default(),
            signature: row.bytes(5)?.to_vec(),
        })
    }

    /// The last one.
    pub fn latest(conn: &mut Conn) -> Result<Option<Seal>> {
        let sql = format!("SELECT {} FROM seal ORDER BY id DESC LIMIT 1", Seal::COLUMNS);
        let mut seal = None;
        conn.query(&sql, &[], &mut |row| {
            seal = Some(Seal::read(row)?);
            Ok(())
        })?;
        Ok(seal)
    }

    pub fn insert(&self, conn: &mut Conn) -> Result<()> {
        conn.execute(
            "INSERT INTO seal (id, first_position, last_position, at, head, signature) VALUES ($1, $2, $3, $4, $5, $6)",
            &[
                Param::Int(self.id),
                Param::Int(self.first),
                Param::Int(self.last),
                Param::Int(self.at),
                Param::from(self.head.as_slice()),
                Param::from(self.signature.as_slice()),
            ],
        )?;
        Ok(())
    }

    /// Signs it: HMAC-SHA256 over the numbers, eight bytes each, and the head.
    pub fn sign(&mut self, key: &[u8; KEY]) -> Result<()> {
        self.signature = self.code(key)?.finalize().into_bytes().to_vec();
        Ok(())
    }

    /// Whether it was signed with this key.
    pub fn is_signed(&self, key: &[u8; KEY]) -> Result<bool> {
        Ok(self.code(key)?.verify_slice(&self.signature).is_ok())
    }

    fn code(&self, key: &[u8; KEY]) -> Result<Hmac<Sha256>> {
        let mut code = Hmac::<Sha256>::new_from_slice(key).map_err(Error::internal)?;
        for number in [self.id, self.first, self.last, self.at] {
            code.update(&number.to_be_bytes());
        }
        code.update(&self.head);
        Ok(code)
    }
}
