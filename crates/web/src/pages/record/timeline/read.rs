//! Where the entries of a timeline come from.

use std::collections::HashMap;

use kernel::{AnyId, Result, Timestamp};
use maud::html;
use record::{Path, Query, RecordRef, Test, Value, View};
use store::{Action, Db};

use super::{Happened, Only, Reached, change, talk};
use crate::kit::{self, Entry};
use crate::pages::record::AtHand;

/// Letters of a note about a touch that are shown before one opens it.
const GLIMPSE: usize = 600;

/// The place of an entry in the order of the timeline.
pub(super) type Place = (Timestamp, AnyId);

/// Entries from where the page before ended, at least `limit` new ones of each source where there are so many, in no
/// order; and the place up to which no source has more than it brought.
pub(super) fn read(
    db: &Db<'_>,
    at: &AtHand,
    only: Only,
    reached: Option<Reached>,
    limit: usize,
) -> Result<(Vec<Happened>, Option<Place>)> {
    let mut all = Vec::new();
    let mut horizon = None;
    let wants = |one: Only| only == Only::All || only == one;
    if wants(Only::Activities)
        && let Some(field) = touch_field(db, at)?
    {
        horizon = horizon.max(touches(db, at, field, reached, limit, &mut all)?);
    }
    if wants(Only::Comments) && !at.of.part {
        horizon = horizon.max(talk::comments(db, at, reached, limit, &mut all)?);
    }
    if wants(Only::Files) && !at.of.part {
        horizon = horizon.max(files(db, at, reached, limit, &mut all)?);
    }
    if wants(Only::Changes) {
        horizon = horizon.max(changes(db, at, only, reached, limit, &mut all)?);
    }
    Ok((all, horizon))
}

