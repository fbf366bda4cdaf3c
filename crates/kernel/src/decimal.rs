//! Exact decimals with four places, kept as scaled integers.

use std::fmt;
use std::str::FromStr;

use crate::{Error, Result};

/// A decimal number with four places: `12.5` is kept as 125,000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i64);

/// How many parts a whole has.
pub const SCALE: i64 = 10_000;

impl Decimal {
    /// Nothing.
    pub const ZERO: Decimal = Decimal(0);

    /// From the scaled integer that the database keeps.
    pub const fn from_scaled(scaled: i64) -> Self {
        Decimal(scaled)
    }

    /// A whole number; `None` when it is too large.
    pub const fn from_int(whole: i64) -> Option<Self> {
        match whole.checked_mul(SCALE) {
            Some(scaled) => Some(Decimal(scaled)),
            None => None,
        }
    }

    /// The scaled integer that the database keeps.
    pub const fn scaled(self) -> i64 {
        self.0
    }

    /// The sum, or an error when it is too large.
    pub fn plus(self, other: Decimal) -> Result<Decimal> {
        self.0.checked_add(other.0).map(Decimal).ok_or_else(overflow)
    }

    /// The product, rounded half away from zero, or an error when it is too large.
    pub fn times(self, other: Decimal) -> Result<Decimal> {
        narrow(divide_rounded(i128::from(self.0) * i128::from(other.0), i128::from(SCALE)))
    }

    /// The quotient, rounded half away from zero; dividing by zero is an error.
    pub fn over(self, other: Decimal) -> Result<Decimal> {
        if other.0 == 0 {
            return Err(Error::invalid("error-division-by-zero"));
        }
        narrow(divide_rounded(i128::from(self.0) * i128::from(SCALE), i128::from(other.0)))
    }

    /// The number as floating point, for charts only.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / SCALE as f64
    }
}

fn divide_rounded(dividend: i128, divisor: i128) -> i128 {
    let half = divisor.abs() / 2;
    let away = if (dividend < 0) == (divisor < 0) { half } else { -half };
    (dividend + if divisor < 0 { -away } else { away }) / divisor
}

fn narrow(scaled: i128) -> Result<Decimal> {
    i64::try_from(scaled).map(Decimal).map_err(|_| overflow())
}

/// The error of a number that no longer fits.
pub fn overflow() -> Error {
    Error::invalid("error-number-too-large")
}

/// The machine form: a point, no grouping, no trailing zeros. People read `format`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.0.unsigned_abs();
        let (whole, part) = (magnitude / SCALE as u64, magnitude % SCALE as u64);
        let sign = if self.0 < 0 { "-" } else { "" };
        if part == 0 {
            return f.pad(&format!("{sign}{whole}"));
        }
        let places = format!("{part:04}");
        f.pad(&format!("{sign}{whole}.{}", places.trim_end_matches('0')))
    }
}

impl FromStr for Decimal {
    type Err = Error;

    /// Reads the machine form; more than four places are an error unless they are zeros.
    fn from_str(text: &str) -> Result<Self> {
        let bad = || Error::invalid("error-number").with("value", text);
        let (negative, digits) = match text.as_bytes().first() {
            Some(b'-') => (true, &text[1..]),
            Some(b'+') => (false, &text[1..]),
            _ => (false, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && part.is_empty() || !whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit()) {
            return Err(bad());
        }
        let part = part.trim_end_matches('0');
        if part.len() > 4 {
            return Err(Error::invalid("error-too-many-places").with("value", text));
        }
        let mut scaled: i128 = 0;
        for byte in whole.bytes().chain(format!("{part:0<4}").bytes()) {
            scaled = scaled * 10 + i128::from(byte - b'0');
            if scaled > i128::from(i64::MAX) {
                return Err(overflow());
            }
        }
        narrow(if negative { -scaled } else { scaled })
    }
}

impl serde::Serialize for Decimal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Decimal {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn reads_and_writes() {
        for text in ["0", "1", "-1", "12.5", "-0.0001", "922337203685477.5807"] {
            assert_eq!(decimal(text).to_string(), text);
        }
        assert_eq!(decimal("1.50000"), decimal("1.5"));
        for bad in ["", ".", "1,5", "1e5", "--1", "1.00001", "9223372036854775807"] {
            assert!(bad.parse::<Decimal>().is_err(), "{bad}");
        }
    }

    #[test]
    fn rounds_half_away_from_zero() {
        assert_eq!(decimal("0.0001").times(decimal("0.5")).unwrap(), decimal("0.0001"));
        assert_eq!(decimal("-0.0001").times(decimal("0.5")).unwrap(), decimal("-0.0001"));
        assert_eq!(decimal("1").over(decimal("3")).unwrap(), decimal("0.3333"));
        assert_eq!(decimal("-2").over(decimal("3")).unwrap(), decimal("-0.6667"));
        assert_eq!(decimal("2").over(decimal("-3")).unwrap(), decimal("-0.6667"));
        assert!(decimal("1").over(Decimal::ZERO).is_err());
    }
}
