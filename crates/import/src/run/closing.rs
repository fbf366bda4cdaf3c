//! The days on which opportunities were closed: those of the file, not the day of the import.

use crm::sales::Opportunity;
use kernel::{AnyId, Date, Result};
use record::{Change, Value};
use store::Tx;

use super::slice::{Desk, Named, passable};

/// Sets the days of what was won or lost: the one that the file names, else the one on which it was to be decided, if that
/// day has passed.
pub(super) fn days(tx: &mut Tx<'_>, desk: &mut Desk<'_>, place: usize, named: &Named) -> Result<()> {
    if desk.task.kind.slots[place].of.name != "opportunity" {
        return Ok(());
    }
    let today = tx.today();
    let mut closed: Vec<(AnyId, Date)> = Vec::new();
    for row in (0..desk.drafts.len()).filter(|row| !desk.over[*row]) {
        let Some(id) = desk.ids[place][row] else { continue };
        let stage = desk.values(place, row, named).get("stage").and_then(Value::as_id);
        if !stage.is_some_and(|stage| desk.lost.contains(&stage) || desk.won.contains(&stage)) {
            continue;
        }
        let draft = &desk.drafts[row].slots[place];
        let day = |field: &str| match draft.get(field) {
            Some(Value::Date(day)) if *day <= today => Some(*day),
            _ => None,
        };
        // A record that was there has been closed on a day of its own, unless the file says another.
        let supposed = || day("expected_close").filter(|_| desk.made.contains(&id));
        closed.extend(day("closed_on").or_else(supposed).filter(|day| *day < today).map(|day| (id, day)));
    }
    for (id, day) in closed {
        // The day follows from the stage and is nobody's to set but the program's.
        let change = || Change::new().set(Opportunity::CLOSED_ON, Some(day));
        if let Err(error) = tx.attempt(|tx| tx.as_program(|tx| tx.change(id.of::<Opportunity>(), change()))) {
            let error = passable(error)?;
            tracing::warn!(%error, "the day on which an opportunity was closed could not be set");
        }
    }
    Ok(())
}
