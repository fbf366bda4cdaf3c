//! All fields of a record by section, each opened for editing where it stands, facts with their last confirmation.

use std::collections::HashMap;

use crm::customers::Confirmed;
use kernel::{Result, Timestamp};
use maud::{Markup, html};
use record::description::SYSTEM_FIELDS;
use record::{Field, Kind, RecordRef, Value};
use store::Db;

use super::AtHand;
use crate::kit::{self, Cell};
use crate::show::{Show, field_label, section_label};

/// The card with all fields. Refreshes itself when the record changes.
pub fn details(db: &Db<'_>, at: &AtHand) -> Result<Markup> {
    refreshed_from(db, at, |_| true, &at.below("part/details"))
}

/// The card with those fields that a page of one's own does not show elsewhere; refreshes itself from the page.
pub fn details_of(db: &Db<'_>, at: &AtHand, shown: impl Fn(&Field) -> bool) -> Result<Markup> {
    refreshed_from(db, at, shown, &at.href())
}

fn refreshed_from(db: &Db<'_>, at: &AtHand, shown: impl Fn(&Field) -> bool, address: &str) -> Result<Markup> {
    let facts = Facts::read(db, at)?;
    let fields: Vec<&Field> = at.of.fields.iter().filter(|field| shown(field) && is_detail(db, at, field)).collect();
    let (filled, empty): (Vec<&Field>, Vec<&Field>) = fields
        .into_iter()
        .partition(|field| field.section.is_empty() && !field.read_only || !is_empty(at.view.value(&field.name)));
    let empty: Vec<&Field> = empty.into_iter().filter(|field| at.may_fill(db, field)).collect();
    let lang = at.show.lang;
    let count = kernel::format::integer(lang, empty.len() as i64);
    let body = html! {
        div class="sections" {
            @for section in sections(&filled) {
                div class="section" {
                    @if !section.is_empty() { h3 { (section_label(lang, section)) } }
                    (kit::values(lang, &lines(db, at, &facts, filled.iter().filter(|field| field.section == section))))
                }
            }
        }
        @if !empty.is_empty() {
            details class="values-empty" {
                summary { (words::text(lang, "records-empty-fields", &[("count", empty.len().into()), ("shown", count.into())])) }
                (kit::values(lang, &lines(db, at, &facts, empty.iter())))
            }
        }
        (kept_by_the_store(at))
    };
    Ok(html! {
        div class="record-facts" id="record-details" data-live=(at.subject()) data-version=(at.view.version) hx-get=(address) hx-trigger="live" hx-select="#record-details" hx-swap="outerHTML" {
            (kit::panel("", &at.word("common-details"), "", html! {}, body))
        }
    })
}

/// One field as label and value: the answer after editing or confirming it.
pub(super) fn one(db: &Db<'_>, at: &AtHand, field: &Field) -> Result<Markup> {
    let facts = if field.fact { Facts::read(db, at)? } else { Facts::default() };
    Ok(kit::value(at.show.lang, &line(db, at, &facts, field)))
}

fn is_detail(db: &Db<'_>, at: &AtHand, field: &Field) -> bool {
    db.access().sees(&at.of, field) && !SYSTEM_FIELDS.contains(&field.name.as_ref())
}

fn is_empty(value: &Value) -> bool {
    matches!(value, Value::Null | Value::Bool(false))
}

fn sections<'f>(fields: &[&'f Field]) -> Vec<&'f str> {
    let mut sections = Vec::new();
    for field in fields {
        if !sections.contains(&field.section) {
            sections.push(field.section);
        }
    }
    sections
}

fn lines<'f>(db: &Db<'_>, at: &AtHand, facts: &Facts, fields: impl Iterator<Item = &'f &'f Field>) -> Vec<kit::Value> {
    fields.map(|field| line(db, at, facts, field)).collect()
}

