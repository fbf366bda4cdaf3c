//! Work in the background: kept in the database, done by one runner at a time, wherever the program runs.
//!
//! A job is started within a transaction ([`Tx::start_job`]) and begins after its commit. Whoever runs it holds a lease
//! that he renews; when he dies, the lease runs out and another takes the job up. It runs with the rights that its
//! starter has at that moment. What fails is tried again, later each time, and at last lies among the dead.

mod run;
#[cfg(test)]
mod tests;
mod work;

pub use run::{JobKind, Runner};
pub use work::Work;

use kernel::{Actor, AnyId, Error, Face, Lang, Result, Timestamp};
use serde::Serialize;

use crate::backend::Conn;
use crate::db::Db;
use crate::param::Param;
use crate::row::Row;
use crate::tx::Tx;

/// The channel on which runners hear of new jobs.
const CHANNEL: &str = "jobs";

/// How a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    /// It waits for its time, or for a runner.
    Waiting,
    /// It is at work.
    Running,
    /// It is at work and has been told to stop.
    Stopping,
    /// It is done.
    Done,
    /// It was stopped.
    Cancelled,
    /// It failed as often as it was allowed to.
    Dead,
}

impl JobState {
    const ALL: [JobState; 6] =
        [JobState::Waiting, JobState::Running, JobState::Stopping, JobState::Done, JobState::Cancelled, JobState::Dead];

    /// The word that is kept.
    pub const fn code(self) -> &'static str {
        match self {
            JobState::Waiting => "waiting",
            JobState::Running => "running",
            JobState::Stopping => "stopping",
            JobState::Done => "done",
            JobState::Cancelled => "cancelled",
            JobState::Dead => "dead",
        }
    }

    /// Whether nothing more will happen.
    pub const fn has_ended(self) -> bool {
        matches!(self, JobState::Done | JobState::Cancelled | JobState::Dead)
    }

    fn from_code(code: &str) -> Result<JobState> {
        let found = JobState::ALL.into_iter().find(|state| state.code() == code);
        found.ok_or_else(|| Error::internal(format_args!("a job in the state {code}")))
    }
}

/// A job as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Its id.
    pub id: AnyId,
    /// What is to be done.
    pub kind: String,
    /// With what, as JSON.
    pub payload: String,
    /// How it stands.
    pub state: JobState,
    /// Who started it; `None` for the program.
    pub user: Option<AnyId>,
    /// The language of whoever started it.
    pub lang: Lang,
    /// How often it was begun.
    pub attempts: i64,
    /// How much is done.
    pub done: i64,
    /// Of how much, if that is known.
    pub total: Option<i64>,
    /// What it does at the moment, or why it failed.
    pub message: Option<String>,
    /// When it was started.
    pub created_at: Timestamp,
    /// When it ended.
    pub finished_at: Option<Timestamp>,
}

impl Job {
    /// Whoever started it, working by a job.
    fn actor(&self) -> Actor {
        match self.user {
            Some(user) => Actor::user(user, Face::Job, self.lang),
            None => Actor { lang: self.lang, ..Actor::system(Face::Job) },
        }
    }
}

/// What a change of the caller's own job found.
fn still_his(rows: u64) -> Result<()> {
    if rows == 1 { Ok(()) } else { Err(Error::internal("another runner has taken the job over")) }
}

const COLUMNS: &str =
    "id, kind, payload, state, user_id, lang, attempts, done, total, message, created_at, finished_at";

fn read(row: &Row<'_>) -> Result<Job> {
    Ok(Job {
        id: AnyId::from_raw(row.int(0)?),
        kind: row.text(1)?.to_owned(),
        payload: row.text(2)?.to_owned(),
        state: JobState::from_code(row.text(3)?)?,
        user: row.opt_int(4)?.map(AnyId::from_raw),
        lang: row.text(5)?.parse().unwrap_or_default(),
        attempts: row.int(6)?,
        done: row.int(7)?,
        total: row.opt_int(8)?,
        message: row.opt_text(9)?.map(str::to_owned),
        created_at: Timestamp::from_millis(row.int(10)?),
        finished_at: row.opt_int(11)?.map(Timestamp::from_millis),
    })
}

/// The first job that a condition picks.
fn first(conn: &mut Conn, condition: &str, params: &[Param]) -> Result<Option<Job>> {
    let mut found = None;
    let sql = format!("SELECT {COLUMNS} FROM background_job WHERE {condition} LIMIT 1");
    conn.query(&sql, params, &mut |row| {
        found = Some(read(row)?);
        Ok(())
    })?;
    Ok(found)
}

impl Db<'_> {
    /// A job that the actor started; an administrator sees all.
    pub fn job(&self, id: AnyId) -> Result<Option<Job>> {
        let found = first(&mut self.conn.borrow_mut(), "id = $1", &[Param::Int(id.raw())])?;
        Ok(found.filter(|job| self.is_his(job)))
    }

    /// The latest job of this kind whose payload names a record, if the actor started it; an administrator sees all.
    pub fn job_about(&self, kind: &str, record: AnyId) -> Result<Option<Job>> {
        // Ids are long enough that no other text of a payload looks like one.
        let condition = "kind = $1 AND payload LIKE $2 ORDER BY id DESC";
        let params = [Param::from(kind), Param::from(format!("%\"{record}\"%"))];
        let found = first(&mut self.conn.borrow_mut(), condition, &params)?;
        Ok(found.filter(|job| self.is_his(job)))
    }

    /// The latest job of this kind, whoever started it: for work that is one for all.
    pub fn latest_job(&self, kind: &str) -> Result<Option<Job>> {
        first(&mut self.conn.borrow_mut(), "kind = $1 ORDER BY id DESC", &[Param::from(kind)])
    }

    /// Jobs that failed as often as they were allowed to, then those that are at work or wait, the latest first; none
    /// for others than administrators.
    pub fn open_jobs(&self, limit: i64) -> Result<Vec<Job>> {
        let mut open = Vec::new();
        if self.access.is_administrator() {
            let sql = format!(
                "SELECT {COLUMNS} FROM background_job WHERE state IN ('dead', 'running', 'stopping', 'waiting')
                 ORDER BY CASE state WHEN 'dead' THEN 0 ELSE 1 END, id DESC LIMIT $1"
            );
            self.query(&sql, &[Param::Int(limit)], |row| {
                open.push(read(row)?);
                Ok(())
            })?;
        }
        Ok(open)
    }

    fn is_his(&self, job: &Job) -> bool {
        self.access.is_administrator() || (job.user.is_some() && job.user == self.actor().user)
    }
}

