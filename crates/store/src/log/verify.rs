//! Verifying the log: everything that sealing computed is computed again and compared.

use kernel::{AnyId, Result};

use super::canon;
use super::chain::{GENESIS, Head, Seal};
use super::seal::Memory;
use crate::backend::Conn;
use crate::folder::KEY;
use crate::hex;
use crate::param::Param;
use crate::store::Store;

/// Rows that are looked at in one reading.
const SLICE: i64 = 2_000;

/// What was done to the log from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// A change is not what it was when it was sealed.
    RowChanged,
    /// A change is gone.
    RowMissing,
    /// A change was slipped in among older ones.
    RowAdded,
    /// A position, its digest or the head of a stretch is not what it was.
    SealChanged,
    /// The head of a stretch was not signed with the key.
    SignatureWrong,
}

impl Damage {
    /// The word for it in the words of commands.
    pub const fn code(self) -> &'static str {
        match self {
            Damage::RowChanged => "row-changed",
            Damage::RowMissing => "row-missing",
            Damage::RowAdded => "row-added",
            Damage::SealChanged => "seal-changed",
            Damage::SignatureWrong => "signature-wrong",
        }
    }
}

/// Where the log is broken first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The position; 0 for a change that has none.
    pub position: i64,
    /// The change, where it is known.
    pub change: Option<AnyId>,
    /// What was done.
    pub damage: Damage,
}

/// What verifying the log found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Changes that are sealed, in closed stretches, up to the first that is broken.
    pub sealed: u64,
    /// Changes that are not sealed yet.
    pub unsealed: u64,
    /// Closed stretches.
    pub stretches: u64,
    /// Changes of which values were erased: their digests are trusted, their content cannot be compared any more.
    pub erased: u64,
    /// Whether the signatures were looked at; not without the key.
    pub signatures: bool,
    /// The last head, in 64 hexadecimal letters. Noted down elsewhere, it shows later whether the end was cut off.
    pub head: Option<String>,
    /// The first place that is broken.
    pub broken: Option<Broken>,
}

impl Store {
    /// Computes the whole chain again. Reads in slices, beside everybody else's work; from a plain thread.
    pub fn verify_log(&self) -> Result<Verdict> {
        let mut walk = Walk::new(self.log_key());
        loop {
            let (walked, more) = self.pool().read_snapshot_blocking(move |conn| {
                let more = walk.slice(conn)?;
                Ok((walk, more))
            })?;
            walk = walked;
            if !more {
                break;
            }
        }
        let mut verdict = walk.verdict;
        // Positions behind the last seal.
        verdict.unsealed = u64::try_from(walk.at).unwrap_or(0).saturating_sub(verdict.sealed);
        self.count_unsealed(&mut verdict)?;
        Ok(verdict)
    }

    /// Whether a head that was noted down earlier is still in the chain.
    pub fn log_has_head(&self, head: &str) -> Result<bool> {
        let byte = |at: usize| u8::from_str_radix(head.get(2 * at..2 * at + 2)?, 16).ok();
        let Some(head) = (0..head.len() / 2).map(byte).collect::<Option<Vec<u8>>>() else { return Ok(false) };
        self.pool().read_blocking(move |conn| {
            let mut found = false;
            conn.query("SELECT 1 FROM seal WHERE head = $1", &[Param::Bytes(head)], &mut |_| {
                found = true;
                Ok(())
            })?;
            Ok(found)
        })
    }

    /// Counts the changes without a position, and finds one that sealing has passed by.
    fn count_unsealed(&self, verdict: &mut Verdict) -> Result<()> {
        let memory = self.pool().read_blocking(Memory::load)?;
        let mut after = i64::MIN;
        loop {
            let (rows, last, open, first) = self.pool().read_blocking(move |conn| without_position(conn, after))?;
            verdict.unsealed += open;
            if let Some(first) = first.filter(|first| *first <= memory.below)
                && verdict.broken.is_none()
            {
                let change = Some(AnyId::from_raw(first));
                verdict.broken = Some(Broken { position: 0, change, damage: Damage::RowAdded });
            }
            if rows < SLICE {
                return Ok(());
            }
            after = last;
        }
    }
}

/// Of the next changes by id: how many, the last one, how many and the first without a position.
fn without_position(conn: &mut Conn, after: i64) -> Result<(i64, i64, u64, Option<i64>)> {
    let (mut rows, mut last, mut open, mut first) = (0, after, 0, None);
    conn.query(
        "SELECT c.id, s.position FROM change c LEFT JOIN change_seal s ON s.change_id = c.id
         WHERE c.id > $1 ORDER BY c.id LIMIT $2",
        &[Param::Int(after), Param::Int(SLICE)],
        &mut |row| {
            rows += 1;
            last = row.int(0)?;
            if row.opt_int(1)?.is_none() {
                open += 1;
                first = first.or(Some(last));
            }
            Ok(())
        },
    )?;
    Ok((rows, last, open, first))
}

/// A walk along the positions.
struct Walk {
    verdict: Verdict,
    key: Option<[u8; KEY]>,
    /// The last position that was found good.
    at: i64,
    /// The seal of the stretch at hand.
    seal: Option<Seal>,
    /// The number of the last seal that was found good.
    seals: i64,
    /// The head of the stretch at hand, in the making.
    head: Head,
    /// Whether the last seal lies behind.
    open: bool,
}

