//! What a currency was worth on a day.

use kernel::{Currency, Date, Decimal, Id};
use record::Record;

/// A rate of exchange; an amount takes the latest rate on or before its record's date.
#[derive(Record, Debug)]
#[record(area = "general", icon = "globe", title = "currency", order = "-date", settings)]
pub struct ExchangeRate {
    /// Its id.
    pub id: Id<ExchangeRate>,
    /// The currency.
    #[field(index, list)]
    pub currency: Currency,
    /// The day.
    #[field(list, sort)]
    pub date: Date,
    /// How many units of the base currency one unit of it is worth.
    #[field(list)]
    pub rate: Decimal,
}
