//! Who is told what: followers of changes and comments by others, whoever is mentioned, whoever is given something.
//! Nobody is told of what he may not see.

use std::collections::BTreeSet;

use kernel::{AnyId, Face, Id, Result};
use record::{Change, Query, RecordRef, RecordType, Test, Value};
use serde_json::json;
use store::{Db, Tx, Written};

use super::{Notification, NotificationKind, follow};
use crate::rights::User;

/// Fields whose change is nobody's news: computed, or kept by the store.
fn is_news(of: &RecordType, field: &str) -> bool {
    of.find(field).is_some_and(|field| !field.read_only)
}

/// After a write by a person: tells followers of the change, and a new owner that the record is his now.
pub fn of_change(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    let Some(author) = author(tx) else { return Ok(()) };
    let of = tx.describe(written.of)?;
    if of.part || of.settings {
        return Ok(());
    }
    let record = RecordRef { of: of.name, id: written.id };
    let assigned = assigned(&of, &written, author);
    if let Some(user) = assigned {
        tell(tx, user, NotificationKind::Assignment, record, json!({ "by": author }))?;
    }
    let (Some(_), Some(after)) = (written.before, written.after) else { return Ok(()) };
    let fields: Vec<String> = after
        .iter()
        .map(|(name, _)| name.to_string())
        .filter(|name| is_news(&of, name) && written.changed(name))
        .collect();
    if fields.is_empty() {
        return Ok(());
    }
    for follower in follow::followers(tx, record)? {
        if follower.any() != author && Some(follower.any()) != assigned {
            tell_of_fields(tx, follower.any(), record, author, &fields)?;
        }
    }
    Ok(())
}

/// After a comment: tells whom it mentions and who follows, and makes its author a follower, who wants the answer.
pub fn of_comment(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    let (None, Some(after), Some(author)) = (written.before, written.after, author(tx)) else { return Ok(()) };
    let Some(Value::Record(about)) = after.get("about") else { return Ok(()) };
    let mentioned: Vec<AnyId> = match after.get("mentions") {
        Some(Value::Ids(ids)) => ids.clone(),
        _ => Vec::new(),
    };
    let details = json!({ "by": author, "comment": written.id });
    for user in mentioned.iter().filter(|user| **user != author) {
        tell(tx, *user, NotificationKind::Mention, *about, details.clone())?;
    }
    for follower in follow::followers(tx, *about)? {
        if follower.any() != author && !mentioned.contains(&follower.any()) {
            tell(tx, follower.any(), NotificationKind::Comment, *about, details.clone())?;
        }
    }
    follow::add(tx, *about, author.of())
}

/// The person who writes; imports and jobs tell nobody of each row.
fn author(tx: &Tx) -> Option<AnyId> {
    let actor = tx.actor();
    actor.user.filter(|_| actor.batch.is_none() && !matches!(actor.face, Face::Import | Face::Job))
}

fn assigned(of: &RecordType, written: &Written<'_>, author: AnyId) -> Option<AnyId> {
    let owner = of.whose.owner?;
    let user = written.after?.get(owner)?.as_id()?;
    (written.changed(owner) && user != author).then_some(user)
}

/// One line for all changes of a record that were not read yet, naming the fields that the user may see.
fn tell_of_fields(tx: &mut Tx, user: AnyId, record: RecordRef, author: AnyId, fields: &[String]) -> Result<()> {
    let seen = tx.as_seen_by(user, |db| {
        let of = db.describe(record.of)?;
        Ok(fields.iter().filter(|name| of.find(name).is_some_and(|f| db.access().sees(&of, f))).cloned().collect())
    })?;
    let seen: BTreeSet<String> = seen.unwrap_or_default();
    if seen.is_empty() {
        return Ok(());
    }
    let waiting = tx.as_program(|tx| {
        tx.first::<Notification>(
            Query::all::<Notification>()
                .is(Notification::USER, user.of::<User>())
                .is(Notification::KIND, NotificationKind::Change)
                .test("about", Test::In(vec![Value::Record(record)]))
                .test("read_at", Test::Empty),
        )
    })?;
    let Some(waiting) = waiting else {
        return tell(tx, user, NotificationKind::Change, record, json!({ "by": author, "fields": seen }));
    };
    let mut all: BTreeSet<String> = fields_of(waiting.details.as_deref()).into_iter().collect();
    all.extend(seen);
    let details = json!({ "by": author, "fields": all }).to_string();
    tx.as_program(|tx| tx.change(waiting.id, Change::new().set(Notification::DETAILS, Some(details))))
}

/// The fields that a notification of a change names.
pub fn fields_of(details: Option<&str>) -> Vec<String> {
    let details: serde_json::Value = details.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    details["fields"].as_array().into_iter().flatten().filter_map(|f| f.as_str().map(str::to_owned)).collect()
}

/// Tells a user something about a record, if he may see it.
pub fn tell(
    tx: &mut Tx,
    user: AnyId,
    kind: NotificationKind,
    about: RecordRef,
    details: serde_json::Value,
) -> Result<()> {
    tell_by_program(tx, user, kind, about, "notification_kind", details)
}

/// Tells a user something in words of its own, if he may see what it is about.
pub fn tell_by_program(
    tx: &mut Tx,
    user: AnyId,
    kind: NotificationKind,
    about: RecordRef,
    words: &str,
    details: serde_json::Value,
) -> Result<()> {
    if tx.as_seen_by(user, |db: &Db<'_>| Ok(db.title(about)?.is_some()))? != Some(true) {
        return Ok(());
    }
    let change = Change::new()
        .set(Notification::USER, user.of::<User>())
        .set(Notification::KIND, kind)
        .set(Notification::ABOUT, Some(about))
        .set(Notification::MESSAGE, words.to_owned())
        .set(Notification::DETAILS, Some(details.to_string()));
    tx.as_program(|tx| tx.create(change)).map(|_: Id<Notification>| ())
}

/// Marks one's notifications as read: one, those about a record, or all. Gives how many there were.
pub fn mark_read(tx: &mut Tx, which: Which) -> Result<usize> {
    let Some(me) = tx.actor().user else { return Ok(0) };
    let now = tx.now();
    tx.as_program(|tx| {
        let mut query = Query::all::<Notification>()
            .is(Notification::USER, me.of::<User>())
            .test("read_at", Test::Empty)
            .limit(1_000);
        query = match which {
            Which::All => query,
            Which::One(id) => query.filter(record::Filter::Ids(vec![id])),
            Which::About(record) => query.test("about", Test::In(vec![Value::Record(record)])),
        };
        let unread = tx.rows::<Notification>(&query)?;
        for notification in &unread {
            tx.change(notification.id, Change::new().set(Notification::READ_AT, Some(now)))?;
        }
        Ok(unread.len())
    })
}

/// Which notifications are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    All,
    /// One.
    One(AnyId),
    /// Those about a record, when one opens it.
    About(RecordRef),
}
