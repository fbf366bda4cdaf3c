//! Groups of rows: what they share, how many there are, and their sums.
//!
//! Only the groups that a page touches are counted, so that a list of a million rows by customer costs no more than one by
//! status.

use std::collections::HashMap;

use jiff::ToSpan as _;
use kernel::{Date, Error, Result, format};
use record::query::Grouping;
use record::{Bucket, Filter, Kind, Path, Test, Value, View, text};

use super::columns::groupable;
use super::rows::Listing;
use crate::kit::{self, Cell};
use crate::show::Show;

/// The grouping of a list.
pub struct Groups<'a, 'c> {
    listing: &'a Listing<'a, 'c>,
    path: Path,
    key: String,
    kind: Kind,
    bucket: Option<Bucket>,
}

impl<'a, 'c> Groups<'a, 'c> {
    /// The grouping by a path.
    ///
    /// # Errors
    /// When rows cannot be grouped by such a field.
    pub fn new(listing: &'a Listing<'a, 'c>, path: &Path) -> Result<Self> {
        let key = path.to_string();
        let kind = crate::show::path_kind(&key, &listing.of, &listing.show.catalogue).filter(groupable);
        let Some(kind) = kind else {
            return Err(Error::invalid("error-not-groupable").with("field", path).with("type", listing.of.name));
        };
        let bucket = matches!(kind, Kind::Date | Kind::DateTime).then(|| listing.asked.bucket.unwrap_or(Bucket::Month));
        Ok(Groups { listing, path: path.clone(), key, kind, bucket })
    }

    /// The group of a row, in machine form; empty where there is nothing.
    pub fn key(&self, view: &View) -> String {
        key(view.value(&self.key), self.bucket, &self.listing.show)
    }

    /// The heads of the groups that these rows belong to.
    pub fn heads(&self, rows: &[View]) -> Result<HashMap<String, kit::Group>> {
        let Some(filter) = self.touched(rows) else { return Ok(HashMap::new()) };
        let listing = self.listing;
        let query = listing.asked.rows(listing.db, &listing.of)?.filter(filter);
        let sums: Vec<Path> = listing.columns.iter().filter(|c| c.sum).map(|c| c.path.clone()).collect();
        let grouping = Grouping { by: self.path.clone(), bucket: self.bucket, sums };
        let show = &listing.show;
        let heads = listing.db.groups(&query, &grouping)?.into_iter().map(|group| {
            let mut totals = group.sums.iter();
            let mut sums = vec![String::new()];
            sums.extend(listing.columns.iter().map(|column| match column.sum {
                true => totals.next().map(|sum| show.sum(&column.kind, *sum)).unwrap_or_default(),
                false => String::new(),
            }));
            let head = kit::Group {
                label: self.label(&group.key, group.title.as_deref()),
                count: format::integer(show.lang, group.count),
                sums,
            };
            (text::write(&group.key), head)
        });
        Ok(heads.collect())
    }

    /// The condition that leaves only the groups of these rows; `None` where there are no rows.
    fn touched(&self, rows: &[View]) -> Option<Filter> {
        let mut values: Vec<Value> = Vec::new();
        for view in rows {
            let value = view.value(&self.key);
            if !values.contains(value) {
                values.push(value.clone());
            }
        }
        let filled: Vec<Value> = values.iter().filter(|value| !value.is_null()).cloned().collect();
        let mut ways = Vec::new();
        if let (Some(bucket), false) = (self.bucket, filled.is_empty()) {
            let days = || filled.iter().filter_map(|value| day(value, &self.listing.show));
            let (first, last) = (days().min()?, days().max()?);
            ways.push(Filter::All(vec![
                Filter::Field(self.path.clone(), Test::AtLeast(Value::Date(begin(first, bucket)))),
                Filter::Field(self.path.clone(), Test::AtMost(Value::Date(end(last, bucket)))),
            ]));
        } else if !filled.is_empty() {
            ways.push(Filter::Field(self.path.clone(), Test::In(filled.clone())));
        }
        if filled.len() < values.len() {
            ways.push(Filter::Field(self.path.clone(), Test::Empty));
        }
        (!ways.is_empty()).then_some(Filter::Any(ways))
    }

    fn label(&self, key: &Value, title: Option<&str>) -> Cell {
        let show = &self.listing.show;
        match (self.bucket, key) {
            (_, Value::Null) => Cell::Text(words::text(show.lang, "common-not-set", &[])),
            (Some(bucket), Value::Text(stretch)) => Cell::Text(bucket_label(show, bucket, stretch)),
            _ => match show.value_cell(&self.kind, key, &|_| title.map(str::to_owned)) {
                // The head of a group says what its rows share and leads nowhere else.
                Cell::Link(text, _) => Cell::Text(text),
                other => other,
            },
        }
    }
}

/// The group of a value, in machine form.
fn key(value: &Value, bucket: Option<Bucket>, show: &Show) -> String {
    match (bucket, day(value, show)) {
        (Some(bucket), Some(day)) => day.to_string()[..bucket.letters()].to_owned(),
        _ => text::write(value),
    }
}

/// The day of a value, of a moment that of the reader's zone, as the store does in groups.
fn day(value: &Value, show: &Show) -> Option<Date> {
    match value {
        Value::Date(day) => Some(*day),
        Value::Time(at) => Some(at.date_in(&show.zone)),
        _ => None,
    }
}

/// The first day of a stretch, and one more: around a change of the clock a moment may be counted a day apart.
fn begin(day: Date, bucket: Bucket) -> Date {
    let first = match bucket {
        Bucket::Day => day,
        Bucket::Month => day.first_of_month(),
        Bucket::Year => day.first_of_year(),
    };
    first.checked_sub(1.day()).unwrap_or(first)
}

/// The last day of a stretch, and one more.
fn end(day: Date, bucket: Bucket) -> Date {
    let last = match bucket {
        Bucket::Day => day,
        Bucket::Month => day.last_of_month(),
        Bucket::Year => day.last_of_year(),
    };
    last.checked_add(1.day()).unwrap_or(last)
}

/// A stretch of the calendar as people call it.
fn bucket_label(show: &Show, bucket: Bucket, stretch: &str) -> String {
    let first = format!("{stretch}-01-01");
    let Ok(day) = kernel::date::parse_date(first.get(..10).unwrap_or(stretch)) else { return stretch.to_owned() };
    match bucket {
        Bucket::Day => format::date_long(show.lang, day),
        Bucket::Month => capital(&format::month_long(show.lang, day)),
        Bucket::Year => stretch.to_owned(),
    }
}

/// Estonian months are written small inside a sentence; a heading begins with a capital.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}
