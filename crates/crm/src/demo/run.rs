//! Writes the demo company.

use std::sync::Arc;

use jiff::ToSpan;
use kernel::{Actor, AnyId, Decimal, Error, Id, Lang, Money, Result, Timestamp};
use record::{Change, Query, Record, RecordRef};
use store::{Store, Tx};

use super::billing::DemoInvoice;
use super::cast::DemoCustomer;
use super::sales::{DemoLead, DemoOpportunity};
use super::work::{DemoActivity, DemoTask};
use super::{DemoPerson, Story, say};
use crate::billing::{Invoice, InvoiceLine, Payment};
use crate::customers::{Company, CompanyRelation, Confirmation, CustomerEvent, Job, Person, Segment, Territory};
use crate::general::{Comment, ExchangeRate, ImportRun, ImportStatus, Tag, Tagging};
use crate::insight;
use crate::key_accounts::KeyAccount;
use crate::rights::users::{self, NewUser};
use crate::rights::{Membership, Team, User};
use crate::sales::{Category, Lead, Opportunity, Pipeline, Product, Stage};
use crate::seed;
use crate::slices::{Progress, Slices};
use crate::work::{Activity, Task};

/// What the import is called under which the demo can be undone as a whole.
pub const KIND: &str = "demo";

/// Writes the demo company, in short transactions, as one import that can be undone.
///
/// Whoever looks around gets some of the tasks and the largest customers; without a user they are the sales manager's.
/// Ranks and buying statuses are computed at its end, so that nobody has to wait for the night.
///
/// # Errors
/// `error-demo-there` when the demo company is there already.
pub fn run(store: &Store, actor: &Actor, lang: Lang, tell: &mut dyn FnMut(Progress)) -> Result<Id<ImportRun>> {
    let story = Story::tell(store.clock().today(), store.settings().base_currency, lang);
    let progress = Progress { done: 0, of: size(&story) };
    let mut slices = Slices { store, actor: actor.clone(), tell, progress };
    let import = slices.once(move |tx| begin(tx, lang))?;
    slices.actor = actor.clone().in_batch(import.any());
    let made = write(&mut slices, story, lang);
    let status = if made.is_ok() { ImportStatus::Finished } else { ImportStatus::Failed };
    slices.once(move |tx| {
        let change = Change::new().set(ImportRun::STATUS, status).set(ImportRun::FINISHED_AT, tx.now());
        tx.change(import, change)
    })?;
    made?;
    insight::buying::refresh(store)?;
    insight::standings::refresh(store)?;
    Ok(import)
}

fn size(story: &Story) -> u64 {
    let parts = [
        story.colleagues.len(),
        story.rates.len(),
        story.segments.len() + story.territories.len(),
        story.categories.len() + story.products.len(),
        story.customers.iter().filter(|one| one.parent.is_some()).count(),
        story.customers.len() + story.relations.len() + story.people.len() + story.key_accounts.len(),
        story.invoices.len(),
        story.opportunities.len() + story.leads.len(),
        story.activities.len() + story.tasks.len() + story.events.len() + story.comments.len(),
        story.tags.len(),
    ];
    parts.iter().map(|part| *part as u64).sum()
}

fn begin(tx: &mut Tx, lang: Lang) -> Result<Id<ImportRun>> {
    let there = Query::all::<ImportRun>().is(ImportRun::KIND, KIND).is(ImportRun::STATUS, ImportStatus::Finished);
    if tx.first::<ImportRun>(there)?.is_some() {
        return Err(Error::conflict("error-demo-there"));
    }
    tx.create(
        Change::new()
            .set(ImportRun::NAME, say(lang, "demo_team", "import"))
            .set(ImportRun::KIND, KIND)
            .set(ImportRun::STATUS, ImportStatus::Running)
            .set(ImportRun::STARTED_AT, tx.now())
            .set(ImportRun::OWNER, tx.actor().user.map(AnyId::of)),
    )
}

/// The records that others refer to, by their places in the story.
#[derive(Clone, Default)]
struct Made {
    colleagues: Vec<Id<User>>,
    me: Option<Id<User>>,
    pipeline: Option<Id<Pipeline>>,
    stages: Vec<Id<Stage>>,
    segments: Vec<Id<Segment>>,
    territories: Vec<Id<Territory>>,
    products: Vec<Id<Product>>,
    customers: Vec<Id<Company>>,
    people: Vec<Id<Person>>,
    opportunities: Vec<Id<Opportunity>>,
}

