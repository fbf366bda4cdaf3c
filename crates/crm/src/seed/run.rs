//! Writes test data.

use std::sync::Arc;

use kernel::{Actor, Currency, Decimal, Id, Lang, Money, Result, Timestamp};
use record::{Change, Query};
use store::{Store, Tx};

use super::names::Market;
use super::{SeedActivity, SeedCompany, SeedOpportunity, SeedPerson, Shape};
use crate::customers::{Company, Party, Person};
use crate::rights::users::{self, NewUser};
use crate::rights::{User, first_visit};
use crate::sales::{Opportunity, Pipeline, Stage};
use crate::slices::{Progress, Slices};
use crate::work::Activity;

/// The sellers among whom test data is divided.
const SELLERS: u64 = 10;

/// Writes companies, people, opportunities and activities of that shape, in short transactions.
///
/// They belong in turn to ten sellers with the mail addresses `seller-0@seed.example` to `seller-9@seed.example`, who are
/// made if they are not there. What follows from the number alone is the same in every database.
pub fn run(store: &Store, actor: &Actor, lang: Lang, shape: Shape, tell: &mut dyn FnMut(Progress)) -> Result<()> {
    let of = shape.companies + shape.people + shape.opportunities + shape.activities;
    let mut slices = Slices { store, actor: actor.clone(), tell, progress: Progress { done: 0, of } };
    let ground = Arc::new(slices.once(move |tx| ground(tx, lang))?);

    let here = Arc::clone(&ground);
    let companies = slices.together(0..shape.companies, move |tx, some| {
        tx.create_all(some.iter().map(|n| company(&here, *n, super::company(*n))).collect())
    })?;
    let companies = Arc::new(companies);

    let (here, at) = (Arc::clone(&ground), Arc::clone(&companies));
    let people = slices
        .together(0..shape.people, move |tx, some| {
            tx.create_all(some.iter().map(|n| person(&here, &at, super::person(*n, &shape))).collect())
        })
        .map(Arc::new)?;

    let (here, at, with) = (Arc::clone(&ground), Arc::clone(&companies), Arc::clone(&people));
    slices.together(0..shape.opportunities, move |tx, some| {
        let currency = tx.settings().base_currency;
        let one = |n: &u64| opportunity(&here, &at, &with, currency, super::opportunity(*n, &shape));
        tx.create_all(some.iter().filter_map(one).collect())
    })?;

    slices.together(0..shape.activities, move |tx, some| {
        let now = tx.now();
        let one = |n: &u64| activity(&ground, &companies, &people, now, super::activity(*n, &shape));
        tx.create_all(some.iter().map(one).collect())
    })?;
    Ok(())
}

/// What test data stands on.
struct Ground {
    sellers: Vec<Id<User>>,
    pipeline: Id<Pipeline>,
    stages: Vec<Id<Stage>>,
}

impl Ground {
    /// Whose a company is, and with it all that happens there.
    fn owner(&self, company: u64) -> Option<Id<User>> {
        self.sellers.get((company % SELLERS) as usize).copied()
    }
}

fn ground(tx: &mut Tx, lang: Lang) -> Result<Ground> {
    users::make_default_roles(tx, lang)?;
    let role = users::role_by_name(tx, "seller")?;
    let sellers = (0..SELLERS).map(|n| seller(tx, n, role)).collect::<Result<_>>()?;
    let (pipeline, stages) = first_pipeline(tx, lang)?;
    Ok(Ground { sellers, pipeline, stages })
}

fn seller(tx: &mut Tx, n: u64, role: Id<crate::rights::Role>) -> Result<Id<User>> {
    let email = format!("seller-{n}@seed.example");
    if let Some(known) = tx.first::<User>(Query::all::<User>().is(User::EMAIL, email.as_str()))? {
        return Ok(known.id);
    }
    let market = Market::ALL[n as usize % Market::ALL.len()];
    let name = market.names().person(&mut super::Random::of("seller", n));
    users::add(tx, &NewUser { name: format!("{} {}", name.given, name.family), email, role, hash: None })
}

