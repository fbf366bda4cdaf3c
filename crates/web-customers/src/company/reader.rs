//! Who reads the page, and in which way figures are written for him.

use kernel::{AnyId, Currency, Date, Decimal, Id, Lang, Result, format};
use maud::{Markup, html};
use record::{Kind, Path, RecordType, View};
use store::{Action, Db};
use web::kit::{Cell, cell};
use web::pages::record::AtHand;
use words::Arg;

/// The record at hand, with what all cards need to know of its reader.
pub struct Reader<'a> {
    /// The record.
    pub at: &'a AtHand,
    /// The reader's language.
    pub lang: Lang,
    /// Today, in the company's time zone.
    pub today: Date,
    /// The currency of all sums.
    pub base: Currency,
}

impl<'a> Reader<'a> {
    /// Of a page.
    pub fn of(db: &Db<'_>, at: &'a AtHand) -> Result<Reader<'a>> {
        Ok(Reader { at, lang: at.show.lang, today: db.today(), base: db.settings().base_currency })
    }

    /// The company.
    pub fn id(&self) -> AnyId {
        self.at.view.id
    }

    /// The company, as a company.
    pub fn company(&self) -> Id<crm::customers::Company> {
        self.at.view.id.of()
    }

    /// A text without values.
    pub fn word(&self, key: &str) -> String {
        words::text(self.lang, key, &[])
    }

    /// A text.
    pub fn words(&self, key: &str, args: &[(&str, Arg)]) -> String {
        words::text(self.lang, key, args)
    }

    /// An amount in the base currency, without its coins.
    pub fn whole(&self, scaled: i64) -> String {
        format::amount_whole(self.lang, Decimal::from_scaled(scaled), self.base)
    }

    /// Says how many amounts are left out of sums, as there is no exchange rate for their day; nothing where there are none.
    pub fn without_rate(&self, count: i64) -> Markup {
        html! { @if count > 0 { p class="muted small" { (self.words("amounts-without-rate", &[("count", count.into())])) } } }
    }

    /// A number of things.
    pub fn count(&self, number: i64) -> String {
        format::integer(self.lang, number)
    }

    /// How far away a day is: `3 days ago`.
    pub fn until_or_since(&self, day: Date) -> String {
        words::relative(self.lang, format::relative_day(self.today, day))
    }

    /// A value of the company as it is shown.
    pub fn value(&self, field: &str) -> Markup {
        cell(&self.at.show.cell(&self.at.view, field))
    }

    /// A value of another record as a cell.
    pub fn cell(&self, view: &View, field: &str) -> Cell {
        self.at.show.cell(view, field)
    }
}

/// Whether the reader sees records of a type.
pub fn sees(db: &Db<'_>, of: &str) -> Result<bool> {
    Ok(db.access().may(&*db.describe(of)?, Action::See))
}

/// Whether the reader sees a field.
pub fn sees_field(db: &Db<'_>, of: &str, field: &str) -> Result<bool> {
    let of = db.describe(of)?;
    Ok(db.access().may(&of, Action::See) && db.access().sees(&of, of.field(field)?))
}

/// Those of the fields that the reader sees.
pub fn visible(db: &Db<'_>, of: &RecordType, fields: &[&'static str]) -> Vec<Path> {
    let seen = |name: &&&'static str| of.find(name).is_some_and(|field| db.access().sees(of, field));
    fields.iter().filter(seen).map(|name| Path::from(*name)).collect()
}

/// The address of a dialog for a new record, if the reader may make one.
pub fn new_href(db: &Db<'_>, of: &str, filled: &str) -> Result<String> {
    let of = db.describe(of)?;
    Ok(if db.access().may(&of, Action::Create) { format!("/{}/new?{filled}", of.plural) } else { String::new() })
}

/// The label of a choice of a field.
pub fn choice(reader: &Reader<'_>, of: &RecordType, field: &str, code: &str) -> String {
    match of.find(field).map(|field| &field.kind) {
        Some(Kind::Choice(set)) => web::show::choice_label(reader.lang, set, code),
        _ => code.to_owned(),
    }
}
