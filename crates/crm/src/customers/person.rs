//! A person whom we know at a customer.

use kernel::{Date, Id};
use record::{Address, Choice, Record};

use super::{Company, Language};
use crate::rights::User;

/// A contact person, and how one speaks to him (K12).
#[derive(Record, Debug)]
#[record(
    plural = "people",
    area = "customers",
    icon = "user",
    title = "name",
    owner = "owner",
    within = "company",
    order = "name"
)]
pub struct Person {
    /// Its id.
    pub id: Id<Person>,
    /// Grows by one with each change.
    pub version: i64,
    /// The full name.
    #[field(search, list, sort)]
    pub name: String,
    /// The given name.
    pub given_name: Option<String>,
    /// The family name.
    pub family_name: Option<String>,
    /// Where he works now; earlier places are jobs.
    #[field(list, index)]
    pub company: Option<Id<Company>>,
    /// What he is there.
    #[field(list, fact)]
    pub position: Option<String>,
    /// His part when the company buys.
    #[field(list, fact)]
    pub buying_role: Option<BuyingRole>,

    /// The e-mail address.
    #[field(kind = "email", list, search, index, fact, section = "contact")]
    pub email: Option<String>,
    /// Another e-mail address.
    #[field(kind = "email", search, index, section = "contact")]
    pub other_email: Option<String>,
    /// The phone on the desk.
    #[field(kind = "phone", list, search, index, fact, section = "contact")]
    pub phone: Option<String>,
    /// The phone in the pocket.
    #[field(kind = "phone", search, index, fact, section = "contact")]
    pub mobile: Option<String>,
    /// The postal address, when it is not the company's.
    #[field(section = "contact")]
    pub address: Address,

    /// The language one speaks and writes with him.
    #[field(section = "manners")]
    pub language: Option<Language>,
    /// The title before the name.
    #[field(section = "manners")]
    pub salutation: Option<Salutation>,
    /// Formal or familiar.
    #[field(section = "manners")]
    pub address_form: Option<AddressForm>,
    /// The birthday.
    #[field(section = "manners")]
    pub birthday: Option<Date>,

    /// Who of us holds the contact.
    #[field(index, section = "notes")]
    pub owner: Option<Id<User>>,
    /// The day he left the company, if he did.
    #[field(fact, section = "notes")]
    pub left_on: Option<Date>,
    /// Anything else worth knowing.
    #[field(kind = "long_text", section = "notes")]
    pub description: Option<String>,
}

/// The part a person plays when his company buys.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuyingRole {
    /// Decides.
    #[choice(tone = "key")]
    DecisionMaker,
    /// Is listened to by who decides.
    #[choice(tone = "info")]
    Influencer,
    /// Speaks for us.
    #[choice(tone = "good")]
    Champion,
    /// Buys: asks for quotes, negotiates, orders.
    Buyer,
    /// Works with what is bought.
    User,
    /// Decides who gets to speak with whom.
    #[choice(tone = "warn")]
    Gatekeeper,
    /// Speaks against us.
    #[choice(tone = "bad")]
    Opponent,
}

/// The title before a name.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Salutation {
    /// A man.
    Mr,
    /// A woman.
    Ms,
    /// A doctor.
    Dr,
    /// A professor.
    Professor,
}

/// Whether one is formal with somebody: siz or sen, teie or sina.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressForm {
    /// Siz, teie, surname.
    Formal,
    /// Sen, sina, given name.
    Familiar,
}
