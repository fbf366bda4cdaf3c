//! Money that came in.

use kernel::{Date, Id, Money};
use record::{Choice, Record};

use super::Invoice;
use crate::customers::Company;

/// A payment by a customer, for an invoice or on account. Money that we pay back is negative.
#[derive(Record, Debug)]
#[record(area = "billing", icon = "coins", title = "company", within = "company", order = "-date", calendar = "date")]
pub struct Payment {
    /// Its id.
    pub id: Id<Payment>,
    /// Grows by one with each change.
    pub version: i64,
    /// Who paid.
    #[field(index, list)]
    pub company: Id<Company>,
    /// For which invoice; empty when on account.
    #[field(index, list)]
    pub invoice: Option<Id<Invoice>>,
    /// When.
    #[field(list, sort)]
    pub date: Date,
    /// How much.
    #[field(list, sum)]
    pub amount: Money,
    /// In which way.
    #[field(list)]
    pub method: Option<PaymentMethod>,
    /// What the bank statement says.
    #[field(list, index)]
    pub reference: Option<String>,
}

/// Ways to pay.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaymentMethod {
    /// From bank to bank.
    BankTransfer,
    /// By card.
    Card,
    /// In cash.
    Cash,
    /// By cheque, dated ahead as often as not.
    Cheque,
    /// By promissory note.
    PromissoryNote,
    /// The bank collects it.
    DirectDebit,
    /// Against what we owe.
    Offset,
    /// Any other way.
    Other,
}
