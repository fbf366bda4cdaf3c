//! A sale that may come.

use kernel::{Date, Decimal, Id, Money};
use record::{Choice, Record};

use super::{Pipeline, Stage};
use crate::customers::{Company, Person, Source};
use crate::rights::User;

/// An opportunity: what a customer may buy, how likely and until when.
#[derive(Record, Debug)]
#[record(
    area = "sales",
    icon = "target",
    title = "name",
    owner = "owner",
    within = "company",
    order = "expected_close",
    calendar = "expected_close"
)]
pub struct Opportunity {
    /// Its id.
    pub id: Id<Opportunity>,
    /// Grows by one with each change.
    pub version: i64,
    /// What is to be sold.
    #[field(search, list, sort)]
    pub name: String,
    /// To whom.
    #[field(index, list)]
    pub company: Id<Company>,
    /// With whom we speak about it.
    #[field(index)]
    pub person: Option<Id<Person>>,
    /// The way it takes.
    #[field(index)]
    pub pipeline: Id<Pipeline>,
    /// Where on that way it stands.
    #[field(index, list, board)]
    pub stage: Id<Stage>,
    /// What it would bring, without tax.
    #[field(list, sort, sum)]
    pub amount: Option<Money>,
    /// How likely it is.
    #[field(kind = "percent", list)]
    pub probability: Option<Decimal>,
    /// When the customer is likely to decide.
    #[field(list, sort)]
    pub expected_close: Option<Date>,
    /// Who sells.
    #[field(index, list)]
    pub owner: Option<Id<User>>,

    /// Open, won or lost; follows from the stage.
    #[field(index, read_only, default = Outcome::Open, section = "outcome")]
    pub outcome: Outcome,
    /// The day it was won or lost.
    #[field(sort, read_only, section = "outcome")]
    pub closed_on: Option<Date>,
    /// Why it was lost (C14).
    #[field(section = "outcome")]
    pub lost_reason: Option<LostReason>,
    /// Who else offers.
    #[field(section = "outcome")]
    pub competitors: Vec<Id<Company>>,

    /// How the customer came to ask us.
    #[field(section = "notes")]
    pub source: Option<Source>,
    /// What the customer needs, and why from us.
    #[field(kind = "long_text", section = "notes")]
    pub description: Option<String>,
}

/// How an opportunity ended, if it did.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Not yet decided.
    #[choice(tone = "info")]
    Open,
    /// Sold.
    #[choice(tone = "good")]
    Won,
    /// Not sold.
    #[choice(tone = "bad")]
    Lost,
}

/// Why a lead or an opportunity was lost (C14).
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum LostReason {
    /// We presented ourselves badly.
    Presentation,
    /// They did not trust us.
    Trust,
    /// The product did not fit.
    Product,
    /// It cost too much.
    Price,
    /// Somebody else was better.
    Competitor,
    /// The time was wrong, or we were too late.
    Timing,
    /// The need went away.
    NoNeed,
    /// Anything else.
    Other,
}
