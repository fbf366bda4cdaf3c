//! How well the letters of an encoding fit the words they stand in.

use kernel::fold;

use crate::source::text::Encoding;

/// The language that plain words hint at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    Turkish,
    Estonian,
    Unknown,
}

/// Plain words that stand in tables of one language and hardly in others, after folding.
const TURKISH: &[&str] = &[
    "adet", "adi", "adres", "anonim", "bakiye", "cad", "cari", "ilce", "firma", "kdv", "kodu", "limited", "mah",
    "matrah", "musteri", "no", "posta", "san", "sirketi", "sok", "sti", "tarih", "tarihi", "tckn", "tic", "ticaret",
    "tl", "toplam", "tr", "turkiye", "tutar", "unvan", "unvani", "urun", "vade", "ve", "vergi", "vkn", "yetkili",
];
const ESTONIAN: &[&str] = &[
    "aadress",
    "arve",
    "as",
    "ee",
    "eesnimi",
    "eesti",
    "harju",
    "hind",
    "ja",
    "kaive",
    "kmkr",
    "klient",
    "kogus",
    "kood",
    "kuupaev",
    "linn",
    "maakond",
    "mtu",
    "nimetus",
    "nimi",
    "nr",
    "ou",
    "perekonnanimi",
    "registrikood",
    "riik",
    "summa",
    "tallinn",
    "tartu",
    "tanav",
    "tn",
    "toode",
    "vald",
];

/// The language that the words of the file hint at, by a clear majority.
///
/// Letters beyond ASCII are cut out of words here, so only words without them count.
pub(super) fn language(head: &[u8], evidence: &[u8]) -> Language {
    let (mut turkish, mut estonian) = (0, 0);
    for text in [head, evidence] {
        for word in text.split(|b| b.is_ascii() && !b.is_ascii_alphanumeric()).take(20_000) {
            let Some(word) = std::str::from_utf8(word).ok().filter(|word| (2..=16).contains(&word.len())) else {
                continue;
            };
            let word = fold(word);
            turkish += usize::from(TURKISH.contains(&word.as_str()));
            estonian += usize::from(ESTONIAN.contains(&word.as_str()));
        }
    }
    match (turkish, estonian) {
        (tr, et) if tr > et * 2 => Language::Turkish,
        (tr, et) if et > tr * 2 => Language::Estonian,
        _ => Language::Unknown,
    }
}

/// So many letters beyond ASCII in a row are no Turkish, Estonian or Western word.
const FOREIGN_RUN: usize = 5;

/// How well the encoding fits, on average over the letters beyond ASCII: about 1 when all are as expected, below 0
/// when hardly any is.
pub(super) fn score(encoding: Encoding, evidence: &[u8], language: Language) -> f64 {
    let (text, _) = encoding.rs().decode_without_bom_handling(evidence);
    let letters: Vec<char> = text.chars().collect();
    let mut sum = 0.0;
    let mut counted = 0;
    let mut at = 0;
    while at < letters.len() {
        let run = letters[at..].iter().take_while(|c| !c.is_ascii() && c.is_alphabetic()).count().max(1);
        for place in at..at + run {
            let c = letters[place];
            if !c.is_ascii() {
                let before = if place == 0 { '\n' } else { letters[place - 1] };
                let behind = letters.get(place + 1).copied().unwrap_or('\n');
                // Whole words of such letters belong to another alphabet.
                sum += if run >= FOREIGN_RUN { -1.0 } else { weight(encoding, c, before, behind) };
                counted += 1;
            }
        }
        at += run;
    }
    if counted == 0 {
        return 0.0;
    }
    let hint = if (language == Language::Turkish && encoding == Encoding::WINDOWS_1254)
        || (language == Language::Estonian && encoding == Encoding::WINDOWS_1257)
    {
        0.4
    } else if encoding == Encoding::ISO_8859_15 {
        // Few old programs write it, and it differs from windows-1252 in eight signs only.
        -0.1
    } else {
        0.0
    };
    sum / f64::from(counted) + hint
}

