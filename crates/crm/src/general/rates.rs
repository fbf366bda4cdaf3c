//! A rate that is entered or corrected later reaches the amounts that were waiting for it.

use kernel::{Currency, Result};
use record::Value;
use serde::{Deserialize, Serialize};
use store::{JobKind, Tx, Work, Written};

use crate::insight::standings;

/// The kind of jobs that reckon base amounts anew.
const KIND: &str = "rates";

/// Which amounts are reckoned anew.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Rates {
    currency: Currency,
}

/// After a rate: starts the job that gives the amounts of its currency their base amounts. Rates entered one after the
/// other share a job as long as it has not begun.
pub fn written(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    if !["currency", "date", "rate"].iter().any(|field| written.changed(field)) {
        return Ok(());
    }
    let both = [written.before, written.after].into_iter().flatten();
    let mut currencies: Vec<Currency> = both
        .filter_map(|values| values.get("currency").and_then(Value::as_text).and_then(|code| code.parse().ok()))
        .collect();
    currencies.dedup();
    currencies.into_iter().try_for_each(|currency| tx.start_job_once(KIND, &Rates { currency }).map(|_| ()))
}

/// The kind of jobs that does it.
pub fn kind() -> JobKind {
    JobKind::new(KIND, rebase)
}

fn rebase(work: &Work) -> Result<()> {
    let wanted: Rates = work.payload()?;
    let changed = work.store().rebase(wanted.currency, &mut |done| {
        work.tell(done, None, None);
        !work.should_stop()
    })?;
    if work.should_stop() {
        return Err(kernel::Error::new(kernel::Fault::Busy, "error-stopping"));
    }
    if changed > 0 {
        standings::refresh(work.store())?;
    }
    Ok(())
}
