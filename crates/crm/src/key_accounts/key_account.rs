//! A customer that we treat as key.

use kernel::{Date, Id};
use record::{Choice, Record};

use crate::customers::Company;
use crate::rights::User;

/// That a company is a key account: of which class, why, since when and in whose hands. A prospect can be one too (K8).
#[derive(Record, Debug)]
#[record(area = "key_accounts", icon = "key", title = "company", within = "company", order = "-since")]
pub struct KeyAccount {
    /// Its id.
    pub id: Id<KeyAccount>,
    /// Grows by one with each change.
    pub version: i64,
    /// The company.
    #[field(cascade, index, list)]
    pub company: Id<Company>,
    /// Of which class.
    #[field(list, board, default = KeyAccountClass::Key)]
    pub class: KeyAccountClass,
    /// The key account manager.
    #[field(index, list)]
    pub manager: Option<Id<User>>,
    /// Since when.
    #[field(list, sort)]
    pub since: Date,
    /// Until when; empty while it is one.
    #[field(list, index)]
    pub until: Option<Date>,
    /// Why it was chosen.
    #[field(kind = "long_text", list)]
    pub reason: String,
}

/// Classes of key accounts.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyAccountClass {
    /// Carries the company today.
    #[choice(tone = "key")]
    Key,
    /// Decides where the company goes.
    #[choice(tone = "key")]
    Strategic,
    /// Is served in several countries from one hand.
    #[choice(tone = "key")]
    Global,
}
