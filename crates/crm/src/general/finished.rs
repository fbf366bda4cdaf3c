//! Whoever started work in the background is told when it has ended.

use kernel::{Actor, AnyId, Face, Result};
use record::RecordRef;
use serde_json::json;
use store::{JobState, Work};

use super::notify::tell_by_program;
use super::{ImportRun, NotificationKind};
use record::Record as _;

/// Tells the starter of a job about an import that it has ended, and how.
pub fn tell_starter(work: &Work, state: JobState) -> Result<()> {
    let payload: serde_json::Value = work.payload()?;
    let run: Option<AnyId> = payload["run"].as_str().and_then(|id| id.parse().ok());
    let (Some(user), Some(run)) = (work.job().user, run) else { return Ok(()) };
    let words = match state {
        JobState::Done => "told-finished",
        JobState::Cancelled => "told-stopped",
        _ => "told-failed",
    };
    work.store().write_blocking(Actor::system(Face::Job), move |tx| {
        let about = RecordRef { of: ImportRun::TYPE, id: run };
        tell_by_program(tx, user, NotificationKind::Finished, about, words, json!({}))
    })
}