/// A position with its change.
struct Sealed {
    position: i64,
    change: AnyId,
    record: i64,
    digest: Vec<u8>,
    erased: bool,
    /// What is wrong with the change itself.
    damage: Option<Damage>,
}

impl Walk {
    fn new(key: Option<[u8; KEY]>) -> Walk {
        Walk {
            verdict: Verdict { signatures: key.is_some(), ..Verdict::default() },
            key,
            at: 0,
            seal: None,
            seals: 0,
            head: Head::after(&GENESIS),
            open: false,
        }
    }

    /// Looks at the next positions; says whether there may be more.
    fn slice(&mut self, conn: &mut Conn) -> Result<bool> {
        let rows = positions(conn, self.at)?;
        for row in &rows {
            if let Some(broken) = self.step(conn, row)? {
                self.verdict.broken = Some(broken);
                return Ok(false);
            }
        }
        let more = rows.len() as i64 == SLICE;
        if !more {
            self.begin_stretch(conn)?;
            // A seal whose last positions are not there.
            let cut = self.seal.is_some();
            self.verdict.broken = cut.then(|| Walk::broken(self.at + 1, None, Damage::RowMissing));
        }
        Ok(more)
    }

    /// Looks at one position; gives what is broken.
    fn step(&mut self, conn: &mut Conn, row: &Sealed) -> Result<Option<Broken>> {
        let expected = self.at + 1;
        if row.position != expected {
            return Ok(Some(Walk::broken(expected, None, Damage::RowMissing)));
        }
        self.begin_stretch(conn)?;
        let fits = |seal: &Seal| seal.first <= expected && expected <= seal.last && seal.id == self.seals + 1;
        let fits = self.seal.as_ref().is_none_or(fits);
        let damage = match row.damage {
            Some(damage) => Some(damage),
            None if row.erased && !was_erased(conn, row)? => Some(Damage::RowChanged),
            None if !fits => Some(Damage::SealChanged),
            None => None,
        };
        if let Some(damage) = damage {
            return Ok(Some(Walk::broken(expected, Some(row.change), damage)));
        }
        self.at = expected;
        self.verdict.erased += u64::from(row.erased);
        self.head.add(&row.digest);
        match self.seal.take_if(|seal| seal.last == expected) {
            Some(seal) => self.end_stretch(&seal),
            None => Ok(None),
        }
    }

    /// Takes up the seal of the stretch that begins behind the last good position.
    fn begin_stretch(&mut self, conn: &mut Conn) -> Result<()> {
        if self.seal.is_some() || self.open {
            return Ok(());
        }
        let sql = format!("SELECT {} FROM seal WHERE id > $1 ORDER BY id LIMIT 1", Seal::COLUMNS);
        conn.query(&sql, &[Param::Int(self.seals)], &mut |row| {
            self.seal = Some(Seal::read(row)?);
            Ok(())
        })?;
        self.open = self.seal.is_none();
        Ok(())
    }

    /// Compares the head of a stretch with what its seal says.
    fn end_stretch(&mut self, seal: &Seal) -> Result<Option<Broken>> {
        let head = std::mem::replace(&mut self.head, Head::after(&seal.head)).done();
        let signed = self.key.map_or(Ok(true), |key| seal.is_signed(&key))?;
        if head != seal.head {
            // Its rows fit their digests, so it was the digests or the head that was changed.
            return Ok(Some(Walk::broken(seal.first, None, Damage::SealChanged)));
        }
        if !signed {
            return Ok(Some(Walk::broken(seal.first, None, Damage::SignatureWrong)));
        }
        self.seals = seal.id;
        self.verdict.sealed = u64::try_from(seal.last).unwrap_or(0);
        self.verdict.stretches += 1;
        self.verdict.head = Some(hex::write(&seal.head));
        Ok(None)
    }

    fn broken(position: i64, change: Option<AnyId>, damage: Damage) -> Broken {
        Broken { position, change, damage }
    }
}

/// The next positions with what is wrong with each change.
fn positions(conn: &mut Conn, after: i64) -> Result<Vec<Sealed>> {
    let sql = format!(
        "SELECT s.position, s.change_id, s.salt, s.digest, {} FROM change_seal s
         LEFT JOIN change c ON c.id = s.change_id WHERE s.position > $1 ORDER BY s.position LIMIT {SLICE}",
        canon::columns("c")
    );
    let mut rows = Vec::new();
    conn.query(&sql, &[Param::Int(after)], &mut |row| {
        let (salt, digest) = (row.opt_bytes(2)?, row.bytes(3)?.to_vec());
        let damage = match salt {
            _ if row.is_null(4)? => Some(Damage::RowMissing),
            Some(salt) if canon::digest(salt, row, 4)?.as_slice() != digest => Some(Damage::RowChanged),
            _ => None,
        };
        rows.push(Sealed {
            position: row.int(0)?,
            change: AnyId::from_raw(row.int(1)?),
            digest,
            damage,
            erased: salt.is_none(),
            record: row.opt_int(4 + 6)?.unwrap_or(0),
        });
        Ok(())
    })?;
    Ok(rows)
}

/// Whether the log itself says that values of the change were erased later.
fn was_erased(conn: &mut Conn, row: &Sealed) -> Result<bool> {
    let mut said = false;
    conn.query(
        "SELECT 1 FROM change WHERE record_id = $1 AND id > $2 AND deed = 'erase' LIMIT 1",
        &[Param::Int(row.record), Param::Int(row.change.raw())],
        &mut |_| {
            said = true;
            Ok(())
        },
    )?;
    Ok(said)
}
