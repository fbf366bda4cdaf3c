//! Values of records as people read them: in text, in cells of tables, and with the names of fields and types.

mod address;
mod cell;
mod labels;
mod late;
mod text;

use std::sync::Arc;

use jiff::tz::TimeZone;
use kernel::{AnyId, Clock, Currency, Date, Lang, Timestamp};
use record::query::Sum;
use record::{Catalogue, Field, Kind, RecordRef, RecordType, Value, View};
use store::{Db, Settings};

use crate::kit::{Align, Cell};

pub use address::{address_lines, address_words};
pub use labels::{
    activity_mark, choice_label, field_hint, field_label, new_of, path_label, purpose, section_label, type_many,
    type_name,
};
pub(crate) use late::deadline;
pub use late::needed_to_be_late;

/// What showing values depends on: the reader's language and time zone, the company's country, the moment.
#[derive(Clone, Debug)]
pub struct Show {
    /// The reader's language.
    pub lang: Lang,
    /// The record types, for the addresses of what references point at.
    pub catalogue: Arc<Catalogue>,
    /// The reader's time zone, which is the company's if he chose none.
    pub zone: TimeZone,
    /// The company's country: numbers of it are written without the country code.
    pub country: String,
    /// The currency of sums.
    pub base: Currency,
    /// The moment.
    pub now: Timestamp,
}

/// The titles of what a value refers to, by id.
pub type Titles<'a> = &'a dyn Fn(AnyId) -> Option<String>;

impl Show {
    /// For pages made from what the store knows now.
    pub fn new(lang: Lang, catalogue: Arc<Catalogue>, settings: &Settings, clock: &Clock) -> Show {
        Show {
            lang,
            catalogue,
            zone: clock.zone().clone(),
            country: settings.country.clone(),
            base: settings.base_currency,
            now: clock.now(),
        }
    }

    /// For whoever reads.
    pub fn of(db: &Db<'_>) -> Show {
        let show = Show::new(db.actor().lang, Arc::clone(db.catalogue()), db.settings(), db.clock());
        Show { zone: db.access().zone(db.clock()), ..show }
    }

    /// The day in the reader's time zone.
    pub fn today(&self) -> Date {
        self.now.date_in(&self.zone)
    }

    /// The address of a record's page.
    pub fn href(&self, record: RecordRef) -> String {
        match self.catalogue.get(record.of) {
            Ok(of) => format!("/{}/{}", of.plural, record.id),
            Err(_) => String::new(),
        }
    }

    /// The value of a view at a path, as a cell of a table. What cannot be resolved is shown as nothing.
    pub fn cell(&self, view: &View, path: &str) -> Cell {
        if let Some(kind) = self.imported_kind(view, path) {
            return Cell::Text(kind);
        }
        let Some(found) = self.at(view, path) else { return Cell::None };
        match (found.kind, found.value) {
            // A file is reached through the record that it belongs to, so only a field of its own can lead to one.
            (Kind::File, Value::Id(_)) if !path.contains('.') => {
                let name = found.view.title_of(path).map(str::to_owned);
                let name = name.unwrap_or_else(|| words::text(self.lang, "common-download", &[]));
                Cell::Link(name, format!("{}/file/{path}", self.href(view.record())))
            }
            (kind, value) => self.value_cell(kind, value, &found.title()),
        }
    }

    /// The value of a view at a path as plain text, as in files.
    pub fn text(&self, view: &View, path: &str) -> String {
        if let Some(kind) = self.imported_kind(view, path) {
            return kind;
        }
        self.at(view, path).map_or_else(String::new, |found| self.value_text(found.kind, found.value, &found.title()))
    }

    /// The value of a field of one record, with titles from its view.
    pub fn field_cell(&self, view: &View, field: &Field) -> Cell {
        self.cell(view, &field.name)
    }

    /// What an import brought in: kept as on the command line, `invoice-lines`, and shown as people call it.
    fn imported_kind(&self, view: &View, path: &str) -> Option<String> {
        if !matches!(view.of, "import_run" | "import_mapping") || path != "kind" {
            return None;
        }
        let kept = view.value(path).as_text()?;
        if kept == crm::demo::KIND {
            // Its name says what it is.
            return Some(String::new());
        }
        let of = self.catalogue.by_plural(&kept.replace('-', "_"))?;
        Some(words::text(self.lang, &format!("{}.many", of.name), &[]))
    }

    fn at<'a>(&'a self, view: &'a View, path: &'a str) -> Option<Found<'a>> {
        let of = self.catalogue.get(view.of).ok()?;
        let kind = kind_at(path, of, &self.catalogue)?;
        Some(Found { kind, value: view.value(path), view, path })
    }

    /// A sum of a field of this kind: money in the base currency, rounded to whole units.
    pub fn sum(&self, kind: &Kind, sum: Sum) -> String {
        match kind {
            Kind::Money => kernel::format::amount_whole(self.lang, kernel::Decimal::from_scaled(sum.total), self.base),
            Kind::Decimal => kernel::format::decimal(self.lang, kernel::Decimal::from_scaled(sum.total)),
            Kind::Duration => kernel::format::duration(self.lang, sum.total),
            _ => kernel::format::integer(self.lang, sum.total),
        }
    }
}

/// A value with where it was found.
struct Found<'a> {
    kind: &'a Kind,
    value: &'a Value,
    view: &'a View,
    path: &'a str,
}

impl<'a> Found<'a> {
    /// The titles that the view brings for this value; of several references each has its own.
    fn title(&self) -> impl Fn(AnyId) -> Option<String> + use<'a> {
        let (view, path) = (self.view, self.path);
        move |id| view.title_of(path).or_else(|| view.title_of(&format!("{path}/{id}"))).map(str::to_owned)
    }
}

/// The kind of what stands at a path; parts of an address are text, except the country.
pub fn path_kind(path: &str, of: &RecordType, catalogue: &Catalogue) -> Option<Kind> {
    kind_at(path, of, catalogue).cloned()
}

/// The same where it stands: a table asks for each of its cells.
fn kind_at<'a>(path: &str, of: &'a RecordType, catalogue: &'a Catalogue) -> Option<&'a Kind> {
    static COUNTRY: Kind = Kind::Country;
    static TEXT: Kind = Kind::Text;
    if let Some(field) = of.find(path) {
        return Some(&field.kind);
    }
    let path: record::Path = path.parse().ok()?;
    let (field, part) = path.resolve(of, catalogue).ok()?;
    Some(match part {
        None => &field.kind,
        Some("country") => &COUNTRY,
        Some(_) => &TEXT,
    })
}

/// Where values of a kind stand in their column.
pub fn align(kind: &Kind) -> Align {
    match kind {
        Kind::Integer | Kind::Decimal | Kind::Money | Kind::Percent | Kind::Duration => Align::End,
        Kind::YesNo => Align::Middle,
        _ => Align::Start,
    }
}

/// The colour of the kit for the meaning of a choice.
pub const fn tone(tone: record::Tone) -> crate::kit::Tone {
    match tone {
        record::Tone::Plain => crate::kit::Tone::Quiet,
        record::Tone::Info => crate::kit::Tone::Info,
        record::Tone::Good => crate::kit::Tone::Good,
        record::Tone::Warn => crate::kit::Tone::Warn,
        record::Tone::Bad => crate::kit::Tone::Bad,
        record::Tone::Key => crate::kit::Tone::Accent,
    }
}

#[cfg(test)]
mod tests;
