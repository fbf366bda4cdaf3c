//! How two companies stand to one another, beside parent and subsidiary.

use kernel::Id;
use record::{Choice, Record};

use super::Company;

/// A relation from one company to another, read as a sentence: *from* buys for *to* (C8).
///
/// Parent and subsidiary are no relation of this sort but the company's field `parent`.
#[derive(Record, Debug)]
#[record(area = "customers", icon = "link", title = "kind", within = "from_company, to_company", part)]
pub struct CompanyRelation {
    /// Its id.
    pub id: Id<CompanyRelation>,
    /// Who buys, pays, resells.
    #[field(cascade, index, list)]
    pub from_company: Id<Company>,
    /// What it does.
    #[field(list)]
    pub kind: RelationKind,
    /// For whom.
    #[field(cascade, index, list)]
    pub to_company: Id<Company>,
    /// Since when, on what terms.
    #[field(list)]
    pub note: Option<String>,
}

/// What one company does for another.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelationKind {
    /// Buys for it.
    BuysFor,
    /// Pays its invoices.
    PaysFor,
    /// Is its partner.
    PartnerOf,
    /// Resells what it makes.
    ResellerOf,
}
