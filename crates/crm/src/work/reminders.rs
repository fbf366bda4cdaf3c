//! Tasks remind of themselves in the morning of their day.

use std::collections::HashSet;

use jiff::ToSpan;
use kernel::{Actor, AnyId, Date, Error, Face, Result};
use record::{Query, Record as _, RecordRef, Test, Value};
use serde_json::json;
use store::{Db, Store};

use super::Task;
use crate::general::notify::tell_by_program;
use crate::general::{Notification, NotificationKind};

/// How many days back an open task is still reminded of, should nobody have been told in time.
const LATELY: i64 = 35;
/// Tasks told of in one transaction.
const SLICE: usize = 200;
/// Records read at once.
const MANY: usize = 10_000;

/// An open task whose day has come.
#[derive(Clone, Copy, Debug)]
struct Due {
    task: AnyId,
    owner: AnyId,
    day: Date,
}

/// Tells the owners of open tasks that are due today, or were while nobody was told: once for each task and day. Gives how
/// many were told.
pub fn remind(store: &Store) -> Result<usize> {
    let program = Actor::system(Face::Job);
    let due = store.read_blocking(program.clone(), due)?;
    for slice in due.chunks(SLICE) {
        let slice = slice.to_vec();
        store.write_blocking(program.clone(), move |tx| {
            let today = tx.today();
            slice.iter().try_for_each(|due| {
                let words = if due.day < today { "told-overdue" } else { "told-due" };
                let about = RecordRef { of: Task::TYPE, id: due.task };
                let details = json!({ "day": due.day.to_string() });
                tell_by_program(tx, due.owner, NotificationKind::Due, about, words, details)
            })
        })?;
    }
    Ok(due.len())
}

/// The tasks whose owners were not told of that day yet.
fn due(db: &Db) -> Result<Vec<Due>> {
    let since = db.today().checked_sub(LATELY.days()).map_err(Error::internal)?;
    let open = Query::all::<Task>()
        .test(Task::DONE_AT.name(), Test::Empty)
        .test(Task::OWNER.name(), Test::Filled)
        .test(Task::DUE.name(), Test::AtLeast(Value::Date(since)))
        .test(Task::DUE.name(), Test::AtMost(Value::Date(db.today())))
        .limit(MANY);
    let mut due: Vec<Due> = db
        .rows::<Task>(&open)?
        .into_iter()
        .filter_map(|task| Some(Due { task: task.id.any(), owner: task.owner?.any(), day: task.due? }))
        .collect();
    let mut told: HashSet<(AnyId, AnyId, String)> = HashSet::new();
    for some in due.chunks(SLICE) {
        let about = some.iter().map(|due| Value::Record(RecordRef { of: Task::TYPE, id: due.task })).collect();
        let query = Query::all::<Notification>()
            .is(Notification::KIND, NotificationKind::Due)
            .test(Notification::ABOUT.name(), Test::In(about))
            .limit(MANY);
        for notification in db.rows::<Notification>(&query)? {
            let details: serde_json::Value =
                notification.details.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
            if let (Some(about), Some(day)) = (notification.about, details["day"].as_str()) {
                told.insert((about.id, notification.user.any(), day.to_owned()));
            }
        }
    }
    due.retain(|due| !told.contains(&(due.task, due.owner, due.day.to_string())));
    Ok(due)
}
