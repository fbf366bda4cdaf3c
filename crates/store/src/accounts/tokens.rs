//! Tokens by which programs and assistants come in: whose they are, until when they hold, and what they may do.

use std::sync::Arc;

use kernel::{Actor, AnyId, Error, Face, Fault, Lang, Result, Timestamp};

use crate::backend::Conn;
use crate::db::Db;
use crate::gate::Access;
use crate::param::Param;
use crate::store::Store;
use crate::tx::Tx;

/// The use of a token is noted this often at most, in milliseconds: not at every request.
const NOTED: i64 = 5 * 60 * 1000;
/// Longer names are cut.
const LONGEST_NAME: usize = 100;

/// Somebody who came with a token, with his rights of this moment.
#[derive(Clone, Debug)]
pub struct Bearer {
    /// The token.
    pub token: AnyId,
    /// Its user.
    pub user: AnyId,
    /// His name.
    pub name: String,
    /// The address by which he signs in.
    pub email: String,
    /// The time zone that he chose, by its IANA name.
    pub time_zone: Option<String>,
    /// What he may see and do; its actor is who reads and writes.
    pub access: Arc<Access>,
    /// When the token was last used, to within a few minutes.
    used_at: Option<Timestamp>,
}

impl Bearer {
    /// Who reads and writes.
    pub fn actor(&self) -> Actor {
        self.access.actor.clone()
    }
}

/// A token to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct NewToken {
    /// Whose rights it has.
    pub user: AnyId,
    /// What it is for.
    pub name: String,
    /// The digest of the secret; the secret itself is kept nowhere.
    pub digest: [u8; 32],
    /// The last letters of the secret, by which its owner knows it again.
    pub ending: String,
    /// Until when it holds; `None`: until it is revoked.
    pub expires: Option<Timestamp>,
    /// Whether one may only look with it.
    pub read_only: bool,
}

/// A token in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct TokenLine {
    /// Its id.
    pub id: AnyId,
    /// Whose it is.
    pub user: AnyId,
    /// The name of its user.
    pub user_name: String,
    /// What it is for.
    pub name: String,
    /// The last letters of the secret.
    pub ending: String,
    /// Whether one may only look with it.
    pub read_only: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last used, to within a few minutes.
    pub used_at: Option<Timestamp>,
    /// Until when it holds.
    pub expires_at: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

impl TokenLine {
    /// Whether it still opens anything at a moment.
    pub fn holds(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && self.expires_at.is_none_or(|end| end > now)
    }
}

impl Store {
    /// Who comes with the token that has this digest; nobody when it does not hold or its user may no longer sign in.
    pub async fn bearer(&self, digest: [u8; 32], face: Face) -> Result<Option<Bearer>> {
        let store = self.clone();
        let found = self.pool().read(move |conn| find(&store, conn, &digest, face)).await?;
        let now = self.clock().now();
        if let Some(bearer) = found.as_ref().filter(|bearer| bearer.is_due(now)) {
            let id = bearer.token;
            // Whoever has the right to read may read, also while nothing can be written.
            if let Err(error) = self.pool().write(move |conn| note(conn, id, now)).await {
                tracing::warn!(%error, "the use of a token could not be noted");
            }
        }
        Ok(found)
    }

    /// Like [`Store::bearer`], from a plain thread.
    pub fn bearer_blocking(&self, digest: [u8; 32], face: Face) -> Result<Option<Bearer>> {
        let store = self.clone();
        let found = self.pool().read_blocking(move |conn| find(&store, conn, &digest, face))?;
        let now = self.clock().now();
        if let Some(bearer) = found.as_ref().filter(|bearer| bearer.is_due(now)) {
            let id = bearer.token;
            if let Err(error) = self.pool().write_blocking(move |conn| note(conn, id, now)) {
                tracing::warn!(%error, "the use of a token could not be noted");
            }
        }
        Ok(found)
    }
}

impl Bearer {
    fn is_due(&self, now: Timestamp) -> bool {
        self.used_at.is_none_or(|at| now.millis() - at.millis() >= NOTED)
    }
}

fn note(conn: &mut Conn, token: AnyId, now: Timestamp) -> Result<()> {
    let params = [Param::Int(token.raw()), Param::Int(now.millis())];
    conn.execute("UPDATE api_token SET used_at = $2 WHERE id = $1", &params)?;
    Ok(())
}

struct Found {
    token: AnyId,
    user: AnyId,
    name: String,
    email: String,
    lang: Option<Lang>,
    time_zone: Option<String>,
    read_only: bool,
    used_at: Option<Timestamp>,
}

fn find(store: &Store, conn: &mut Conn, digest: &[u8], face: Face) -> Result<Option<Bearer>> {
    let Some(found) = row_of(conn, digest, store.clock().now())? else { return Ok(None) };
    let actor = Actor::user(found.user, face, found.lang.unwrap_or_else(|| store.settings().language));
    let actor = if found.read_only { actor.reading_only() } else { actor };
    let access = match store.access(conn, actor) {
        Err(error) if error.fault() == Fault::Unauthenticated => return Ok(None),
        access => access?,
    };
    let Found { token, user, name, email, time_zone, used_at, .. } = found;
    Ok(Some(Bearer { token, user, name, email, time_zone, access, used_at }))
}

