//! Numbers, percentages and money as people of a language type or paste them.

use super::number::{decimal_sign, group_sign};
use crate::{Currency, Decimal, Error, Lang, Money, Result};

/// A decimal: `1234.5`, `1.234,50`, `1 234,5`, `-12`, `12-`.
///
/// Where both signs occur, the last one is the decimal sign. A single sign is the decimal sign, unless it is the one with
/// which the language groups thousands and stands where a thousands sign would. Errors: `error-number`,
/// `error-too-many-places`, `error-number-too-large`, each with `value`.
pub fn parse_decimal(lang: Lang, text: &str) -> Result<Decimal> {
    let machine = machine_form(lang, text).ok_or_else(|| Error::invalid("error-number").with("value", text.trim()))?;
    machine.parse().map_err(|error: Error| Error::invalid(error.key().to_owned()).with("value", text.trim()))
}

/// A whole number. Errors: `error-integer` and those of [`parse_decimal`].
pub fn parse_integer(lang: Lang, text: &str) -> Result<i64> {
    let refuse = |key| Error::invalid(key).with("value", text.trim());
    let machine = machine_form(lang, text).ok_or_else(|| refuse("error-number"))?;
    let (whole, part) = machine.split_once('.').unwrap_or((&machine, ""));
    if part.bytes().any(|digit| digit != b'0') {
        return Err(refuse("error-integer"));
    }
    whole.parse().map_err(|_| refuse(if whole.len() > 18 { "error-number-too-large" } else { "error-number" }))
}

/// A number of percent, with or without its sign: `%12,5`, `12.5 %` and `12.5` are all 12.5.
pub fn parse_percent(lang: Lang, text: &str) -> Result<Decimal> {
    let number = text.trim();
    let number = match number.strip_prefix(['-', '−']) {
        Some(magnitude) => format!("-{}", magnitude.trim().trim_matches('%')),
        None => number.trim_matches('%').to_owned(),
    };
    parse_decimal(lang, &number).map_err(|error| Error::invalid(error.key().to_owned()).with("value", text.trim()))
}

/// Money with a currency's sign or code before or behind it, or in `usual` when none is written: `€ 12.50`, `12,50 TL`,
/// `USD 5`. Errors: those of [`parse_decimal`] and `error-currency`.
pub fn parse_money(lang: Lang, text: &str, usual: Currency) -> Result<Money> {
    let is_currency = |c: char| c.is_alphabetic() || matches!(c, '€' | '£' | '₺' | '$' | '¥');
    let name: String = text.chars().filter(|c| is_currency(*c)).collect();
    let number: String = text.chars().filter(|c| !is_currency(*c)).collect();
    // One name on one side: letters in the midst of digits are a mistake.
    let is_beside = text
        .trim()
        .split(is_currency)
        .filter(|part| !part.trim_matches(['-', '−', '+', ' ', '\u{a0}']).is_empty())
        .count()
        <= 1;
    if !is_beside {
        return Err(Error::invalid("error-number").with("value", text.trim()));
    }
    let amount = parse_decimal(lang, &number)
        .map_err(|error| Error::invalid(error.key().to_owned()).with("value", text.trim()))?;
    Ok(Money::new(amount, if name.is_empty() { usual } else { currency(&name)? }))
}

fn currency(name: &str) -> Result<Currency> {
    match name {
        "€" => Ok(Currency::EUR),
        "£" => Ok(Currency::GBP),
        "$" | "US$" => Ok(Currency::USD),
        "₺" => Ok(Currency::TRY),
        "TL" | "tl" | "Tl" => Ok(Currency::TRY),
        code => code.parse(),
    }
}

/// The number with a point and without grouping, or `None` when the signs stand where no number has them.
fn machine_form(lang: Lang, text: &str) -> Option<String> {
    let text = text.trim();
    let (text, is_negative) = match text.strip_prefix(['-', '−', '–']).or_else(|| text.strip_suffix(['-', '−'])) {
        Some(magnitude) => (magnitude.trim(), true),
        None => (text.strip_prefix('+').unwrap_or(text), false),
    };
    let text: String =
        text.chars().map(|c| if c.is_whitespace() || matches!(c, '\'' | '’') { ' ' } else { c }).collect();
    let (whole, part) = match decimal_sign_in(lang, &text) {
        Some(place) => (&text[..place], &text[place + 1..]),
        None => (text.as_str(), ""),
    };
    let whole = ungrouped(whole)?;
    let is_number = !(whole.is_empty() && part.is_empty()) && part.bytes().all(|b| b.is_ascii_digit());
    let sign = if is_negative { "-" } else { "" };
    is_number.then(|| match part {
        "" => format!("{sign}{whole}"),
        part => format!("{sign}{whole}.{part}"),
    })
}

/// Where the decimal sign stands, if there is one.
fn decimal_sign_in(lang: Lang, text: &str) -> Option<usize> {
    let last = text.rfind(['.', ','])?;
    let sign = if text[last..].starts_with('.') { '.' } else { ',' };
    let other = if sign == '.' { ',' } else { '.' };
    if text.matches(sign).count() > 1 {
        return None;
    }
    let looks_grouped = text.len() - last == 4 && (1..=3).contains(&last) && !text.starts_with('0');
    let is_group = !text.contains(other) && sign != decimal_sign(lang) && sign == group_sign(lang) && looks_grouped;
    (!is_group).then_some(last)
}