impl Made {
    /// The sales manager's customers are those of whoever looks around.
    fn owner(&self, place: usize) -> Option<Id<User>> {
        match (place, self.me) {
            (0, Some(me)) => Some(me),
            _ => self.colleagues.get(place).copied(),
        }
    }

    fn company(&self, place: usize) -> Result<Id<Company>> {
        at(&self.customers, place)
    }
}

fn at<T>(ids: &[Id<T>], place: usize) -> Result<Id<T>> {
    ids.get(place)
        .copied()
        .ok_or_else(|| Error::internal(format_args!("the demo refers to what it has not made: {place}")))
}

fn write(slices: &mut Slices<'_>, story: Story, lang: Lang) -> Result<()> {
    let mut made = Made { me: slices.actor.user.map(AnyId::of), ..Made::default() };
    slices.once(move |tx| users::make_default_roles(tx, lang).map(|_| ()))?;
    let (pipeline, stages) = slices.once(move |tx| seed::first_pipeline(tx, lang))?;
    (made.pipeline, made.stages) = (Some(pipeline), stages);
    made.colleagues = slices.each(story.colleagues, |tx, colleague| {
        let role = users::role_by_name(tx, colleague.role)?;
        let new = NewUser { name: colleague.name.clone(), email: colleague.email.clone(), role, hash: None };
        let user = users::add(tx, &new)?;
        tx.change(user, Change::new().set(User::PHONE, colleague.phone.clone()))?;
        Ok(user)
    })?;
    let colleagues = made.colleagues.clone();
    slices.once(move |tx| make_team(tx, &colleagues, lang))?;
    make_lists(slices, &mut made, story.rates, story.segments, story.territories)?;

    let categories =
        slices.each(story.categories, |tx, one| tx.create(Change::new().set(Category::NAME, one.name.clone())))?;
    made.products = slices.each(story.products, move |tx, one| {
        let currency = tx.settings().base_currency;
        tx.create(
            Change::new()
                .set(Product::NAME, one.name.clone())
                .set(Product::CODE, one.code.clone())
                .set(Product::CATEGORY, at(&categories, one.category)?)
                .set(Product::UNIT, one.unit.clone())
                .set(Product::PRICE, money(one.price, currency))
                .set(Product::COST, money(one.cost, currency)),
        )
    })?;

    let known = Arc::new(made);
    let here = Arc::clone(&known);
    let parents: Vec<(usize, usize)> =
        story.customers.iter().enumerate().filter_map(|(place, one)| Some((place, one.parent?))).collect();
    let customers = slices.each(story.customers, move |tx, one| make_customer(tx, &here, one))?;
    let known = Arc::new(Made { customers, ..(*known).clone() });
    let here = Arc::clone(&known);
    slices.each(parents, move |tx, (child, parent)| {
        tx.change(here.company(*child)?, Change::new().set(Company::PARENT, here.company(*parent)?))
    })?;
    let here = Arc::clone(&known);
    let people = slices.each(story.people, move |tx, one| make_person(tx, &here, one))?;
    let here = Arc::clone(&known);
    slices.each(story.relations, move |tx, one| {
        tx.create(
            Change::new()
                .set(CompanyRelation::FROM_COMPANY, here.company(one.from)?)
                .set(CompanyRelation::KIND, one.kind)
                .set(CompanyRelation::TO_COMPANY, here.company(one.to)?),
        )
    })?;
    let here = Arc::clone(&known);
    slices.each(story.key_accounts, move |tx, one| {
        let company = here.company(one.company)?;
        let manager = tx.get(company)?.owner;
        tx.create(
            Change::new()
                .set(KeyAccount::COMPANY, company)
                .set(KeyAccount::CLASS, one.class)
                .set(KeyAccount::MANAGER, manager)
                .set(KeyAccount::SINCE, one.since)
                .set(KeyAccount::REASON, one.reason.clone()),
        )
    })?;
    let here = Arc::clone(&known);
    slices.each(story.invoices, move |tx, one| make_invoice(tx, &here, one))?;
    let known = Arc::new(Made { people, ..(*known).clone() });
    let here = Arc::clone(&known);
    let opportunities = slices.each(story.opportunities, move |tx, one| make_opportunity(tx, &here, one))?;
    let known = Arc::new(Made { opportunities, ..(*known).clone() });
    let here = Arc::clone(&known);
    slices.each(story.leads, move |tx, one| make_lead(tx, &here, one))?;
    let here = Arc::clone(&known);
    slices.each(story.activities, move |tx, one| make_activity(tx, &here, one))?;
    let here = Arc::clone(&known);
    slices.each(story.tasks, move |tx, one| make_task(tx, &here, one))?;
    let here = Arc::clone(&known);
    slices.each(story.events, move |tx, one| {
        tx.create(
            Change::new()
                .set(CustomerEvent::SUBJECT, one.subject.clone())
                .set(CustomerEvent::COMPANY, here.company(one.company)?)
                .set(CustomerEvent::KIND, one.kind)
                .set(CustomerEvent::HAPPENED_ON, one.happened_on)
                .set(CustomerEvent::DESCRIPTION, one.meaning.clone()),
        )
    })?;
    let here = Arc::clone(&known);
    slices.each(story.comments, move |tx, one| {
        tx.create(
            Change::new()
                .set(Comment::ABOUT, about(here.company(one.company)?))
                .set(Comment::TEXT, one.text.clone())
                .set(Comment::OWNER, at(&here.colleagues, one.author)?),
        )
    })?;
    let here = Arc::clone(&known);
    slices.each(story.tags, move |tx, (name, places)| {
        let tag = tx.create(Change::new().set(Tag::NAME, name.clone()))?;
        for place in places {
            let tagging = Change::new().set(Tagging::TAG, tag).set(Tagging::ABOUT, about(here.company(*place)?));
            tx.create(tagging)?;
        }
        Ok(())
    })?;
    slices.once(move |tx| confirm_some(tx, &known))
}

