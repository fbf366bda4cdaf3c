//! Telephone numbers: kept as E.164, shown as at home, found in any writing.
//!
//! A number of a switchboard keeps its extension behind it as RFC 3966 writes it, `+902121234567;ext=12`.

mod home;
mod world;

use crate::{Error, Result, fold};

/// Reads a telephone number in any writing and gives it as E.164 (`+905321234567`), with `;ext=…` when it has an
/// extension.
///
/// `region` (ISO 3166 alpha-2) is where a number without country code belongs. A number is accepted when it has the
/// length of a fixed or mobile number of its country, assigned or not: ranges are opened faster than tables are printed.
///
/// Errors: `error-phone` when it is no number at all, `error-phone-country` when the country is not known,
/// `error-phone-length` when digits are missing or too many; each with `value`.
pub fn parse(text: &str, region: Option<&str>) -> Result<String> {
    let refuse = |key| Error::invalid(key).with("value", text.trim());
    let (digits, extension) = split(text).ok_or_else(|| refuse("error-phone"))?;
    let number = match home::parse(&digits, region) {
        Some(number) => number,
        None => world::parse(&digits, region).map_err(refuse)?,
    };
    Ok(match extension {
        Some(extension) => format!("{number};ext={extension}"),
        None => number,
    })
}

/// A kept number as people read it: as dialled at home when it belongs to `region` (`0532 123 45 67`), else with its
/// country code (`+90 532 123 45 67`). What is no kept number is given back as it is.
pub fn display(kept: &str, region: Option<&str>) -> String {
    let (number, extension) = match kept.split_once(";ext=") {
        Some((number, extension)) => (number, Some(extension)),
        None => (kept, None),
    };
    let Some(shown) = home::display(number, region).or_else(|| world::display(number, region)) else {
        return kept.to_owned();
    };
    match extension {
        Some(extension) => format!("{shown} / {extension}"),
        None => shown,
    }
}

/// A kept number without its extension, for dialling and for knowing a caller.
pub fn without_extension(kept: &str) -> &str {
    kept.split_once(";ext=").map_or(kept, |(number, _)| number)
}

/// The runs of digits to look for in kept numbers when somebody types a number or a piece of one, the likeliest first:
/// `0532 12`, `+90 532 12`, `0090 (0)532 12` and `532 12` all find `+9053212…`. Nothing when the text is no piece of a
/// number.
pub fn search_digits(query: &str) -> Vec<String> {
    let query = query.trim();
    let is_piece = query.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+()-–./".contains(c));
    let digits = fold::digits(query);
    let mut found = Vec::new();
    if !is_piece || digits.is_empty() {
        return found;
    }
    // The zero in brackets is dialled at home only.
    let without_bracket = fold::digits(&query.replace("(0)", ""));
    let candidates = match digits.strip_prefix("00") {
        _ if query.starts_with('+') => vec![without_bracket, digits],
        Some(_) => vec![without_bracket.trim_start_matches('0').to_owned(), digits],
        None => vec![digits.trim_start_matches('0').to_owned(), without_bracket, digits],
    };
    for candidate in candidates {
        if !candidate.is_empty() && !found.contains(&candidate) {
            found.push(candidate);
        }
    }
    found
}

/// The digits with a leading `+`, and the extension; `None` when there is anything else.
fn split(text: &str) -> Option<(String, Option<String>)> {
    let folded = fold(text);
    // People write "Tel:" or "GSM" before a number.
    let body = &folded[folded.find(|c: char| c.is_ascii_digit() || c == '+' || c == '(')?..];
    let (number, extension) = match body.find(|c: char| c.is_alphabetic() || matches!(c, '#' | ';')) {
        Some(end) => (&body[..end], Some(extension(&body[end..])?)),
        None => (body, None),
    };
    let is_clean = number.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || "+()-–‐‑./".contains(c));
    let international = number.trim_start_matches(['(', ' ']).starts_with('+');
    let number = number.replace("(0)", if international { "" } else { "0" });
    let digits = fold::digits(&number);
    if !is_clean || number.matches('+').count() > 1 || digits.len() < 3 {
        return None;
    }
    let number = match digits.strip_prefix("00") {
        _ if international => format!("+{digits}"),
        Some(rest) => format!("+{rest}"),
        None => digits,
    };
    Some((number, extension))
}

