//! Errors in the reader's language.

use kernel::{Error, Lang};

use crate::arg::Arg;
use crate::{has, text};

/// One error as a sentence; errors joined to it have sentences of their own (see [`errors`]).
///
/// Values are shown as they were typed, except those that the program itself put in: `count`, `min`, `max`, `most`, `length`,
/// `limit`, `row` and `seconds` are numbers, `day` is a day, and both are written in the reader's conventions. A record
/// type in `type` and its field in `field` are shown by their labels.
pub fn error(lang: Lang, error: &Error) -> String {
    let label = |name: &str, value: &str| match (name, error.value("type")) {
        ("type", _) => label(lang, value.to_owned()),
        ("field", Some(of)) => label(lang, format!("{of}.{value}")),
        _ => None,
    };
    let values: Vec<(&str, Arg)> = error
        .values()
        .map(|(name, value)| (name, label(name, value).map_or_else(|| typed(name, value), Arg::Owned)))
        .collect();
    text(lang, error.key(), &values)
}

fn label(lang: Lang, key: String) -> Option<String> {
    has(lang, &key).then(|| text(lang, &key, &[]))
}

/// An error and those joined to it, a sentence each.
pub fn errors(lang: Lang, joined: &Error) -> String {
    let sentences: Vec<String> = joined.each().map(|one| error(lang, one)).collect();
    sentences.join(" ")
}

fn typed<'a>(name: &str, value: &'a str) -> Arg<'a> {
    let meant = match name {
        "count" | "min" | "max" | "most" | "length" | "limit" | "row" | "seconds" => {
            value.parse().ok().map(Arg::Decimal)
        }
        "day" => value.parse().ok().map(Arg::Date),
        _ => None,
    };
    meant.unwrap_or(Arg::Text(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_becomes_a_sentence_of_the_reader() {
        let wrong = kernel::checks::vkn::check("4540536921").unwrap_err();
        assert_eq!(
            error(Lang::En, &wrong),
            "The tax number 4540536921 contains a typing error: its check digit does not fit."
        );
        assert_eq!(
            error(Lang::Tr, &wrong),
            "4540536921 vergi kimlik numarasında yazım hatası var: kontrol basamağı tutmuyor."
        );
        assert_eq!(error(Lang::Et, &wrong), "Türgi maksunumbris 4540536921 on kirjaviga: kontrollnumber ei klapi.");
    }

    #[test]
    fn numbers_of_the_program_are_written_as_the_reader_does_and_typed_ones_as_typed() {
        let long = Error::invalid("error-too-long").with("most", 2_000).with("value", "1234567");
        assert_eq!(error(Lang::Tr, &long), "Metin en fazla 2.000 karakter olabilir.");
        let number = Error::invalid("error-number").with("value", "1234567x");
        assert!(error(Lang::En, &number).contains("1234567x"));
    }

    #[test]
    fn what_broke_inside_is_not_told_to_readers() {
        let broken = Error::internal("disk I/O error at /var/lib/kilit");
        for lang in Lang::ALL {
            assert!(!error(lang, &broken).contains("disk"));
        }
    }

    #[test]
    fn joined_errors_have_a_sentence_each() {
        let joined = Error::all(vec![Error::invalid("error-required").on("name"), Error::not_found()]).unwrap();
        assert_eq!(
            errors(Lang::En, &joined),
            format!("{} {}", error(Lang::En, &joined), error(Lang::En, &Error::not_found()))
        );
    }
}
