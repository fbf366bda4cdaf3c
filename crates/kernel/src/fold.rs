//! The one folding of text for search: what a person means, whatever the keyboard could write.
//!
//! `Işık Çetin`, `IŞIK ÇETİN` and `isik cetin` fold to the same text, and `oun` is found in `Õun`. No case mapping of a
//! language can do this, because Turkish lowers `I` to `ı` and everyone else to `i`; so all four letters i become one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// Folds text for comparison in search: compatibility forms taken apart, marks stripped, lower case, `I İ ı i` → `i`,
/// `ß` → `ss`, and the letters that have no mark to strip (`æ ø ł đ …`) written plainly.
///
/// Spaces and signs stay, letters of other scripts stay themselves. Folding twice changes nothing.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd() {
        if is_stripped(c) {
            continue;
        }
        for lower in c.to_lowercase().filter(|lower| !is_stripped(*lower)) {
            push_plain(&mut folded, lower);
        }
    }
    folded
}

/// The folded words of a text, split at everything that is neither letter nor digit.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.into_iter()
}

/// The digits 0–9 of a text and nothing else, for fragments of telephone, tax and registry numbers.
pub fn digits(text: &str) -> String {
    text.nfkd().filter(char::is_ascii_digit).collect()
}

/// Marks over and under letters go, and so do the invisible characters that come along when text is pasted.
fn is_stripped(c: char) -> bool {
    // Classes 7 to 9 and 0 belong to the letter itself in Indic scripts and kana: without them it would be another word.
    let is_accent = !matches!(canonical_combining_class(c), 0 | 7..=9);
    let is_invisible = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    is_accent || is_invisible
}

fn push_plain(folded: &mut String, c: char) {
    let plain = match c {
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ŧ' => "t",
        'ŋ' => "n",
        'ə' => "e",
        'ς' => "σ",
        other => return folded.push(other),
    };
    folded.push_str(plain);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turkish_name_is_found_in_any_writing() {
        for writing in ["Işık Çetin", "IŞIK ÇETİN", "isik cetin", "ışık çetin", "ISIK CETIN", "İşik çetin"]
        {
            assert_eq!(fold(writing), "isik cetin", "{writing}");
        }
        // The same name typed on a Mac, where marks come as characters of their own.
        assert_eq!(fold("Is\u{327}ık C\u{327}etin"), "isik cetin");
    }

    #[test]
    fn an_estonian_name_is_found_without_its_letters() {
        assert!(fold("Õun").contains("oun"));
        assert_eq!(fold("õäöüšž ÕÄÖÜŠŽ"), "oaousz oaousz");
        assert_eq!(fold("ğüşıöç ĞÜŞİÖÇ"), "gusioc gusioc");
    }

    #[test]
    fn letters_without_a_mark_to_strip_are_written_plainly() {
        assert_eq!(fold("Straße STRAẞE"), "strasse strasse");
        assert_eq!(fold("Ærøskøbing, Łódź, Đorđe, Þór, Œuvre"), "aeroskobing, lodz, dorde, thor, oeuvre");
        assert_eq!(fold("Əliyev"), "eliyev");
        assert_eq!(fold("ﬁrma ＡＢＣ１２ №5"), "firma abc12 no5");
    }

    #[test]
    fn other_scripts_survive() {
        assert_eq!(fold("ООО Ромашка"), "ооо ромашка");
        assert_eq!(fold("ΑΘΗΝΑΣ Αθήνας"), "αθηνασ αθηνασ");
        assert_eq!(fold("かが"), "か\u{304b}\u{3099}");
    }

    #[test]
    fn signs_stay_and_invisible_characters_go() {
        assert_eq!(fold("Öz-Kan & Oğulları (A.Ş.)"), "oz-kan & ogullari (a.s.)");
        assert_eq!(fold("Ki\u{200b}lit\u{ad}\u{feff}"), "kilit");
        assert_eq!(fold("1\u{a0}234"), "1 234");
    }

    #[test]
    fn folding_twice_changes_nothing_for_any_character() {
        for c in ('\0'..=char::MAX).map(String::from) {
            let once = fold(&c);
            assert_eq!(fold(&once), once, "U+{:04X}", c.chars().next().map_or(0, u32::from));
        }
    }

    #[test]
    fn case_never_matters_for_latin_greek_and_cyrillic() {
        // Without the ancient Greek iota below a letter, whose capital is a letter beside it.
        for c in ('\0'..'\u{530}').chain('\u{1e00}'..'\u{1f00}').filter(|c| *c != '\u{345}') {
            let upper: String = c.to_uppercase().collect();
            let lower: String = c.to_lowercase().collect();
            assert_eq!(fold(&upper), fold(&lower), "{c}");
        }
    }

    #[test]
    fn words_are_split_at_signs() {
        let found: Vec<String> = words("  Kılıç-Arslan A.Ş., İstanbul'da 34 ").collect();
        assert_eq!(found, ["kilic", "arslan", "a", "s", "istanbul", "da", "34"]);
        assert_eq!(words("--- …").count(), 0);
    }

    #[test]
    fn digits_are_kept_alone() {
        assert_eq!(digits("+90 (532) 123-45 67"), "905321234567");
        assert_eq!(digits("１２３"), "123");
        assert_eq!(digits("Kilit"), "");
    }
}