fn make_team(tx: &mut Tx, colleagues: &[Id<User>], lang: Lang) -> Result<()> {
    let name = say(lang, "demo_team", "sales");
    let team = tx.create(Change::new().set(Team::NAME, name).set_some(Team::LEADER, colleagues.first().copied()))?;
    for user in &colleagues[..colleagues.len().min(4)] {
        tx.create(Change::new().set(Membership::TEAM, team).set(Membership::USER, *user))?;
    }
    Ok(())
}

fn make_lists(
    slices: &mut Slices<'_>,
    made: &mut Made,
    rates: Vec<super::DemoRate>,
    segments: Vec<String>,
    territories: Vec<String>,
) -> Result<()> {
    slices.each(rates, |tx, one| {
        tx.create(
            Change::new()
                .set(ExchangeRate::CURRENCY, one.currency)
                .set(ExchangeRate::DATE, one.date)
                .set(ExchangeRate::RATE, one.rate),
        )
    })?;
    made.segments = slices.each(segments, |tx, name| tx.create(Change::new().set(Segment::NAME, name.clone())))?;
    made.territories =
        slices.each(territories, |tx, name| tx.create(Change::new().set(Territory::NAME, name.clone())))?;
    Ok(())
}

fn make_customer(tx: &mut Tx, made: &Made, one: &DemoCustomer) -> Result<Id<Company>> {
    tx.create(
        Change::new()
            .set(Company::NAME, one.name.clone())
            .set(Company::KINDS, one.kinds.clone())
            .set(Company::PARTY, one.party)
            .set(Company::OWNER, made.owner(one.owner))
            .set(Company::EMAIL, one.email.clone())
            .set(Company::PHONE, one.phone.clone())
            .set(Company::WEB, one.web.clone())
            .set(Company::LANGUAGE, one.market.language())
            .set(Company::ADDRESS, one.address.clone())
            .set(Company::TAX_NUMBER, one.tax_number.clone())
            .set(Company::REGISTRY_NUMBER, one.registry_number.clone())
            .set(Company::INDUSTRY, one.industry)
            .set(Company::EMPLOYEES, one.employees)
            .set(Company::SEGMENT, at(&made.segments, one.segment)?)
            .set(Company::TERRITORY, at(&made.territories, one.territory)?)
            .set(Company::CURRENCY, one.currency)
            .set(Company::PAYMENT_TERMS, one.payment_terms)
            .set(Company::SOURCE, one.source),
    )
}

