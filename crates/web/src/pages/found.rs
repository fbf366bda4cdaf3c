//! What a search found, as people tell one record from another: the title, what it is, and why it was found.

use std::collections::HashMap;

use kernel::{Result, fold};
use record::{Field, Filter, Kind, Path, Query, RecordRef, RecordType, Value, View};
use store::Db;

use crate::show::Show;

/// A record that was found.
pub(super) struct Found {
    /// The record.
    pub record: RecordRef,
    /// Its title.
    pub title: String,
    /// What tells it from others of the same name, or in which of its fields the words stand.
    pub note: String,
    /// The icon of its type.
    pub icon: &'static str,
    /// Where it leads.
    pub href: String,
}

/// What fits a question best, as far as the reader may see it, the best first.
pub(super) fn found(db: &Db<'_>, question: &str, limit: usize) -> Result<Vec<Found>> {
    let show = Show::of(db);
    let hits = db.search(question, None, limit)?;
    let mut by_type: HashMap<&'static str, Vec<kernel::AnyId>> = HashMap::new();
    for hit in &hits {
        by_type.entry(hit.record.of).or_default().push(hit.record.id);
    }
    let mut lines: HashMap<RecordRef, (String, String)> = HashMap::new();
    for (name, ids) in by_type {
        let of = db.describe(name)?;
        let (telling, searched) = (telling(db, &of), searched(db, &of));
        let mut query = Query::of(of.name).filter(Filter::Ids(ids)).limit(limit);
        query.fields = telling.iter().chain(&searched).cloned().collect();
        query.fields.push(of.title.into());
        let whole = part_of(&of);
        query.fields.extend(whole.map(Path::from));
        for view in db.page(&query)?.rows {
            let note = why(&show, &view, &searched, question).unwrap_or_else(|| texts(&show, &view, &telling));
            // A part has no page that says more than the page of the whole.
            let href = match whole.map(|field| view.value(&field.name)) {
                Some(Value::Record(whole)) => show.href(*whole),
                _ => show.href(view.record()),
            };
            lines.insert(view.record(), (note, href));
        }
    }
    let catalogue = db.catalogue();
    let line = |hit: store::Hit| {
        let (note, href) = lines.remove(&hit.record)?;
        Some(Found { record: hit.record, title: hit.title, note, icon: catalogue.get(hit.record.of).ok()?.icon, href })
    };
    Ok(hits.into_iter().filter_map(line).collect())
}

/// The reference to the record that this type is part of.
fn part_of(of: &RecordType) -> Option<&Field> {
    of.fields.iter().find(|field| of.part && field.kind == Kind::AnyRecord && of.whose.within.contains(&&*field.name))
}

/// Up to two fields that people tell records apart by: to whom it belongs, where it is, of what kind it is.
fn telling(db: &Db<'_>, of: &RecordType) -> Vec<Path> {
    let shown = |field: &&Field| {
        let telling = field.list || field.kind == Kind::Address;
        telling && field.name != of.title && db.access().sees(of, field)
    };
    let place = |field: &Field| match &field.kind {
        Kind::Reference(target) if *target != "user" => Some(Path::from(field)),
        Kind::AnyRecord => Some(Path::from(field)),
        Kind::Address => format!("{}.city", field.name).parse().ok(),
        _ => None,
    };
    let kind = |field: &Field| matches!(field.kind, Kind::Choice(_)).then(|| Path::from(field));
    let places = of.fields.iter().filter(shown).filter_map(place);
    places.chain(of.fields.iter().filter(shown).filter_map(kind)).take(2).collect()
}

/// The fields beside the title in which words are looked for.
fn searched(db: &Db<'_>, of: &RecordType) -> Vec<Path> {
    let fields = of.fields.iter().filter(|field| field.search && field.name != of.title && db.access().sees(of, field));
    fields.map(Path::from).collect()
}

/// The field in which the words stand that the title lacks.
fn why(show: &Show, view: &View, searched: &[Path], question: &str) -> Option<String> {
    let title = fold(&view.title);
    let missing: Vec<String> = fold::words(question).filter(|word| !title.contains(word.as_str())).collect();
    if missing.is_empty() {
        return None;
    }
    let digits = fold::digits(question);
    let bare = digits.trim_start_matches('0');
    searched.iter().map(|path| show.text(view, &path.to_string())).find(|text| {
        let folded = fold(text);
        missing.iter().any(|word| folded.contains(word.as_str()))
            || bare.len() >= 3 && fold::digits(text).contains(bare)
    })
}

fn texts(show: &Show, view: &View, paths: &[Path]) -> String {
    let mut texts: Vec<String> = Vec::new();
    for text in paths.iter().map(|path| show.text(view, &path.to_string())) {
        if !text.is_empty() && !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts.join(" · ")
}
