//! Passwords, kept as argon2id hashes beside the users, and invitations to choose one.

use kernel::{AnyId, Error, Result, Timestamp};

use crate::param::Param;
use crate::store::Store;
use crate::tx::Tx;

/// What signing in is checked against.
#[derive(Clone, Debug, PartialEq)]
pub struct Credential {
    /// The user.
    pub user: AnyId,
    /// The hash in the PHC form; `None` when no password was chosen yet.
    pub hash: Option<String>,
}

impl Store {
    /// The credential of the user with a mail address, in large or small letters, if he may sign in.
    pub async fn credential(&self, email: &str) -> Result<Option<Credential>> {
        // Addresses are kept in small letters.
        let email = email.trim().to_ascii_lowercase();
        self.pool()
            .read(move |conn| {
                let mut found = None;
                conn.query(
                    "SELECT u.id, c.hash FROM \"user\" u LEFT JOIN credential c ON c.user_id = u.id
                     WHERE u.email = $1 AND u.active = 1 AND u.deleted_at IS NULL",
                    &[Param::from(email.as_str())],
                    &mut |row| {
                        found = Some(Credential {
                            user: AnyId::from_raw(row.int(0)?),
                            hash: row.opt_text(1)?.map(str::to_owned),
                        });
                        Ok(())
                    },
                )?;
                Ok(found)
            })
            .await
    }

    /// Whether anybody has been made a user yet.
    pub async fn has_users(&self) -> Result<bool> {
        self.pool()
            .read(|conn| {
                let mut found = false;
                conn.query("SELECT 1 FROM \"user\" WHERE deleted_at IS NULL LIMIT 1", &[], &mut |_| {
                    found = true;
                    Ok(())
                })?;
                Ok(found)
            })
            .await
    }

    /// Whom the invitation with this digest is for, if it still holds.
    pub async fn invited(&self, digest: [u8; 32]) -> Result<Option<AnyId>> {
        let now = self.clock().now();
        self.pool()
            .read(move |conn| {
                let mut user = None;
                conn.query(
                    "SELECT i.user_id FROM invitation i JOIN \"user\" u ON u.id = i.user_id
                     WHERE i.token = $1 AND i.expires_at > $2 AND u.active = 1 AND u.deleted_at IS NULL",
                    &[Param::from(digest.as_slice()), Param::Int(now.millis())],
                    &mut |row| {
                        user = Some(AnyId::from_raw(row.int(0)?));
                        Ok(())
                    },
                )?;
                Ok(user)
            })
            .await
    }
}

impl Tx<'_> {
    /// Keeps the hash of a password. All sessions of the user end, but the one that is kept; invitations are used up.
    pub fn set_password(&mut self, user: AnyId, hash: &str, kept: Option<AnyId>) -> Result<()> {
        self.own_account(user)?;
        let now = self.now().millis();
        let user_id = Param::Int(user.raw());
        {
            let mut conn = self.conn.borrow_mut();
            conn.execute(
                "INSERT INTO credential (user_id, hash, changed_at) VALUES ($1, $2, $3)
                 ON CONFLICT (user_id) DO UPDATE SET hash = excluded.hash, changed_at = excluded.changed_at",
                &[user_id.clone(), Param::from(hash), Param::Int(now)],
            )?;
            conn.execute("DELETE FROM invitation WHERE user_id = $1", &[user_id])?;
        }
        self.end_sessions(user, kept)
    }

    /// Invites a user to choose a password: whoever has the token with this digest may, until it expires. Earlier
    /// invitations end.
    pub fn invite(&mut self, user: AnyId, digest: [u8; 32], expires: Timestamp) -> Result<()> {
        if !self.access().is_administrator() {
            return Err(Error::forbidden("error-administrators-only"));
        }
        let id: AnyId = self.next_id();
        let mut conn = self.conn.borrow_mut();
        conn.execute("DELETE FROM invitation WHERE user_id = $1", &[Param::Int(user.raw())])?;
        conn.execute(
            "INSERT INTO invitation (id, token, user_id, expires_at) VALUES ($1, $2, $3, $4)",
            &[
                Param::Int(id.raw()),
                Param::from(digest.as_slice()),
                Param::Int(user.raw()),
                Param::Int(expires.millis()),
            ],
        )?;
        Ok(())
    }

    /// Takes back all invitations of somebody.
    pub fn end_invitations(&mut self, user: AnyId) -> Result<()> {
        self.own_account(user)?;
        self.conn.borrow_mut().execute("DELETE FROM invitation WHERE user_id = $1", &[Param::Int(user.raw())])?;
        Ok(())
    }
}
