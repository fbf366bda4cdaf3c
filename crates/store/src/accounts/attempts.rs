//! Failed sign-ins, counted by mail address and by network address.

use kernel::{AnyId, Result, Timestamp};

use crate::param::Param;
use crate::store::Store;

/// How often signing in has failed for one subject of late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Failures {
    /// How often.
    pub count: i64,
    /// The last time.
    pub last: Option<Timestamp>,
}

impl Store {
    /// The failures of a subject since a moment.
    pub async fn failures(&self, subject: &str, since: Timestamp) -> Result<Failures> {
        let subject = subject.to_owned();
        self.pool()
            .read(move |conn| {
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
                Ok(failures)
            })
            .await
    }

    /// Notes a failure for each subject, and forgets those before `forgotten`.
    pub async fn note_failures(&self, subjects: Vec<String>, forgotten: Timestamp) -> Result<()> {
        let now = self.clock().now();
        let ids: Vec<AnyId> = subjects.iter().map(|_| self.next_id()).collect();
        self.pool()
            .write(move |conn| {
                for (id, subject) in ids.iter().zip(&subjects) {
                    conn.execute(
                        "INSERT INTO sign_in_failure (id, subject, at) VALUES ($1, $2, $3)",
                        &[Param::Int(id.raw()), Param::from(subject.as_str()), Param::Int(now.millis())],
                    )?;
                }
                conn.execute("DELETE FROM sign_in_failure WHERE at < $1", &[Param::Int(forgotten.millis())])?;
                Ok(())
            })
            .await
    }

    /// Forgets the failures of a subject that has signed in.
    pub async fn forget_failures(&self, subject: &str) -> Result<()> {
        let subject = subject.to_owned();
        self.pool()
            .write(move |conn| {
                conn.execute("DELETE FROM sign_in_failure WHERE subject = $1", &[Param::from(subject.as_str())])?;
                Ok(())
            })
            .await
    }
}