/// The digits behind a word for extension.
fn extension(text: &str) -> Option<String> {
    let word_end = text.find(|c: char| c.is_ascii_digit())?;
    let word = text[..word_end].trim_matches(|c: char| !c.is_alphabetic());
    let is_extension = matches!(
        word,
        "" | "x"
            | "ext"
            | "extn"
            | "extension"
            | "d"
            | "dh"
            | "dah"
            | "dahili"
            | "sise"
            | "sisetel"
            | "sisenumber"
            | "lisa"
    );
    let digits = &text[word_end..];
    let is_number = (1..=7).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    (is_extension && is_number).then(|| digits.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turkish_number_is_the_same_in_any_writing() {
        for text in [
            "0532 123 45 67",
            "532 123 45 67",
            "05321234567",
            "+90 532 123 45 67",
            "+90 (0)532 123-45-67",
            "0090 532 1234567",
            "(0532) 123 45 67",
            "0 (532) 123.45.67",
            "GSM: 0532 123 45 67",
            "+905321234567",
        ] {
            assert_eq!(parse(text, Some("TR")).unwrap(), "+905321234567", "{text}");
        }
    }

    #[test]
    fn numbers_of_other_countries_keep_their_own_rules() {
        for (text, region, kept) in [
            ("5123 4567", "EE", "+37251234567"),
            ("612 3456", "EE", "+3726123456"),
            ("+372 612 3456", "TR", "+3726123456"),
            ("020 7183 8750", "GB", "+442071838750"),
            ("030 123456", "DE", "+4930123456"),
            ("06 1234 5678", "IT", "+390612345678"),
            ("(650) 253-0000", "US", "+16502530000"),
            ("444 1 444", "TR", "+904441444"),
        ] {
            assert_eq!(parse(text, Some(region)).unwrap(), kept, "{text}");
        }
        assert_eq!(parse("+44 20 7183 8750", None).unwrap(), "+442071838750");
        assert_eq!(parse("00 372 612 3456", None).unwrap(), "+3726123456");
    }

    #[test]
    fn extensions_are_kept() {
        for text in ["0212 123 45 67 dahili 12", "0212 123 45 67 x12", "+90 212 123 45 67;ext=12", "0212 123 45 67 #12"]
        {
            assert_eq!(parse(text, Some("TR")).unwrap(), "+902121234567;ext=12", "{text}");
        }
        assert_eq!(display("+902121234567;ext=12", Some("TR")), "(0212) 123 45 67 / 12");
        assert_eq!(without_extension("+902121234567;ext=12"), "+902121234567");
    }

    #[test]
    fn what_is_no_number_is_refused_with_its_reason() {
        let key = |text, region| parse(text, region).unwrap_err().key().to_owned();
        for text in ["", "yok", "12", "+", "0532 123 45 67 Ali", "++90 532 123 45 67", "0532*123"] {
            assert_eq!(key(text, Some("TR")), "error-phone", "{text}");
        }
        for text in ["0532 123 45", "0532 123 45 67 89", "0532 123 45 67 / 0533 123 45 67", "212 34 56"] {
            assert_eq!(key(text, Some("TR")), "error-phone-length", "{text}");
        }
        assert_eq!(key("0532 123 45 67", None), "error-phone-country");
        assert_eq!(key("0532 123 45 67", Some("??")), "error-phone-country");
        assert_eq!(key("+999 123 45 67", Some("TR")), "error-phone-country");
    }

    #[test]
    fn numbers_are_shown_as_at_home() {
        assert_eq!(display("+905321234567", Some("TR")), "0532 123 45 67");
        assert_eq!(display("+905321234567", Some("EE")), "+90 532 123 45 67");
        assert_eq!(display("+37251234567", Some("EE")), "5123 4567");
        assert_eq!(display("+37251234567", None), "+372 5123 4567");
        assert_eq!(display("unknown", Some("TR")), "unknown");
    }

    #[test]
    fn what_is_kept_reads_back() {
        for kept in ["+905321234567", "+3726123456", "+390612345678", "+902121234567;ext=12"] {
            assert_eq!(parse(kept, None).unwrap(), kept);
            for region in ["TR", "EE", "GB"] {
                assert_eq!(parse(&display(kept, None).replace(" / ", " x"), Some(region)).unwrap(), kept);
            }
        }
    }

    #[test]
    fn a_piece_in_any_writing_finds_its_owner() {
        let kept = "905321234567";
        for query in ["0532", "532", "+90 532", "0090532", "+90 (0)532 12", "0(532)123", "45 67", "123-45"] {
            let found = search_digits(query);
            assert!(kept.contains(&found[0]), "{query}: {found:?}");
        }
        // In Italy the zero belongs to the number.
        assert!(search_digits("06 1234").iter().any(|digits| "390612345678".contains(digits)));
        assert_eq!(search_digits("Işık"), Vec::<String>::new());
        assert_eq!(search_digits("0"), ["0"]);
        assert_eq!(search_digits(""), Vec::<String>::new());
    }

    #[test]
    fn no_text_makes_it_panic() {
        for seed in [
            "+",
            "tel:",
            "0",
            "(0)",
            ";ext=",
            "999999999999999999999999",
            "١٢٣٤٥٦٧",
            "+90",
            "\u{200b}",
            "#",
            "+0",
            "+00000000",
        ] {
            for other in ["", "+90", "532 123 45 67", "x", ";phone-context=+1", "é"] {
                for region in [None, Some("TR"), Some("US")] {
                    let text = format!("{seed}{other}");
                    let _ = (parse(&text, region), display(&text, region), search_digits(&text));
                }
            }
        }
    }
}
