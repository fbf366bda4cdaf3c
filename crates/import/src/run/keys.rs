//! Finding records again: what a run has met is remembered, what is in the database is asked for many at a time.

use std::collections::{HashMap, HashSet};

use kernel::{AnyId, Money, Result};
use record::query::Query;
use record::{Path, Test, Value, Values};
use store::Db;

use super::complete::{OFFICES, has_made_up_name};
use super::domains::{self, Domains};
use crate::plan::Slot;

/// Values that one question asks for.
const SOME: usize = 200;
/// Keys that are remembered of a type; beyond them the database is asked again.
const MOST: usize = 500_000;

/// By what a record is found: the name of the key field (empty for the title) and its value as it is compared.
pub(crate) type Key = (&'static str, String);

/// A record that was found or made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Found {
    pub id: AnyId,
    /// What one unit costs, of products where it is known.
    pub cost: Option<Money>,
}

/// What a run has met of one slot.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known(HashMap<Key, Found>);

impl Known {
    pub fn get(&self, keys: &[Key]) -> Option<Found> {
        keys.iter().find_map(|key| self.0.get(key)).copied()
    }

    pub fn learn(&mut self, keys: &[Key], found: Found) {
        if self.0.len() > MOST {
            self.0.clear();
        }
        for key in keys {
            self.0.entry(key.clone()).or_insert(found);
        }
    }

    pub fn extend(&mut self, other: Known) {
        if self.0.len() + other.0.len() > MOST {
            self.0.clear();
        }
        self.0.extend(other.0);
    }
}

/// The keys of a draft, the surest first.
///
/// A title is a key only where no surer one is given: two customers may be called alike. `within` sets titles of
/// different companies apart.
pub(crate) fn keys_of(slot: &Slot, values: &Values, within: Option<AnyId>) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    for field in &slot.keys {
        if let Some(text) = values.get(field).and_then(Value::as_text)
            && !(slot.of.name == "person" && is_shared(slot, text, values))
        {
            keys.push((field, compared(field, text)));
        }
    }
    if slot.by_title
        && let Some(title) = values.get(slot.of.title).and_then(Value::as_text)
    {
        let folded = store::folded_title(title);
        if !folded.is_empty() {
            keys.push((
                "",
                match within.filter(|_| slot.of.name == "person") {
                    Some(company) => format!("{folded}\0{company}"),
                    None => folded,
                },
            ));
        }
    }
    keys
}

/// Whether several people may well have a mail address, so that it does not say which of them a named one is.
fn is_shared(slot: &Slot, email: &str, values: &Values) -> bool {
    let own = email.split(['@', '+']).next().unwrap_or_default();
    OFFICES.contains(&own) && !has_made_up_name(slot, values)
}

fn compared(field: &str, text: &str) -> String {
    if field == "email" { text.to_lowercase() } else { text.to_owned() }
}

/// Looks up drafts of a slot that the run has not met; gives what was found for each key.
///
/// What a key field names comes before a title. A record found by its title is another one when a key that the draft
/// has says something else there.
pub(crate) fn look_up(db: &Db<'_>, slot: &Slot, wanted: &[(&Values, Vec<Key>)]) -> Result<Known> {
    let mut known = Known::default();
    for field in &slot.keys {
        let texts: HashSet<&str> = wanted
            .iter()
            .filter(|(_, keys)| known.get(keys).is_none())
            .flat_map(|(_, keys)| keys.iter().filter(|(name, _)| name == field).map(|(_, text)| text.as_str()))
            .collect();
        let texts: Vec<&str> = texts.into_iter().collect();
        for some in texts.chunks(SOME) {
            for (text, found, _) in with_key(db, slot, field, some)? {
                known.learn(&[(field, text)], found);
            }
        }
    }
    if !slot.by_title {
        return Ok(known);
    }
    let titles: HashSet<&str> = wanted
        .iter()
        .filter(|(_, keys)| known.get(keys).is_none())
        .flat_map(|(_, keys)| keys.iter().filter(|(name, _)| name.is_empty()).map(|(_, text)| title_of(text)))
        .collect();
    let titles: Vec<String> = titles.into_iter().map(str::to_owned).collect();
    if titles.is_empty() {
        return Ok(known);
    }
    let mut called: HashMap<String, Vec<AnyId>> = HashMap::new();
    for (title, id) in db.find_titles(slot.of.name, &titles)? {
        called.entry(title).or_default().push(id);
    }
    let ids: Vec<AnyId> = called.values().flatten().copied().collect();
    let rows = rows(db, slot, &ids)?;
    for (values, keys) in wanted.iter().filter(|(_, keys)| known.get(keys).is_none()).collect::<Vec<_>>() {
        let Some(title) = keys.iter().find(|(name, _)| name.is_empty()) else { continue };
        let candidates = called.get(title_of(&title.1)).map_or(&[][..], Vec::as_slice);
        let fitting =
            candidates.iter().filter_map(|id| rows.get(id)).find(|(_, row)| agrees(slot, row, values, &title.1));
        if let Some((found, _)) = fitting {
            known.learn(std::slice::from_ref(title), *found);
        }
    }
    Ok(known)
}

