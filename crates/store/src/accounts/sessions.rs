//! Sessions: who is signed in, from where, and until when.

use std::sync::Arc;

use kernel::{Actor, AnyId, Error, Face, Fault, Lang, Result, Timestamp};

use crate::backend::Conn;
use crate::db::Db;
use crate::gate::Access;
use crate::param::Param;
use crate::store::Store;
use crate::tx::Tx;

/// How long a session lives at most, however often it is used: half a year.
const LONGEST_MILLIS: i64 = 183 * 24 * 60 * 60 * 1000;

/// A request of somebody who is signed in, with his rights of this moment.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The session.
    pub session: AnyId,
    /// Who it is.
    pub user: AnyId,
    /// His name.
    pub name: String,
    /// The address by which he signs in.
    pub email: String,
    /// The language that he chose.
    pub lang: Option<Lang>,
    /// The time zone that he chose, by its IANA name.
    pub time_zone: Option<String>,
    /// The name of his role.
    pub role: String,
    /// When the session was last used, to within a few minutes.
    pub seen_at: Timestamp,
    /// What he may see and do.
    pub access: Arc<Access>,
    /// How many notifications he has not read, counted to 100.
    pub unread: u64,
    /// The latest change in the log: pages made now catch up from here.
    pub live: i64,
}

/// A session in the list of somebody's sessions.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionLine {
    /// Its id.
    pub id: AnyId,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
    /// The network address it began from.
    pub address: Option<String>,
    /// What the browser calls itself.
    pub agent: Option<String>,
}

struct Found {
    session: AnyId,
    user: AnyId,
    name: String,
    email: String,
    lang: Option<Lang>,
    time_zone: Option<String>,
    role: String,
    seen_at: Timestamp,
}

impl Store {
    /// Who comes with the token that has this digest; nobody when the session has ended or its user may no longer sign in.
    pub async fn visit(&self, digest: [u8; 32], face: Face) -> Result<Option<Visit>> {
        let store = self.clone();
        self.pool()
            .read(move |conn| {
                let now = store.clock().now();
                let Some(found) = find(conn, &digest, now)? else { return Ok(None) };
                let lang = found.lang.unwrap_or_else(|| store.settings().language);
                let access = match store.access(conn, Actor::user(found.user, face, lang)) {
                    Err(error) if error.fault() == Fault::Unauthenticated => return Ok(None),
                    access => access?,
                };
                let unread = unread(conn, found.user)?;
                let live = crate::log::newest(conn)?;
                let Found { session, user, name, email, lang, time_zone, role, seen_at } = found;
                Ok(Some(Visit { session, user, name, email, lang, time_zone, role, seen_at, access, unread, live }))
            })
            .await
    }

    /// Reads for somebody who listens to what happens, in one go with the question whether his session still lives: what
    /// was read with his rights of this moment, in one snapshot, so that nothing that happened after the end of a
    /// session is told to it. Nothing when the session has ended.
    pub async fn listen_in<R: Send + 'static>(
        &self,
        digest: [u8; 32],
        face: Face,
        read: impl FnOnce(&Db<'_>) -> Result<R> + Send + 'static,
    ) -> Result<Option<R>> {
        let store = self.clone();
        self.pool()
            .read_snapshot(move |conn| {
                let Some(found) = find(conn, &digest, store.clock().now())? else { return Ok(None) };
                let lang = found.lang.unwrap_or_else(|| store.settings().language);
                match store.db(conn, Actor::user(found.user, face, lang)) {
                    Err(error) if error.fault() == Fault::Unauthenticated => Ok(None),
                    db => read(&db?).map(Some),
                }
            })
            .await
    }

    /// The latest change in the log; `0` when there is none.
    pub async fn latest_change(&self) -> Result<i64> {
        self.pool().read(crate::log::newest).await
    }

    /// Notes that a session is in use, and lets it live until `expires`, half a year in all at most.
    pub async fn touch_session(&self, session: AnyId, user: AnyId, expires: Timestamp) -> Result<()> {
        let now = self.clock().now();
        self.pool()
            .write(move |conn| {
                conn.execute(
                    "UPDATE session SET seen_at = $2,
                       expires_at = CASE WHEN created_at + $4 < $3 THEN created_at + $4 ELSE $3 END WHERE id = $1",
                    &[
                        Param::Int(session.raw()),
                        Param::Int(now.millis()),
                        Param::Int(expires.millis()),
                        Param::Int(LONGEST_MILLIS),
                    ],
                )?;
                seen(conn, user, now)?;
                conn.execute("DELETE FROM session WHERE expires_at < $1", &[Param::Int(now.millis())])?;
                Ok(())
            })
            .await
    }
}

