//! An invoice or a credit note.

use kernel::{Date, Id, Money};
use record::{Choice, Record};

use crate::customers::Company;

/// An invoice to a customer. On a credit note all amounts are negative, so that sums subtract by themselves.
#[derive(Record, Debug)]
#[record(
    area = "billing",
    icon = "file-text",
    title = "number",
    within = "company",
    order = "-date",
    calendar = "date"
)]
pub struct Invoice {
    /// Its id.
    pub id: Id<Invoice>,
    /// Grows by one with each change.
    pub version: i64,
    /// The number on the invoice.
    #[field(search, index, list, sort)]
    pub number: String,
    /// Invoice or credit note.
    #[field(list, default = InvoiceKind::Invoice)]
    pub kind: InvoiceKind,
    /// To whom.
    #[field(index, list)]
    pub company: Id<Company>,
    /// The day on the invoice; revenue counts from it.
    #[field(list, sort)]
    pub date: Date,
    /// The day until which it is to be paid.
    #[field(list, sort)]
    pub due: Option<Date>,
    /// How it stands; paid as soon as payments cover it.
    #[field(index, list, board, default = InvoiceStatus::Open)]
    pub status: InvoiceStatus,

    /// The sum of the lines without tax: our revenue.
    #[field(list, sort, sum, section = "amounts")]
    pub total: Option<Money>,
    /// Value added tax.
    #[field(sum, section = "amounts")]
    pub tax: Option<Money>,
    /// What the customer has to pay, tax included.
    #[field(sum, section = "amounts")]
    pub gross: Option<Money>,
    /// What of it was paid.
    #[field(sum, section = "amounts")]
    pub paid: Option<Money>,
    /// What is left to pay.
    #[field(list, sum, read_only, section = "amounts")]
    pub open: Option<Money>,
    /// What was delivered cost us, where it is known for all lines.
    #[field(sum, section = "amounts")]
    pub cost: Option<Money>,
    /// Total less cost, where the cost is known.
    #[field(sum, read_only, section = "amounts")]
    pub profit: Option<Money>,

    /// Its number in other systems, such as accounting; imports find it by this.
    #[field(search, index, section = "notes")]
    pub external_number: Option<String>,
    /// Anything else worth knowing.
    #[field(kind = "long_text", section = "notes")]
    pub description: Option<String>,
}

/// Invoice or credit note.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvoiceKind {
    /// The customer pays us.
    Invoice,
    /// We give back.
    #[choice(tone = "warn")]
    CreditNote,
}

/// How an invoice stands.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvoiceStatus {
    /// To be paid; overdue once its day has passed, which is reckoned whenever it is asked.
    #[choice(tone = "info")]
    Open,
    /// Paid.
    #[choice(tone = "good")]
    Paid,
    /// Taken back; counts nowhere.
    Cancelled,
}
