//! Turkish endings of numbers: *7 müşteriden 2’si*, *cironun %80’ini*.
//!
//! The ending follows the last word of the number as it is spoken, so that a text with a number in it cannot contain it:
//! it asks for `{ SUFFIX($few, "possessed") }`. Other languages give the number as it is.

use fluent_bundle::FluentValue;
use kernel::Lang;

use crate::arg::write_number;
use crate::bundle::visible;

/// The Fluent function `SUFFIX($number, "form")`; the number may be text that ends or begins with figures, such as `%80`.
pub(crate) fn function<'a>(lang: Lang, positional: &[FluentValue<'a>]) -> FluentValue<'a> {
    let number = match positional.first() {
        Some(FluentValue::String(text)) => text.to_string(),
        Some(FluentValue::Number(number)) => write_number(lang, number),
        _ => return FluentValue::from(visible("SUFFIX()")),
    };
    if lang != Lang::Tr {
        return FluentValue::from(number);
    }
    let ending = match positional.get(1) {
        Some(FluentValue::String(form)) => ending(&number, form),
        _ => None,
    };
    match ending {
        Some(ending) => FluentValue::from(format!("{number}’{ending}")),
        None => FluentValue::from(visible("SUFFIX()")),
    }
}

/// The ending of a number in a form; `None` when there is no such form.
fn ending(number: &str, form: &str) -> Option<String> {
    let vowel = vowel(number);
    // After a vowel the possessed form takes an s: iki-si, altı-sı, yedi-si, yirmi-si, elli-si.
    let linked = ends_in_vowel(number);
    let possessed = format!("{}{vowel}", if linked { "s" } else { "" });
    match form {
        "possessed" => Some(possessed),
        "possessed-accusative" => Some(format!("{possessed}n{vowel}")),
        "possessed-ablative" => Some(format!("{possessed}nd{}n", if matches!(vowel, 'i' | 'ü') { 'e' } else { 'a' })),
        _ => None,
    }
}

/// The last word that is spoken: its figure, and how many zeros stand behind it.
fn last_word(number: &str) -> (u8, usize) {
    // The fraction is spoken last, unless there is none.
    let figures = number.trim_end_matches(|c: char| !c.is_ascii_digit());
    let spoken = figures.rsplit(',').next().unwrap_or(figures);
    let digits: Vec<u8> = spoken.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
    let zeros = digits.iter().rev().take_while(|digit| **digit == 0).count();
    match digits.len().checked_sub(zeros + 1).and_then(|place| digits.get(place)) {
        Some(digit) => (*digit, zeros),
        None => (0, 0),
    }
}

fn ends_in_vowel(number: &str) -> bool {
    matches!(last_word(number), (2 | 6 | 7, 0) | (2 | 5, 1))
}

fn vowel(number: &str) -> char {
    match last_word(number) {
        // bir, iki, beş, yedi, sekiz
        (1 | 2 | 5 | 7 | 8, 0) => 'i',
        // üç, dört
        (3 | 4, 0) => 'ü',
        // altı, sıfır
        (6 | 0, 0) => 'ı',
        // dokuz, on, otuz
        (9, 0) | (1 | 3, 1) => 'u',
        // yirmi, elli, yetmiş, seksen
        (2 | 5 | 7 | 8, 1) => 'i',
        // kırk, altmış, doksan
        (_, 1) => 'ı',
        // yüz
        (_, 2) => 'ü',
        // bin
        (_, 3..=5) => 'i',
        // milyon
        (_, 6..=8) => 'u',
        // milyar and above
        _ => 'ı',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_follow_the_last_spoken_word() {
        let possessed = |number: &str| ending(number, "possessed").unwrap();
        let spoken = [
            ("1", "i"),
            ("2", "si"),
            ("3", "ü"),
            ("6", "sı"),
            ("9", "u"),
            ("10", "u"),
            ("20", "si"),
            ("40", "ı"),
            ("50", "si"),
            ("%60", "ı"),
            ("%80", "i"),
            ("%82,5", "i"),
            ("90", "ı"),
            ("777", "si"),
            ("1.200", "ü"),
            ("2.349", "u"),
            ("4.000", "i"),
            ("30.000", "i"),
            ("1.000.000", "u"),
            ("0", "ı"),
        ];
        for (number, wanted) in spoken {
            assert_eq!(possessed(number), wanted, "{number}");
        }
        assert_eq!(ending("%80", "possessed-accusative").unwrap(), "ini");
        assert_eq!(ending("%20", "possessed-accusative").unwrap(), "sini");
        assert_eq!(ending("40", "possessed-ablative").unwrap(), "ından");
        assert_eq!(ending("3", "possessed-ablative").unwrap(), "ünden");
        assert_eq!(ending("3", "sung"), None);
    }

    #[test]
    fn other_languages_give_the_number_alone() {
        let of = |lang| function(lang, &[FluentValue::from("7"), FluentValue::from("possessed")]);
        assert_eq!(of(Lang::En), FluentValue::from("7"));
        assert_eq!(of(Lang::Et), FluentValue::from("7"));
        assert_eq!(of(Lang::Tr), FluentValue::from("7’si"));
    }
}
