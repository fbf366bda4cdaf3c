//! The number of a caller, as telephone programs hand it over.

use kernel::{fold, phone};
use store::Ringing;

/// Digits that a number needs before its end alone may find somebody.
const ENDING: usize = 6;
/// Digits that a piece needs.
const PIECE: usize = 3;

/// A number in any writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// What was handed over, without the form of a link.
    given: String,
    /// As it is kept, when it is a whole number.
    kept: Option<String>,
    /// The home of numbers without a country code.
    country: String,
}

impl Number {
    /// From `tel:+90…`, `sip:+90…@host;user=phone`, `callto://…`, or any writing of a number or of a piece of one.
    pub fn read(text: &str, country: &str) -> Number {
        let given = bare(text);
        let kept = phone::parse(&given, Some(country)).ok();
        Number { given, kept, country: country.to_owned() }
    }

    /// Whether the caller hides it.
    pub fn is_withheld(&self) -> bool {
        fold::digits(&self.given).is_empty()
    }

    /// As people read it.
    pub fn shown(&self) -> String {
        match &self.kept {
            Some(kept) => phone::display(kept, Some(&self.country)),
            None => self.given.clone(),
        }
    }

    /// As a form is filled with it.
    pub fn to_fill(&self) -> &str {
        self.kept.as_deref().unwrap_or(&self.given)
    }

    /// The ways in which it is looked for, the surest first; a later one is tried when those before found nobody.
    pub fn ways(&self) -> Vec<Ringing> {
        let mut ways = Vec::new();
        if let Some(kept) = &self.kept {
            ways.push(Ringing::Whole(kept.clone()));
            let without = phone::without_extension(kept);
            if without != kept {
                ways.push(Ringing::Whole(without.to_owned()));
            }
        }
        let given = self.kept.as_deref().map_or(self.given.as_str(), phone::without_extension);
        let digits = phone::search_digits(given).into_iter().next().unwrap_or_default();
        if digits.len() >= ENDING {
            ways.push(Ringing::Ending(digits.clone()));
        }
        if digits.len() >= PIECE && self.kept.is_none() {
            ways.push(Ringing::Piece(digits));
        }
        ways
    }
}

/// The number without what makes it a link.
fn bare(text: &str) -> String {
    // In the query of an address a plus stands for a space, so that a number's own plus arrives as one.
    let international = text.starts_with(' ') && text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let text = if international { format!("+{}", text.trim()) } else { text.trim().to_owned() };
    let lower = text.to_ascii_lowercase();
    let scheme = ["tel:", "sips:", "sip:", "callto:"].into_iter().find(|scheme| lower.starts_with(scheme));
    let Some(scheme) = scheme else { return text };
    let rest = text[scheme.len()..].trim_start_matches('/');
    let international = rest.starts_with(' ');
    // The host of a SIP address is the exchange's, not the caller's.
    let user = rest.split(['@', '?']).next().unwrap_or(rest);
    let mut parts = user.split(';');
    let mut number = parts.next().unwrap_or_default().trim().to_owned();
    for part in parts {
        match part.split_once('=') {
            Some(("ext", extension)) => number = format!("{number};ext={extension}"),
            // A local number says which country it belongs to.
            Some(("phone-context", context)) if context.starts_with('+') && !number.starts_with('+') => {
                number = format!("{context}{}", number.trim_start_matches('0'));
            }
            _ => {}
        }
    }
    if international { format!("+{number}") } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_number_is_the_same_number() {
        for text in [
            "+905321234567",
            " 905321234567",
            "tel:+90-532-123-45-67",
            "tel: 90 532 123 45 67",
            "tel:0532 123 45 67",
            "tel:05321234567;phone-context=+90",
            "sip:+905321234567@pbx.example.com;user=phone",
            "SIPS:05321234567@10.0.0.5:5061?subject=x",
            "callto://+905321234567",
            "0090 532 123 45 67",
            "0532 123 45 67",
            "532 123 45 67",
        ] {
            let number = Number::read(text, "TR");
            assert_eq!(number.to_fill(), "+905321234567", "{text}");
            assert_eq!(number.shown(), "0532 123 45 67");
            assert_eq!(number.ways()[0], Ringing::Whole("+905321234567".into()));
        }
        let inside = Number::read("tel:+902121234567;ext=12", "TR");
        assert_eq!(inside.to_fill(), "+902121234567;ext=12");
        assert_eq!(inside.ways()[1], Ringing::Whole("+902121234567".into()));
    }

    #[test]
    fn a_piece_is_looked_for_as_a_piece() {
        let piece = Number::read("123 45 67", "TR");
        assert_eq!(piece.ways(), [Ringing::Ending("1234567".into()), Ringing::Piece("1234567".into())]);
        assert_eq!(Number::read("4567", "TR").ways(), [Ringing::Piece("4567".into())]);
        assert!(Number::read("12", "EE").ways().is_empty());
    }

    #[test]
    fn a_hidden_number_is_known_as_such() {
        for text in ["", "anonymous", "sip:anonymous@anonymous.invalid", "Private", "tel:"] {
            assert!(Number::read(text, "EE").is_withheld(), "{text}");
        }
        assert!(!Number::read("sip:201@pbx", "EE").is_withheld());
    }
}
