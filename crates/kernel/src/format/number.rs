//! Numbers and percentages.

use super::NO_BREAK_SPACE;
use crate::{Decimal, Lang};

/// A whole number, its thousands grouped: `1,234`, `1.234`, `1 234`.
pub fn integer(lang: Lang, number: i64) -> String {
    digits(lang, number < 0, number.unsigned_abs().into(), 0, 0)
}

/// A decimal with the places it has, at most four: `1,234.5`, `1.234,5`, `1 234,5`.
pub fn decimal(lang: Lang, number: Decimal) -> String {
    let mut magnitude = number.scaled().unsigned_abs();
    let mut places = 4;
    while places > 0 && magnitude.is_multiple_of(10) {
        magnitude /= 10;
        places -= 1;
    }
    digits(lang, number.scaled() < 0, magnitude.into(), places, places)
}

/// A decimal with exactly so many places (at most four), rounded half away from zero.
pub fn decimal_places(lang: Lang, number: Decimal, places: u8) -> String {
    let places = usize::from(places.min(4));
    let unit = 10_u128.pow(4 - places as u32);
    let magnitude = (u128::from(number.scaled().unsigned_abs()) + unit / 2) / unit;
    digits(lang, number.scaled() < 0 && magnitude != 0, magnitude, places, places)
}

/// A floating-point number with exactly so many places (at most nine); `–` when it is not a number or beyond all bounds.
pub fn float(lang: Lang, number: f64, places: u8) -> String {
    let places = usize::from(places.min(9));
    let scaled = (number.abs() * 10_f64.powi(places as i32)).round();
    if !scaled.is_finite() || scaled >= 1e36 {
        return "–".to_owned();
    }
    digits(lang, number < 0.0 && scaled != 0.0, scaled as u128, places, places)
}

/// A number of percent, `12.5` meaning 12.5 %: `12.5%`, `%12,5`, `12,5%`.
pub fn percent(lang: Lang, number: Decimal) -> String {
    with_percent_sign(lang, decimal(lang, number))
}

/// A fraction of one as percent with so many places: `0.804` → `80.4%`, `%80,4`, `80,4%`.
pub fn share(lang: Lang, fraction: f64, places: u8) -> String {
    with_percent_sign(lang, float(lang, fraction * 100.0, places))
}

/// A large number cut to what fits beside a chart: `12.3k`, `12,3 B`, `12,3 tuh`; below a thousand in full.
pub fn compact(lang: Lang, number: f64) -> String {
    // The step is chosen after rounding, so that 999,960 reads 1M and not 1,000k.
    for (step, unit) in [(1.0, ""), (1e3, units(lang)[0]), (1e6, units(lang)[1]), (1e9, units(lang)[2])] {
        let reduced = number / step;
        let places = if reduced.abs() < 99.95 { 1 } else { 0 };
        let shown = (reduced.abs() * 10_f64.powi(places)).round() / 10_f64.powi(places);
        if shown < 1000.0 || step == 1e9 {
            let places = if shown.fract() == 0.0 { 0 } else { 1 };
            return format!("{}{unit}", float(lang, reduced, places));
        }
    }
    float(lang, number, 0)
}

/// Thousand, million, thousand million.
fn units(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::En => ["k", "M", "bn"],
        Lang::Tr => ["\u{a0}B", "\u{a0}Mn", "\u{a0}Mr"],
        Lang::Et => ["\u{a0}tuh", "\u{a0}mln", "\u{a0}mld"],
    }
}

fn with_percent_sign(lang: Lang, number: String) -> String {
    match (lang, number.strip_prefix('-')) {
        (Lang::Tr, Some(magnitude)) => format!("-%{magnitude}"),
        (Lang::Tr, None) => format!("%{number}"),
        (Lang::En | Lang::Et, _) => format!("{number}%"),
    }
}

/// The sign between whole and part.
pub(super) fn decimal_sign(lang: Lang) -> char {
    match lang {
        Lang::En => '.',
        Lang::Tr | Lang::Et => ',',
    }
}

/// The sign between thousands.
pub(super) fn group_sign(lang: Lang) -> char {
    match lang {
        Lang::En => ',',
        Lang::Tr => '.',
        Lang::Et => NO_BREAK_SPACE,
    }
}

/// The sign of a negative number.
pub(super) fn minus(lang: Lang) -> char {
    match lang {
        Lang::En | Lang::Tr => '-',
        Lang::Et => '−',
    }
}

