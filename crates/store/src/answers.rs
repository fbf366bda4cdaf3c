//! Answers to requests that carried a key of their own, kept for a day: a request that comes again, because its answer
//! was lost on the way, gets the same answer and does nothing.
//!
//! An answer is kept in the transaction of what it tells, so that neither is there without the other, whatever happens
//! to this node; and since the key is unique in the database, no two nodes do the same request.

use kernel::{AnyId, Error, Result};

use crate::param::Param;
use crate::tx::Tx;

/// How long answers are kept, in milliseconds.
pub(crate) const KEPT: i64 = 24 * 60 * 60 * 1000;

/// An answer that was given before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAnswer {
    /// The digest of the request.
    pub digest: Vec<u8>,
    /// The answer, as it was handed over.
    pub answer: String,
}

impl Tx<'_> {
    /// The answer that the actor was given to the request with this key within the last day.
    pub fn kept_answer(&self, key: &str) -> Result<Option<KeptAnswer>> {
        let since = self.now().millis() - KEPT;
        let mut kept = None;
        self.query(
            "SELECT digest, answer FROM api_answer WHERE user_id = $1 AND key = $2 AND created_at > $3",
            &[self.asker(), Param::from(key), Param::Int(since)],
            |row| {
                kept = Some(KeptAnswer { digest: row.bytes(0)?.to_vec(), answer: row.text(1)?.to_owned() });
                Ok(())
            },
        )?;
        Ok(kept)
    }

    /// Keeps the answer that the actor is given to the request with this key.
    ///
    /// # Errors
    /// `api-error-key-busy` when another node has answered it meanwhile.
    pub fn keep_answer(&mut self, key: &str, digest: &[u8], answer: &str) -> Result<()> {
        let (asker, now) = (self.asker(), self.now().millis());
        let id: AnyId = self.next_id();
        let mut conn = self.conn.borrow_mut();
        // The same key of long ago makes room.
        conn.execute("DELETE FROM api_answer WHERE user_id = $1 AND key = $2", &[asker.clone(), Param::from(key)])?;
        conn.execute(
            "INSERT INTO api_answer (id, user_id, key, digest, answer, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
            &[Param::Int(id.raw()), asker, Param::from(key), Param::from(digest), Param::from(answer), Param::Int(now)],
        )
        .map_err(|error| if error.key() == "error-taken" { Error::conflict("api-error-key-busy") } else { error })?;
        Ok(())
    }

    fn asker(&self) -> Param {
        Param::Int(self.actor().user.map_or(0, AnyId::raw))
    }
}
