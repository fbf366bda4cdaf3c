//! Who has a number.

use kernel::{AnyId, Result};
use record::{Filter, Query, View};
use store::{Action, Db};

use super::Number;

/// How many are offered to choose from.
pub const OFFERED: usize = 20;

/// Everybody with a number, people first.
#[derive(Default)]
pub struct Found {
    /// The number, to be taken along.
    pub number: String,
    /// People, with their company and position.
    pub people: Vec<View>,
    /// Companies.
    pub companies: Vec<View>,
    /// Leads, with the name of their company.
    pub leads: Vec<View>,
}

impl Found {
    /// Looks as the reader, in the surest way that finds somebody.
    pub fn read(db: &Db<'_>, number: &Number) -> Result<Found> {
        for way in number.ways() {
            let ids = |of: &str| -> Result<Vec<AnyId>> {
                Ok(db.with_phone(of, &way, OFFERED)?.into_iter().map(|record| record.id).collect())
            };
            let found = Found {
                number: number.to_fill().to_owned(),
                people: views(db, "person", ids("person")?, &["company", "position", "left_on"])?,
                companies: views(db, "company", ids("company")?, &["address", "buying_status"])?,
                leads: views(db, "lead", ids("lead")?, &["company_name", "status"])?,
            };
            if !found.is_nobody() {
                return Ok(found);
            }
        }
        Ok(Found { number: number.to_fill().to_owned(), ..Found::default() })
    }

    /// Whether nobody has it.
    pub fn is_nobody(&self) -> bool {
        self.people.is_empty() && self.companies.is_empty() && self.leads.is_empty()
    }

    /// Where to go when there is no doubt who it is: one person, or one company and people of no other.
    pub fn only(&self) -> Option<String> {
        // Who left is no reason to doubt, while somebody else with the number is there.
        let present: Vec<&View> = self.people.iter().filter(|person| person.value("left_on").is_null()).collect();
        let people = if present.is_empty() { self.people.iter().collect() } else { present };
        match (people.as_slice(), self.companies.as_slice(), self.leads.as_slice()) {
            ([person], companies, []) if companies.iter().all(|company| works_at(person, company)) => {
                Some(self.of_person(person))
            }
            (people, [company], []) if people.iter().all(|person| works_at(person, company)) => {
                Some(self.of_company(company))
            }
            ([], [], [lead]) => Some(format!("/leads/{}", lead.id)),
            _ => None,
        }
    }

    /// The page of a person's company with the person on it; his own page where he has none that may be seen.
    pub fn of_person(&self, person: &View) -> String {
        match (person.value("company").as_id(), person.title_of("company")) {
            (Some(company), Some(_)) => {
                format!("/companies/{company}?person={}&call={}", person.id, web::url_encoded(&self.number))
            }
            _ => format!("/people/{}", person.id),
        }
    }

    /// The page of a company.
    pub fn of_company(&self, company: &View) -> String {
        format!("/companies/{}?call={}", company.id, web::url_encoded(&self.number))
    }
}

fn works_at(person: &View, company: &View) -> bool {
    person.value("company").as_id() == Some(company.id)
}

/// The records with these ids and those of the fields that the reader sees.
fn views(db: &Db<'_>, of: &str, ids: Vec<AnyId>, fields: &[&'static str]) -> Result<Vec<View>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let of = db.describe(of)?;
    let mut query = Query::of(of.name).filter(Filter::Ids(ids)).limit(OFFERED);
    db.access().demand(&of, Action::See)?;
    query.fields = fields
        .iter()
        .filter(|name| of.find(name).is_some_and(|field| db.access().sees(&of, field)))
        .map(|name| record::Path::from(*name))
        .collect();
    Ok(db.page(&query)?.rows)
}