/// The digits of the whole part, whose groups must be of three digits and parted by one and the same sign.
fn ungrouped(whole: &str) -> Option<String> {
    let mut signs = whole.chars().filter(|c| !c.is_ascii_digit());
    let Some(sign) = signs.next() else {
        return Some(whole.to_owned());
    };
    let groups: Vec<&str> = whole.split(sign).collect();
    let is_grouped = signs.all(|other| other == sign)
        && matches!(sign, ' ' | '.' | ',')
        && (1..=3).contains(&groups[0].len())
        && groups[1..].iter().all(|group| group.len() == 3);
    is_grouped.then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lang: Lang, text: &str) -> String {
        parse_decimal(lang, text).map_or_else(|error| error.key().to_owned(), |number| number.to_string())
    }

    #[test]
    fn numbers_are_read_as_the_language_writes_them() {
        for (lang, text, number) in [
            (Lang::En, "1,234.56", "1234.56"),
            (Lang::En, "1,234", "1234"),
            (Lang::En, "1.234", "1.234"),
            (Lang::Tr, "1.234,56", "1234.56"),
            (Lang::Tr, "1.234", "1234"),
            (Lang::Tr, "1,234", "1.234"),
            (Lang::Et, "1 234,56", "1234.56"),
            (Lang::Et, "1\u{a0}234\u{a0}567", "1234567"),
            (Lang::Et, "1.234", "1.234"),
            (Lang::Et, "12,5", "12.5"),
        ] {
            assert_eq!(read(lang, text), number, "{lang} {text}");
        }
    }

    #[test]
    fn what_can_only_mean_one_thing_is_understood_in_every_language() {
        for lang in Lang::ALL {
            for (text, number) in [
                ("1.234.567", "1234567"),
                ("1,234,567.5", "1234567.5"),
                ("1.234.567,5", "1234567.5"),
                ("12.5", "12.5"),
                ("12,50", "12.5"),
                ("0.125", "0.125"),
                ("0,125", "0.125"),
                ("1234.567", "1234.567"),
                (" -3 ", "-3"),
                ("−3,5", "-3.5"),
                ("3,5-", "-3.5"),
                ("+7", "7"),
                ("1’234.5", "1234.5"),
                (",5", "0.5"),
                ("0", "0"),
            ] {
                assert_eq!(read(lang, text), number, "{lang} {text}");
            }
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for lang in Lang::ALL {
            for text in [
                "",
                "-",
                ".",
                "abc",
                "1,2,3",
                "1.23.456",
                "1.234,567.8",
                "12 34",
                "1 234.567.890",
                "1e5",
                "--1",
                "٣",
                "1,234 5",
            ] {
                assert_eq!(read(lang, text), "error-number", "{lang} {text}");
            }
            assert_eq!(read(lang, "0,12345"), "error-too-many-places");
            assert_eq!(read(lang, "9223372036854775807"), "error-number-too-large");
        }
        assert_eq!(parse_decimal(Lang::En, " x1 ").unwrap_err().value("value"), Some("x1"));
    }

    #[test]
    fn what_is_shown_can_be_typed() {
        for lang in Lang::ALL {
            for scaled in [0, 1, -1, 9_999, 10_000, -12_345_678, 1_000_000_000, i64::MAX] {
                let number = Decimal::from_scaled(scaled);
                assert_eq!(parse_decimal(lang, &crate::format::decimal(lang, number)).unwrap(), number);
                let percent = crate::format::percent(lang, number);
                assert_eq!(parse_percent(lang, &percent).unwrap(), number, "{percent}");
            }
            for number in [0, 999, 1_000, -1_234_567, i64::MAX] {
                assert_eq!(parse_integer(lang, &crate::format::integer(lang, number)).unwrap(), number);
            }
        }
    }

    #[test]
    fn whole_numbers_have_no_part() {
        assert_eq!(parse_integer(Lang::Tr, "1.234").unwrap(), 1_234);
        assert_eq!(parse_integer(Lang::En, "12.00").unwrap(), 12);
        assert_eq!(parse_integer(Lang::En, "12.5").unwrap_err().key(), "error-integer");
        assert_eq!(parse_integer(Lang::En, "99999999999999999999").unwrap_err().key(), "error-number-too-large");
        assert_eq!(parse_integer(Lang::En, "twelve").unwrap_err().key(), "error-number");
    }

    #[test]
    fn money_names_its_currency_on_either_side() {
        let read = |text| parse_money(Lang::Tr, text, Currency::TRY).map(|money| money.to_string());
        assert_eq!(read("1.234,50").unwrap(), "1234.5 TRY");
        assert_eq!(read("1.234,50 TL").unwrap(), "1234.5 TRY");
        assert_eq!(read("€1.234,50").unwrap(), "1234.5 EUR");
        assert_eq!(read("-€ 5").unwrap(), "-5 EUR");
        assert_eq!(read("usd 5").unwrap(), "5 USD");
        assert_eq!(read("$5").unwrap(), "5 USD");
        assert_eq!(read("5 lira").unwrap_err().key(), "error-currency");
        assert_eq!(read("5EUR5").unwrap_err().key(), "error-number");
        assert_eq!(read("EUR").unwrap_err().key(), "error-number");
    }
}
