//! Test data of any size: the same numbers give the same companies, people, opportunities and activities on every machine.
//!
//! Everything is made from its number alone, so that slices can be made in any order and nothing needs to be kept.

mod activity;
mod company;
pub mod names;
pub mod numbers;
mod opportunity;
mod person;
mod random;
mod run;

pub use activity::{SeedActivity, activity};
pub use company::{SeedCompany, company};
pub use opportunity::{SeedOpportunity, opportunity};
pub use person::{SeedPerson, person};
pub use random::Random;
pub use run::run;

pub(crate) use company::address;
pub(crate) use run::first_pipeline;

use kernel::Date;

/// How much test data there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// How many companies.
    pub companies: u64,
    /// How many people.
    pub people: u64,
    /// How many opportunities.
    pub opportunities: u64,
    /// How many activities.
    pub activities: u64,
    /// The day from which dates are counted.
    pub today: Date,
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use record::validate::{Surroundings, check};
    use record::{FieldType, Value};

    use super::*;
    use crate::sales::Outcome;

    const SHAPE: Shape = Shape {
        companies: 40,
        people: 130,
        opportunities: 60,
        activities: 200,
        today: jiff::civil::date(2026, 11, 21),
    };

    #[test]
    fn the_same_number_gives_the_same_thing() {
        assert_eq!(company(7), company(7));
        assert_eq!(person(7, &SHAPE), person(7, &SHAPE));
        assert_ne!(company(7), company(8));
    }

    #[test]
    fn companies_pass_the_checks_of_their_fields() {
        let catalogue = crate::catalogue();
        let described = catalogue.get("company").unwrap();
        for n in 0..500 {
            let company = company(n);
            let around = Surroundings { country: company.address.country.as_deref() };
            for (field, text) in [
                ("name", &company.name),
                ("email", &company.email),
                ("phone", &company.phone),
                ("web", &company.web),
                ("tax_number", &company.tax_number),
                ("registry_number", &company.registry_number),
                ("iban", &company.iban),
            ] {
                let given = Value::Text(text.clone());
                let kept = check(described.field(field).unwrap(), given.clone(), around);
                assert_eq!(kept.unwrap(), given, "{field} of {n}");
            }
            let address = company.address.to_value();
            assert_eq!(check(described.field("address").unwrap(), address.clone(), around).unwrap(), address);
            assert!(company.employees >= 2);
        }
    }

    #[test]
    fn companies_and_mail_addresses_differ() {
        let names: HashSet<String> = (0..1_000).map(|n| company(n).name).collect();
        assert!(names.len() > 950, "only {} names", names.len());
        let shape = Shape { people: 2_000, ..SHAPE };
        let mails: HashSet<String> = (0..2_000).map(|n| person(n, &shape).email).collect();
        assert_eq!(mails.len(), 2_000);
    }

    #[test]
    fn people_of_opportunities_and_activities_work_at_their_company() {
        for n in 0..SHAPE.opportunities {
            let opportunity = opportunity(n, &SHAPE);
            let at = opportunity.person.map(|person_number| person(person_number, &SHAPE).company);
            assert_eq!(at, Some(opportunity.company));
        }
        for n in 0..SHAPE.activities {
            let activity = activity(n, &SHAPE);
            assert!(activity.person.unwrap() < SHAPE.people);
            assert_eq!(person(activity.person.unwrap(), &SHAPE).company, activity.company);
        }
    }

    #[test]
    fn opportunities_are_closed_when_they_are_won_or_lost() {
        for n in 0..SHAPE.opportunities {
            let one = opportunity(n, &SHAPE);
            assert_eq!(one.closed_on.is_some(), one.outcome != Outcome::Open);
            assert_eq!(one.lost_reason.is_some(), one.outcome == Outcome::Lost);
            assert!(one.closed_on.is_none_or(|day| day < SHAPE.today));
        }
    }

    #[test]
    fn nothing_is_made_of_nothing() {
        let nobody = Shape { companies: 3, people: 0, opportunities: 1, activities: 1, today: SHAPE.today };
        assert_eq!(opportunity(0, &nobody).person, None);
    }
}