fn find(conn: &mut Conn, digest: &[u8], now: Timestamp) -> Result<Option<Found>> {
    let mut found = None;
    conn.query(
        "SELECT s.id, u.id, u.name, u.email, u.language, u.time_zone, r.name, s.seen_at
         FROM session s JOIN \"user\" u ON u.id = s.user_id JOIN role r ON r.id = u.role
         WHERE s.token = $1 AND s.expires_at > $2",
        &[Param::from(digest), Param::Int(now.millis())],
        &mut |row| {
            found = Some(Found {
                session: AnyId::from_raw(row.int(0)?),
                user: AnyId::from_raw(row.int(1)?),
                name: row.opt_text(2)?.unwrap_or("").to_owned(),
                email: row.opt_text(3)?.unwrap_or("").to_owned(),
                lang: row.opt_text(4)?.and_then(|code| code.parse().ok()),
                time_zone: row.opt_text(5)?.map(str::to_owned),
                role: row.opt_text(6)?.unwrap_or("").to_owned(),
                seen_at: Timestamp::from_millis(row.int(7)?),
            });
            Ok(())
        },
    )?;
    Ok(found)
}

fn unread(conn: &mut Conn, user: AnyId) -> Result<u64> {
    let mut count = 0;
    conn.query(
        "SELECT count(*) FROM (SELECT 1 FROM notification
         WHERE \"user\" = $1 AND read_at IS NULL AND deleted_at IS NULL LIMIT 100) unread",
        &[Param::Int(user.raw())],
        &mut |row| {
            count = row.int(0)?;
            Ok(())
        },
    )?;
    Ok(u64::try_from(count).unwrap_or(0))
}

/// Being here is no change of the record: it has no version and no row in the log.
fn seen(conn: &mut Conn, user: AnyId, now: Timestamp) -> Result<()> {
    conn.execute(
        "UPDATE \"user\" SET last_seen = $2 WHERE id = $1",
        &[Param::Int(user.raw()), Param::Int(now.millis())],
    )?;
    Ok(())
}

impl Db<'_> {
    /// The sessions of somebody that have not ended, the one used last first. Others' are for administrators.
    pub fn sessions(&self, user: AnyId) -> Result<Vec<SessionLine>> {
        self.own_account(user)?;
        let mut lines = Vec::new();
        self.query(
            "SELECT id, created_at, seen_at, address, agent FROM session
             WHERE user_id = $1 AND expires_at > $2 ORDER BY seen_at DESC, id DESC",
            &[Param::Int(user.raw()), Param::Int(self.now().millis())],
            |row| {
                lines.push(SessionLine {
                    id: AnyId::from_raw(row.int(0)?),
                    created_at: Timestamp::from_millis(row.int(1)?),
                    seen_at: Timestamp::from_millis(row.int(2)?),
                    address: row.opt_text(3)?.map(str::to_owned),
                    agent: row.opt_text(4)?.map(str::to_owned),
                });
                Ok(())
            },
        )?;
        Ok(lines)
    }

    /// Passwords and sessions are one's own, or an administrator's business.
    pub(crate) fn own_account(&self, user: AnyId) -> Result<()> {
        if self.access().is_administrator() || self.actor().user == Some(user) {
            return Ok(());
        }
        Err(Error::forbidden("error-administrators-only"))
    }
}

impl Tx<'_> {
    /// Begins a session for the token with this digest.
    pub fn start_session(
        &mut self,
        user: AnyId,
        digest: [u8; 32],
        expires: Timestamp,
        address: Option<&str>,
        agent: Option<&str>,
    ) -> Result<AnyId> {
        self.own_account(user)?;
        let id: AnyId = self.next_id();
        let now = self.now();
        let mut conn = self.conn.borrow_mut();
        conn.execute(
            "INSERT INTO session (id, token, user_id, created_at, seen_at, expires_at, address, agent)
             VALUES ($1, $2, $3, $4, $4, $5, $6, $7)",
            &[
                Param::Int(id.raw()),
                Param::from(digest.as_slice()),
                Param::Int(user.raw()),
                Param::Int(now.millis()),
                Param::Int(expires.millis()),
                address.map_or(Param::Null, Param::from),
                agent.map_or(Param::Null, |agent| Param::from(agent.chars().take(300).collect::<String>())),
            ],
        )?;
        seen(&mut conn, user, now)?;
        Ok(id)
    }

    /// Ends one session of somebody.
    pub fn end_session(&mut self, user: AnyId, session: AnyId) -> Result<()> {
        self.own_account(user)?;
        self.conn.borrow_mut().execute(
            "DELETE FROM session WHERE id = $1 AND user_id = $2",
            &[Param::Int(session.raw()), Param::Int(user.raw())],
        )?;
        Ok(())
    }

    /// Ends all sessions of somebody, but the one that is kept.
    pub fn end_sessions(&mut self, user: AnyId, kept: Option<AnyId>) -> Result<()> {
        self.own_account(user)?;
        self.conn.borrow_mut().execute(
            "DELETE FROM session WHERE user_id = $1 AND id <> $2",
            &[Param::Int(user.raw()), Param::Int(kept.map_or(0, AnyId::raw))],
        )?;
        Ok(())
    }
}
