//! VAT numbers of the EU and of Northern Ireland: the form that VIES accepts for each country.

use super::{compact, kmkr, refused};
use crate::Result;

/// Checks the form of a VAT number written with its country prefix, and gives it in capitals without spaces. Whether it is
/// registered only VIES can say; for Estonia the check digit is checked too.
pub fn check(text: &str) -> Result<String> {
    let number = compact(text);
    let number = match number.strip_prefix("GR") {
        // Greek numbers carry the prefix EL, but people write the country they know.
        Some(rest) => format!("EL{rest}"),
        None => number,
    };
    let Some(forms) = forms(&number) else {
        return Err(refused("error-vat-country", text));
    };
    if number.starts_with("EE") {
        return kmkr::check(text);
    }
    match forms.split(' ').any(|form| fits(&number[2..], form)) {
        true => Ok(number),
        false => Err(refused("error-vat-number", text)),
    }
}

/// Whether a number, in capitals without spaces, begins with a prefix of VIES.
pub(super) fn is_known(number: &str) -> bool {
    number.starts_with("GR") || forms(number).is_some()
}

/// The VAT prefix of a country (ISO 3166 alpha-2).
pub fn prefix(country: &str) -> &str {
    match country {
        "GR" => "EL",
        other => other,
    }
}

fn forms(number: &str) -> Option<&'static str> {
    let prefix = number.get(..2)?;
    FORMS.iter().find(|(country, _)| *country == prefix).map(|(_, forms)| *forms)
}

/// `9` stands for a digit, `A` for a letter, `*` for either; anything else for itself.
fn fits(rest: &str, form: &str) -> bool {
    rest.len() == form.len()
        && rest.bytes().zip(form.bytes()).all(|(c, wanted)| match wanted {
            b'9' => c.is_ascii_digit(),
            b'A' => c.is_ascii_uppercase(),
            b'*' => c.is_ascii_digit() || c.is_ascii_uppercase(),
            fixed => c == fixed,
        })
}

/// After the table of forms that the European Commission publishes with VIES.
const FORMS: [(&str, &str); 28] = [
    ("AT", "U99999999"),
    ("BE", "0999999999 1999999999"),
    ("BG", "999999999 9999999999"),
    ("CY", "99999999A"),
    ("CZ", "99999999 999999999 9999999999"),
    ("DE", "999999999"),
    ("DK", "99999999"),
    ("EE", "999999999"),
    ("EL", "999999999"),
    ("ES", "*9999999*"),
    ("FI", "99999999"),
    ("FR", "**999999999"),
    ("HR", "99999999999"),
    ("HU", "99999999"),
    ("IE", "9*99999A 9999999AA"),
    ("IT", "99999999999"),
    ("LT", "999999999 999999999999"),
    ("LU", "99999999"),
    ("LV", "99999999999"),
    ("MT", "99999999"),
    ("NL", "*********B99"),
    ("PL", "9999999999"),
    ("PT", "999999999"),
    ("RO", "99 999 9999 99999 999999 9999999 99999999 999999999 9999999999"),
    ("SE", "999999999999"),
    ("SI", "99999999"),
    ("SK", "9999999999"),
    ("XI", "999999999 999999999999 GD999 HA999"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_the_neighbours() {
        for (typed, kept) in [
            ("de 136 695 976", "DE136695976"),
            ("ATU12345678", "ATU12345678"),
            ("FR XX 999999999", "FRXX999999999"),
            ("NL 123456789 B01", "NL123456789B01"),
            ("IE1234567WA", "IE1234567WA"),
            ("ES-X1234567-R", "ESX1234567R"),
            ("GR123456789", "EL123456789"),
            ("RO18", "RO18"),
            ("XIGD123", "XIGD123"),
            ("LT999999999999", "LT999999999999"),
            ("BE0123.456.789", "BE0123456789"),
            ("EE100931558", "EE100931558"),
        ] {
            assert_eq!(check(typed).unwrap(), kept, "{typed}");
        }
    }

    #[test]
    fn wrong_forms_are_refused() {
        for wrong in
            ["DE13669597", "AT12345678", "BE2123456789", "NL123456789A01", "LT9999999999", "RO1", "FIÄ1234567", "DE"]
        {
            assert_eq!(check(wrong).unwrap_err().key(), "error-vat-number", "{wrong}");
        }
        assert_eq!(check("EE100594103").unwrap_err().key(), "error-kmkr-digit");
    }

    #[test]
    fn countries_outside_vies_are_named_as_such() {
        for wrong in ["TR4540536920", "GB123456789", "CHE123456789", "", "É1", "1"] {
            assert_eq!(check(wrong).unwrap_err().key(), "error-vat-country", "{wrong}");
        }
    }
}
