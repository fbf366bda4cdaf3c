//! Lists: filtered, searched, ordered, a page at a time.

use std::collections::HashSet;

use kernel::{Error, Result};
use record::query::{MOST_CONDITIONS, MOST_FIELDS, MOST_ORDERS, PAGE, at_most, parse_filter};
use record::{Cursor, Order, Path, Query, RecordType};
use serde_json::{Map, Value as Json};
use store::Db;

use crate::json;

/// The most records that one answer holds.
pub const LONGEST: usize = 500;

/// What is asked of a list. The conditions and the order are written as in the addresses of lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Conditions, each `field:test` or `field:test:value|value`; a record passes all of them.
    pub filters: Vec<String>,
    /// Words that a record must contain.
    pub words: Option<String>,
    /// Fields to order by, with `-` for falling; none for the usual order.
    pub order: Vec<String>,
    /// The fields wanted, of the record or of what it refers to (`company.name`); none for all of its own.
    pub fields: Vec<String>,
    /// Where the page before ended.
    pub after: Option<String>,
    /// How many records, at most [`LONGEST`].
    pub limit: usize,
    /// Whether to look into the bin instead.
    pub bin: bool,
    /// Whether all records that pass are to be counted.
    pub count: bool,
}

impl Default for Asked {
    fn default() -> Self {
        Asked {
            filters: Vec::new(),
            words: None,
            order: Vec::new(),
            fields: Vec::new(),
            after: None,
            limit: PAGE,
            bin: false,
            count: false,
        }
    }
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The records.
    pub items: Vec<Json>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<String>,
    /// How many there are in all, if that was asked.
    pub count: Option<i64>,
}

impl Found {
    /// As an answer.
    pub fn into_json(self) -> Json {
        let mut object = Map::new();
        if let Some(count) = self.count {
            object.insert("count".into(), count.into());
        }
        object.insert("items".into(), self.items.into());
        object.insert("next".into(), self.next.into());
        object.into()
    }
}

/// Finds records of a type.
///
/// # Errors
/// Invalid with the name of what was asked wrongly (`f`, `sort`, `fields`, `after`, `limit`).
pub fn find(db: &Db<'_>, of: &RecordType, asked: &Asked) -> Result<Found> {
    let query = query(db, of, asked)?;
    let page = db.page(&query).map_err(|error| blamed(error, asked))?;
    Ok(Found {
        items: page.rows.iter().map(|view| json::record(of, view)).collect(),
        next: page.next.map(|cursor| cursor.0),
        count: if asked.count { Some(db.count(&query)?) } else { None },
    })
}

fn query(db: &Db<'_>, of: &RecordType, asked: &Asked) -> Result<Query> {
    if !(1..=LONGEST).contains(&asked.limit) {
        return Err(Error::invalid("api-error-limit").with("most", LONGEST).on("limit"));
    }
    at_most(asked.filters.len(), MOST_CONDITIONS).map_err(|error| error.on("f"))?;
    at_most(asked.order.len(), MOST_ORDERS).map_err(|error| error.on("sort"))?;
    let mut query = Query::of(of.name).limit(asked.limit);
    for text in &asked.filters {
        query = query.filter(parse_filter(text, of, db.context()).map_err(|error| error.on("f"))?);
    }
    query.search = asked.words.clone();
    query.order =
        asked.order.iter().map(|one| one.parse::<Order>()).collect::<Result<_>>().map_err(|e| e.on("sort"))?;
    query.fields = fields(db, of, &asked.fields)?;
    query.after = asked.after.clone().map(Cursor);
    query.bin = asked.bin;
    Ok(query)
}

/// The fields wanted, or all that the asker sees.
pub(super) fn fields(db: &Db<'_>, of: &RecordType, wanted: &[String]) -> Result<Vec<Path>> {
    if wanted.is_empty() {
        return Ok(of.fields.iter().filter(|field| db.access().sees(of, field)).map(Path::from).collect());
    }
    let parsed = at_most(wanted.len(), MOST_FIELDS).and_then(|()| wanted.iter().map(|one| one.parse()).collect());
    let mut paths: Vec<Path> = parsed.map_err(|error: Error| error.on("fields"))?;
    let mut known = HashSet::new();
    paths.retain(|path| known.insert(path.clone()));
    Ok(paths)
}

/// What a statement refused, by the name of what asked for it: the store knows paths and not why they were named.
fn blamed(error: Error, asked: &Asked) -> Error {
    if error.key() == "error-cursor" {
        return error.on("after");
    }
    let Some(path) = error.field().map(str::to_owned) else { return error };
    let named = |text: &str| text.split('.').any(|step| step == path) || text == path;
    if asked.fields.iter().any(|field| named(field)) {
        error.on("fields")
    } else if asked.order.iter().any(|order| named(order.trim_start_matches('-'))) {
        error.on("sort")
    } else {
        error.on("f")
    }
}
