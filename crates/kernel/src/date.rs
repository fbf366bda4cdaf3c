//! Days and moments.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{Error, Result};

/// A day of the calendar, kept as `YYYY-MM-DD`.
pub type Date = jiff::civil::Date;

/// Reads the machine form `YYYY-MM-DD`.
pub fn parse_date(text: &str) -> Result<Date> {
    // Only the ten characters: the library would also take a time behind the day.
    if text.len() != 10 {
        return Err(Error::invalid("error-date").with("value", text));
    }
    text.parse().map_err(|_| Error::invalid("error-date").with("value", text))
}

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// From the milliseconds that the database keeps.
    pub const fn from_millis(millis: i64) -> Self {
        Timestamp(millis)
    }

    /// The milliseconds that the database keeps.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The moment `seconds` later, or earlier when negative.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Timestamp(self.0.saturating_add(seconds.saturating_mul(1_000)))
    }

    /// The calendar day and wall time in a time zone.
    pub fn in_zone(self, zone: &jiff::tz::TimeZone) -> jiff::Zoned {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or_default().to_zoned(zone.clone())
    }

    /// The day in a time zone.
    pub fn date_in(self, zone: &jiff::tz::TimeZone) -> Date {
        self.in_zone(zone).date()
    }

    /// The moment of a wall time in a time zone; in a gap of the clock the later reading is taken.
    pub fn of(wall: jiff::civil::DateTime, zone: &jiff::tz::TimeZone) -> Result<Self> {
        zone.to_timestamp(wall)
            .map(|at| Timestamp(at.as_millisecond()))
            .map_err(|_| Error::invalid("error-date-time").with("value", wall))
    }
}

/// The machine form, RFC 3339 in UTC.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", jiff::Timestamp::from_millisecond(self.0).unwrap_or_default())
    }
}

impl FromStr for Timestamp {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let at: jiff::Timestamp = text.parse().map_err(|_| Error::invalid("error-date-time").with("value", text))?;
        Ok(Timestamp(at.as_millisecond()))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
