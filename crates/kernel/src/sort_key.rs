//! Sort keys: bytes that sort as a reader of a language expects, in any database.

use std::sync::LazyLock;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::{Locale, locale};

use crate::Lang;

/// The version of the collation data and of the options below. Stored keys of another version are made anew, because keys
/// of two versions do not sort together.
pub const ICU_VERSION: &str = "icu_collator 2.4.0, icu_collator_data 2.4.0, tertiary, numeric";

/// The key by which `text` sorts in the alphabet of `lang`; compare keys byte by byte.
///
/// Letters decide first, then marks, then case, and numbers inside a text count as numbers (`Depot 9` before `Depot 10`).
/// About 40 bytes for a name.
pub fn sort_key(lang: Lang, text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(2 * text.len() + 8);
    let collator = match lang {
        Lang::En => &*ENGLISH,
        Lang::Tr => &*TURKISH,
        Lang::Et => &*ESTONIAN,
    };
    // A vector takes every byte; the sink's error type is there for sinks that can be full.
    let Ok(()) = collator.write_sort_key_to(text, &mut key);
    key
}

static ENGLISH: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| collator(locale!("en-GB")));
static TURKISH: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| collator(locale!("tr")));
static ESTONIAN: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| collator(locale!("et")));

fn collator(locale: Locale) -> CollatorBorrowed<'static> {
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Tertiary);
    let mut preferences = CollatorPreferences::from(locale);
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    Collator::try_new(preferences, options).expect("the data of our three languages is compiled in")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(lang: Lang, texts: &str) -> String {
        let mut texts: Vec<&str> = texts.split(' ').collect();
        texts.reverse();
        texts.sort_by_key(|text| sort_key(lang, text));
        texts.join(" ")
    }

    #[test]
    fn turkish_order() {
        let order = "cam çay gaz ğ hata Iğdır Irmak ısı istanbul İzmir oz Öz su şeker u ü Zonguldak";
        assert_eq!(sorted(Lang::Tr, order), order);
    }

    #[test]
    fn estonian_order() {
        let order = "sopp šokk zoo Zürich žanr taim Tallinn ufo vaal Valga wc õun ära ööbik üks x y";
        assert_eq!(sorted(Lang::Et, order), order);
    }

    #[test]
    fn english_order_puts_marked_letters_beside_plain_ones() {
        let order = "apple Äpfel Apple Çay cat Istanbul İzmir Öz ozone Zoo";
        assert_eq!(sorted(Lang::En, order), "Äpfel apple Apple cat Çay Istanbul İzmir Öz ozone Zoo");
    }

    #[test]
    fn case_decides_only_between_equals() {
        let names = "Kilit kilit KILIT kilim Kiliu";
        for lang in [Lang::En, Lang::Et] {
            assert_eq!(sorted(lang, names), "kilim kilit Kilit KILIT Kiliu");
        }
        // In Turkish KILIT is kılıt, another word.
        assert_eq!(sorted(Lang::Tr, names), "KILIT kilim kilit Kilit Kiliu");
    }

    #[test]
    fn numbers_sort_as_numbers() {
        assert_eq!(sorted(Lang::Et, "ladu-10 ladu-9 ladu-100"), "ladu-9 ladu-10 ladu-100");
    }

    #[test]
    fn the_version_names_what_is_locked() {
        let lock = include_str!("../../../Cargo.lock");
        for package in ICU_VERSION.split(", ").filter(|part| part.starts_with("icu_")) {
            let (name, version) = package.split_once(' ').unwrap();
            assert!(
                lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"")),
                "Cargo.lock has another {name}: name its version in ICU_VERSION, so that stored keys are made anew"
            );
        }
    }
}
