//! When a company was last touched, and what comes next there.

use jiff::ToSpan;
use kernel::{Date, Error, Id, Result};
use record::{Change, Query, Test, Value, Values};
use store::{Db, Store, Tx, Written};

use super::{Activity, Direction, Task};
use crate::customers::{Company, Person};
use crate::sales::{Lead, Opportunity};

/// How many days the night looks back, so that nothing is lost while no server ran.
const LATELY: i64 = 35;
/// Records brought up to date in one transaction.
const SLICE: usize = 200;
/// Records read at once.
const MANY: usize = 10_000;

/// After an activity: the company's last touch.
pub fn last_touch(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    if !written.changed("company") && !written.changed("at") {
        return Ok(());
    }
    companies(&written).into_iter().try_for_each(|company| tx.as_program(|tx| touched(tx, company)))
}

/// An activity with a person, or about an opportunity or a lead, is one with the company of that, unless one is named
/// (C5). A company that whoever writes may not see is left to [`belongs`].
pub fn find_customer(tx: &mut Tx, values: &mut Values) -> Result<()> {
    if values.get("company").is_some_and(|company| !company.is_null()) {
        return Ok(());
    }
    let company = company_behind(tx, values)?;
    if let Some(company) = company.map(|company| tx.find(company)).transpose()?.flatten() {
        values.set("company", Value::Id(company.id.any()));
    }
    Ok(())
}

/// After an activity that still has no company: the one behind its person, opportunity or lead, whoever may see it.
pub fn belongs(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    let Some(after) = written.after else { return Ok(()) };
    let nowhere = after.get("company").is_none_or(Value::is_null);
    if !nowhere || !["person", "opportunity", "lead"].iter().any(|field| written.changed(field)) {
        return Ok(());
    }
    match company_behind(tx, after)? {
        Some(company) => tx.as_program(|tx| {
            let change = Change::new().set(Activity::COMPANY, Some(company));
            tx.change(written.id.of::<Activity>(), change)
        }),
        None => Ok(()),
    }
}

/// After a lead has become a company: what was said and done with the lead was said and done with the company.
pub fn follow_lead(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    let Some(company) = written.after.filter(|_| written.changed("company")).and_then(|after| after.get("company"))
    else {
        return Ok(());
    };
    let Some(company) = company.as_id() else { return Ok(()) };
    let touches = Query::all::<Activity>()
        .is(Activity::LEAD, Some(written.id.of::<Lead>()))
        .test(Activity::COMPANY.name(), Test::Empty)
        .limit(MANY);
    tx.as_program(|tx| {
        for activity in tx.rows::<Activity>(&touches)? {
            tx.change(activity.id, Change::new().set(Activity::COMPANY, Some(company.of::<Company>())))?;
        }
        Ok(())
    })
}

/// The company behind an activity's person, opportunity or lead, in this order.
fn company_behind(tx: &mut Tx, values: &Values) -> Result<Option<Id<Company>>> {
    let of = |field: &str| values.get(field).and_then(Value::as_id);
    let (person, opportunity, lead) = (of("person"), of("opportunity"), of("lead"));
    tx.as_program(|tx| {
        if let Some(person) = person.map(|id| tx.find(id.of::<Person>())).transpose()?.flatten()
            && person.company.is_some()
        {
            return Ok(person.company);
        }
        if let Some(opportunity) = opportunity.map(|id| tx.find(id.of::<Opportunity>())).transpose()?.flatten() {
            return Ok(Some(opportunity.company));
        }
        let lead = lead.map(|id| tx.find(id.of::<Lead>())).transpose()?.flatten();
        Ok(lead.and_then(|lead| lead.company))
    })
}

/// Brings the last touch of companies up to the activities whose day has come meanwhile, and notes the leads that such an
/// activity answered; gives how many changed. Made by night, as nobody writes anything when a planned visit's day comes.
pub fn catch_up(store: &Store) -> Result<usize> {
    let program = kernel::Actor::system(kernel::Face::Job);
    let (behind, answered) = store.read_blocking(program.clone(), |db| {
        let since = db.today().checked_sub(LATELY.days()).map_err(Error::internal)?;
        Ok((db.touched_since(since)?, leads_to_note(db, since)?))
    })?;
    let count = behind.len() + answered.len();
    for slice in behind.chunks(SLICE) {
        let slice = slice.to_vec();
        store.write_blocking(program.clone(), move |tx| {
            slice.iter().try_for_each(|(company, day)| {
                let change = Change::new().set(Company::LAST_TOUCH, Some(*day));
                set(tx, company.of(), |known| known.last_touch < Some(*day), change)
            })
        })?;
    }
    for slice in answered.chunks(SLICE) {
        let slice = slice.to_vec();
        store.write_blocking(program.clone(), move |tx| {
            slice.iter().try_for_each(|lead| crate::sales::answering::note(tx, *lead))
        })?;
    }
    Ok(count)
}

