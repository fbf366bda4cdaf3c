//! Numbers, amounts of money and percentages.

use kernel::{Currency, Decimal, Result};
use serde::{Deserialize, Serialize};

use super::{not, tidy};

/// The sign between the whole and its parts; the other one marks thousands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DecimalSign {
    /// 1,234.56
    #[default]
    Point,
    /// 1.234,56
    Comma,
}

impl DecimalSign {
    const fn char(self) -> char {
        match self {
            DecimalSign::Point => '.',
            DecimalSign::Comma => ',',
        }
    }

    const fn other(self) -> char {
        match self {
            DecimalSign::Point => ',',
            DecimalSign::Comma => '.',
        }
    }
}

/// Currency signs and names that stand beside amounts, and their codes.
const CURRENCIES: &[(&str, &str)] = &[
    ("₺", "TRY"),
    ("TRY", "TRY"),
    ("TL", "TRY"),
    ("€", "EUR"),
    ("EUR", "EUR"),
    ("EURO", "EUR"),
    ("$", "USD"),
    ("US$", "USD"),
    ("USD", "USD"),
    ("£", "GBP"),
    ("GBP", "GBP"),
    ("AED", "AED"),
    ("AZN", "AZN"),
    ("CHF", "CHF"),
    ("CNY", "CNY"),
    ("CZK", "CZK"),
    ("DKK", "DKK"),
    ("EEK", "EEK"),
    ("JPY", "JPY"),
    ("¥", "JPY"),
    ("NOK", "NOK"),
    ("PLN", "PLN"),
    ("RUB", "RUB"),
    ("₽", "RUB"),
    ("SAR", "SAR"),
    ("SEK", "SEK"),
    ("UAH", "UAH"),
];

/// Reads a number, a currency beside it allowed and left out.
///
/// Thousands may be marked by the other sign, blanks of any width or an apostrophe, but only in proper groups of
/// three: with a decimal comma, `1.5` is an error and not fifteen. Minus may stand before or behind or be a pair of
/// brackets. Places after the fourth are rounded half away from zero; `1.5E+3` is read.
pub fn decimal(text: &str, sign: DecimalSign) -> Result<Decimal> {
    money(text, sign).map(|(amount, _)| amount)
}

/// Reads a whole number; `6,00` is one, `6,50` is not.
pub fn integer(text: &str, sign: DecimalSign) -> Result<i64> {
    let scaled = decimal(text, sign).map_err(|_| not("import-source-not-integer", text))?.scaled();
    if scaled % kernel::decimal::SCALE == 0 {
        Ok(scaled / kernel::decimal::SCALE)
    } else {
        Err(not("import-source-not-integer", text))
    }
}

/// Reads an amount and the currency beside it, if there is one.
pub fn money(text: &str, sign: DecimalSign) -> Result<(Decimal, Option<Currency>)> {
    let (bare, negative) = without_minus(without_dash(tidy(text)));
    let (bare, code) = without_currency(bare);
    // The minus may stand inside the currency as well as outside of it: -€5 and €-5.
    let (bare, inner) = without_minus(bare);
    let amount = match unsigned(bare, sign) {
        Some(amount) if !(negative && inner) => amount,
        _ => return Err(not("import-source-not-number", text)),
    };
    let amount = if negative || inner { Decimal::from_scaled(-amount.scaled()) } else { amount };
    let currency = code.map(str::parse).transpose()?;
    Ok((amount, currency))
}

/// Reads a percentage: `%8`, `8 %`, `% 100` or the bare number `8`, all as eight (or a hundred), not as a fraction.
pub fn percent(text: &str, sign: DecimalSign) -> Result<Decimal> {
    let tidied = tidy(text);
    let (negative, rest) = match tidied.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, tidied),
    };
    let bare = rest.strip_prefix('%').or_else(|| rest.strip_suffix('%')).unwrap_or(rest);
    let number = decimal(bare, sign).map_err(|_| not("import-source-not-number", text))?;
    Ok(if negative { Decimal::from_scaled(-number.scaled()) } else { number })
}