fn row_of(conn: &mut Conn, digest: &[u8], now: Timestamp) -> Result<Option<Found>> {
    let mut found = None;
    conn.query(
        "SELECT t.id, u.id, u.name, u.email, u.language, u.time_zone, t.read_only, t.used_at
         FROM api_token t JOIN \"user\" u ON u.id = t.user_id
         WHERE t.token = $1 AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > $2)",
        &[Param::from(digest), Param::Int(now.millis())],
        &mut |row| {
            found = Some(Found {
                token: AnyId::from_raw(row.int(0)?),
                user: AnyId::from_raw(row.int(1)?),
                name: row.opt_text(2)?.unwrap_or("").to_owned(),
                email: row.opt_text(3)?.unwrap_or("").to_owned(),
                lang: row.opt_text(4)?.and_then(|code| code.parse().ok()),
                time_zone: row.opt_text(5)?.map(str::to_owned),
                read_only: row.int(6)? != 0,
                used_at: row.opt_int(7)?.map(Timestamp::from_millis),
            });
            Ok(())
        },
    )?;
    Ok(found)
}

impl Db<'_> {
    /// The tokens of somebody, the latest first; those of everybody without a user. Others' are for administrators.
    pub fn tokens(&self, user: Option<AnyId>) -> Result<Vec<TokenLine>> {
        match user {
            Some(user) => self.own_account(user)?,
            None if self.access().is_administrator() => {}
            None => return Err(Error::forbidden("error-administrators-only")),
        }
        let mut lines = Vec::new();
        self.query(
            "SELECT t.id, t.user_id, u.name, t.name, t.ending, t.read_only, t.created_at, t.used_at, t.expires_at, t.revoked_at
             FROM api_token t JOIN \"user\" u ON u.id = t.user_id
             WHERE t.user_id = $1 OR $1 = 0 ORDER BY t.id DESC",
            &[Param::Int(user.map_or(0, AnyId::raw))],
            |row| {
                lines.push(TokenLine {
                    id: AnyId::from_raw(row.int(0)?),
                    user: AnyId::from_raw(row.int(1)?),
                    user_name: row.opt_text(2)?.unwrap_or("").to_owned(),
                    name: row.text(3)?.to_owned(),
                    ending: row.text(4)?.to_owned(),
                    read_only: row.int(5)? != 0,
                    created_at: Timestamp::from_millis(row.int(6)?),
                    used_at: row.opt_int(7)?.map(Timestamp::from_millis),
                    expires_at: row.opt_int(8)?.map(Timestamp::from_millis),
                    revoked_at: row.opt_int(9)?.map(Timestamp::from_millis),
                });
                Ok(())
            },
        )?;
        Ok(lines)
    }

    /// The user with a mail address, in large or small letters, who may sign in. For the program and administrators.
    ///
    /// # Errors
    /// `error-no-such-user`.
    pub fn user_by_email(&self, email: &str) -> Result<AnyId> {
        if !self.access().is_administrator() {
            return Err(Error::forbidden("error-administrators-only"));
        }
        let mut found = None;
        self.query(
            "SELECT id FROM \"user\" WHERE email = $1 AND active = 1 AND deleted_at IS NULL",
            &[Param::from(email.trim().to_ascii_lowercase())],
            |row| {
                found = Some(AnyId::from_raw(row.int(0)?));
                Ok(())
            },
        )?;
        found.ok_or_else(|| Error::invalid("error-no-such-user").with("value", email))
    }
}

impl Tx<'_> {
    /// Makes a token. One's own, or as an administrator anybody's.
    ///
    /// # Errors
    /// `error-required` without a name.
    pub fn make_token(&mut self, new: &NewToken) -> Result<AnyId> {
        self.own_account(new.user)?;
        let name: String = new.name.trim().chars().take(LONGEST_NAME).collect();
        if name.is_empty() {
            return Err(Error::invalid("error-required").on("name"));
        }
        let id: AnyId = self.next_id();
        self.conn.borrow_mut().execute(
            "INSERT INTO api_token (id, token, user_id, name, ending, read_only, created_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            &[
                Param::Int(id.raw()),
                Param::from(new.digest.as_slice()),
                Param::Int(new.user.raw()),
                Param::from(name),
                Param::from(new.ending.as_str()),
                Param::Int(i64::from(new.read_only)),
                Param::Int(self.now().millis()),
                Param::from(new.expires.map(Timestamp::millis)),
            ],
        )?;
        Ok(id)
    }

    /// Revokes a token: it opens nothing from now on. Revoking twice changes nothing.
    ///
    /// # Errors
    /// Not found when it is somebody else's and the actor does not administer.
    pub fn revoke_token(&mut self, token: AnyId) -> Result<()> {
        let everybodys = self.access().is_administrator();
        let own = self.actor().user.filter(|_| !everybodys);
        let own_only = Param::Int(own.map_or(0, AnyId::raw));
        let id = Param::Int(token.raw());
        let mut there = false;
        self.query(
            "SELECT 1 FROM api_token WHERE id = $1 AND (user_id = $2 OR $2 = 0)",
            &[id.clone(), own_only],
            |_| {
                there = true;
                Ok(())
            },
        )?;
        if !there || (!everybodys && own.is_none()) {
            return Err(Error::not_found().with("id", token));
        }
        let now = Param::Int(self.now().millis());
        let revoke = "UPDATE api_token SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL";
        self.conn.borrow_mut().execute(revoke, &[id, now])?;
        Ok(())
    }

    /// Revokes all tokens of somebody.
    pub fn revoke_tokens(&mut self, user: AnyId) -> Result<()> {
        self.own_account(user)?;
        let params = [Param::Int(user.raw()), Param::Int(self.now().millis())];
        let revoke = "UPDATE api_token SET revoked_at = $2 WHERE user_id = $1 AND revoked_at IS NULL";
        self.conn.borrow_mut().execute(revoke, &params)?;
        Ok(())
    }
}