/// Leads without an answer towards which something planned has come.
fn leads_to_note(db: &Db, since: Date) -> Result<Vec<Id<Lead>>> {
    let answers = Query::all::<Activity>()
        .is(Activity::DIRECTION, Some(Direction::Outgoing))
        .test(Activity::AT.name(), Test::AtLeast(Value::Date(since)))
        .test(Activity::AT.name(), Test::AtMost(Value::Time(db.now())))
        .test(Activity::LEAD.name(), Test::Filled)
        .test("lead.answered_at", Test::Empty)
        .limit(MANY);
    let mut leads: Vec<Id<Lead>> = db.rows::<Activity>(&answers)?.into_iter().filter_map(|one| one.lead).collect();
    leads.sort();
    leads.dedup();
    Ok(leads)
}

/// After a task: the day of the company's next open one.
pub fn next_step(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    if !["company", "due", "done_at"].iter().any(|field| written.changed(field)) {
        return Ok(());
    }
    companies(&written).into_iter().try_for_each(|company| tx.as_program(|tx| planned(tx, company)))
}

/// Computes both for a company, after a merge has moved activities and tasks. As the program.
pub fn bring_up_to_date(tx: &mut Tx, company: Id<Company>) -> Result<()> {
    touched(tx, company)?;
    planned(tx, company)
}

fn touched(tx: &mut Tx, company: Id<Company>) -> Result<()> {
    let latest = tx.first::<Activity>(
        Query::all::<Activity>()
            .is(Activity::COMPANY, Some(company))
            .test(Activity::AT.name(), Test::AtMost(Value::Date(tx.today())))
            .by_falling("at"),
    )?;
    let day = latest.map(|activity| activity.at.date_in(tx.clock().zone()));
    set(tx, company, |known| known.last_touch != day, Change::new().set(Company::LAST_TOUCH, day))
}

fn planned(tx: &mut Tx, company: Id<Company>) -> Result<()> {
    let next = tx.first::<Task>(
        Query::all::<Task>()
            .is(Task::COMPANY, Some(company))
            .test(Task::DONE_AT.name(), Test::Empty)
            .test(Task::DUE.name(), Test::Filled)
            .by("due"),
    )?;
    let day: Option<Date> = next.and_then(|task| task.due);
    set(tx, company, |known| known.next_step != day, Change::new().set(Company::NEXT_STEP, day))
}

/// A task about a record belongs to the company of that record, unless one is named.
pub fn find_company(tx: &mut Tx, values: &mut Values) -> Result<()> {
    let named = values.get("company").is_some_and(|company| !company.is_null());
    let Some(Value::Record(about)) = values.get("about").filter(|_| !named).cloned() else { return Ok(()) };
    let company = match about.of {
        "company" => Some(about.id),
        of if tx.describe(of)?.find("company").is_some() => tx.view(of, about.id)?.value("company").as_id(),
        _ => None,
    };
    if let Some(company) = company {
        values.set("company", Value::Id(company));
    }
    Ok(())
}

/// The companies that a record belonged to before and after.
fn companies(written: &Written<'_>) -> Vec<Id<Company>> {
    let of = |values: Option<&Values>| values.and_then(|values| values.get("company")).and_then(Value::as_id);
    let mut companies: Vec<Id<Company>> =
        [of(written.before), of(written.after)].into_iter().flatten().map(|id| id.of()).collect();
    companies.dedup();
    companies
}

/// Writes a fact of a company, unless it is so already or the company is in the bin.
fn set(tx: &mut Tx, id: Id<Company>, differs: impl Fn(&Company) -> bool, change: Change<Company>) -> Result<()> {
    match tx.find(id)? {
        Some(company) if differs(&company) => tx.change(id, change),
        _ => Ok(()),
    }
}
