//! 64-bit ids sorted by time, made without the database.
//!
//! From the top: one bit 0, 41 bits of milliseconds since 2020-01-01, 10 bits of node, 12 bits of counter.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;
use std::sync::atomic::{AtomicI64, Ordering as Atomic};

use crate::{Error, Timestamp};

/// Marks an id whose record type is known only at run time.
#[derive(Debug)]
pub enum Any {}

/// An id of a record of unknown type; ids are unique across all types.
pub type AnyId = Id<Any>;

/// The id of a `T`. Written as 13 characters of Crockford base32 in URLs, JSON and files.
pub struct Id<T> {
    raw: i64,
    of: PhantomData<fn() -> T>,
}

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 13;
/// 2020-01-01T00:00:00Z in milliseconds of the Unix clock.
const EPOCH: i64 = 1_577_836_800_000;
const COUNTER_BITS: u32 = 12;
const NODE_BITS: u32 = 10;

impl<T> Id<T> {
    /// The id with this number, as the database keeps it.
    pub const fn from_raw(raw: i64) -> Self {
        Id { raw, of: PhantomData }
    }

    /// The number that the database keeps.
    pub const fn raw(self) -> i64 {
        self.raw
    }

    /// The same id without its type.
    pub const fn any(self) -> AnyId {
        Id::from_raw(self.raw)
    }

    /// The smallest id that can be made at a moment.
    pub const fn floor(at: Timestamp) -> Self {
        let millis = at.millis() - EPOCH;
        Id::from_raw(if millis < 0 { 0 } else { millis << (COUNTER_BITS + NODE_BITS) })
    }

    /// The number of the node that made the id.
    pub const fn node(self) -> i64 {
        (self.raw >> COUNTER_BITS) & ((1 << NODE_BITS) - 1)
    }

    /// When the id was made.
    pub const fn made_at(self) -> Timestamp {
        Timestamp::from_millis((self.raw >> (COUNTER_BITS + NODE_BITS)) + EPOCH)
    }
}

impl AnyId {
    /// The same id as that of a `T`.
    pub const fn of<T>(self) -> Id<T> {
        Id::from_raw(self.raw)
    }
}

impl<T> Id<T> {
    /// The smallest id that could have been made at a moment: what is smaller is older.
    pub fn earliest(at: Timestamp) -> Self {
        Id::from_raw((at.millis() - EPOCH).max(0) << (COUNTER_BITS + NODE_BITS))
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.raw == other.raw
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.raw.cmp(&other.raw)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.raw.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [0u8; LENGTH];
        let mut rest = self.raw as u64;
        for slot in text.iter_mut().rev() {
            *slot = ALPHABET[(rest & 31) as usize];
            rest >>= 5;
        }
        f.pad(std::str::from_utf8(&text).map_err(|_| fmt::Error)?)
    }
}

impl<T> FromStr for Id<T> {
    type Err = Error;

    /// Reads the 13 characters; small letters, and O, I, L for 0 and 1, are forgiven.
    fn from_str(text: &str) -> Result<Self, Error> {
        let bad = || Error::invalid("error-id").with("value", text);
        if text.len() != LENGTH {
            return Err(bad());
        }
        let mut raw: u64 = 0;
        for (place, byte) in text.bytes().enumerate() {
            let letter = match byte.to_ascii_uppercase() {
                b'O' => b'0',
                b'I' | b'L' => b'1',
                other => other,
            };
            let digit = ALPHABET.iter().position(|&a| a == letter).ok_or_else(bad)? as u64;
            // The first of 13 characters holds the top four bits, of which the sign must be 0.
            if place == 0 && digit > 7 {
                return Err(bad());
            }
            raw = (raw << 5) | digit;
        }
        Ok(Id::from_raw(raw as i64))
    }
}

impl<T> serde::Serialize for Id<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, T> serde::Deserialize<'de> for Id<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Makes ids for one node; they never go backwards, also when the clock does.
#[derive(Debug)]
pub struct IdMaker {
    node: AtomicI64,
    last: AtomicI64,
}

impl IdMaker {
    /// A maker for node 0 to 1,023; nodes that share a database must differ.
    pub const fn new(node: u16) -> Self {
        IdMaker { node: AtomicI64::new((node & 0x3ff) as i64), last: AtomicI64::new(0) }
    }

    /// From here on ids of another node, after the number was lost.
    pub fn become_node(&self, node: u16) {
        self.node.store((node & 0x3ff).into(), Atomic::Release);
    }