/// Takes off the dash that stands for no cents: `1.000,-` is a thousand and not less than nothing.
fn without_dash(text: &str) -> &str {
    let ends = [",-", ".-", ",--", ".--", ",\u{2013}", ".\u{2013}", ",\u{2014}"];
    ends.iter()
        .find_map(|end| text.strip_suffix(end))
        .filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(text)
}

/// Takes off a minus before or behind, or a pair of brackets.
fn without_minus(text: &str) -> (&str, bool) {
    const MINUS: [char; 3] = ['-', '\u{2212}', '\u{2013}'];
    if let Some(inside) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return (tidy(inside), true);
    }
    if let Some(rest) = text.strip_prefix('+') {
        return (tidy(rest), false);
    }
    match text.strip_prefix(MINUS).or_else(|| text.strip_suffix(MINUS)) {
        Some(rest) => (tidy(rest), true),
        None => (text, false),
    }
}

/// Takes off a currency before or behind and names its code.
fn without_currency(text: &str) -> (&str, Option<&'static str>) {
    if text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')) {
        return (text, None);
    }
    let is_part = |c: char| c.is_alphabetic() || matches!(c, '$' | '€' | '£' | '₺' | '¥' | '₽');
    let before = text.len() - text.trim_start_matches(is_part).len();
    let behind = text.trim_end_matches(is_part).len();
    let known =
        |name: &str| CURRENCIES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, code)| *code);
    if before > 0 {
        if let Some(code) = known(&text[..before]) {
            return (tidy(&text[before..]), Some(code));
        }
    } else if let Some(code) = known(&text[behind..]) {
        return (tidy(&text[..behind]), Some(code));
    }
    (text, None)
}

/// Reads digits with a decimal sign, marks of thousands and an exponent.
fn unsigned(text: &str, sign: DecimalSign) -> Option<Decimal> {
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], text[at + 1..].parse::<i32>().ok().filter(|e| e.abs() <= 40)?),
        None => (text, 0),
    };
    let (whole, part) = mantissa.split_once(sign.char()).unwrap_or((mantissa, ""));
    if whole.is_empty() && part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if !is_grouped(whole, sign.other()) {
        return None;
    }

    let mut digits: i128 = 0;
    let mut places: i32 = -exponent;
    for digit in whole.bytes().filter(u8::is_ascii_digit) {
        digits = digits.checked_mul(10)?.checked_add(i128::from(digit - b'0'))?;
    }
    // Programs write binary fractions with seventeen places; what lies beyond cannot change the fourth.
    for digit in part.bytes().take(18) {
        digits = digits.checked_mul(10)?.checked_add(i128::from(digit - b'0'))?;
        places += 1;
    }
    let scaled = match places - 4 {
        0 => digits,
        more if more > 0 => {
            let divisor = 10i128.checked_pow(more.unsigned_abs())?;
            (digits + divisor / 2) / divisor
        }
        fewer => digits.checked_mul(10i128.checked_pow(fewer.unsigned_abs())?)?,
    };
    i64::try_from(scaled).ok().map(Decimal::from_scaled)
}

/// Whether the whole part is bare digits, or groups of three behind a first group of one to three, all marked alike.
fn is_grouped(whole: &str, mark: char) -> bool {
    let mut marks = whole.chars().filter(|c| !c.is_ascii_digit());
    let Some(first) = marks.next() else {
        return true;
    };
    let may_mark = first == mark || matches!(first, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '\u{2019}');
    if !may_mark || !marks.all(|c| c == first) {
        return false;
    }
    let mut groups = whole.split(first);
    let leading = groups.next().is_some_and(|group| (1..=3).contains(&group.len()));
    leading && groups.all(|group| group.len() == 3)
}