fn make_person(tx: &mut Tx, made: &Made, one: &DemoPerson) -> Result<Id<Person>> {
    let company = made.company(one.company)?;
    let owner = tx.get(company)?.owner;
    let person = tx.create(
        Change::new()
            .set(Person::NAME, one.name())
            .set(Person::GIVEN_NAME, one.given_name.clone())
            .set(Person::FAMILY_NAME, one.family_name.clone())
            .set(Person::COMPANY, company)
            .set(Person::POSITION, one.position.clone())
            .set(Person::BUYING_ROLE, one.buying_role)
            .set(Person::SALUTATION, one.salutation)
            .set(Person::ADDRESS_FORM, one.address_form)
            .set(Person::EMAIL, one.email.clone())
            .set(Person::MOBILE, one.mobile.clone())
            .set(Person::OWNER, owner),
    )?;
    if let Some(before) = one.before {
        let today = tx.today();
        let job = Change::new()
            .set(Job::PERSON, person)
            .set(Job::COMPANY, made.company(before)?)
            .set(Job::POSITION, one.position.clone())
            .set(Job::SINCE, today.saturating_sub(6.years()))
            .set(Job::UNTIL, today.saturating_sub(15.months()));
        tx.create(job)?;
    }
    Ok(person)
}

fn make_invoice(tx: &mut Tx, made: &Made, one: &DemoInvoice) -> Result<()> {
    let company = made.company(one.company)?;
    let amount = |hundredths| money(hundredths, one.currency);
    let invoice = tx.create(
        Change::new()
            .set(Invoice::NUMBER, one.number.clone())
            .set(Invoice::KIND, one.kind)
            .set(Invoice::COMPANY, company)
            .set(Invoice::DATE, one.date)
            .set(Invoice::DUE, one.due)
            .set(Invoice::STATUS, one.status)
            .set(Invoice::TOTAL, amount(one.total()))
            .set(Invoice::TAX, amount(one.tax))
            .set(Invoice::GROSS, amount(one.gross()))
            .set(Invoice::PAID, amount(one.payment.as_ref().map_or(0, |payment| payment.amount)))
            .set(Invoice::COST, amount(one.cost())),
    )?;
    for (position, line) in (1..).zip(&one.lines) {
        let product = tx.get(at(&made.products, line.product)?)?;
        tx.create(
            Change::new()
                .set(InvoiceLine::INVOICE, invoice)
                .set(InvoiceLine::POSITION, position)
                .set(InvoiceLine::PRODUCT, product.id)
                .set(InvoiceLine::DESCRIPTION, product.name)
                .set(InvoiceLine::QUANTITY, Decimal::from_int(line.quantity).unwrap_or(Decimal::ZERO))
                .set(InvoiceLine::UNIT_PRICE, amount(line.unit_price))
                .set(InvoiceLine::TOTAL, amount(line.quantity * line.unit_price))
                .set(InvoiceLine::COST, amount(line.quantity * line.unit_cost)),
        )?;
    }
    if let Some(payment) = &one.payment {
        tx.create(
            Change::new()
                .set(Payment::COMPANY, company)
                .set(Payment::INVOICE, invoice)
                .set(Payment::DATE, payment.date)
                .set(Payment::AMOUNT, amount(payment.amount))
                .set(Payment::METHOD, payment.method)
                .set(Payment::REFERENCE, one.number.clone()),
        )?;
    }
    Ok(())
}

fn make_opportunity(tx: &mut Tx, made: &Made, one: &DemoOpportunity) -> Result<Id<Opportunity>> {
    let pipeline = made.pipeline.ok_or_else(|| Error::internal("the demo has no pipeline"))?;
    let stage = tx.get(at(&made.stages, one.stage)?)?;
    let competitors = one.competitors.iter().map(|place| made.company(*place)).collect::<Result<Vec<_>>>()?;
    tx.create(
        Change::new()
            .set(Opportunity::NAME, one.name.clone())
            .set(Opportunity::COMPANY, made.company(one.company)?)
            .set(Opportunity::PERSON, one.person.map(|place| at(&made.people, place)).transpose()?)
            .set(Opportunity::PIPELINE, pipeline)
            .set(Opportunity::STAGE, stage.id)
            .set(Opportunity::AMOUNT, money(one.amount, one.currency))
            .set(Opportunity::PROBABILITY, stage.probability)
            .set(Opportunity::EXPECTED_CLOSE, one.expected_close)
            .set(Opportunity::OWNER, made.owner(one.owner))
            .set(Opportunity::OUTCOME, one.outcome)
            .set(Opportunity::CLOSED_ON, one.closed_on)
            .set(Opportunity::LOST_REASON, one.lost_reason)
            .set(Opportunity::COMPETITORS, competitors)
            .set(Opportunity::SOURCE, one.source),
    )
}

