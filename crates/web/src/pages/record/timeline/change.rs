//! A change of a record in words: what was made, changed, put away, with the values before and after.

use std::collections::HashMap;

use kernel::AnyId;
use maud::{Markup, html};
use record::{Field, Kind, RecordRef, Value};
use store::{Deed, Entry as Logged, FieldChange};

use crate::kit::{self, Entry, Tone};
use crate::pages::record::AtHand;
use crate::show::field_label;

/// How many fields of one change are shown.
const SHOWN: usize = 8;
/// Letters of a long value.
const GLIMPSE: usize = 90;

pub(super) fn entry(at: &AtHand, logged: Logged, titles: &HashMap<RecordRef, String>) -> Entry {
    // Its history is also that of the records that were merged into it.
    let merged = logged.record.id != at.view.id;
    let (icon, key) = match logged.deed {
        Deed::Delete if merged => ("merge", "records-deed-merge"),
        Deed::Create => ("plus", "records-deed-create"),
        Deed::Change => ("edit", "records-deed-change"),
        Deed::Delete => ("trash", "records-deed-delete"),
        Deed::Restore => ("undo", "records-deed-restore"),
        Deed::Erase => ("shield", "records-deed-erase"),
    };
    let by = match logged.user {
        Some(id) => titles.get(&RecordRef { of: "user", id }).cloned().unwrap_or_else(|| at.word("records-somebody")),
        None => at.word("records-program"),
    };
    Entry {
        icon: icon.to_owned(),
        tone: if logged.deed == Deed::Delete && !merged { Tone::Bad } else { Tone::Quiet },
        title: html! { (at.word(key)) @if logged.face == "import" { " " span class="faint" { (at.word("records-by-import")) } } @if merged && logged.deed != Deed::Delete { " " span class="faint" { (at.word("records-of-merged")) } } },
        by,
        body: if logged.deed == Deed::Change {
            changes(at, &logged.fields, titles)
        } else {
            html! {}
        },
        plain: true,
        ..Entry::default()
    }
}

fn changes(at: &AtHand, fields: &[FieldChange], titles: &HashMap<RecordRef, String>) -> Markup {
    let rest = fields.len().saturating_sub(SHOWN);
    html! {
        ul class="changes" {
            @for change in fields.iter().take(SHOWN) {
                @if let Some(field) = at.of.find(&change.name) {
                    li { (kit::change(&field_label(at.show.lang, at.of.name, field), &text(at, field, &change.before, titles), &text(at, field, &change.after, titles))) }
                }
            }
            @if rest > 0 { li class="faint" { (words::text(at.show.lang, "common-more-count", &[("count", rest.into())])) } }
        }
    }
}

fn text(at: &AtHand, field: &Field, value: &Value, titles: &HashMap<RecordRef, String>) -> String {
    let target = field.kind.target();
    let title = |id: AnyId| match (target, value) {
        (Some(of), _) => titles.get(&RecordRef { of, id }).cloned(),
        (None, Value::Record(record)) => titles.get(record).cloned(),
        _ => None,
    };
    let text = at.show.value_text(&field.kind, value, &title);
    if field.kind != Kind::LongText {
        return text;
    }
    match text.char_indices().nth(GLIMPSE) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text,
    }
}