/// The field by which touches refer to records of this type, if they do and the reader may see them.
pub(super) fn touch_field(db: &Db<'_>, at: &AtHand) -> Result<Option<&'static str>> {
    let of = db.describe("activity")?;
    if !db.access().may(&of, Action::See) {
        return Ok(None);
    }
    // The owner of a touch is no subject of it.
    let field = of.references_to(at.of.name).find(|field| of.whose.within.iter().any(|within| field.name == *within));
    Ok(field
        .filter(|field| db.access().sees(&of, field))
        .and_then(|field| of.whose.within.iter().find(|within| field.name == **within).copied()))
}

/// A query for what happened from where the page before ended, the latest first. What was shown of the same moment is
/// brought again, and left out by whoever puts the sources together.
pub(super) fn older(query: Query, field: &'static str, reached: Option<Reached>, limit: usize) -> Query {
    let query = query.by_falling(field);
    match reached {
        Some(reached) => query.test(field, Test::AtMost(Value::Time(reached.at))).limit(limit + reached.same),
        None => query.limit(limit),
    }
}

/// The place of the last entry of a source, if it has more.
pub(super) fn horizon(page: &store::Page, field: &str) -> Option<Place> {
    let last = page.rows.last().filter(|_| page.next.is_some())?;
    match last.value(field) {
        Value::Time(at) => Some((*at, last.id)),
        _ => None,
    }
}

fn touches(
    db: &Db<'_>,
    at: &AtHand,
    field: &'static str,
    reached: Option<Reached>,
    limit: usize,
    all: &mut Vec<Happened>,
) -> Result<Option<Place>> {
    let of = db.describe("activity")?;
    let query = Query::of("activity").test(field, Test::In(vec![Value::Id(at.view.id)]));
    let mut query = older(query, "at", reached, limit);
    let shown = ["kind", "subject", "at", "owner", "person", "outcome", "text", "company", "duration"];
    query.fields = shown
        .into_iter()
        .filter(|name| of.find(name).is_some_and(|field| db.access().sees(&of, field)))
        .map(Path::from)
        .collect();
    let page = db.page(&query)?;
    for view in &page.rows {
        if let Value::Time(when) = view.value("at") {
            all.push(Happened { at: *when, id: view.id, entry: touch(at, view) });
        }
    }
    Ok(horizon(&page, "at"))
}

fn touch(at: &AtHand, view: &View) -> Entry {
    let kind = view.value("kind").as_text().unwrap_or("note");
    let (icon, tone) = crate::show::activity_mark(kind);
    let with =
        ["person", "company"].into_iter().filter(|name| at.of.name != *name).find(|name| view.title_of(name).is_some());
    Entry {
        icon: icon.to_owned(),
        tone,
        title: html! {
            a href=(format!("/activities/{}", view.id)) { (view.title) }
            " " span class="faint" { (at.show.text(view, "kind")) }
        },
        by: view.title_of("owner").unwrap_or_default().to_owned(),
        body: html! {
            @if with.is_some() || !view.value("outcome").is_null() {
                div class="entry-facts" {
                    @if let Some(name) = with { (kit::cell(&at.show.cell(view, name))) }
                    @if !view.value("outcome").is_null() { (kit::cell(&at.show.cell(view, "outcome"))) }
                    @if !view.value("duration").is_null() { span { (at.show.text(view, "duration")) } }
                }
            }
            @if let Value::Text(text) = view.value("text") { (kit::prose(&glimpse(text))) }
        },
        live: String::new(),
        ..Entry::default()
    }
}

fn glimpse(text: &str) -> String {
    match text.char_indices().nth(GLIMPSE) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

fn files(
    db: &Db<'_>,
    at: &AtHand,
    reached: Option<Reached>,
    limit: usize,
    all: &mut Vec<Happened>,
) -> Result<Option<Place>> {
    let of = db.describe("attachment")?;
    if !db.access().may(&of, Action::See) {
        return Ok(None);
    }
    let query = Query::of("attachment").test("about", Test::In(vec![Value::Record(at.record())]));
    let mut query = older(query, "created_at", reached, limit);
    query.fields = ["name", "size", "created_at", "created_by"].into_iter().map(Path::from).collect();
    let page = db.page(&query)?;
    for view in &page.rows {
        if let Value::Time(when) = view.value("created_at") {
            all.push(Happened { at: *when, id: view.id, entry: file(at, view) });
        }
    }
    Ok(horizon(&page, "created_at"))
}

fn file(at: &AtHand, view: &View) -> Entry {
    let size = match view.value("size") {
        Value::Int(bytes) => kernel::format::file_size(at.show.lang, u64::try_from(*bytes).unwrap_or(0)),
        _ => String::new(),
    };
    Entry {
        icon: "paperclip".to_owned(),
        title: html! { (at.word("records-file-added")) },
        by: view.title_of("created_by").unwrap_or_default().to_owned(),
        files: html! { a class="file" href=(format!("/attachments/{}/file/file", view.id)) { (kit::icon("file")) span class="clip" { (view.title) } span class="faint" { (size) } } },
        ..Entry::default()
    }
}

fn changes(
    db: &Db<'_>,
    at: &AtHand,
    only: Only,
    reached: Option<Reached>,
    limit: usize,
    all: &mut Vec<Happened>,
) -> Result<Option<Place>> {
    // Entries of the log have ids that grow with time, so that the place they go on from is an id.
    let from = reached.map(|reached| {
        let next = Timestamp::from_millis(reached.at.millis() + 1);
        reached.id.clamp(AnyId::earliest(reached.at), AnyId::earliest(next))
    });
    let entries = db.history(at.record(), from, limit)?;
    let more = entries.last().filter(|_| entries.len() == limit).map(|entry| (entry.at, entry.id));
    // What the program computed stands among all changes only: beside what people did it would be noise.
    let told: Vec<store::Entry> = entries
        .into_iter()
        .filter_map(|mut entry| {
            if only == Only::All && entry.deed == store::Deed::Change {
                entry.fields.retain(|change| at.of.find(&change.name).is_some_and(|field| !field.read_only));
            }
            (entry.deed != store::Deed::Change || !entry.fields.is_empty()).then_some(entry)
        })
        .collect();
    let titles = titles(db, at, &told)?;
    for entry in told {
        let (when, id) = (entry.at, entry.id);
        all.push(Happened { at: when, id, entry: change::entry(at, entry, &titles) });
    }
    Ok(more)
}

/// The titles of users and of what changed references point at.
fn titles(db: &Db<'_>, at: &AtHand, entries: &[store::Entry]) -> Result<HashMap<RecordRef, String>> {
    let mut records: Vec<RecordRef> = Vec::new();
    for entry in entries {
        records.extend(entry.user.map(|id| RecordRef { of: "user", id }));
        for changed in &entry.fields {
            let target = at.of.find(&changed.name).and_then(|field| field.kind.target());
            for value in [&changed.before, &changed.after] {
                match (value, target) {
                    (Value::Id(id), Some(of)) => records.push(RecordRef { of, id: *id }),
                    (Value::Ids(ids), Some(of)) => records.extend(ids.iter().map(|id| RecordRef { of, id: *id })),
                    (Value::Record(record), _) => records.push(*record),
                    _ => {}
                }
            }
        }
    }
    if records.is_empty() { Ok(HashMap::new()) } else { db.titles(&records) }
}