/// The first pipeline with its stages in order; made when there is none.
pub(crate) fn first_pipeline(tx: &mut Tx, lang: Lang) -> Result<(Id<Pipeline>, Vec<Id<Stage>>)> {
    first_visit::make_pipeline(tx, lang)?;
    let pipeline = tx
        .first::<Pipeline>(Query::all::<Pipeline>().by("position"))?
        .ok_or_else(|| kernel::Error::internal("a pipeline was made and is not there"))?;
    let stages = tx.rows::<Stage>(&Query::all::<Stage>().is(Stage::PIPELINE, pipeline.id).by("position"))?;
    Ok((pipeline.id, stages.into_iter().map(|stage| stage.id).collect()))
}

fn company(ground: &Ground, n: u64, company: SeedCompany) -> Change<Company> {
    Change::new()
        .set(Company::NAME, company.name)
        .set(Company::KINDS, company.kinds)
        .set(Company::PARTY, Party::Organisation)
        .set(Company::OWNER, ground.owner(n))
        .set(Company::EMAIL, company.email)
        .set(Company::PHONE, company.phone)
        .set(Company::WEB, company.web)
        .set(Company::LANGUAGE, company.market.language())
        .set(Company::ADDRESS, company.address)
        .set(Company::TAX_NUMBER, company.tax_number)
        .set(Company::REGISTRY_NUMBER, company.registry_number)
        .set(Company::IBAN, company.iban)
        .set(Company::EXTERNAL_NUMBER, company.external_number)
        .set(Company::INDUSTRY, company.industry)
        .set(Company::EMPLOYEES, company.employees)
        .set(Company::PAYMENT_TERMS, company.payment_terms)
        .set(Company::SOURCE, company.source)
}

fn person(ground: &Ground, at: &[Id<Company>], person: SeedPerson) -> Change<Person> {
    Change::new()
        .set(Person::NAME, person.name())
        .set(Person::GIVEN_NAME, person.given_name)
        .set(Person::FAMILY_NAME, person.family_name)
        .set_some(Person::COMPANY, at.get(person.company as usize).copied())
        .set(Person::POSITION, person.position)
        .set(Person::BUYING_ROLE, person.buying_role)
        .set(Person::EMAIL, person.email)
        .set(Person::MOBILE, person.mobile)
        .set(Person::SALUTATION, person.salutation)
        .set(Person::OWNER, ground.owner(person.company))
}

/// Nothing when there is no company to sell to.
fn opportunity(
    ground: &Ground,
    at: &[Id<Company>],
    with: &[Id<Person>],
    currency: Currency,
    one: SeedOpportunity,
) -> Option<Change<Opportunity>> {
    let (company, stage) = (at.get(one.company as usize)?, ground.stages.get(one.stage)?);
    let amount = Decimal::from_int(one.amount).map(|amount| Money::new(amount, currency));
    Some(
        Change::new()
            .set(Opportunity::NAME, one.name)
            .set(Opportunity::COMPANY, *company)
            .set(Opportunity::PERSON, one.person.and_then(|n| with.get(n as usize)).copied())
            .set(Opportunity::PIPELINE, ground.pipeline)
            .set(Opportunity::STAGE, *stage)
            .set(Opportunity::AMOUNT, amount)
            .set(Opportunity::EXPECTED_CLOSE, one.expected_close)
            .set(Opportunity::OWNER, ground.owner(one.company))
            .set(Opportunity::OUTCOME, one.outcome)
            .set(Opportunity::CLOSED_ON, one.closed_on)
            .set(Opportunity::LOST_REASON, one.lost_reason)
            .set(Opportunity::SOURCE, one.source),
    )
}

fn activity(
    ground: &Ground,
    at: &[Id<Company>],
    with: &[Id<Person>],
    now: Timestamp,
    one: SeedActivity,
) -> Change<Activity> {
    Change::new()
        .set(Activity::KIND, one.kind)
        .set(Activity::SUBJECT, one.subject)
        .set(Activity::AT, now.plus_seconds(-60 * one.minutes_ago))
        .set(Activity::DURATION, one.duration)
        .set(Activity::DIRECTION, one.direction)
        .set(Activity::COMPANY, at.get(one.company as usize).copied())
        .set(Activity::PERSON, one.person.and_then(|n| with.get(n as usize)).copied())
        .set(Activity::OWNER, ground.owner(one.company))
        .set(Activity::OUTCOME, one.outcome)
}
