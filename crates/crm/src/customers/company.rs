//! A company, or an individual who buys: whoever can be a customer.

use kernel::{Currency, Date, Id, Money};
use record::{Address, Choice, Record};

use super::{Industry, Language, Segment, Source, Territory};
use crate::rights::User;

/// A company or another organisation, or an individual who is a customer like them (C3).
#[derive(Record, Debug)]
#[record(area = "customers", icon = "building", title = "name", owner = "owner", order = "name")]
pub struct Company {
    /// Its id.
    pub id: Id<Company>,
    /// Grows by one with each change.
    pub version: i64,
    /// The name people call it by.
    #[field(search, list, sort)]
    pub name: String,
    /// What it is to us; may be several at once.
    #[field(list)]
    pub kinds: Vec<CompanyKind>,
    /// An organisation or an individual.
    #[field(default = Party::Organisation)]
    pub party: Party,
    /// Whether it buys now; judged by a job (C4).
    #[field(list, read_only, index)]
    pub buying_status: Option<BuyingStatus>,
    /// The account manager.
    #[field(list, index)]
    pub owner: Option<Id<User>>,
    /// The company above it in its group.
    #[field(index)]
    pub parent: Option<Id<Company>>,
    /// The day of the last touch with anybody there.
    #[field(list, sort, read_only)]
    pub last_touch: Option<Date>,
    /// The day of the next open task for it.
    #[field(list, sort, read_only)]
    pub next_step: Option<Date>,

    /// The general e-mail address.
    #[field(kind = "email", search, index, fact, section = "contact")]
    pub email: Option<String>,
    /// The switchboard.
    #[field(kind = "phone", list, search, index, fact, section = "contact")]
    pub phone: Option<String>,
    /// The web site.
    #[field(kind = "url", fact, section = "contact")]
    pub web: Option<String>,
    /// The language in which one writes to it.
    #[field(section = "contact")]
    pub language: Option<Language>,
    /// The registered address, which stands on invoices. Its country is the company's.
    #[field(fact, section = "contact")]
    pub address: Address,
    /// Where one goes for a visit, when that is elsewhere.
    #[field(fact, section = "contact")]
    pub visiting_address: Address,

    /// VKN, KMKR and their like, by the rules of its country.
    #[field(kind = "tax_number", search, index, fact, section = "numbers")]
    pub tax_number: Option<String>,
    /// The tax office, which Turkish invoices name.
    #[field(section = "numbers")]
    pub tax_office: Option<String>,
    /// The number in the business register.
    #[field(kind = "registry_number", search, index, fact, section = "numbers")]
    pub registry_number: Option<String>,
    /// The bank account.
    #[field(kind = "iban", fact, section = "numbers")]
    pub iban: Option<String>,
    /// Its number in other systems, such as accounting; imports find it by this.
    #[field(search, index, section = "numbers")]
    pub external_number: Option<String>,

    /// What it lives from.
    #[field(fact, section = "profile")]
    pub industry: Option<Industry>,
    /// How many people work there.
    #[field(fact, section = "profile")]
    pub employees: Option<i64>,
    /// What it turns over in a year.
    #[field(fact, section = "profile")]
    pub annual_revenue: Option<Money>,
    /// The segment we count it to.
    #[field(index, section = "profile")]
    pub segment: Option<Id<Segment>>,
    /// The territory it lies in.
    #[field(index, section = "profile")]
    pub territory: Option<Id<Territory>>,
    /// How it came to know of us.
    #[field(section = "profile")]
    pub source: Option<Source>,

    /// The currency in which it is billed.
    #[field(section = "terms")]
    pub currency: Option<Currency>,
    /// Days until an invoice is due.
    #[field(section = "terms")]
    pub payment_terms: Option<i64>,

    /// Anything else worth knowing.
    #[field(kind = "long_text", section = "notes")]
    pub description: Option<String>,
}

/// What a company is to us.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompanyKind {
    /// Has bought from us.
    #[choice(tone = "good")]
    Customer,
    /// May buy from us.
    #[choice(tone = "info")]
    Prospect,
    /// Sells to us.
    Supplier,
    /// Works with us.
    Partner,
    /// Sells what we make.
    Reseller,
    /// Sells what we sell.
    #[choice(tone = "warn")]
    Competitor,
    /// A body of the state or a municipality.
    PublicBody,
    /// A non-governmental organisation.
    Ngo,
    /// Anything else.
    Other,
}

/// An organisation or an individual.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    /// A company, public body, association: a legal person.
    Organisation,
    /// A natural person.
    Individual,
}

/// Whether a customer buys now (C4).
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuyingStatus {
    /// Uses most of what we offer.
    #[choice(tone = "good")]
    Active,
    /// Buys, but a single thing only.
    #[choice(tone = "info")]
    Passive,
    /// Bought once, not within the period that makes a buyer.
    #[choice(tone = "warn")]
    Former,
    /// Has never bought.
    Never,
}
