//! Numbers of registers, as files have them: with or without their country, with zeros lost, mistyped.

use kernel::{Error, Result};
use record::validate::{Surroundings, check};
use record::{Field, Kind as FieldKind, Value};

use super::places::Places;

/// A number of a register, and what is to be said of it.
#[derive(Debug, PartialEq)]
pub(super) struct Number {
    pub value: Value,
    /// Why it looks wrong, though it is kept.
    pub remark: Option<Error>,
}

/// Reads a number by the rules of the countries that it may be of.
///
/// Where none of them accepts it, it is kept as it is written: it names the record all the same, and the next file will
/// have it again. Only what is no number at all is an error.
pub(super) fn read(field: &Field, text: &str, own: Option<&str>, places: &Places, target: &str) -> Result<Number> {
    let text = without_label(text.trim());
    if is_placeholder(text) {
        return Ok(Number { value: Value::Null, remark: None });
    }
    let by_rules = |country: &str, text: &str| check(field, Value::text(text), Surroundings { country: Some(country) });
    let mut refused: Option<Error> = None;
    let candidates = places.of_numbers(own, target);
    for (country, is_certain) in &candidates {
        let zero = format!("0{text}");
        let outcome = match by_rules(country, text) {
            // A spreadsheet takes the zero off a Turkish tax number.
            Err(error) if field.kind == FieldKind::TaxNumber && *country == "TR" && text.len() == 9 => {
                by_rules(country, &zero).map_err(|_| error)
            }
            outcome => outcome,
        };
        match outcome {
            Ok(value) => return Ok(Number { value, remark: None }),
            // A number that is none of a country that was only supposed may well be one of another.
            Err(error) if *is_certain || (error.key().ends_with("-digit") && looks_like_one_of(country, text)) => {
                refused.get_or_insert(error);
            }
            Err(_) => {}
        }
    }
    // Numbers with the letters of their country before them say themselves whose they are.
    if let Ok(value) = kernel::checks::eu_vat::check(text)
        && field.kind == FieldKind::TaxNumber
    {
        return Ok(Number { value: Value::Text(value), remark: None });
    }
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    if figures < 5 {
        let error = || Error::invalid("import-error-no-number").with("value", text);
        return Err(refused.unwrap_or_else(error));
    }
    // Figures that are only divided are the same number as without their signs, in this file and the next one.
    let is_divided = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b' ' | b'.'));
    let bare: String = text.chars().filter(|c| !is_divided || c.is_ascii_digit()).collect();
    let kept = check(field, Value::Text(bare), Surroundings::default())?;
    Ok(Number { value: kept, remark: refused })
}

/// Whether nobody would write a number so who does not mean one of this country.
fn looks_like_one_of(country: &str, text: &str) -> bool {
    country != "EE" || text.get(..2).is_some_and(|letters| letters.eq_ignore_ascii_case("EE"))
}

/// `VKN: 4540536920`, `KMKR EE100931558`: a number with what it is called before it.
fn without_label(text: &str) -> &str {
    let Some(at) = text.find(|c: char| c.is_ascii_digit()) else { return text };
    let label: Vec<String> = kernel::fold::words(&text[..at]).collect();
    let known =
        ["vkn", "tckn", "vergi", "no", "nr", "kmkr", "vat", "reg", "kood", "code", "ust", "idnr", "id", "number", "tc"];
    // The letters of a country belong to the number.
    let (letters, own) = match label.split_last() {
        Some((last, before)) if last.len() == 2 && !known.contains(&last.as_str()) => (before, true),
        _ => (label.as_slice(), false),
    };
    if letters.is_empty() || !letters.iter().all(|word| known.contains(&word.as_str())) {
        return text;
    }
    let from = if own { text[..at].trim_end().len().saturating_sub(2) } else { at };
    text.get(from..).unwrap_or(text).trim()
}

/// `1111111111`: what people type where a number is asked that they do not have.
fn is_placeholder(text: &str) -> bool {
    let mut figures = text.bytes();
    let first = figures.next();
    text.len() >= 6 && first.is_some_and(|first| first.is_ascii_digit() && figures.all(|next| next == first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tax(text: &str, own: Option<&str>, home: &str, column: Option<&'static str>) -> (String, bool) {
        let places = Places::new(home, column.map(|country| ("company.tax_number".to_owned(), country)));
        let field = Field::new("tax_number", FieldKind::TaxNumber);
        let number = read(&field, text, own, &places, "company.tax_number").unwrap();
        (number.value.as_text().unwrap_or("").to_owned(), number.remark.is_some())
    }

    fn is(number: (String, bool), wanted: (&str, bool)) {
        assert_eq!((number.0.as_str(), number.1), wanted);
    }

    #[test]
    fn a_number_is_read_by_the_rules_of_its_own_country() {
        is(tax("454 053 69 20", None, "EE", Some("TR")), ("4540536920", false));
        is(tax("ee100931558", None, "TR", None), ("EE100931558", false));
        is(tax("EE100931558", None, "TR", Some("TR")), ("EE100931558", false));
        is(tax("143/123/12345", Some("DE"), "EE", None), ("143/123/12345", false));
        // The zero that a spreadsheet took off.
        is(tax("281044826", None, "EE", Some("TR")), ("0281044826", false));
    }

    #[test]
    fn what_fits_no_country_is_kept_and_remarked_where_that_is_certain() {
        is(tax("4540536921", None, "EE", Some("TR")), ("4540536921", true));
        is(tax("4540536921", Some("TR"), "EE", None), ("4540536921", true));
        // Of a file without any country, a number that is not Estonian is somebody else's.
        is(tax("4540536920", None, "EE", None), ("4540536920", false));
        is(tax("EE100594103", None, "EE", None), ("EE100594103", true));
        is(tax("11111111111", None, "EE", Some("TR")), ("", false));
    }

    #[test]
    fn words_are_no_numbers() {
        let field = Field::new("tax_number", FieldKind::TaxNumber);
        let places = Places::new("EE", None);
        assert!(read(&field, "yok", None, &places, "company.tax_number").is_err());
    }
}
