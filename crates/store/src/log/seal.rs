//! Sealing: committed changes get gapless positions and digests, and stretches of them a signed head.
//!
//! A change gets its position after its commit and from one node at a time, so writers never wait for each other, and
//! whoever reads by position misses none: one that is committed late gets a later position than those before it.

use std::collections::HashSet;
use std::sync::PoisonError;

use kernel::{AnyId, Error, Fault, Result};
use serde::{Deserialize, Serialize};

use super::canon::{self, Hash};
use super::chain::{GENESIS, Head, Seal};
use crate::backend::{Conn, Dialect};
use crate::param::Param;
use crate::store::Store;
use crate::write::rows;
use crate::{hex, settings};

/// How late a change may be committed after its id was made, in milliseconds. Also how far a clock may be set back.
const LATE: i64 = 60 * 60 * 1000;
/// Changes that get their positions in one transaction: some milliseconds of the writer.
const SLICE: usize = 1_000;
/// Changes behind which it looks again each time for one that was committed late; of more only now and then.
const FEW: usize = 10_000;
/// How often it looks back over more than that, in milliseconds.
const NOW_AND_THEN: i64 = 5 * 60 * 1000;
/// How long transactions of PostgreSQL that run side by side take, in milliseconds, so that those with a smaller id may
/// be committed after those with a greater one. SQLite has one writer.
const SIDE_BY_SIDE: i64 = 5_000;
/// The most changes of a stretch.
const STRETCH: i64 = 5_000;
/// The number under which PostgreSQL lets one node seal at a time; any number nobody else takes.
const LOCK: i64 = 0x6b69_6c69_7401;
/// The key of what sealing remembers.
const KEY: &str = "log";

/// What one run of sealing did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sealed {
    /// Changes that got a position.
    pub changes: usize,
    /// Stretches that were closed.
    pub stretches: usize,
}

/// What sealing remembers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Memory {
    /// No change with an id below this one is still to come.
    pub below: i64,
    /// How often values were erased: a row that was read before has to be read again.
    pub erasures: i64,
}

impl Memory {
    pub fn load(conn: &mut Conn) -> Result<Memory> {
        Ok(settings::read(conn, KEY)?.unwrap_or_default())
    }

    pub fn save(&self, conn: &mut Conn) -> Result<()> {
        settings::write(conn, KEY, self)
    }
}

/// How far this program has looked for changes, so that it does not go through those of a busy hour again every time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Looked {
    /// Up to this id all were found numbered, or have been numbered.
    through: i64,
    /// How many changes the last look over all of them met.
    met: usize,
    /// When that was, in milliseconds.
    at: i64,
}

impl Looked {
    /// Behind which id to look now, and whether that is a look over all that may still be committed late.
    fn from(&self, memory: Memory, now: i64, dialect: Dialect) -> (i64, bool) {
        if self.met < FEW || now - self.at >= NOW_AND_THEN || now < self.at {
            return (memory.below, true);
        }
        let near = match dialect {
            Dialect::Sqlite => self.through,
            Dialect::Postgres => {
                self.through.min(AnyId::floor(kernel::Timestamp::from_millis(now - SIDE_BY_SIDE)).raw())
            }
        };
        (near.max(memory.below), false)
    }
}

/// A change that has no position yet.
#[derive(Clone)]
struct Fresh {
    id: i64,
    salt: [u8; 16],
    digest: Hash,
}

/// How a slice went.
enum Outcome {
    Numbered(usize),
    /// Another node is at it.
    Elsewhere,
    /// A value was erased since the rows were read.
    Stale,
}

impl Store {
    /// Seals what was committed since the last time. In slices, so that writers hardly notice; from a plain thread.
    ///
    /// Without the key (`Store::keep_outside`) changes get their positions and digests, and no stretch is closed.
    ///
    /// # Errors
    /// `error-log-other-key` when the last seal was not made with this key: the chain is then continued by nobody
    /// until the right key is back, or `kilit log verify` has shown what happened. Positions are given all the same.
    pub fn seal_log(&self) -> Result<Sealed> {
        let mut stretches = 0;
        let (changes, alone) = self.number_slices(|| {
            stretches += usize::from(self.close_stretch(STRETCH)?);
            Ok(())
        })?;
        while alone && self.close_stretch(1)? {
            stretches += 1;
        }
        Ok(Sealed { changes, stretches })
    }

    /// Gives positions to what was committed since the last time, and closes no stretch: for those who follow the log
    /// at its heels. Gives how many; from a plain thread.
    pub fn number_log(&self) -> Result<usize> {
        Ok(self.number_slices(|| Ok(()))?.0)
    }

    /// Gives positions, slice by slice; how many, and whether no other node is at it.
    fn number_slices(&self, mut after_each: impl FnMut() -> Result<()>) -> Result<(usize, bool)> {
        let now = self.clock().now().millis();
        let all_before = AnyId::floor(kernel::Timestamp::from_millis(now - LATE)).raw();
        let memory = self.pool().read_blocking(Memory::load)?;
        let mut looked = *self.looked().lock().unwrap_or_else(PoisonError::into_inner);
        let (mut after, over_all) = looked.from(memory, now, self.dialect());
        if over_all {
            looked.met = self.pool().read_blocking(move |conn| changes_behind(conn, after))?;
            looked.at = now;
        }
        let mut numbered = 0;
        loop {
            let (memory, slice) = self.pool().read_blocking(move |conn| fresh(conn, after))?;
            let Some(last) = slice.last().map(|change| change.id) else { break };
            match self.pool().write_blocking(move |conn| number(conn, &slice, memory.erasures))? {
                Outcome::Numbered(count) => {
                    numbered += count;
                    after = last;
                }
                Outcome::Stale => continue,
                Outcome::Elsewhere => return Ok((numbered, false)),
            }
            after_each()?;
        }
        looked.through = after;
        *self.looked().lock().unwrap_or_else(PoisonError::into_inner) = looked;
        if numbered > 0 {
            self.pool().write_blocking(move |conn| {
                let memory = Memory::load(conn)?;
                Memory { below: memory.below.max(all_before), ..memory }.save(conn)
            })?;
        }
        Ok((numbered, true))
    }