/// Companies by their mail address or domain, of drafts that no number and no name finds.
///
/// Companies of a group share both, so neither a number nor the name may contradict.
pub(crate) fn by_address(db: &Db<'_>, slot: &Slot, domains: &Domains, wanted: &[(&Values, Vec<Key>)]) -> Result<Known> {
    let candidates: Vec<(AnyId, &Values, &Vec<Key>)> = wanted
        .iter()
        .filter_map(|(values, keys)| Some((domains::candidate(domains, values)?, *values, keys)))
        .collect();
    let mut known = Known::default();
    let ids: HashSet<AnyId> = candidates.iter().map(|(id, ..)| *id).collect();
    let ids: Vec<AnyId> = ids.into_iter().collect();
    let mut there: HashMap<AnyId, (String, Values)> = HashMap::new();
    for some in ids.chunks(SOME) {
        let mut query = Query::of(slot.of.name).filter(record::Filter::Ids(some.to_vec())).limit(SOME);
        let visible = |name: &&str| slot.of.find(name).is_some_and(|field| db.access().sees(&slot.of, field));
        query.fields = slot.keys.iter().copied().filter(visible).map(Path::from).collect();
        if query.fields.is_empty() {
            query.fields = vec![slot.of.title.into()];
        }
        there.extend(db.page(&query)?.rows.into_iter().map(|view| (view.id, (view.title, view.values))));
    }
    for (id, values, keys) in candidates {
        let Some((title, row)) = there.get(&id) else { continue };
        let name = values.get(slot.of.title).and_then(Value::as_text).unwrap_or("");
        if has_same_numbers(slot, row, values) && (has_made_up_name(slot, values) || domains::is_akin(name, title)) {
            known.learn(keys, Found { id, cost: None });
        }
    }
    Ok(known)
}

fn title_of(key: &str) -> &str {
    key.split('\0').next().unwrap_or(key)
}

/// Whether nothing that a record and a draft both say of their keys contradicts their being the same.
fn agrees(slot: &Slot, row: &Values, draft: &Values, title: &str) -> bool {
    let same_keys = has_same_numbers(slot, row, draft);
    let company = row.get("company").and_then(Value::as_id);
    let same_company = match (title.split_once('\0'), slot.of.name) {
        (Some((_, wanted)), _) => company.is_none_or(|company| company.to_string() == wanted),
        // Without a company, people of the same name at some company are somebody else.
        (None, "person") => company.is_none() && !slot.links.is_empty(),
        _ => true,
    };
    same_keys && same_company
}

fn has_same_numbers(slot: &Slot, row: &Values, draft: &Values) -> bool {
    let text = |values: &Values, field: &str| values.get(field).and_then(Value::as_text).map(|t| compared(field, t));
    slot.keys.iter().all(|field| match (text(row, field), text(draft, field)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    })
}

/// Records by the values of a key field, the oldest of equal ones.
fn with_key(db: &Db<'_>, slot: &Slot, field: &'static str, texts: &[&str]) -> Result<Vec<(String, Found, Values)>> {
    let values: Vec<Value> = texts.iter().map(|text| Value::Text((*text).to_owned())).collect();
    let query = Query::of(slot.of.name).test(field, Test::In(values)).limit(10_000);
    let mut found = read(db, slot, query)?;
    found.sort_by_key(|(found, _)| std::cmp::Reverse(found.id));
    let text = |values: &Values| values.get(field).and_then(Value::as_text).map(|text| compared(field, text));
    Ok(found.into_iter().rev().filter_map(|(found, values)| Some((text(&values)?, found, values))).collect())
}

fn rows(db: &Db<'_>, slot: &Slot, ids: &[AnyId]) -> Result<HashMap<AnyId, (Found, Values)>> {
    let mut rows = HashMap::new();
    for some in ids.chunks(SOME) {
        let query = Query::of(slot.of.name).filter(record::Filter::Ids(some.to_vec())).limit(SOME);
        rows.extend(read(db, slot, query)?.into_iter().map(|(found, values)| (found.id, (found, values))));
    }
    Ok(rows)
}

fn read(db: &Db<'_>, slot: &Slot, mut query: Query) -> Result<Vec<(Found, Values)>> {
    let visible = |name: &str| slot.of.find(name).is_some_and(|field| db.access().sees(&slot.of, field));
    query.fields = slot
        .keys
        .iter()
        .chain(&["company", "cost"])
        .filter(|name| visible(name))
        .map(|name| Path::from(*name))
        .collect();
    if query.fields.is_empty() {
        query.fields = vec![slot.of.title.into()];
    }
    let page = db.page(&query)?;
    Ok(page
        .rows
        .into_iter()
        .map(|view| {
            let cost = view.value("cost").as_money().filter(|_| slot.of.name == "product");
            (Found { id: view.id, cost }, view.values)
        })
        .collect())
}

/// What a column names of a type that is no part of the row: a user by name or mail address, a stage by its name.
pub(crate) fn named(db: &Db<'_>, of: &'static str, texts: &HashSet<String>) -> Result<HashMap<String, AnyId>> {
    let described = db.describe(of)?;
    let mut found = HashMap::new();
    let titles: Vec<String> = texts.iter().map(|text| store::folded_title(text)).collect();
    let mut by_title: HashMap<String, AnyId> = HashMap::new();
    for (title, id) in db.find_titles(of, &titles)? {
        by_title.entry(title).or_insert(id);
    }
    for text in texts {
        // Other programs write colleagues as "Ada Owner (ada@example.com)".
        let (bare, inside) = match text.strip_suffix(')').and_then(|rest| rest.split_once('(')) {
            Some((bare, inside)) if of == "user" => (bare.trim(), inside.trim()),
            _ => (text.as_str(), text.as_str()),
        };
        let mut id = by_title.get(&store::folded_title(text)).copied();
        let fields =
            described.fields.iter().filter(|field| field.name == described.title || field.unique || field.index);
        for field in fields.filter(|field| field.kind.is_text() && db.access().sees(&described, field)) {
            for said in [inside, bare] {
                if id.is_none() {
                    id = db.find_by(of, &field.name, Value::Text(said.to_owned()))?;
                }
            }
        }
        found.extend(id.map(|id| (text.clone(), id)));
    }
    Ok(found)
}
