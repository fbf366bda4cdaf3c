//! Two people changed the same field: what I sent and what stands there now.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{AnyId, Result};
use maud::Markup;
use record::{Kind, RecordRef, RecordType, Value, View};
use store::Db;

use crate::http::Posted;
use crate::kit::{self, Clash};
use crate::read_form;
use crate::show::{Show, field_label};

/// A change that was refused because somebody was quicker.
#[derive(Clone, Debug)]
pub struct Clashed {
    /// The record's type.
    pub of: Arc<RecordType>,
    /// Which record.
    pub id: AnyId,
    /// The fields that were sent.
    pub fields: Vec<String>,
    /// Where the choice is posted.
    pub action: String,
}

/// Whether a form carries the choice of a clash: then it comes from the dialog and not from the place of the value.
pub fn is_chosen(sent: &Posted) -> bool {
    sent.0.iter().any(|(name, _)| name.starts_with("keep-"))
}

/// The form that shows both values of each field.
pub fn clash(db: &Db<'_>, clashed: &Clashed, sent: &Posted, csrf: &str) -> Result<Markup> {
    let show = Show::of(db);
    let of = &clashed.of;
    let theirs = db.view(of.name, clashed.id)?;
    let fields = clashed.fields.iter().map(|name| of.field(name).cloned()).collect::<Result<Vec<_>>>()?;
    let reader =
        read_form::Reader { lang: show.lang, zone: &show.zone, currency: show.base, catalogue: db.catalogue() };
    let mine = read_form::read(sent, &fields, &reader).values;
    let titles = titles(db, &fields, &mine)?;
    let mut clashes = Vec::new();
    for field in &fields {
        let Some(value) = mine.get(&field.name) else { continue };
        clashes.push(Clash {
            name: field.name.to_string(),
            label: field_label(show.lang, of.name, field),
            mine: plain(&show, &field.kind, value, &titles),
            sent: read_form::sent_for(sent, &field.name),
            theirs: shown(&show, &theirs, field),
        });
    }
    let last = db.history(theirs.record(), None, 1)?.pop();
    let user = db.catalogue().get("user")?.name;
    let who = match last.as_ref().and_then(|entry| entry.user) {
        Some(id) => db.title(RecordRef { of: user, id })?.unwrap_or_default(),
        None => String::from("Kilit"),
    };
    let when = last.map(|entry| words::relative(show.lang, kernel::format::relative(show.now, entry.at)));
    let when = when.unwrap_or_default();
    Ok(kit::conflict(show.lang, csrf, &clashed.action, theirs.version, &who, &when, &clashes))
}

fn titles(db: &Db<'_>, fields: &[record::Field], values: &record::Values) -> Result<HashMap<AnyId, String>> {
    let mut records = Vec::new();
    for field in fields {
        let target = field.kind.target().and_then(|target| db.catalogue().get(target).ok()).map(|of| of.name);
        match (values.get(&field.name), target) {
            (Some(Value::Record(record)), _) => records.push(*record),
            (Some(Value::Id(id)), Some(of)) => records.push(RecordRef { of, id: *id }),
            (Some(Value::Ids(ids)), Some(of)) => records.extend(ids.iter().map(|id| RecordRef { of, id: *id })),
            _ => {}
        }
    }
    Ok(db.titles(&records)?.into_iter().map(|(record, title)| (record.id, title)).collect())
}

/// A value as bare words: a link inside a label would be followed instead of chosen.
fn plain(show: &Show, kind: &Kind, value: &Value, titles: &HashMap<AnyId, String>) -> kit::Cell {
    kit::Cell::from(show.value_text(kind, value, &|id| titles.get(&id).cloned()).as_str())
}

fn shown(show: &Show, view: &View, field: &record::Field) -> kit::Cell {
    kit::Cell::from(show.text(view, &field.name).as_str())
}