/// Writes `magnitude / 10^scale`, of whose part the first `places` digits are shown.
fn digits(lang: Lang, negative: bool, magnitude: u128, scale: usize, places: usize) -> String {
    let all = format!("{magnitude:0>width$}", width = scale + 1);
    let (whole, part) = all.split_at(all.len() - scale);
    let mut text = String::with_capacity(all.len() + whole.len() + 4);
    if negative {
        text.push(minus(lang));
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            text.push(group_sign(lang));
        }
        text.push(digit);
    }
    if places > 0 {
        text.push(decimal_sign(lang));
        text.push_str(&part[..places]);
    }
    text
}

#[cfg(test)]
mod tests {
    use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
    use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences, input};

    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        let shown = |lang| [integer(lang, 1_234_567), decimal(lang, number("-1234.56")), integer(lang, 999)];
        assert_eq!(shown(Lang::En), ["1,234,567", "-1,234.56", "999"]);
        assert_eq!(shown(Lang::Tr), ["1.234.567", "-1.234,56", "999"]);
        assert_eq!(shown(Lang::Et), ["1\u{a0}234\u{a0}567", "−1\u{a0}234,56", "999"]);
    }

    #[test]
    fn the_signs_are_those_of_the_locale_data() {
        for lang in Lang::ALL {
            let locale: icu_locale_core::Locale = lang.code().parse().unwrap();
            let mut options = DecimalFormatterOptions::default();
            options.grouping_strategy = Some(GroupingStrategy::Always);
            let formatter = DecimalFormatter::try_new(DecimalFormatterPreferences::from(locale), options).unwrap();
            // Not 1,000 to 9,999, which Estonian locale data leave ungrouped.
            for text in ["0", "7", "-1", "999", "10000", "-12345.5", "1234567.0001", "922337203685477.5807", "-0.05"] {
                let expected = formatter.format(&text.parse::<input::Decimal>().unwrap()).to_string();
                assert_eq!(decimal(lang, number(text)), expected, "{lang} {text}");
            }
        }
    }

    #[test]
    fn places_are_rounded_half_away_from_zero() {
        let shown = |text, places| decimal_places(Lang::En, number(text), places);
        assert_eq!(shown("1.005", 2), "1.01");
        assert_eq!(shown("-1.005", 2), "-1.01");
        assert_eq!(shown("1.0049", 2), "1.00");
        assert_eq!(shown("-0.004", 2), "0.00");
        assert_eq!(shown("12", 2), "12.00");
        assert_eq!(shown("0.5", 0), "1");
        assert_eq!(decimal_places(Lang::En, Decimal::from_scaled(i64::MIN), 0), "-922,337,203,685,478");
        assert_eq!(decimal(Lang::En, Decimal::from_scaled(i64::MIN)), "-922,337,203,685,477.5808");
    }

    #[test]
    fn floats_are_rounded_and_never_print_nonsense() {
        assert_eq!(float(Lang::Et, 1234.567, 1), "1\u{a0}234,6");
        assert_eq!(float(Lang::En, -0.04, 1), "0.0");
        assert_eq!(float(Lang::En, f64::NAN, 1), "–");
        assert_eq!(float(Lang::En, f64::INFINITY, 1), "–");
        assert_eq!(float(Lang::En, 1e300, 1), "–");
    }

    #[test]
    fn the_percent_sign_stands_where_readers_expect_it() {
        assert_eq!(Lang::ALL.map(|lang| percent(lang, number("12.5"))), ["12.5%", "%12,5", "12,5%"]);
        assert_eq!(Lang::ALL.map(|lang| percent(lang, number("-5"))), ["-5%", "-%5", "−5%"]);
        assert_eq!(Lang::ALL.map(|lang| share(lang, 0.804, 1)), ["80.4%", "%80,4", "80,4%"]);
    }

    #[test]
    fn large_numbers_are_cut_short() {
        let shown = |number| Lang::ALL.map(|lang| compact(lang, number).replace('\u{a0}', " "));
        assert_eq!(shown(12_345.0), ["12.3k", "12,3 B", "12,3 tuh"]);
        assert_eq!(shown(1_500_000.0), ["1.5M", "1,5 Mn", "1,5 mln"]);
        assert_eq!(shown(2_000_000_000.0), ["2bn", "2 Mr", "2 mld"]);
        assert_eq!(shown(-999_960.0), ["-1M", "-1 Mn", "−1 mln"]);
        assert_eq!(shown(999.0), ["999", "999", "999"]);
        assert_eq!(shown(0.0), ["0", "0", "0"]);
        assert_eq!(compact(Lang::En, 123_456.0), "123k");
        assert_eq!(compact(Lang::En, 5e12), "5,000bn");
    }
}
