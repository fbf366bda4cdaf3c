//! How far an import is, kept with each slice, so that one whose program is killed goes on where it was.

use std::sync::Arc;

use kernel::Result;
use serde::{Deserialize, Serialize};
use store::Tx;

use super::draft::{Done, Draft, Remark};
use super::report::{Entry, Fate, reason, remarks};
use super::slice::{Task, Written};
use super::summary::Counts;

/// Where an import was when its last slice was committed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Reached {
    /// Rows of the file behind it, good and bad.
    pub(super) rows: u64,
    /// Bytes of the file of refused rows before the slice.
    pub(super) report: u64,
    /// Rows of the slice that belong into that file: they are written behind the commit.
    pub(super) owed: Vec<Entry>,
    pub(super) counts: Counts,
}

/// Keeps how far an import is, within the transaction of a slice; given nothing to keep, it only makes sure that the import is
/// still this runner's. Fails when another has taken it over.
pub type Keep = Arc<dyn Fn(&mut Tx<'_>, Option<&Reached>) -> Result<()> + Send + Sync>;

/// Where an import begins, and how it is kept alive.
#[derive(Default)]
pub struct Course<'a> {
    /// Where it goes on; none for one that begins.
    pub from: Option<Reached>,
    /// Who keeps how far it is.
    pub keep: Option<Keep>,
    /// Says, of an import that was told to stop, whether it is only to wait for the program to start again.
    pub waits: Option<&'a dyn Fn() -> bool>,
}

/// What a written slice adds to the counts, and what of it belongs into the file of refused rows.
pub(super) fn account(task: &Task, drafts: &[Draft], written: &Written, before: &Counts) -> (Counts, Vec<Entry>) {
    let mut counts = before.clone();
    let mut owed = Vec::new();
    let mut is_bad = vec![false; drafts.len()];
    for (place, error) in &written.bad {
        let row = &drafts[*place].row;
        let why = reason(&task.kind, task.lang, error);
        owed.push(Entry::new(row.line(), Some(row), Fate::Refused, &why));
        counts.refuse(row.line(), why, error);
        is_bad[*place] = true;
    }
    for (place, draft) in drafts.iter().enumerate().filter(|(place, _)| !is_bad[*place]) {
        counts.leave(&draft.left);
        let is_true = |remark: &&Remark| remark.done != Done::WithTax || !written.total_stays.contains(&place);
        let said: Vec<Remark> = draft.remarks.iter().filter(is_true).cloned().collect();
        if !said.is_empty() {
            let said = remarks(&task.kind, task.lang, &said);
            owed.push(Entry::new(draft.row.line(), Some(&draft.row), Fate::Taken, &said));
            counts.remark(draft.row.line(), said);
        }
    }
    counts.add(drafts.len(), written);
    (counts, owed)
}