fn line(db: &Db<'_>, at: &AtHand, facts: &Facts, field: &Field) -> kit::Value {
    let value = at.view.value(&field.name);
    let may_fill = at.may_fill(db, field);
    let confirmed = (field.fact && !value.is_null()).then(|| facts.of(&field.name, at));
    kit::Value {
        name: field.name.to_string(),
        label: field_label(at.show.lang, at.of.name, field),
        value: shown(&at.show, at, field),
        edit: if may_fill { at.below(&format!("field/{}", field.name)) } else { String::new() },
        confirm: if may_fill && confirmed.is_some() {
            at.below(&format!("confirm/{}", field.name))
        } else {
            String::new()
        },
        confirmed,
        csrf: at.csrf.clone(),
    }
}

/// The value in full: a page has room for the whole text and the whole address.
fn shown(show: &Show, at: &AtHand, field: &Field) -> Cell {
    match (&field.kind, at.view.value(&field.name)) {
        (Kind::LongText, Value::Text(text)) => Cell::Html(kit::prose(text)),
        (Kind::Address, Value::Address(address)) => {
            let lines = crate::show::address_lines(show.lang, address);
            Cell::Html(html! { span class="lines" { @for line in lines { span { (line) } } } })
        }
        (Kind::File, Value::Id(_)) => {
            let name = at.view.value("name").as_text().map_or_else(|| at.word("common-download"), str::to_owned);
            Cell::Link(name, at.below(&format!("file/{}", field.name)))
        }
        _ => show.cell(&at.view, &field.name),
    }
}

/// Who made the record and who changed it last, in one small line.
fn kept_by_the_store(at: &AtHand) -> Markup {
    let lang = at.show.lang;
    let said = |key: &str, when: &str, who: &str| -> Option<String> {
        let Value::Time(at_time) = at.view.value(when) else { return None };
        let day = kernel::format::date_time(lang, *at_time, &at.show.zone);
        let by = at.view.title_of(who).unwrap_or_default();
        let text = words::text(lang, key, &[("when", day.into())]);
        Some(if by.is_empty() { text } else { format!("{text}, {by}") })
    };
    let mut lines: Vec<String> = said("records-created", "created_at", "created_by").into_iter().collect();
    if at.view.version > 1 {
        lines.extend(said("records-changed", "updated_at", "updated_by"));
    }
    html! { @if !lines.is_empty() { p class="record-kept" { @for line in &lines { span { (line) } } } } }
}

/// The last confirmations of a record's facts, with the names of who confirmed them.
#[derive(Default)]
struct Facts {
    confirmed: HashMap<String, Confirmed>,
    names: HashMap<RecordRef, String>,
    stale_before: Timestamp,
}

impl Facts {
    fn read(db: &Db<'_>, at: &AtHand) -> Result<Facts> {
        if !at.of.fields.iter().any(|field| field.fact && !at.view.value(&field.name).is_null()) {
            return Ok(Facts::default());
        }
        let confirmed = crm::customers::last_confirmed(db, at.record())?;
        let people: Vec<RecordRef> =
            confirmed.values().filter_map(|c| c.by).map(|id| RecordRef { of: "user", id: id.any() }).collect();
        let names = if people.is_empty() { HashMap::new() } else { db.titles(&people)? };
        Ok(Facts { confirmed, names, stale_before: db.now().plus_seconds(-db.settings().fact_days * 24 * 60 * 60) })
    }

    /// When and by whom; a fact that nobody confirmed is as old as its record.
    fn of(&self, field: &str, at: &AtHand) -> kit::Confirmed {
        let known = self.confirmed.get(field);
        let made = match at.view.value("created_at") {
            Value::Time(made) => *made,
            _ => Timestamp::from_millis(0),
        };
        let when = known.map_or(made, |known| known.at);
        let day = kernel::format::date_medium(at.show.lang, when.date_in(&at.show.zone));
        let by = known
            .and_then(|known| known.by)
            .and_then(|id| self.names.get(&RecordRef { of: "user", id: id.any() }).cloned());
        let stale = when < self.stale_before;
        let text = match (known, by) {
            // Of a fact that is as new as its record there is nothing to say.
            (None, _) if !stale => String::new(),
            (None, _) => words::text(at.show.lang, "records-never-confirmed", &[("day", day.into())]),
            (Some(_), Some(by)) => format!("{by}, {day}"),
            (Some(_), None) => day,
        };
        kit::Confirmed { text, stale }
    }
}
