//! The values that texts are filled with.

use fluent_bundle::FluentValue;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use kernel::{Date, Decimal, Lang, Money, format};

/// A value of a text. Years and registry numbers are text, because numbers are grouped.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg<'a> {
    /// Text as it is.
    Text(&'a str),
    /// Text that nobody else keeps.
    Owned(String),
    /// A whole number, by which the plural is chosen.
    Integer(i64),
    /// A decimal, by which the plural is chosen.
    Decimal(Decimal),
    /// Money, written with its currency.
    Money(Money),
    /// A day in figures.
    Date(Date),
}

impl Arg<'_> {
    pub(crate) fn to_fluent(&self, lang: Lang) -> FluentValue<'_> {
        match self {
            Arg::Text(text) => FluentValue::from(*text),
            Arg::Owned(text) => FluentValue::from(text.as_str()),
            Arg::Integer(number) => FluentValue::from(*number),
            Arg::Decimal(number) => {
                // The plural depends on the visible places: one kilo, but 1.0 kilos.
                let places = number.to_string().split_once('.').map(|(_, part)| part.len());
                let options = FluentNumberOptions { minimum_fraction_digits: places, ..Default::default() };
                FluentValue::Number(FluentNumber::new(number.to_f64(), options))
            }
            Arg::Money(money) => FluentValue::from(format::money(lang, money)),
            Arg::Date(date) => FluentValue::from(format::date(lang, *date)),
        }
    }
}

/// How a number inside a text is written.
pub(crate) fn write_number(lang: Lang, number: &FluentNumber) -> String {
    let options = &number.options;
    let least = options.minimum_fraction_digits.unwrap_or(0);
    let most = options.maximum_fraction_digits.unwrap_or(4).max(least);
    let exact = format!("{:.most$}", number.value);
    let needed = exact.split_once('.').map_or(0, |(_, part)| part.trim_end_matches('0').len());
    let places = needed.max(least).min(9) as u8;
    if places == 0 && number.value.abs() < 9e15 {
        format::integer(lang, number.value.round() as i64)
    } else {
        format::float(lang, number.value, places)
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Arg::Text(text)
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Arg::Owned(text)
    }
}

impl From<Decimal> for Arg<'_> {
    fn from(number: Decimal) -> Self {
        Arg::Decimal(number)
    }
}

impl From<Money> for Arg<'_> {
    fn from(money: Money) -> Self {
        Arg::Money(money)
    }
}

impl From<Date> for Arg<'_> {
    fn from(date: Date) -> Self {
        Arg::Date(date)
    }
}

macro_rules! from_whole_numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Arg<'_> {
            fn from(number: $number) -> Self {
                Arg::Integer(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )*};
}

from_whole_numbers!(i32, i64, u8, u32, u64, usize);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    fn days(lang: Lang, count: impl Into<Arg<'static>>) -> String {
        text(lang, "time-days", &[("count", count.into())])
    }

    #[test]
    fn one_is_one_in_english_and_estonian_and_turkish_keeps_the_singular() {
        assert_eq!([0, 1, 2, 21].map(|n| days(Lang::En, n)), ["0 days", "1 day", "2 days", "21 days"]);
        assert_eq!([0, 1, 2, 21].map(|n| days(Lang::Et, n)), ["0 päeva", "1 päev", "2 päeva", "21 päeva"]);
        assert_eq!([0, 1, 2, 21].map(|n| days(Lang::Tr, n)), ["0 gün", "1 gün", "2 gün", "21 gün"]);
    }

    #[test]
    fn numbers_in_texts_follow_the_language() {
        assert_eq!(days(Lang::En, 1_234_567), "1,234,567 days");
        assert_eq!(days(Lang::Tr, 1_234_567), "1.234.567 gün");
        assert_eq!(days(Lang::Et, 1_234_567), "1\u{a0}234\u{a0}567 päeva");
        let half: Decimal = "1.5".parse().unwrap();
        assert_eq!(Lang::ALL.map(|lang| days(lang, half)), ["1.5 days", "1,5 gün", "1,5 päeva"]);
        let whole: Decimal = "1".parse().unwrap();
        assert_eq!(days(Lang::En, whole), "1 day");
        assert_eq!(days(Lang::En, -3), "-3 days");
    }

    #[test]
    fn money_and_days_follow_the_language() {
        let price = Money::new("1234.5".parse().unwrap(), kernel::Currency::EUR);
        let from: Date = "2026-03-05".parse().unwrap();
        let shown = |lang| text(lang, "common-field-value", &[("field", from.into()), ("value", price.into())]);
        assert_eq!(shown(Lang::Tr), "05.03.2026: €1.234,50");
        assert_eq!(shown(Lang::Et), "05.03.2026: 1\u{a0}234,50\u{a0}€");
    }

    #[test]
    fn nothing_is_put_around_values() {
        let shown = text(Lang::En, "common-and", &[("first", "a".into()), ("last", String::from("b").into())]);
        assert_eq!(shown, "a and b");
    }
}
