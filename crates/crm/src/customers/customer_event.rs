//! What happens at a customer, with or without us.

use kernel::{Date, Id};
use record::{Choice, Record};

use super::Company;

/// An event at a customer that changes what it needs or can pay (C11).
#[derive(Record, Debug)]
#[record(
    area = "customers",
    icon = "info",
    title = "subject",
    within = "company",
    order = "-happened_on",
    calendar = "happened_on"
)]
pub struct CustomerEvent {
    /// Its id.
    pub id: Id<CustomerEvent>,
    /// Grows by one with each change.
    pub version: i64,
    /// What happened, in one line.
    #[field(search, list)]
    pub subject: String,
    /// At whom.
    #[field(cascade, index, list)]
    pub company: Id<Company>,
    /// Of which sort it is.
    #[field(list, board)]
    pub kind: CustomerEventKind,
    /// When, or from when on.
    #[field(list, sort)]
    pub happened_on: Date,
    /// From where we know it: a person, a newspaper, a page.
    #[field(list)]
    pub source: Option<String>,
    /// What it means for us.
    #[field(kind = "long_text")]
    pub description: Option<String>,
}

/// Sorts of events at customers.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum CustomerEventKind {
    /// It joins with another company.
    #[choice(tone = "warn")]
    Merger,
    /// It buys a company or is bought.
    #[choice(tone = "warn")]
    Acquisition,
    /// It grows smaller.
    #[choice(tone = "bad")]
    Downsizing,
    /// It is organised anew.
    #[choice(tone = "warn")]
    Restructuring,
    /// It invests: a plant, a shop, a machine.
    #[choice(tone = "good")]
    NewInvestment,
    /// It goes to a new market.
    #[choice(tone = "good")]
    NewMarket,
    /// People we deal with come or go.
    #[choice(tone = "info")]
    ChangeOfPeople,
    /// It cannot pay.
    #[choice(tone = "bad")]
    Insolvency,
    /// A reason to congratulate.
    #[choice(tone = "good")]
    Achievement,
    /// Anything else.
    Other,
}
