//! Groups of companies stay trees.

use kernel::{Error, Id, Result};
use store::{Tx, Written};

use super::Company;

/// Refuses a company that would stand above itself.
pub fn stays_a_tree(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    let parent = written.after.and_then(|after| after.get("parent")).and_then(record::Value::as_id);
    let Some(parent) = parent.filter(|_| written.changed("parent")) else { return Ok(()) };
    // The whole group counts, also those companies in it that the actor may not see.
    tx.as_program(|tx| {
        let mut above: Option<Id<Company>> = Some(parent.of());
        while let Some(company) = above {
            if company.any() == written.id {
                return Err(Error::invalid("error-group-ring").on("parent"));
            }
            above = tx.find(company)?.and_then(|company| company.parent);
        }
        Ok(())
    })
}
