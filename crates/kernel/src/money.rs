//! Money: an exact amount, its currency, and the amount in the company's base currency at the record's date.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{Decimal, Error, Result};

/// A currency by its ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The euro.
    pub const EUR: Currency = Currency(*b"EUR");
    /// The Turkish lira.
    pub const TRY: Currency = Currency(*b"TRY");
    /// The pound sterling.
    pub const GBP: Currency = Currency(*b"GBP");
    /// The United States dollar.
    pub const USD: Currency = Currency(*b"USD");

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

impl FromStr for Currency {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text.trim().as_bytes() {
            &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_alphabetic) => {
                Ok(Currency([a.to_ascii_uppercase(), b.to_ascii_uppercase(), c.to_ascii_uppercase()]))
            }
            _ => Err(Error::invalid("error-currency").with("value", text)),
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// An amount in a currency.
///
/// `base` is the same amount in the company's base currency at the record's date; `None` when no rate was known, so
/// that sums can count and name such rows instead of guessing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// The amount, four places.
    pub amount: Decimal,
    /// Its currency.
    pub currency: Currency,
    /// The amount in the base currency.
    pub base: Option<Decimal>,
}

impl Money {
    /// An amount whose base amount is not yet known.
    pub const fn new(amount: Decimal, currency: Currency) -> Self {
        Money { amount, currency, base: None }
    }

    /// An amount in the base currency itself.
    pub const fn base(amount: Decimal, currency: Currency) -> Self {
        Money { amount, currency, base: Some(amount) }
    }
}

/// The machine form: `12.5 EUR`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.currency)
    }
}
