//! The filters in force, as chips.

use kernel::{AnyId, Lang, Result};
use record::{Filter, Kind, RecordRef, RecordType, Test, Value};
use store::Db;

use super::super::asked::{Asked, condition, with_query};
use crate::fill_form::Labels;
use crate::kit;
use crate::show::{Show, path_kind, path_label};

/// The chips of a list's filters, each leading to its form and to the list without it.
pub fn chips(db: &Db<'_>, show: &Show, of: &RecordType, asked: &Asked) -> Result<Vec<kit::Filter>> {
    let mut read = Vec::new();
    for text in &asked.filters {
        read.push(condition(text, db, of)?);
    }
    let titles = titles(db, of, &read)?;
    let chip = |(place, filter): (usize, &Filter)| {
        let without = asked.changed(|asked| {
            asked.filters.remove(place);
        });
        let mut chip = kit::Filter { remove: without.href(), ..kit::Filter::default() };
        match filter {
            Filter::Field(path, test) => {
                let key = path.to_string();
                let kind = path_kind(&key, of, db.catalogue()).unwrap_or(Kind::Text);
                chip.compare = compare(show.lang, test, &kind);
                let colon = if chip.compare.is_empty() { ":" } else { "" };
                chip.field = format!("{}{colon}", path_label(show.lang, of, db.catalogue(), path));
                chip.value = value(show, &kind, test, &titles);
                let mut pairs = asked.pairs();
                pairs.push(("field", key));
                pairs.push(("edit", place.to_string()));
                chip.edit = with_query(&format!("/{}/filter", asked.plural), &pairs);
            }
            _ => {
                let path = asked.filters[place].trim_end_matches(":unrated").parse().ok();
                chip.field = path.map(|path| path_label(show.lang, of, db.catalogue(), &path)).unwrap_or_default();
                chip.value = words::text(show.lang, "list-unrated", &[]);
            }
        }
        chip
    };
    Ok(read.iter().enumerate().map(chip).collect())
}

/// How a test reads between field and value. Signs where all three languages share them, else words.
fn compare(lang: Lang, test: &Test, kind: &Kind) -> String {
    let word = |key: &str| words::text(lang, key, &[]);
    match test {
        Test::In(_) | Test::Empty | Test::Filled => String::new(),
        Test::NotIn(_) => "≠".to_owned(),
        Test::Contains(_) => word("list-test-has"),
        Test::Starts(_) => word("list-test-starts"),
        Test::Less(_) if is_day(kind) => word("list-test-before"),
        Test::Less(_) => "<".to_owned(),
        Test::AtMost(_) => {
            if is_day(kind) {
                word("common-until")
            } else {
                "≤".to_owned()
            }
        }
        Test::More(_) if is_day(kind) => word("list-test-after"),
        Test::More(_) => ">".to_owned(),
        Test::AtLeast(_) => {
            if is_day(kind) {
                word("common-from")
            } else {
                "≥".to_owned()
            }
        }
        Test::Within(_) => word("list-test-within"),
    }
}

fn is_day(kind: &Kind) -> bool {
    matches!(kind, Kind::Date | Kind::DateTime)
}

fn value(show: &Show, kind: &Kind, test: &Test, titles: &Labels) -> String {
    let title = |id: AnyId| titles.iter().find(|(record, _)| record.id == id).map(|(_, title)| title.clone());
    let one = |value: &Value| match (kind, value) {
        // Amounts are compared in the base currency, and written so.
        (Kind::Money, Value::Decimal(amount)) => kernel::format::amount(show.lang, *amount, show.base),
        (Kind::References(target), _) => show.value_text(&Kind::Reference(target), value, &title),
        (Kind::Choices(set), Value::Text(code)) => crate::show::choice_label(show.lang, set, code),
        _ => show.value_text(kind, value, &title),
    };
    match test {
        Test::In(values) | Test::NotIn(values) => values.iter().map(one).collect::<Vec<_>>().join(", "),
        Test::Contains(text) | Test::Starts(text) => text.clone(),
        Test::Less(value) | Test::AtMost(value) | Test::More(value) | Test::AtLeast(value) => one(value),
        Test::Within(id) => title(*id).unwrap_or_else(|| words::text(show.lang, "show-not-visible", &[])),
        Test::Empty => words::text(show.lang, "list-test-empty", &[]),
        Test::Filled => words::text(show.lang, "list-test-filled", &[]),
    }
}

/// The titles of what the filters refer to, one statement a record type.
pub(super) fn titles(db: &Db<'_>, of: &RecordType, filters: &[Filter]) -> Result<Labels> {
    let mut records = Vec::new();
    for filter in filters {
        let Filter::Field(path, test) = filter else { continue };
        let target = path.resolve(of, db.catalogue())?.0.kind.target();
        let of_target = |id: AnyId| Some(RecordRef { of: db.catalogue().get(target?).ok()?.name, id });
        match test {
            Test::In(values) | Test::NotIn(values) => records.extend(values.iter().filter_map(|value| match value {
                Value::Record(record) => Some(*record),
                Value::Id(id) => of_target(*id),
                _ => None,
            })),
            Test::Within(id) => records.extend(of_target(*id)),
            _ => {}
        }
    }
    if records.is_empty() { Ok(Labels::new()) } else { db.titles(&records) }
}
