//! A person who works elsewhere from now on leaves a trace: jobs are kept over time.

use kernel::Result;
use record::{Change, Query, Test, Value};
use store::{Tx, Written};

use super::{Job, Person};

/// Ends the job at the old company and begins one at the new.
pub fn keep_history(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    let Some(after) = written.after.filter(|_| written.changed("company") || written.changed("position")) else {
        return Ok(());
    };
    let person = written.id.of::<Person>();
    let company = after.get("company").and_then(Value::as_id);
    let position = after.get("position").and_then(Value::as_text).map(str::to_owned);
    let today = tx.today();
    // A new person has been there for an unknown time; one who changes begins today.
    let since = written.before.map(|_| today);
    tx.as_program(|tx| {
        let open = Query::all::<Job>().is(Job::PERSON, person).test(Job::UNTIL.name(), Test::Empty);
        let mut there = false;
        for job in tx.rows::<Job>(&open)? {
            if Some(job.company.any()) == company {
                there = true;
                tx.change(job.id, Change::new().set(Job::POSITION, position.clone()))?;
            } else {
                tx.change(job.id, Change::new().set(Job::UNTIL, Some(today)))?;
            }
        }
        match company {
            Some(company) if !there => {
                let job = Change::new()
                    .set(Job::PERSON, person)
                    .set(Job::COMPANY, company.of())
                    .set(Job::POSITION, position.clone())
                    .set(Job::SINCE, since);
                tx.create(job).map(|_| ())
            }
            _ => Ok(()),
        }
    })
}
