//! Numbers that registers give out, with their check digits: a mistyped one is caught before it is saved.
//!
//! Every `check` takes what people type (spaces, dots, dashes, small letters) and gives the normalised number back. Errors
//! are `error-…` keys with the `value` that was typed: the plain key says what form is expected, `…-digit` that the
//! check digit does not fit, so that something was mistyped.

pub mod eu_vat;
pub mod iban;
pub mod isikukood;
pub mod kmkr;
pub mod registrikood;
pub mod tckn;
pub mod vkn;

use crate::{Error, Result};

/// Checks a tax number by the country (ISO 3166 alpha-2) of whoever has it.
///
/// Turkey: VKN of ten or TCKN of eleven digits. Estonia: KMKR. Elsewhere the number is kept as written, trimmed, because
/// most countries have several kinds; only one that is written with its country's VAT prefix is held to that form.
/// Without a country, a valid VAT number is normalised and anything else kept.
pub fn tax_number(country: Option<&str>, text: &str) -> Result<String> {
    let compact = compact(text);
    match country {
        Some("TR") => {
            let digits = compact.strip_prefix("TR").unwrap_or(&compact);
            match digits.len() {
                10 => vkn::check(digits),
                11 => tckn::check(digits),
                _ => Err(refused("error-tax-number-tr", text)),
            }
        }
        Some("EE") => kmkr::check(text),
        Some(country) if compact.starts_with(eu_vat::prefix(country)) && eu_vat::is_known(&compact) => {
            eu_vat::check(text)
        }
        Some(_) => Ok(text.trim().to_owned()),
        None => Ok(eu_vat::check(text).unwrap_or_else(|_| text.trim().to_owned())),
    }
}

/// Checks a number of the trade or population register by its country (ISO 3166 alpha-2).
///
/// Estonia: registrikood of a company, or isikukood of a person. Elsewhere it is kept as written, trimmed.
pub fn registry_number(country: Option<&str>, text: &str) -> Result<String> {
    match country {
        Some("EE") if compact(text).len() == 11 => isikukood::check(text),
        Some("EE") => registrikood::check(text),
        _ => Ok(text.trim().to_owned()),
    }
}

/// The text without what people put between digits, in capitals.
fn compact(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '–' | '/' | '\u{200b}' | '\u{feff}'))
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// The digits of a number that must have exactly `N` of them and nothing else.
fn exactly<const N: usize>(compact: &str) -> Option<[u32; N]> {
    let digits: Vec<u32> = compact.chars().map(|c| c.to_digit(10)).collect::<Option<_>>()?;
    digits.try_into().ok()
}

/// The sum of digits times weights, as far as both reach.
fn weighted(digits: &[u32], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// The Estonian check digit modulo 11, for registrikood and isikukood: a second row of weights is used when the first
/// gives ten, and zero stands when both do.
fn estonian_check_digit(digits: &[u32]) -> u32 {
    const FIRST: [u32; 10] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1];
    const SECOND: [u32; 10] = [3, 4, 5, 6, 7, 8, 9, 1, 2, 3];
    match weighted(digits, &FIRST) % 11 {
        10 => weighted(digits, &SECOND) % 11 % 10,
        digit => digit,
    }
}

fn refused(key: &'static str, text: &str) -> Error {
    Error::invalid(key).with("value", text.trim())
}

/// Test help: every number that differs from `valid` in one digit.
#[cfg(test)]
fn one_digit_changed(valid: &str) -> Vec<String> {
    let mut changed = Vec::new();
    for (place, old) in valid.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        for new in ('0'..='9').filter(|new| *new != old) {
            let mut text = valid.to_owned();
            text.replace_range(place..=place, &new.to_string());
            changed.push(text);
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turkish_tax_numbers_are_vkn_or_tckn() {
        assert_eq!(tax_number(Some("TR"), "454 053 69 20").unwrap(), "4540536920");
        assert_eq!(tax_number(Some("TR"), "TR4540536920").unwrap(), "4540536920");
        assert_eq!(tax_number(Some("TR"), "17291716060").unwrap(), "17291716060");
        assert_eq!(tax_number(Some("TR"), "4540536921").unwrap_err().key(), "error-vkn-digit");
        assert_eq!(tax_number(Some("TR"), "17291716050").unwrap_err().key(), "error-tckn-digit");
        let error = tax_number(Some("TR"), " 123 ").unwrap_err();
        assert_eq!((error.key(), error.value("value")), ("error-tax-number-tr", Some("123")));
    }

    #[test]
    fn estonian_numbers_are_kmkr_and_registrikood() {
        assert_eq!(tax_number(Some("EE"), "ee 100 931 558").unwrap(), "EE100931558");
        assert_eq!(tax_number(Some("EE"), "100594103").unwrap_err().key(), "error-kmkr-digit");
        assert_eq!(registry_number(Some("EE"), "12345678").unwrap(), "12345678");
        assert_eq!(registry_number(Some("EE"), "12345679").unwrap_err().key(), "error-registrikood-digit");
        assert_eq!(registry_number(Some("EE"), "36805280109").unwrap(), "36805280109");
    }

    #[test]
    fn numbers_of_other_countries_are_kept() {
        assert_eq!(tax_number(Some("DE"), " 143/123/12345 ").unwrap(), "143/123/12345");
        assert_eq!(tax_number(Some("DE"), "DE 136 695 976").unwrap(), "DE136695976");
        assert_eq!(tax_number(Some("DE"), "DE 136 695 97").unwrap_err().key(), "error-vat-number");
        assert_eq!(tax_number(Some("US"), "12-3456789").unwrap(), "12-3456789");
        assert_eq!(tax_number(None, "ee100931558").unwrap(), "EE100931558");
        assert_eq!(tax_number(None, "EE1 ").unwrap(), "EE1");
        assert_eq!(registry_number(Some("TR"), " 123456-0 ").unwrap(), "123456-0");
        assert_eq!(registry_number(None, "HRB 4711").unwrap(), "HRB 4711");
    }
}
