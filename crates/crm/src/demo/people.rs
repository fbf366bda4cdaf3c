//! The people of the demo: our colleagues, and whom they know.

use super::cast::{BUYERS, COMPETITORS, DemoCustomer};
use super::home::Home;
use crate::customers::{AddressForm, BuyingRole, Party, Salutation};
use crate::rights::roles;
use crate::seed::names::slug;
use crate::seed::{Random, numbers};

/// Somebody who works at the demo company.
#[derive(Clone, Debug, PartialEq)]
pub struct Colleague {
    /// The name.
    pub name: String,
    /// The mail address.
    pub email: String,
    /// The phone.
    pub phone: String,
    /// The code of the default role.
    pub role: &'static str,
}

/// A person at a customer.
#[derive(Clone, Debug, PartialEq)]
pub struct DemoPerson {
    /// The place of the company.
    pub company: usize,
    /// The given name.
    pub given_name: String,
    /// The family name.
    pub family_name: String,
    /// What he is there.
    pub position: String,
    /// His part when the company buys.
    pub buying_role: Option<BuyingRole>,
    /// The title before the name.
    pub salutation: Salutation,
    /// Formal or familiar.
    pub address_form: AddressForm,
    /// The mail address.
    pub email: String,
    /// The mobile phone.
    pub mobile: String,
    /// The place of the company where he worked before.
    pub before: Option<usize>,
}

impl DemoPerson {
    /// The full name.
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

/// The sales manager first, then three sellers, service and management.
const ROLES: [&str; 6] = ["sales_manager", "seller", "seller", "seller", "service", "management"];

pub(super) fn colleagues(home: Home) -> Vec<Colleague> {
    let names = home.market.names();
    let colleague = |(place, code): (usize, &'static str)| {
        let random = &mut Random::of("demo colleague", place as u64);
        let given = if place.is_multiple_of(2) {
            names.women[(place * 5 + 2) % names.women.len()]
        } else {
            names.men[(place * 5 + 2) % names.men.len()]
        };
        let family = names.surnames[(place * 7 + 1) % names.surnames.len()];
        Colleague {
            name: format!("{given} {family}"),
            email: format!("{}.{}@demo.example", slug(given), slug(family)),
            phone: numbers::mobile(home.market, random),
            role: code,
        }
    };
    debug_assert!(ROLES.iter().all(|code| roles::default_roles().iter().any(|role| role.code == *code)));
    ROLES.into_iter().enumerate().map(colleague).collect()
}

pub(super) fn people(customers: &[DemoCustomer]) -> Vec<DemoPerson> {
    let mut people = Vec::new();
    for (place, customer) in customers.iter().enumerate().take(COMPETITORS) {
        if customer.party == Party::Individual {
            continue;
        }
        let known = match place {
            0..12 => 4,
            12..30 | BUYERS.. => 2,
            _ => 1,
        };
        people.extend((0..known).map(|nth| person(place, nth, customer)));
    }
    // Two people have changed sides: the history of their jobs shows it.
    for (at, before) in [(2, 22), (9, 36)] {
        if let Some(person) = people.iter_mut().filter(|person| person.company == at).nth(1) {
            person.before = Some(before);
        }
    }
    people
}

fn person(place: usize, nth: usize, customer: &DemoCustomer) -> DemoPerson {
    let random = &mut Random::of("demo person", (place * 10 + nth) as u64);
    let names = customer.market.names();
    let name = names.person(random);
    let domain = customer.email.split('@').nth(1).unwrap_or("mail.example");
    let roles = [BuyingRole::DecisionMaker, BuyingRole::Buyer, BuyingRole::User, BuyingRole::Influencer];
    let buying_role = match (place, nth) {
        (0 | 2, 3) => Some(BuyingRole::Champion),
        (1, 3) => Some(BuyingRole::Opponent),
        (3, 1) => Some(BuyingRole::Gatekeeper),
        (_, nth) => Some(roles[nth % roles.len()]),
    };
    DemoPerson {
        company: place,
        given_name: name.given.to_owned(),
        family_name: name.family.to_owned(),
        position: names.positions[(nth * 3 + place) % names.positions.len()].to_owned(),
        buying_role,
        salutation: if name.woman { Salutation::Ms } else { Salutation::Mr },
        address_form: if random.chance(75) { AddressForm::Formal } else { AddressForm::Familiar },
        email: format!(
            "{}.{}{}@{domain}",
            slug(name.given),
            slug(name.family),
            if nth > 1 { nth.to_string() } else { String::new() }
        ),
        mobile: numbers::mobile(customer.market, random),
        before: None,
    }
}
