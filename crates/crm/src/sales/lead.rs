//! Somebody who may become a customer.

use kernel::{Id, Timestamp};
use record::{Choice, Record};

use super::{LostReason, Opportunity};
use crate::customers::{Company, Person, Source};
use crate::rights::User;

/// A lead: somebody showed interest, and we do not know yet whether he is a customer in the making (C6, C7).
#[derive(Record, Debug)]
#[record(
    area = "sales",
    icon = "funnel",
    title = "name",
    owner = "owner",
    order = "-received_at",
    calendar = "received_at"
)]
pub struct Lead {
    /// Its id.
    pub id: Id<Lead>,
    /// Grows by one with each change.
    pub version: i64,
    /// Who it is, or what is wanted.
    #[field(search, list, sort)]
    pub name: String,
    /// How far it is.
    #[field(index, list, board, default = LeadStatus::New)]
    pub status: LeadStatus,
    /// The company as it was named to us.
    #[field(search, list)]
    pub company_name: Option<String>,
    /// The person as he named himself.
    #[field(search, list)]
    pub person_name: Option<String>,
    /// The e-mail address.
    #[field(kind = "email", search, index, list)]
    pub email: Option<String>,
    /// The phone.
    #[field(kind = "phone", search, index)]
    pub phone: Option<String>,
    /// How he came to know of us.
    #[field(list)]
    pub source: Option<Source>,
    /// Who takes care of it.
    #[field(index, list)]
    pub owner: Option<Id<User>>,
    /// When it came in.
    #[field(list, sort)]
    pub received_at: Option<Timestamp>,
    /// When we first answered; the time until then is measured (C7).
    #[field(list, read_only)]
    pub answered_at: Option<Timestamp>,
    /// What is wanted, in the customer's words.
    #[field(kind = "long_text")]
    pub description: Option<String>,

    /// Why it came to nothing (C14).
    #[field(section = "outcome")]
    pub lost_reason: Option<LostReason>,
    /// The company it became, or belonged to already.
    #[field(index, section = "outcome")]
    pub company: Option<Id<Company>>,
    /// The person it became.
    #[field(index, section = "outcome")]
    pub person: Option<Id<Person>>,
    /// The opportunity it became.
    #[field(index, section = "outcome")]
    pub opportunity: Option<Id<Opportunity>>,
}

/// How far a lead is.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeadStatus {
    /// Nobody has answered yet.
    #[choice(tone = "warn")]
    New,
    /// We are in touch.
    #[choice(tone = "info")]
    Contacted,
    /// There is a need, a budget and somebody who decides.
    #[choice(tone = "good")]
    Qualified,
    /// It has become an opportunity.
    #[choice(tone = "good")]
    Converted,
    /// It came to nothing.
    #[choice(tone = "bad")]
    Lost,
}