impl Tx<'_> {
    /// Starts a job that runs after the commit with the rights of the actor.
    pub fn start_job(&mut self, kind: &str, payload: &impl Serialize) -> Result<AnyId> {
        let now = self.now();
        self.start_job_at(kind, payload, now)
    }

    /// Starts a job unless one that is to do the same waits already.
    pub fn start_job_once(&mut self, kind: &str, payload: &impl Serialize) -> Result<AnyId> {
        let text = serde_json::to_string(payload).map_err(Error::internal)?;
        let waiting = first(
            &mut self.conn.borrow_mut(),
            "kind = $1 AND payload = $2 AND state = 'waiting'",
            &[Param::from(kind), Param::from(text)],
        )?;
        match waiting {
            Some(job) => Ok(job.id),
            None => self.start_job(kind, payload),
        }
    }

    /// Starts a job that runs when it is time.
    pub fn start_job_at(&mut self, kind: &str, payload: &impl Serialize, due: Timestamp) -> Result<AnyId> {
        let payload = serde_json::to_string(payload).map_err(Error::internal)?;
        let id = self.add_job(kind, &payload, due)?;
        self.conn.borrow_mut().notify(CHANNEL, kind)?;
        Ok(id)
    }

    /// Writes down what is left to do of a job at work, in the transaction of what has been done of it: who takes it over
    /// goes on there. `attempt` is the caller's own, so that only one of two runners goes on.
    ///
    /// # Errors
    /// Internal when another runner has taken the job over.
    pub fn change_job(&mut self, id: AnyId, attempt: i64, payload: &impl Serialize) -> Result<()> {
        let payload = serde_json::to_string(payload).map_err(Error::internal)?;
        let changed = self.conn.borrow_mut().execute(
            "UPDATE background_job SET payload = $1
             WHERE id = $2 AND attempts = $3 AND state IN ('running', 'stopping')",
            &[Param::from(payload), Param::Int(id.raw()), Param::Int(attempt)],
        )?;
        still_his(changed)
    }

    /// Makes sure that a job at work is still the caller's, and that nobody takes it over before the transaction ends.
    /// `attempt` is the caller's own.
    ///
    /// # Errors
    /// Internal when another runner has taken the job over, or it has ended.
    pub fn hold_job(&mut self, id: AnyId, attempt: i64) -> Result<()> {
        let held = self.conn.borrow_mut().execute(
            "UPDATE background_job SET attempts = attempts
             WHERE id = $1 AND attempts = $2 AND state IN ('running', 'stopping')",
            &[Param::Int(id.raw()), Param::Int(attempt)],
        )?;
        still_his(held)
    }

    /// Writes a job down that waits.
    fn add_job(&mut self, kind: &str, payload: &str, due: Timestamp) -> Result<AnyId> {
        let id: AnyId = self.next_id();
        let actor = self.actor();
        let row = [
            Param::Int(id.raw()),
            Param::from(kind),
            Param::from(payload),
            Param::from(JobState::Waiting.code()),
            actor.user.map(AnyId::raw).into(),
            Param::from(actor.lang.code()),
            Param::Int(due.millis()),
            Param::Int(self.now().millis()),
        ];
        self.conn.borrow_mut().execute(
            "INSERT INTO background_job (id, kind, payload, state, user_id, lang, due_at, attempts, done, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, $8)",
            &row,
        )?;
        Ok(id)
    }

    /// Tells a job to stop: one that waits never begins, one at work stops at its next step.
    ///
    /// # Errors
    /// Not found when there is no such job for the actor.
    pub fn cancel_job(&mut self, id: AnyId) -> Result<()> {
        let job = self.job(id)?.ok_or_else(Error::not_found)?;
        let (state, ended) = match job.state {
            JobState::Waiting => (JobState::Cancelled, Some(self.now().millis())),
            JobState::Running => (JobState::Stopping, None),
            _ => return Ok(()),
        };
        let mut conn = self.conn.borrow_mut();
        conn.execute(
            "UPDATE background_job SET state = $1, finished_at = $2 WHERE id = $3",
            &[Param::from(state.code()), ended.into(), Param::Int(id.raw())],
        )?;
        conn.notify(CHANNEL, &job.kind)
    }

    /// Gives a dead job another chance; only administrators may.
    pub fn retry_job(&mut self, id: AnyId) -> Result<()> {
        if !self.access.is_administrator() {
            return Err(Error::forbidden("error-administrators-only"));
        }
        let now = self.now().millis();
        let mut conn = self.conn.borrow_mut();
        conn.execute(
            "UPDATE background_job SET state = 'waiting', attempts = 0, due_at = $1, finished_at = NULL
             WHERE id = $2 AND state = 'dead'",
            &[Param::Int(now), Param::Int(id.raw())],
        )?;
        conn.notify(CHANNEL, "")
    }
}
