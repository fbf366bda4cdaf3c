//! Marks: values that stand nowhere else, so that wherever one shows up it says whose it is.

use std::collections::BTreeSet;

/// What all marks of text have in common, which one may search for.
pub const COMMON: &str = "zqmark";

/// The text of a mark.
pub fn text(mark: usize) -> String {
    format!("{COMMON}{mark}k")
}

/// The number of a mark, for amounts: nine digits that no date and no id has.
pub fn amount(mark: usize) -> i64 {
    913_000_000 + i64::try_from(mark).unwrap() * 1000 + 577
}

/// The telephone number of a mark.
pub fn phone(mark: usize) -> String {
    format!("+3725{:07}", 7_310_000 + mark)
}

/// All marks in an answer, however its numbers are written.
pub fn in_answer(answer: &str) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    for rest in answer.to_lowercase().split(COMMON).skip(1) {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        if rest[digits.len()..].starts_with('k') {
            found.extend(digits.parse::<usize>());
        }
    }
    // Thousands are divided by a comma, a dot or one of several spaces.
    let bare: String = answer.chars().filter(|c| !matches!(c, ',' | '.' | ' ' | '\u{a0}' | '\u{202f}')).collect();
    for (place, _) in bare.match_indices("913") {
        let digits: String = bare[place..].chars().take_while(char::is_ascii_digit).take(9).collect();
        if let Ok(number) = digits.parse::<i64>()
            && digits.len() == 9
            && (number - 577) % 1000 == 0
        {
            found.extend(usize::try_from((number - 577 - 913_000_000) / 1000));
        }
    }
    for (place, _) in bare.match_indices("5731") {
        let digits: String = bare[place..].chars().take_while(char::is_ascii_digit).take(8).collect();
        if let Ok(number) = digits.parse::<usize>()
            && digits.len() == 8
        {
            found.insert(number - 57_310_000);
        }
    }
    found
}

#[test]
fn marks_are_found_however_they_are_written() {
    let page = format!("<p>{}</p> 913.012.577,00 ₺ and 57310007 or ZQMARK3K, zqmark", text(5));
    assert_eq!(in_answer(&page), BTreeSet::from([3, 5, 7, 12]));
    assert_eq!(in_answer("nothing 913 5731"), BTreeSet::new());
}
