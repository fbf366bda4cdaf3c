//! The names of types, fields, sections and choices.

use kernel::Lang;
use record::kind::ChoiceSet;
use record::{Catalogue, Field, Kind, Path, RecordType};

use crate::kit::Tone;

/// A record type in the singular: `Company`.
pub fn type_name(lang: Lang, of: &str) -> String {
    words::text(lang, of, &[])
}

/// A record type in the plural: `Companies`.
pub fn type_many(lang: Lang, of: &str) -> String {
    words::text(lang, &format!("{of}.many"), &[])
}

/// What begins a new record of a type: `New company`.
pub fn new_of(lang: Lang, of: &str) -> String {
    words::text(lang, "records-new-of", &[("type", inside(lang, &type_name(lang, of)).into())])
}

/// A name as it stands inside a phrase: its first letter small, unless it is an abbreviation.
fn inside(lang: Lang, name: &str) -> String {
    let mut letters = name.chars();
    let Some(first) = letters.next() else { return String::new() };
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return name.to_owned();
    }
    let small: String = match (lang, first) {
        (Lang::Tr, 'I') => "ı".to_owned(),
        (Lang::Tr, 'İ') => "i".to_owned(),
        _ => first.to_lowercase().collect(),
    };
    small + letters.as_str()
}

/// What a record type is for, in a sentence.
pub fn purpose(lang: Lang, of: &str) -> String {
    words::text(lang, &format!("{of}.purpose"), &[])
}

/// The heading of a field: as its administrator named it, by the type's words, or by those every record shares.
pub fn field_label(lang: Lang, of: &str, field: &Field) -> String {
    if let Some(given) = field.label.given(lang) {
        return given.to_owned();
    }
    let own = format!("{of}.{}", field.name);
    if words::has(lang, &own) {
        words::text(lang, &own, &[])
    } else {
        words::text(lang, &format!("record.{}", field.name), &[])
    }
}

/// A sentence of help under a field, if there is one.
pub fn field_hint(lang: Lang, of: &str, field: &Field) -> Option<String> {
    let key = format!("{of}.{}_hint", field.name);
    words::has(lang, &key).then(|| words::text(lang, &key, &[]))
}

/// The heading of a section of a form; the first section has none.
pub fn section_label(lang: Lang, section: &str) -> String {
    if section.is_empty() { String::new() } else { words::text(lang, &format!("section.{section}"), &[]) }
}

/// The heading of a path: `Company › City`. Steps that do not exist are left out.
pub fn path_label(lang: Lang, of: &RecordType, catalogue: &Catalogue, path: &Path) -> String {
    let mut names = Vec::new();
    let mut current = of;
    let mut address = false;
    for step in path.steps() {
        if address {
            names.push(words::text(lang, &format!("address.{step}"), &[]));
            break;
        }
        let Some(field) = current.find(step) else { break };
        names.push(field_label(lang, current.name, field));
        match &field.kind {
            Kind::Address => address = true,
            Kind::Reference(target) => match catalogue.get(target) {
                Ok(next) => current = next,
                Err(_) => break,
            },
            _ => break,
        }
    }
    names.join(" › ")
}

/// The label of a choice; a code that is no longer offered is shown as it is.
pub fn choice_label(lang: Lang, set: &ChoiceSet, code: &str) -> String {
    if let Some(label) = set.get(code).and_then(|value| value.label.clone()) {
        return label;
    }
    let key = format!("{}.{code}", set.name);
    if words::has(lang, &key) { words::text(lang, &key, &[]) } else { code.to_owned() }
}

/// Icon and colour of a kind of activity.
pub fn activity_mark(kind: &str) -> (&'static str, Tone) {
    match kind {
        "call" => ("phone", Tone::Info),
        "visit" => ("map", Tone::Accent),
        "meeting" => ("users", Tone::Accent),
        "mail" => ("mail", Tone::Info),
        "message" => ("message", Tone::Info),
        "web_form" => ("globe", Tone::Info),
        "service" => ("settings", Tone::Warn),
        "event" => ("calendar", Tone::Plum),
        _ => ("note", Tone::Quiet),
    }
}
