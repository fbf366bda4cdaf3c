//! Node numbers: programs that share a database must differ in them, or their ids could meet.
//!
//! A number is leased in the table `node` and renewed while the program runs. One that was given back, or whose holder
//! died, rests for a minute before somebody else takes it, so that clocks which differ by less cannot make two equal ids.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, RecvTimeoutError};
use kernel::{Clock, Error, Fault, IdMaker, Result};

use crate::backend::{Conn, Dialect};
use crate::hex;
use crate::param::Param;
use crate::workers::Pool;

/// Milliseconds for which a number is leased.
const LEASE: i64 = 60_000;
/// Milliseconds for which a number rests before another takes it.
const REST: i64 = 60_000;
/// How often a lease is renewed.
const RENEW: Duration = Duration::from_secs(10);
/// How soon that is tried again when it failed.
const AGAIN: Duration = Duration::from_secs(1);
/// How many numbers there are: ten bits of an id.
const NUMBERS: i64 = 1_024;
/// For how long the answer to the question whether writing works is good.
const FRESH: Duration = Duration::from_secs(1);

/// This program among those that share the database.
pub(crate) struct Node {
    /// By which the program knows its own lease again.
    holder: String,
    ids: Arc<IdMaker>,
    number: AtomicI64,
    /// Until when the number is its own, by the machine's clock.
    until: AtomicI64,
    /// When it was last tried whether writing works, and how that went.
    tried: Mutex<Option<(Instant, Result<()>)>>,
}

impl Node {
    /// Takes a number.
    ///
    /// # Errors
    /// `error-too-many-nodes` when all numbers are taken.
    pub fn join(pool: &Pool) -> Result<Node> {
        let mut random = [0; 16];
        getrandom::fill(&mut random).map_err(Error::internal)?;
        let holder = hex::write(&random);
        let (me, now) = (holder.clone(), machine_time());
        let number = pool.write_blocking(move |conn| take(conn, &me, now))?;
        Ok(Node {
            holder,
            ids: Arc::new(IdMaker::new(u16::try_from(number).map_err(Error::internal)?)),
            number: AtomicI64::new(number),
            until: AtomicI64::new(now + LEASE),
            tried: Mutex::new(None),
        })
    }

    /// What makes its ids.
    pub fn ids(&self) -> &Arc<IdMaker> {
        &self.ids
    }

    /// Refuses to write with a number that may be somebody else's by now: after a long sleep, or a long time without
    /// the database. On SQLite one program owns the file.
    pub fn check(&self, dialect: Dialect) -> Result<()> {
        if dialect == Dialect::Postgres && machine_time() > self.until.load(Ordering::Acquire) {
            return Err(Error::new(Fault::Busy, "error-database-busy"));
        }
        Ok(())
    }

    /// Renews the lease; takes another number when it was lost.
    pub fn renew(&self, pool: &Pool) -> Result<()> {
        let (me, now, number) = (self.holder.clone(), machine_time(), self.number.load(Ordering::Acquire));
        let number = pool.write_blocking(move |conn| keep(conn, &me, number, now))?;
        self.note(number, now)
    }

    /// The same for whoever must not wait on its thread, at most once a second: it writes, so it shows whether writing
    /// works.
    pub async fn try_writing(&self, pool: &Pool) -> Result<()> {
        if let Some((at, outcome)) = &*self.tried.lock().unwrap_or_else(PoisonError::into_inner)
            && at.elapsed() < FRESH
        {
            return outcome.clone();
        }
        let (me, now, number) = (self.holder.clone(), machine_time(), self.number.load(Ordering::Acquire));
        let outcome = pool.write(move |conn| keep(conn, &me, number, now)).await;
        let outcome = outcome.and_then(|number| self.note(number, now));
        *self.tried.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), outcome.clone()));
        outcome
    }

    /// Gives the number back, when the program ends in order.
    pub fn leave(&self, pool: &Pool) -> Result<()> {
        let (me, now) = (self.holder.clone(), machine_time());
        pool.write_blocking(move |conn| {
            conn.execute(
                "UPDATE node SET expires_at = $1 WHERE holder = $2",
                &[Param::Int(now), Param::from(me.as_str())],
            )
        })?;
        Ok(())
    }

    fn note(&self, number: i64, now: i64) -> Result<()> {
        if self.number.swap(number, Ordering::AcqRel) != number {
            tracing::warn!(number, "the lease of the node's number had run out; it has another now");
            self.ids.become_node(u16::try_from(number).map_err(Error::internal)?);
        }
        self.until.store(now + LEASE, Ordering::Release);
        Ok(())
    }
}

/// Renews until `renew` has nothing more to renew, or the sender of `ended` is dropped.
pub(crate) fn keep_renewing(ended: &Receiver<()>, renew: impl Fn() -> Option<Result<()>>) {
    let mut pause = RENEW;
    while ended.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        pause = match renew() {
            Some(Ok(())) => RENEW,
            Some(Err(error)) => {
                tracing::warn!(%error, "the node's number could not be renewed");
                AGAIN
            }
            None => return,
        };
    }
}