    /// From here on ids above one that was made before this program started.
    pub fn go_on_from<T>(&self, made: Id<T>) {
        let millis = made.raw() >> (COUNTER_BITS + NODE_BITS);
        // The whole millisecond is taken: who made the id may have been another node.
        self.last.fetch_max((millis << COUNTER_BITS) | ((1 << COUNTER_BITS) - 1), Atomic::Relaxed);
    }

    /// The next id. More than 4,096 in one millisecond borrow from the next one.
    pub fn next<T>(&self, now: Timestamp) -> Id<T> {
        let fresh = (now.millis() - EPOCH).max(0) << COUNTER_BITS;
        // `last` holds milliseconds and counter without the node, so adding one carries into the milliseconds.
        let made = self
            .last
            .fetch_update(Atomic::Relaxed, Atomic::Relaxed, |last| Some(fresh.max(last + 1)))
            .map_or(fresh, |last| fresh.max(last + 1));
        let millis = made >> COUNTER_BITS;
        let counter = made & ((1 << COUNTER_BITS) - 1);
        Id::from_raw(
            (millis << (COUNTER_BITS + NODE_BITS)) | (self.node.load(Atomic::Acquire) << COUNTER_BITS) | counter,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_its_written_form() {
        for raw in [0, 1, 31, 32, i64::MAX, 1 << 62] {
            let id = AnyId::from_raw(raw);
            assert_eq!(id.to_string().len(), 13);
            assert_eq!(id.to_string().parse::<AnyId>().unwrap(), id);
            assert_eq!(id.to_string().to_lowercase().parse::<AnyId>().unwrap(), id);
        }
        assert!("8000000000000".parse::<AnyId>().is_err());
        assert!("short".parse::<AnyId>().is_err());
        assert!("U000000000000".parse::<AnyId>().is_err());
    }

    #[test]
    fn the_earliest_id_of_a_moment_parts_older_from_younger() {
        let maker = IdMaker::new(1_023);
        let (before, at) = (Timestamp::from_millis(EPOCH + 999), Timestamp::from_millis(EPOCH + 1_000));
        let older: AnyId = maker.next(before);
        let younger: AnyId = maker.next(at);
        assert!(older < AnyId::earliest(at) && AnyId::earliest(at) <= younger);
        assert_eq!(AnyId::earliest(Timestamp::from_millis(0)).raw(), 0);
    }

    #[test]
    fn a_maker_goes_on_above_what_another_made() {
        let at = Timestamp::from_millis(EPOCH + 7_200_000);
        let made: AnyId = IdMaker::new(1_023).next(at);
        let after = IdMaker::new(0);
        after.go_on_from(made);
        let earlier = Timestamp::from_millis(EPOCH + 1_000);
        let (first, second): (AnyId, AnyId) = (after.next(earlier), after.next(earlier));
        assert!(made < first && first < second, "{made} {first} {second}");
    }

    #[test]
    fn written_ids_sort_as_their_numbers() {
        let maker = IdMaker::new(3);
        let mut ids: Vec<AnyId> = (0..10_000).map(|n| maker.next(Timestamp::from_millis(EPOCH + n / 100))).collect();
        let written: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let mut sorted = written.clone();
        sorted.sort();
        assert_eq!(written, sorted);
        ids.dedup();
        assert_eq!(ids.len(), 10_000);
    }

    #[test]
    fn the_floor_of_a_moment_lies_below_its_ids_and_above_those_before() {
        let maker = IdMaker::new(1023);
        let (before, at) = (Timestamp::from_millis(EPOCH + 4_999), Timestamp::from_millis(EPOCH + 5_000));
        let earlier: AnyId = maker.next(before);
        assert!(earlier < AnyId::floor(at) && AnyId::floor(at) <= IdMaker::new(0).next(at));
        assert_eq!(AnyId::floor(at).made_at(), at);
        assert_eq!(AnyId::floor(Timestamp::from_millis(0)), AnyId::from_raw(0));
    }

    #[test]
    fn a_clock_that_goes_back_does_not_take_ids_with_it() {
        let maker = IdMaker::new(0);
        let first: AnyId = maker.next(Timestamp::from_millis(EPOCH + 5_000));
        let second: AnyId = maker.next(Timestamp::from_millis(EPOCH + 1_000));
        assert!(second > first);
    }
}
