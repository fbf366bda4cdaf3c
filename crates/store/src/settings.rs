//! What the whole installation has settled: its name, currency, country, language, word for customers.

use kernel::{Currency, Lang, Result};
use serde::{Deserialize, Serialize};

use crate::backend::Conn;
use crate::param::Param;

/// The settings of the installation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The name of the company that works with Kilit.
    pub company_name: String,
    /// The currency of sums.
    pub base_currency: Currency,
    /// The company's country, ISO 3166 alpha-2: decides how numbers without a country are read.
    pub country: String,
    /// The language of mails and of people who chose none.
    pub language: Lang,
    /// The company's time zone by its IANA name.
    pub time_zone: String,
    /// The company's word for customer (C3).
    pub customer_word: String,
    /// For how many days a purchase makes a customer a buyer (C4).
    pub purchase_period_days: i64,
    /// After how many days a fact is stale (C12).
    pub fact_days: i64,
    /// How many requests a minute each token may make of the API; 0 for as many as it likes.
    pub api_per_minute: i64,
    /// Whether the first visit has been through.
    pub set_up: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            company_name: String::new(),
            base_currency: Currency::EUR,
            country: "EE".to_owned(),
            language: Lang::En,
            time_zone: "Europe/Tallinn".to_owned(),
            customer_word: "customer".to_owned(),
            purchase_period_days: 365,
            fact_days: 365,
            api_per_minute: 6_000,
            set_up: false,
        }
    }
}

impl Settings {
    /// The company's time zone; UTC when its name is unknown.
    pub fn zone(&self) -> jiff::tz::TimeZone {
        jiff::tz::TimeZone::get(&self.time_zone).unwrap_or(jiff::tz::TimeZone::UTC)
    }
}

const KEY: &str = "company";

pub(crate) fn load(conn: &mut Conn) -> Result<Settings> {
    Ok(read(conn, KEY)?.unwrap_or_default())
}

pub(crate) fn save(conn: &mut Conn, settings: &Settings) -> Result<()> {
    write(conn, KEY, settings)
}

/// A value kept under a key, as JSON.
pub(crate) fn read<T: serde::de::DeserializeOwned>(conn: &mut Conn, key: &str) -> Result<Option<T>> {
    let mut found = None;
    conn.query("SELECT value FROM setting WHERE key = $1", &[Param::from(key)], &mut |row| {
        found = serde_json::from_str(row.text(0)?).ok();
        Ok(())
    })?;
    Ok(found)
}

/// Keeps a value under a key, as JSON.
pub(crate) fn write<T: Serialize>(conn: &mut Conn, key: &str, value: &T) -> Result<()> {
    let json = serde_json::to_string(value).map_err(kernel::Error::internal)?;
    conn.execute(
        "INSERT INTO setting (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        &[Param::from(key), Param::from(json)],
    )?;
    Ok(())
}