fn make_lead(tx: &mut Tx, made: &Made, one: &DemoLead) -> Result<()> {
    let received = tx.now().plus_seconds(-3_600 * one.hours_ago);
    let change = Change::new()
        .set(Lead::NAME, one.name.clone())
        .set(Lead::STATUS, one.status)
        .set(Lead::COMPANY_NAME, one.company_name.clone())
        .set(Lead::PERSON_NAME, one.person_name.clone())
        .set(Lead::EMAIL, one.email.clone())
        .set(Lead::PHONE, one.phone.clone())
        .set(Lead::SOURCE, one.source)
        .set(Lead::OWNER, one.owner.and_then(|place| made.owner(place)))
        .set(Lead::RECEIVED_AT, received)
        .set(Lead::ANSWERED_AT, one.answered_after.map(|hours| received.plus_seconds(3_600 * hours)))
        .set(Lead::LOST_REASON, one.lost_reason);
    tx.create(change).map(|_| ())
}

fn make_activity(tx: &mut Tx, made: &Made, one: &DemoActivity) -> Result<()> {
    let wall = one.date.at((one.minute / 60) as i8, (one.minute % 60) as i8, 0, 0);
    // What is told of today must have happened already.
    let at_moment = Timestamp::of(wall, tx.clock().zone())?.min(tx.now());
    let change = Change::new()
        .set(Activity::KIND, one.kind)
        .set(Activity::SUBJECT, one.subject.clone())
        .set(Activity::AT, at_moment)
        .set(Activity::DURATION, one.duration)
        .set(Activity::DIRECTION, one.direction)
        .set(Activity::COMPANY, made.company(one.company)?)
        .set(Activity::PERSON, one.person.map(|place| at(&made.people, place)).transpose()?)
        .set(Activity::OWNER, made.owner(one.owner))
        .set(Activity::OUTCOME, one.outcome);
    tx.create(change).map(|_| ())
}

fn make_task(tx: &mut Tx, made: &Made, one: &DemoTask) -> Result<()> {
    let company = made.company(one.company)?;
    let subject = match one.opportunity {
        Some(place) => about(at(&made.opportunities, place)?),
        None => about(company),
    };
    let done = one.done.then(|| Timestamp::of(one.due.at(15, 0, 0, 0), tx.clock().zone())).transpose()?;
    let change = Change::new()
        .set(Task::SUBJECT, one.subject.clone())
        .set(Task::KIND, one.kind)
        .set(Task::PRIORITY, one.priority)
        .set(Task::DUE, one.due)
        .set(Task::OWNER, made.owner(one.owner.unwrap_or(0)))
        .set(Task::ABOUT, subject)
        .set(Task::COMPANY, company)
        .set(Task::DONE_AT, done);
    tx.create(change).map(|_| ())
}

/// Confirms facts of the large customers: some lately, some so long ago that they are stale.
fn confirm_some(tx: &mut Tx, made: &Made) -> Result<()> {
    for (place, company) in made.customers.iter().take(12).enumerate() {
        for (nth, field) in ["phone", "address", "employees"].into_iter().enumerate() {
            let days = (place * 45 + nth * 20) as i64;
            tx.create(
                Change::new()
                    .set(Confirmation::ABOUT, about(*company))
                    .set(Confirmation::FIELD, field)
                    .set(Confirmation::CONFIRMED_AT, tx.now().plus_seconds(-86_400 * days))
                    .set(Confirmation::CONFIRMED_BY, made.owner(1 + place % 3)),
            )?;
        }
    }
    Ok(())
}

fn about<T: Record>(id: Id<T>) -> RecordRef {
    RecordRef { of: T::TYPE, id: id.any() }
}

fn money(hundredths: i64, currency: kernel::Currency) -> Money {
    Money::new(Decimal::from_scaled(hundredths * 100), currency)
}
