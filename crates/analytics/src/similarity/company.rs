//! Names of companies, compared by what distinguishes them.

use super::{legal_forms, soft, trigrams, words};

/// Words that companies of any trade bear, abbreviations already written out.
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    // Turkish
    "dis", "grup", "hizmetleri", "holding", "ic", "ihracat", "ithalat", "pazarlama", "sanayi", "sanayii", "taahhut",
    "ticaret", "uretim", "urunleri", "ve",
    // Estonian
    "eesti", "grupp", "ja", "kaubandus", "teenused",
    // English and German
    "and", "business", "company", "global", "group", "handel", "holdings", "industries", "international",
    "management", "of", "partners", "services", "solutions", "systems", "the", "trade", "trading", "uk", "und",
];

/// Words of single trades: they distinguish little among companies of one trade, but much between two trades.
#[rustfmt::skip]
const TRADES: &[&str] = &[
    // Turkish
    "ambalaj", "elektrik", "elektronik", "emlak", "enerji", "gida", "insaat", "kimya", "lojistik", "makina",
    "makine", "muhendislik", "mobilya", "nakliyat", "otomotiv", "plastik", "tarim", "tekstil", "turizm", "yapi",
    "zuccaciye",
    // Estonian
    "ehitus", "kinnisvara", "puit", "transport",
    // English and German
    "bau", "consulting", "energy", "food", "logistics", "technologies", "technology",
];

/// How much the likeness keeps when the two names speak of different trades.
const OTHER_TRADE: f64 = 0.8;

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
    let likeness = soft::compare(&a, &b, weigh).max(together(&a, &b));
    if contradict(&a, &b) { likeness * OTHER_TRADE } else { likeness }
}

/// A folded company name without its legal form, abbreviations written out: what two names of one company share.
pub fn core_of_company(name: &str) -> String {
    core_words(name).join(" ")
}

/// The words that distinguish a folded company name, abbreviations written out; all of its words when each is common.
pub fn distinguishing_words(name: &str) -> Vec<&str> {
    let core = core_words(name);
    let telling: Vec<&str> = core.iter().filter(|word| !is_common(word)).copied().collect();
    if telling.is_empty() { core } else { telling }
}

fn core_words(name: &str) -> Vec<&str> {
    let words = words(name);
    legal_forms::strip(&words).iter().map(|word| written_out(word)).collect()
}

fn written_out(word: &str) -> &str {
    ABBREVIATIONS.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| *long)
}

fn is_common(word: &str) -> bool {
    FILLERS.contains(&word) || TRADES.contains(&word)
}

/// Whether both names speak of trades and have none in common.
fn contradict(a: &[&str], b: &[&str]) -> bool {
    let names_trade = |words: &[&str]| words.iter().any(|word| TRADES.contains(word));
    names_trade(a) && names_trade(b) && !a.iter().any(|word| TRADES.contains(word) && b.contains(word))
}

fn weigh(word: &str) -> f64 {
    let length = word.chars().count() as f64;
    if is_common(word) { COMMON_WEIGHT * length } else { length }
}

/// Fragments of the distinguishing words, written together; nothing in common when one name has none or when they
/// carry different numbers.
fn together(a: &[&str], b: &[&str]) -> f64 {
    let distinguishing = |words: &[&str]| -> String { words.iter().filter(|word| !is_common(word)).copied().collect() };
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    let (a, b) = (distinguishing(a), distinguishing(b));
    if a.is_empty() || b.is_empty() || digits(&a) != digits(&b) { 0.0 } else { trigrams(&a, &b) }
}
