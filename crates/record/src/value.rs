//! The value of a field, whatever its kind.

use kernel::{AnyId, Date, Decimal, Money, Timestamp};
use serde::{Deserialize, Serialize};

/// A value of any kind. Empty text, an empty list and an empty address are `Null`.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing.
    #[default]
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number, or a duration in minutes.
    Int(i64),
    /// A decimal or a percentage (12.5 for 12.5 %).
    Decimal(Decimal),
    /// An amount of money.
    Money(Money),
    /// Text of any kind: plain, long, e-mail, phone, address of a page, number of a register, choice.
    Text(String),
    /// A day.
    Date(Date),
    /// A moment.
    Time(Timestamp),
    /// A postal address.
    Address(Box<Address>),
    /// A reference, or a file.
    Id(AnyId),
    /// Several references.
    Ids(Vec<AnyId>),
    /// Several choices.
    Words(Vec<String>),
    /// A reference to a record of any type.
    Record(RecordRef),
}

impl Value {
    /// Whether there is nothing.
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    /// Text, trimmed at the ends; `Null` when nothing is left.
    pub fn text(text: impl Into<String>) -> Value {
        let text: String = text.into();
        let trimmed = text.trim();
        if trimmed.is_empty() {
            Value::Null
        } else if trimmed.len() == text.len() {
            Value::Text(text)
        } else {
            Value::Text(trimmed.to_owned())
        }
    }

    /// The text, if it is text.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The id, if it is a reference of either sort.
    pub fn as_id(&self) -> Option<AnyId> {
        match self {
            Value::Id(id) => Some(*id),
            Value::Record(record) => Some(record.id),
            _ => None,
        }
    }

    /// The money, if it is money.
    pub fn as_money(&self) -> Option<Money> {
        match self {
            Value::Money(money) => Some(*money),
            _ => None,
        }
    }
}

/// A reference to a record of any type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RecordRef {
    /// The name of the record's type.
    pub of: &'static str,
    /// Its id.
    pub id: AnyId,
}

/// A postal address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Street and number; may have several lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// Postal code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    /// City, town or village.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// Province, county or district.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// ISO 3166 alpha-2 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

/// The parts of an address, in the order of its columns.
pub const ADDRESS_PARTS: [&str; 5] = ["street", "postcode", "city", "region", "country"];

impl Address {
    /// The part with this name.
    pub fn part(&self, name: &str) -> Option<&str> {
        match name {
            "street" => self.street.as_deref(),
            "postcode" => self.postcode.as_deref(),
            "city" => self.city.as_deref(),
            "region" => self.region.as_deref(),
            "country" => self.country.as_deref(),
            _ => None,
        }
    }

    /// Sets the part with this name; empty text clears it, other names are ignored.
    pub fn set_part(&mut self, name: &str, text: Option<String>) {
        let text = text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
        match name {
            "street" => self.street = text,
            "postcode" => self.postcode = text,
            "city" => self.city = text,
            "region" => self.region = text,
            "country" => self.country = text.map(|t| t.to_ascii_uppercase()),
            _ => {}
        }
    }

    /// Whether no part is known.
    pub fn is_empty(&self) -> bool {
        ADDRESS_PARTS.iter().all(|name| self.part(name).is_none())
    }
}

impl From<Address> for Value {
    fn from(address: Address) -> Value {
        if address.is_empty() { Value::Null } else { Value::Address(Box::new(address)) }
    }
}
