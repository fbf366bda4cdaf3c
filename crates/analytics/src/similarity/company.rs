//! Names of companies, compared by what distinguishes them.

use super::{legal_forms, soft, trigrams, words};

/// Words of the trades, already written out: many companies bear them, so they distinguish little.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    // Turkish
    "ambalaj", "ve", "dis", "elektrik", "elektronik", "emlak", "enerji", "gida", "grup", "hizmetleri", "holding",
    "ic", "ihracat", "insaat", "ithalat", "kimya", "lojistik", "makina", "makine", "muhendislik", "mobilya",
    "nakliyat", "otomotiv", "pazarlama", "plastik", "sanayi", "sanayii", "tarim", "taahhut", "tekstil", "ticaret",
    "turizm", "uretim", "urunleri", "yapi", "zuccaciye",
    // Estonian
    "ehitus", "eesti", "grupp", "ja", "kaubandus", "kinnisvara", "puit", "teenused", "transport",
    // English and German
    "and", "bau", "business", "company", "consulting", "energy", "food", "global", "group", "handel", "holdings",
    "industries", "international", "logistics", "management", "of", "partners", "services", "solutions", "systems",
    "technologies", "technology", "the", "trade", "trading", "und", "uk",
];

/// A common word weighs this much of a distinguishing one of its length.
const COMMON_WEIGHT: f64 = 0.25;

/// Abbreviations of the trades and what they stand for.
#[rustfmt::skip]
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("amb", "ambalaj"), ("elk", "elektrik"), ("hiz", "hizmetleri"), ("hizm", "hizmetleri"), ("ihr", "ihracat"),
    ("ins", "insaat"), ("intl", "international"), ("ith", "ithalat"), ("mak", "makina"), ("muh", "muhendislik"),
    ("otom", "otomotiv"), ("paz", "pazarlama"), ("san", "sanayi"), ("taah", "taahhut"), ("teks", "tekstil"),
    ("tic", "ticaret"), ("tur", "turizm"), ("urun", "urunleri"),
];

/// How alike two folded company names are, 0 to 1, legal forms left out.
///
/// The better of two views: word by word, common words weighing a quarter; and by three-letter fragments of the
/// distinguishing words written together, since people write "Ak Un" and "Akun". A name that consists of common
/// words only is compared as it stands.
pub fn company(a: &str, b: &str) -> f64 {
    let (a, b) = (core_words(a), core_words(b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    if a == b {
        return 1.0;
    }
    let by_words = soft::compare(&a, &b, weigh);
    by_words.max(together(&a, &b))
}

/// A folded company name without its legal form, abbreviations written out: what two names of one company share.
pub fn core_of_company(name: &str) -> String {
    core_words(name).join(" ")
}

fn core_words(name: &str) -> Vec<&str> {
    let words = words(name);
    legal_forms::strip(&words).iter().map(|word| written_out(word)).collect()
}

fn written_out(word: &str) -> &str {
    ABBREVIATIONS.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| *long)
}

fn weigh(word: &str) -> f64 {
    let length = word.chars().count() as f64;
    if COMMON.contains(&word) { COMMON_WEIGHT * length } else { length }
}

/// Fragments of the distinguishing words, written together; nothing in common when one name has none or when they
/// carry different numbers.
fn together(a: &[&str], b: &[&str]) -> f64 {
    let distinguishing =
        |words: &[&str]| -> String { words.iter().filter(|word| !COMMON.contains(word)).copied().collect() };
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let (a, b) = (distinguishing(a), distinguishing(b));
    if a.is_empty() || b.is_empty() || digits(&a) != digits(&b) { 0.0 } else { trigrams(&a, &b) }
}
