//! Amounts of money.

use super::NO_BREAK_SPACE;
use super::number::{compact, decimal, decimal_places, minus};
use crate::{Currency, Decimal, Lang, Money};

/// Money in its own currency, rounded to the currency's smallest coin: `€1,234.50`, `€1.234,50`, `1 234,50 €`.
pub fn money(lang: Lang, money: &Money) -> String {
    amount(lang, money.amount, money.currency)
}

/// An amount of a currency, rounded to its smallest coin.
pub fn amount(lang: Lang, amount: Decimal, currency: Currency) -> String {
    with_currency(lang, decimal_places(lang, amount, coin_places(currency)), currency)
}

/// An amount with all the places it has, never fewer than the smallest coin, as unit prices need.
pub fn amount_exact(lang: Lang, amount: Decimal, currency: Currency) -> String {
    let places = coin_places(currency);
    let unit = 10_i64.pow(4 - u32::from(places));
    let number = match amount.scaled() % unit {
        0 => decimal_places(lang, amount, places),
        _ => decimal(lang, amount),
    };
    with_currency(lang, number, currency)
}

/// An amount rounded to whole units, for totals and charts where coins only distract.
pub fn amount_whole(lang: Lang, amount: Decimal, currency: Currency) -> String {
    with_currency(lang, decimal_places(lang, amount, 0), currency)
}

/// An amount cut to what fits beside a chart: `€12.3k`, `€12,3 B`, `12,3 tuh €`.
pub fn amount_compact(lang: Lang, amount: Decimal, currency: Currency) -> String {
    with_currency(lang, compact(lang, amount.to_f64()), currency)
}

/// The sign of a currency, or its code when it has none that everybody knows.
pub fn currency_symbol(currency: &Currency) -> &str {
    match currency.code() {
        "EUR" => "€",
        "GBP" => "£",
        "TRY" => "₺",
        "USD" => "$",
        code => code,
    }
}

/// How many places the smallest coin has (ISO 4217).
fn coin_places(currency: Currency) -> u8 {
    match currency.code() {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND" | "VUV"
        | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

fn with_currency(lang: Lang, number: String, currency: Currency) -> String {
    let symbol = currency_symbol(&currency);
    if lang == Lang::Et {
        return format!("{number}{NO_BREAK_SPACE}{symbol}");
    }
    let sign = minus(lang);
    let (sign, magnitude) = match number.strip_prefix(sign) {
        Some(magnitude) => (sign.to_string(), magnitude),
        None => (String::new(), number.as_str()),
    };
    // A code of three letters would run into the digits.
    match symbol.len() == 3 && symbol.is_ascii() {
        true => format!("{sign}{symbol}{NO_BREAK_SPACE}{magnitude}"),
        false => format!("{sign}{symbol}{magnitude}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, code: &str, write: fn(Lang, Decimal, Currency) -> String) -> [String; 3] {
        let (number, currency) = (text.parse().unwrap(), code.parse().unwrap());
        Lang::ALL.map(|lang| write(lang, number, currency).replace(NO_BREAK_SPACE, " "))
    }

    #[test]
    fn the_currency_stands_where_readers_expect_it() {
        assert_eq!(shown("1234.5", "EUR", amount), ["€1,234.50", "€1.234,50", "1 234,50 €"]);
        assert_eq!(shown("1234.5", "TRY", amount), ["₺1,234.50", "₺1.234,50", "1 234,50 ₺"]);
        assert_eq!(shown("-0.5", "GBP", amount), ["-£0.50", "-£0,50", "−0,50 £"]);
        assert_eq!(shown("9.9", "CHF", amount), ["CHF 9.90", "CHF 9,90", "9,90 CHF"]);
        assert_eq!(shown("-9.9", "CHF", amount), ["-CHF 9.90", "-CHF 9,90", "−9,90 CHF"]);
    }

    #[test]
    fn coins_follow_the_currency() {
        assert_eq!(shown("1234.5", "JPY", amount)[0], "JPY 1,235");
        assert_eq!(shown("1.2345", "KWD", amount)[0], "KWD 1.235");
        assert_eq!(shown("0.0375", "EUR", amount)[0], "€0.04");
        assert_eq!(shown("0.0375", "EUR", amount_exact)[0], "€0.0375");
        assert_eq!(shown("0.5", "EUR", amount_exact)[0], "€0.50");
        assert_eq!(shown("1234.5", "EUR", amount_whole)[1], "€1.235");
        assert_eq!(shown("12345", "EUR", amount_compact), ["€12.3k", "€12,3 B", "12,3 tuh €"]);
    }

    #[test]
    fn money_is_shown_in_its_own_currency() {
        let price = Money::new("12.5".parse().unwrap(), Currency::TRY);
        assert_eq!(money(Lang::Tr, &price), "₺12,50");
    }
}
