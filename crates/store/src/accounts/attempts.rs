//! Attempts to sign in, counted by mail address and by network address.

use kernel::{AnyId, Result, Timestamp};

use crate::param::Param;
use crate::store::Store;

/// How often signing in has failed for one subject of late; whoever is still trying counts as failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Failures {
    /// How often.
    pub count: i64,
    /// The last time.
    pub last: Option<Timestamp>,
}

/// What became of somebody's wish to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Noted {
    /// He may; the attempt counts as failed until [`Store::take_back_sign_in`].
    May(Vec<AnyId>),
    /// He has to wait until then; the attempt does not count.
    Wait(Timestamp),
}

impl Store {
    /// Counts the failures of each subject since a moment, and unless `wait` says for one of them until when to wait,
    /// notes a failure for each in the same write: of many who try at once no more pass than of those who try in turn.
    ///
    /// `wait` gets the place of the subject and its failures.
    pub async fn note_sign_in(
        &self,
        subjects: Vec<String>,
        since: Timestamp,
        wait: impl Fn(usize, Failures) -> Option<Timestamp> + Send + Sync + 'static,
    ) -> Result<Noted> {
        let now = self.clock().now();
        let ids: Vec<AnyId> = subjects.iter().map(|_| self.next_id()).collect();
        self.pool()
            .write(move |conn| {
                for (place, subject) in subjects.iter().enumerate() {
                    let mut failures = Failures::default();
                    conn.query(
                        "SELECT count(*), max(at) FROM sign_in_failure WHERE subject = $1 AND at > $2",
                        &[Param::from(subject.as_str()), Param::Int(since.millis())],
                        &mut |row| {
                            failures.count = row.int(0)?;
                            failures.last = row.opt_int(1)?.map(Timestamp::from_millis);
                            Ok(())
                        },
                    )?;
                    if let Some(until) = wait(place, failures).filter(|until| *until > now) {
                        return Ok(Noted::Wait(until));
                    }
                }
                for (id, subject) in ids.iter().zip(&subjects) {
                    conn.execute(
                        "INSERT INTO sign_in_failure (id, subject, at) VALUES ($1, $2, $3)",
                        &[Param::Int(id.raw()), Param::from(subject.as_str()), Param::Int(now.millis())],
                    )?;
                }
                conn.execute("DELETE FROM sign_in_failure WHERE at < $1", &[Param::Int(since.millis())])?;
                Ok(Noted::May(ids.clone()))
            })
            .await
    }

    /// The attempt has succeeded: it was no failure, and the failures of these subjects before it are forgotten.
    pub async fn take_back_sign_in(&self, attempt: Vec<AnyId>, forgiven: Vec<String>) -> Result<()> {
        self.pool()
            .write(move |conn| {
                for id in &attempt {
                    conn.execute("DELETE FROM sign_in_failure WHERE id = $1", &[Param::Int(id.raw())])?;
                }
                for subject in &forgiven {
                    conn.execute("DELETE FROM sign_in_failure WHERE subject = $1", &[Param::from(subject.as_str())])?;
                }
                Ok(())
            })
            .await
    }
}
