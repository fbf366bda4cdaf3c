//! A line of an invoice.

use kernel::{Decimal, Id, Money};
use record::Record;

use super::Invoice;
use crate::sales::Product;

/// What was sold by an invoice, how much of it and at what price.
#[derive(Record, Debug)]
#[record(area = "billing", icon = "list", title = "description", within = "invoice", order = "position", part)]
pub struct InvoiceLine {
    /// Its id.
    pub id: Id<InvoiceLine>,
    /// The invoice.
    #[field(cascade, index, list)]
    pub invoice: Id<Invoice>,
    /// Its place on the invoice, from 1.
    #[field(list)]
    pub position: i64,
    /// The product, if it is one of ours.
    #[field(index, list)]
    pub product: Option<Id<Product>>,
    /// What the line says.
    #[field(list)]
    pub description: String,
    /// How many; negative on a credit note.
    #[field(list, sum)]
    pub quantity: Decimal,
    /// The price of one, without tax.
    #[field(list)]
    pub unit_price: Money,
    /// The price of all, without tax, after any discount.
    #[field(list, sum)]
    pub total: Money,
    /// What all of it cost us.
    #[field(list, sum)]
    pub cost: Option<Money>,
}
