//! A value as plain text in the reader's language.

use kernel::format;
use record::{Kind, Value};

use super::{Show, Titles, address_lines, choice_label};

impl Show {
    /// The text of a value of a kind, as a sentence or a file needs it. A reference that may not be seen says so.
    pub fn value_text(&self, kind: &Kind, value: &Value, titles: Titles<'_>) -> String {
        let lang = self.lang;
        let titled = |id| titles(id).unwrap_or_else(|| words::text(lang, "show-not-visible", &[]));
        match value {
            Value::Null => String::new(),
            Value::Bool(yes) => words::yes_no(lang, *yes),
            Value::Int(minutes) if *kind == Kind::Duration => format::duration(lang, *minutes),
            Value::Int(number) => format::integer(lang, *number),
            Value::Decimal(number) if *kind == Kind::Percent => format::percent(lang, *number),
            Value::Decimal(number) => format::decimal(lang, *number),
            Value::Money(money) => format::money(lang, money),
            Value::Text(text) => self.written(kind, text),
            Value::Date(day) => format::date(lang, *day),
            Value::Time(at) => format::date_time(lang, *at, &self.zone),
            Value::Address(address) => address_lines(lang, address).join(", "),
            Value::Id(id) => titled(*id),
            Value::Ids(ids) => ids.iter().map(|id| titled(*id)).collect::<Vec<_>>().join(", "),
            Value::Words(codes) => codes.iter().map(|code| self.written(kind, code)).collect::<Vec<_>>().join(", "),
            Value::Record(record) => titled(record.id),
        }
    }

    /// Text that is kept in one way and read in another.
    fn written(&self, kind: &Kind, text: &str) -> String {
        match kind {
            Kind::Choice(set) | Kind::Choices(set) => choice_label(self.lang, set, text),
            Kind::Phone => kernel::phone::display(text, Some(&self.country)),
            Kind::Iban => kernel::checks::iban::grouped(text),
            Kind::Country => words::country(self.lang, text),
            Kind::Url => {
                text.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/').to_owned()
            }
            _ => text.to_owned(),
        }
    }
}
