//! What we sell.

use kernel::{Decimal, Id, Money};
use record::Record;

use super::Category;

/// A product or service with its list price and what it costs us.
#[derive(Record, Debug)]
#[record(area = "sales", icon = "package", title = "name", order = "name")]
pub struct Product {
    /// Its id.
    pub id: Id<Product>,
    /// Grows by one with each change.
    pub version: i64,
    /// Its name.
    #[field(search, list, sort)]
    pub name: String,
    /// Our number for it.
    #[field(unique, search, list, sort, index)]
    pub code: Option<String>,
    /// Its category.
    #[field(index, list)]
    pub category: Option<Id<Category>>,
    /// In what it is counted: piece, hour, kilogram.
    #[field(list)]
    pub unit: Option<String>,
    /// The list price of one unit, without tax.
    #[field(list)]
    pub price: Option<Money>,
    /// What one unit costs us.
    #[field(list)]
    pub cost: Option<Money>,
    /// The rate of value added tax.
    #[field(kind = "percent")]
    pub tax_rate: Option<Decimal>,
    /// Whether it is still sold.
    #[field(list, default = true)]
    pub active: bool,
    /// What it is good for.
    #[field(kind = "long_text")]
    pub description: Option<String>,
}