/// Leases end by the machine's clock, also where a test has stopped that of the records.
fn machine_time() -> i64 {
    Clock::real(jiff::tz::TimeZone::UTC).now().millis()
}

/// Takes the number that has rested longest, else one that nobody ever had.
fn take(conn: &mut Conn, holder: &str, now: i64) -> Result<i64> {
    let (mut rested, mut taken) = (None, 0);
    conn.query(
        "SELECT number FROM node WHERE expires_at < $1 ORDER BY expires_at, number LIMIT 1",
        &[Param::Int(now - REST)],
        &mut |row| {
            rested = Some(row.int(0)?);
            Ok(())
        },
    )?;
    conn.query("SELECT coalesce(max(number) + 1, 0) FROM node", &[], &mut |row| {
        taken = row.int(0)?;
        Ok(())
    })?;
    let number = rested.unwrap_or(taken);
    if number >= NUMBERS {
        return Err(Error::new(Fault::Busy, "error-too-many-nodes"));
    }
    conn.execute(
        "INSERT INTO node (number, holder, expires_at) VALUES ($1, $2, $3)
         ON CONFLICT (number) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at",
        &[Param::Int(number), Param::from(holder), Param::Int(now + LEASE)],
    )?;
    Ok(number)
}

/// Renews the lease of a number, or takes another.
fn keep(conn: &mut Conn, holder: &str, number: i64, now: i64) -> Result<i64> {
    let kept = conn.execute(
        "UPDATE node SET expires_at = $1 WHERE number = $2 AND holder = $3",
        &[Param::Int(now + LEASE), Param::Int(number), Param::from(holder)],
    )?;
    if kept == 1 { Ok(number) } else { take(conn, holder, now) }
}

/// How many programs other than those that ended in order hold a number.
pub(crate) fn at_work(conn: &mut Conn) -> Result<i64> {
    let mut count = 0;
    conn.query("SELECT count(*) FROM node WHERE expires_at > $1", &[Param::Int(machine_time())], &mut |row| {
        count = row.int(0)?;
        Ok(())
    })?;
    Ok(count)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use testing::each_database;

    use super::*;
    use crate::migrate;
    use crate::trial::{connect, lay_out, pool, target};

    fn migrated(database: &testing::Database) -> crate::Target {
        let target = target(database);
        migrate::run(&target, kernel::Timestamp::from_millis(0)).unwrap();
        target
    }

    #[test]
    fn those_who_join_at_once_get_different_numbers() {
        each_database(|database| {
            let pool = pool(&migrated(database));
            let numbers: Vec<i64> = std::thread::scope(|scope| {
                let joining: Vec<_> = (0..8).map(|_| scope.spawn(|| Node::join(&pool).unwrap())).collect();
                joining.into_iter().map(|node| node.join().unwrap().number.into_inner()).collect()
            });
            assert_eq!(numbers.iter().collect::<HashSet<_>>().len(), 8, "{numbers:?}");
        });
    }

    #[test]
    fn a_number_rests_before_another_takes_it() {
        each_database(|database| {
            let target = migrated(database);
            let pool = pool(&target);
            let first = Node::join(&pool).unwrap();
            first.leave(&pool).unwrap();
            assert_eq!(at_work(&mut connect(&target)).unwrap(), 0);
            assert_eq!(Node::join(&pool).unwrap().number.into_inner(), 1, "given back a moment ago");
            lay_out(&target, "UPDATE node SET expires_at = 1 WHERE number = 0");
            assert_eq!(Node::join(&pool).unwrap().number.into_inner(), 0);
        });
    }

    #[test]
    fn who_lost_his_number_writes_nothing_until_he_has_another() {
        each_database(|database| {
            let target = migrated(database);
            let pool = pool(&target);
            let node = Node::join(&pool).unwrap();
            let dialect = pool.dialect();
            node.check(dialect).unwrap();
            // It slept, and meanwhile somebody else took the number.
            node.until.store(machine_time() - 1, Ordering::Release);
            lay_out(&target, "UPDATE node SET holder = 'another'");
            assert_eq!(node.check(dialect).is_err(), dialect == Dialect::Postgres);
            node.renew(&pool).unwrap();
            node.check(dialect).unwrap();
            let id: kernel::AnyId = node.ids().next(kernel::Timestamp::from_millis(0));
            assert_eq!((node.number.into_inner(), id.node()), (1, 1));
        });
    }

    #[test]
    fn when_all_numbers_are_taken_it_is_said() {
        each_database(|database| {
            let target = migrated(database);
            let later = machine_time() + LEASE;
            let rows: Vec<String> = (0..NUMBERS).map(|number| format!("({number}, 'x', {later})")).collect();
            lay_out(&target, &format!("INSERT INTO node (number, holder, expires_at) VALUES {}", rows.join(",")));
            assert_eq!(Node::join(&pool(&target)).map(|_| ()).unwrap_err().key(), "error-too-many-nodes");
        });
    }
}
