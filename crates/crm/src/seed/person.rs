//! The people of test data.

use super::names::slug;
use super::{Random, Shape, company, numbers};
use crate::customers::{BuyingRole, Salutation};

/// A person of test data.
#[derive(Clone, Debug, PartialEq)]
pub struct SeedPerson {
    /// The number of the company where he works.
    pub company: u64,
    /// The given name.
    pub given_name: String,
    /// The family name.
    pub family_name: String,
    /// The title before the name.
    pub salutation: Salutation,
    /// What he is there.
    pub position: String,
    /// His part when the company buys.
    pub buying_role: Option<BuyingRole>,
    /// The mail address.
    pub email: String,
    /// The mobile phone, E.164.
    pub mobile: String,
}

impl SeedPerson {
    /// The full name.
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

/// The `n`th person, the same in every run of that shape.
pub fn person(n: u64, shape: &Shape) -> SeedPerson {
    // In turn, so that the people of a company can be told from its number alone.
    let at = n % shape.companies.max(1);
    let company = company::company(at);
    let random = &mut Random::of("person", n);
    let names = company.market.names();
    let name = names.person(random);
    let domain = company.web.trim_start_matches("https://");
    SeedPerson {
        company: at,
        salutation: if name.woman { Salutation::Ms } else { Salutation::Mr },
        position: (*random.pick(names.positions)).to_owned(),
        buying_role: random.chance(60).then(|| *random.pick(BuyingRole::ALL)),
        email: format!("{}.{}.{n}@{domain}", slug(name.given), slug(name.family)),
        mobile: numbers::mobile(company.market, random),
        given_name: name.given.to_owned(),
        family_name: name.family.to_owned(),
    }
}

/// One of the people of a company, or none when it has none.
pub(super) fn of_company(company: u64, shape: &Shape, random: &mut Random) -> Option<u64> {
    let companies = shape.companies.max(1);
    let known = shape.people / companies + u64::from(company < shape.people % companies);
    (known > 0).then(|| company + random.below(known) * companies)
}