    /// Whether any stretch of the log is sealed.
    pub fn is_sealed(&self) -> Result<bool> {
        self.pool().read_blocking(|conn| Ok(Seal::latest(conn)?.is_some()))
    }

    /// Closes a stretch if at least so many changes are open; whether it did.
    fn close_stretch(&self, least: i64) -> Result<bool> {
        let (Some(key), now) = (self.log_key(), self.clock().now().millis()) else { return Ok(false) };
        self.pool().write_blocking(move |conn| {
            if !alone(conn)? {
                return Ok(false);
            }
            let previous = Seal::latest(conn)?;
            if let Some(previous) = &previous
                && !previous.is_signed(&key)?
            {
                return Err(Error::new(Fault::Conflict, "error-log-other-key").with("head", hex::write(&previous.head)));
            }
            let (id, last, head) = previous.map_or((0, 0, GENESIS), |seal| (seal.id, seal.last, seal.head));
            if newest(conn)? - last < least {
                return Ok(false);
            }
            let (mut head, mut end) = (Head::after(&head), last);
            conn.query(
                "SELECT position, digest FROM change_seal WHERE position > $1 ORDER BY position LIMIT $2",
                &[Param::Int(last), Param::Int(STRETCH)],
                &mut |row| {
                    end = row.int(0)?;
                    head.add(row.bytes(1)?);
                    Ok(())
                },
            )?;
            let mut seal =
                Seal { id: id + 1, first: last + 1, last: end, at: now, head: head.done(), signature: Vec::new() };
            seal.sign(&key)?;
            seal.insert(conn)?;
            Ok(true)
        })
    }
}

/// Committed changes behind an id that have no position, with fresh salts. Read outside the transaction that gives
/// positions: on PostgreSQL it would stand in the way of those who write changes.
fn fresh(conn: &mut Conn, after: i64) -> Result<(Memory, Vec<Fresh>)> {
    let memory = Memory::load(conn)?;
    let sql = format!(
        "SELECT {} FROM change c
         WHERE c.id > $1 AND NOT EXISTS (SELECT 1 FROM change_seal s WHERE s.change_id = c.id)
         ORDER BY c.id LIMIT {SLICE}",
        canon::columns("c")
    );
    let mut slice = Vec::new();
    conn.query(&sql, &[Param::Int(after)], &mut |row| {
        let mut salt = [0; 16];
        getrandom::fill(&mut salt).map_err(Error::internal)?;
        slice.push(Fresh { id: row.int(0)?, digest: canon::digest(&salt, row, 0)?, salt });
        Ok(())
    })?;
    Ok((memory, slice))
}

/// Gives the next positions to changes.
fn number(conn: &mut Conn, slice: &[Fresh], erasures: i64) -> Result<Outcome> {
    if !alone(conn)? {
        return Ok(Outcome::Elsewhere);
    }
    if Memory::load(conn)?.erasures != erasures {
        return Ok(Outcome::Stale);
    }
    let known = with_position(conn, slice)?;
    let mut position = newest(conn)?;
    let mut params = Vec::with_capacity(slice.len() * 4);
    // Another node may have numbered one since it was read; then the position stays free for the next one.
    for change in slice.iter().filter(|change| !known.contains(&change.id)) {
        position += 1;
        params.extend([
            Param::Int(position),
            Param::Int(change.id),
            Param::from(change.salt.as_slice()),
            Param::from(change.digest.as_slice()),
        ]);
    }
    rows::insert_into(conn, "change_seal (position, change_id, salt, digest)", 4, &params)?;
    Ok(Outcome::Numbered(params.len() / 4))
}

/// Those of the changes that have their positions.
fn with_position(conn: &mut Conn, slice: &[Fresh]) -> Result<HashSet<i64>> {
    let mut known = HashSet::new();
    let (Some(first), Some(last)) = (slice.first(), slice.last()) else { return Ok(known) };
    conn.query(
        "SELECT change_id FROM change_seal WHERE change_id >= $1 AND change_id <= $2",
        &[Param::Int(first.id), Param::Int(last.id)],
        &mut |row| {
            known.insert(row.int(0)?);
            Ok(())
        },
    )?;
    Ok(known)
}

/// How many changes there are behind an id.
fn changes_behind(conn: &mut Conn, after: i64) -> Result<usize> {
    let mut count = 0;
    conn.query("SELECT count(*) FROM change WHERE id > $1", &[Param::Int(after)], &mut |row| {
        count = usize::try_from(row.int(0)?).unwrap_or(0);
        Ok(())
    })?;
    Ok(count)
}

/// The last position that was given.
fn newest(conn: &mut Conn) -> Result<i64> {
    let mut newest = 0;
    conn.query("SELECT coalesce(max(position), 0) FROM change_seal", &[], &mut |row| {
        newest = row.int(0)?;
        Ok(())
    })?;
    Ok(newest)
}

/// Whether this node may seal until the end of the transaction. SQLite has one writer.
fn alone(conn: &mut Conn) -> Result<bool> {
    if conn.dialect() == Dialect::Sqlite {
        return Ok(true);
    }
    let mut ours = false;
    conn.query("SELECT pg_try_advisory_xact_lock($1)", &[Param::Int(LOCK)], &mut |row| {
        ours = row.int(0)? == 1;
        Ok(())
    })?;
    Ok(ours)
}