/// How likely a letter is where it stands, from 1 (as expected) to -3 (no text has it).
fn weight(encoding: Encoding, c: char, before: char, behind: char) -> f64 {
    if c.is_control() || c == '\u{fffd}' {
        return -3.0;
    }
    if matches!(c, '¦' | '¨' | '¸') || (c == '¿' && before.is_alphabetic()) {
        // Nobody types these; they are letters of another encoding.
        return -1.0;
    }
    if !c.is_alphabetic() {
        // Signs between two letters are misread letters; elsewhere they say nothing against the encoding.
        return if before.is_alphabetic() && behind.is_alphabetic() && !"’'´`·".contains(c) { -1.0 } else { 0.5 };
    }
    // A capital behind a small letter is rare: "aÞa".
    let misplaced = c.is_uppercase() && before.is_lowercase();
    let likely = if encoding == Encoding::WINDOWS_1254 {
        turkish(c, before)
    } else if encoding == Encoding::WINDOWS_1257 {
        baltic(c)
    } else {
        western(c)
    };
    if misplaced { likely - 0.5 } else { likely }
}

fn turkish(c: char, before: char) -> f64 {
    match c {
        // ğ stands behind a vowel or not at all.
        'ğ' | 'Ğ' if !is_vowel(before) => -1.0,
        'ç' | 'ğ' | 'ı' | 'ö' | 'ş' | 'ü' | 'Ç' | 'Ğ' | 'İ' | 'Ö' | 'Ş' | 'Ü' => 1.0,
        'â' | 'î' | 'û' | 'Â' | 'Î' | 'Û' => 0.9,
        _ => western(c).min(0.3),
    }
}

fn baltic(c: char) -> f64 {
    match c {
        'ä' | 'õ' | 'ö' | 'ü' | 'š' | 'ž' | 'Ä' | 'Õ' | 'Ö' | 'Ü' | 'Š' | 'Ž' => 1.0,
        'ā' | 'č' | 'ē' | 'ģ' | 'ī' | 'ķ' | 'ļ' | 'ņ' | 'ū' | 'ą' | 'ę' | 'ė' | 'į' | 'ų' => 0.5,
        'Ā' | 'Č' | 'Ē' | 'Ģ' | 'Ī' | 'Ķ' | 'Ļ' | 'Ņ' | 'Ū' | 'Ą' | 'Ę' | 'Ė' | 'Į' | 'Ų' => 0.5,
        'ß' => 1.0,
        'å' | 'Å' | 'é' | 'É' | 'æ' | 'Æ' | 'ø' | 'Ø' | 'ó' | 'Ó' => 0.5,
        _ => -1.0,
    }
}

fn western(c: char) -> f64 {
    match c {
        'ä' | 'ö' | 'ü' | 'ß' | 'é' | 'è' | 'ê' | 'à' | 'â' | 'ç' | 'ô' | 'î' | 'ñ' | 'á' | 'í' | 'ó' | 'ú' => {
            1.0
        }
        'ã' | 'õ' | 'å' | 'æ' | 'ø' | 'ë' | 'ï' | 'û' | 'ù' | 'ò' | 'ì' | 'œ' => 0.9,
        'Ä' | 'Ö' | 'Ü' | 'É' | 'È' | 'Ê' | 'À' | 'Â' | 'Ç' | 'Ô' | 'Î' | 'Ñ' | 'Á' | 'Í' | 'Ó' | 'Ú' => {
            0.9
        }
        'Ã' | 'Õ' | 'Å' | 'Æ' | 'Ø' | 'Ë' | 'Ï' | 'Û' | 'Ù' | 'Ò' | 'Ì' | 'Œ' => 0.8,
        'š' | 'ž' | 'Š' | 'Ž' | 'ÿ' | 'Ÿ' => 0.8,
        // Icelandic, and what Turkish looks like when it is read as Western.
        'ð' | 'Ð' | 'þ' | 'Þ' | 'ý' | 'Ý' => -1.0,
        _ => 0.0,
    }
}

fn is_vowel(c: char) -> bool {
    "aeıioöuüAEIİOÖUÜâîûÂÎÛ".contains(c)
}
