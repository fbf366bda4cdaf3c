//! When a company was last touched, and what comes next there.

use kernel::{Date, Id, Result};
use record::{Change, Query, Test, Value, Values};
use store::{Tx, Written};

use super::{Activity, Task};
use crate::customers::Company;

/// After an activity: the company's last touch.
pub fn last_touch(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    if !written.changed("company") && !written.changed("at") {
        return Ok(());
    }
    companies(&written).into_iter().try_for_each(|company| tx.as_program(|tx| touched(tx, company)))
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
