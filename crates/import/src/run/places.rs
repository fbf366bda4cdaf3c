//! Countries that the numbers of a file may be of.

use std::collections::HashMap;

use crate::plan::{Plan, words_of};
use crate::source::{Encoding, Guess};

/// What is known of the countries of a file before its rows are read.
#[derive(Clone, Debug)]
pub(super) struct Places {
    /// Countries that columns name by what they are called, by target.
    columns: HashMap<String, &'static str>,
    /// The country whose language the header is in.
    file: Option<&'static str>,
    /// The country that addresses, signs of currencies and codes before numbers in the file point to.
    pointed: Option<&'static str>,
    /// Where the company is that works with the program.
    home: String,
}

/// Words that name the register of a country.
const REGISTERS: &[(&str, &[&str])] = &[
    ("TR", &["vkn", "tckn", "vergi no", "vergi numarasi", "vergi kimlik", "mersis", "tc kimlik"]),
    ("EE", &["kmkr", "kmkr nr", "km kohustuslase", "registrikood", "ariregistri", "isikukood"]),
    ("DE", &["ust idnr", "ustidnr", "ust id nr", "ust id", "steuernummer"]),
];

/// Words that columns are called by in one language alone.
const WORDS: &[(&str, &[&str])] = &[
    (
        "TR",
        &[
            "musteri", "cari", "unvan", "unvani", "firma", "sirket", "fatura", "tarih", "tarihi", "vergi", "tutar",
            "tutari", "adres", "adresi", "ad", "adi", "soyad", "soyadi", "il", "ilce", "ulke", "urun", "stok",
            "miktar", "fiyat", "eposta", "posta", "telefon", "cep", "yetkili", "asama", "firsat", "satis", "bakiye",
            "vade", "kodu",
        ],
    ),
    (
        "EE",
        &[
            "klient",
            "kliendi",
            "nimi",
            "nimetus",
            "eesnimi",
            "perekonnanimi",
            "ettevote",
            "ettevotte",
            "aadress",
            "kuupaev",
            "arve",
            "summa",
            "kogus",
            "hind",
            "registrikood",
            "maakond",
            "telefon",
            "telefoninumber",
            "toode",
            "kmkr",
            "linn",
            "kaive",
            "sunnipaev",
            "maksetahtaeg",
            "riik",
            "post",
            "postiindeks",
            "tanav",
        ],
    ),
    (
        "DE",
        &[
            "kunde",
            "kundennummer",
            "kundennr",
            "firma",
            "strasse",
            "plz",
            "ort",
            "stadt",
            "rechnung",
            "rechnungsnummer",
            "rechnungsdatum",
            "datum",
            "betrag",
            "menge",
            "preis",
            "telefon",
            "vorname",
            "nachname",
            "land",
            "artikel",
            "umsatz",
            "ansprechpartner",
        ],
    ),
];

impl Places {
    pub fn of(plan: &Plan, home: String) -> Places {
        let named =
            plan.guess.columns.iter().zip(&plan.targets).filter(|(column, target)| column.named && !target.is_empty());
        let columns = named.filter_map(|(column, target)| Some((target.clone(), of_register(&column.name)?))).collect();
        Places { columns, file: of_file(&plan.guess), pointed: pointed_to(&plan.guess), home }
    }

    #[cfg(test)]
    pub fn new(home: &str, column: Option<(String, &'static str)>) -> Places {
        Places { columns: column.into_iter().collect(), file: None, pointed: None, home: home.to_owned() }
    }

    /// Countries by whose rules a number of a register may be read, the likeliest first, and whether each is certain.
    pub fn of_numbers<'a>(&'a self, own: Option<&'a str>, target: &str) -> Vec<(&'a str, bool)> {
        let column = self.columns.get(target).copied();
        let mut places: Vec<(&str, bool)> = Vec::with_capacity(4);
        let supposed = [self.file, Some(self.home.as_str())];
        let all = [own, column]
            .into_iter()
            .map(|place| (place, true))
            .chain(supposed.into_iter().map(|place| (place, false)));
        for (place, is_certain) in all {
            // The rules of countries that have none accept anything, so one that is only supposed must have some.
            let Some(place) = place.filter(|place| is_certain || matches!(*place, "TR" | "EE")) else { continue };
            if !places.iter().any(|(known, _)| *known == place) {
                places.push((place, is_certain));
            }
        }
        places
    }

    /// Countries in which a number to call may be one, the likeliest first; `address` is that of the addresses of its row.
    pub fn of_phones<'a>(&'a self, own: Option<&'a str>, address: Option<&'a str>) -> impl Iterator<Item = &'a str> {
        let mut places: Vec<&str> = Vec::with_capacity(4);
        for place in [own, self.file, address, Some(self.home.as_str()), self.pointed].into_iter().flatten() {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places.into_iter()
    }
}

/// Endings of addresses and the country that they are of; those that are used everywhere say nothing.
const ENDINGS: &[(&str, &str)] = &[
    ("uk", "GB"),
    ("de", "DE"),
    ("ee", "EE"),
    ("tr", "TR"),
    ("fi", "FI"),
    ("lv", "LV"),
    ("lt", "LT"),
    ("se", "SE"),
    ("fr", "FR"),
    ("nl", "NL"),
    ("at", "AT"),
    ("ch", "CH"),
    ("it", "IT"),
    ("es", "ES"),
    ("pl", "PL"),
    ("dk", "DK"),
    ("no", "NO"),
    ("be", "BE"),
    ("az", "AZ"),
    ("gr", "GR"),
    ("bg", "BG"),
    ("ro", "RO"),
];

/// The country of a mail or web address by its ending.
pub(super) fn of_address(cell: &str) -> Option<&'static str> {
    let is_page = cell.starts_with("www.") || cell.starts_with("http");
    if cell.len() > 200 || !(is_page || cell.contains('@')) || cell.contains(' ') {
        return None;
    }
    let host = cell.split_once("://").map_or(cell, |(_, rest)| rest).split('/').next()?;
    let ending = host.rsplit_once('.')?.1.to_ascii_lowercase();
    ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, country)| *country)
}

/// The country to which most of what stands in the file points, if none of it points elsewhere as much.
fn pointed_to(guess: &Guess) -> Option<&'static str> {
    let mut points: HashMap<&'static str, usize> = HashMap::new();
    for cell in guess.columns.iter().flat_map(|column| &column.samples) {
        let by_code =
            [("+44", "GB"), ("+49", "DE"), ("+90", "TR"), ("+372", "EE"), ("\u{a3}", "GB"), ("\u{20ba}", "TR")];
        let by_number = [("DE", "DE"), ("GB", "GB")].into_iter().find(|(letters, _)| {
            let rest = cell.strip_prefix(letters).unwrap_or("");
            rest.bytes().filter(u8::is_ascii_digit).count() == 9
                && rest.bytes().all(|b| b.is_ascii_digit() || b == b' ')
        });
        let found = of_address(cell)
            .or_else(|| by_number.map(|(_, country)| country))
            .or_else(|| by_code.iter().find(|(start, _)| cell.starts_with(start)).map(|(_, country)| *country));
        if let Some(country) = found {
            *points.entry(country).or_default() += 1;
        }
    }
    let mut points: Vec<(usize, &str)> = points.into_iter().map(|(country, count)| (count, country)).collect();
    points.sort_unstable_by(|one, other| other.cmp(one));
    match points.as_slice() {
        [(_, country)] => Some(country),
        [(first, country), (second, _), ..] if first > second => Some(country),
        _ => None,
    }
}

fn of_register(name: &str) -> Option<&'static str> {
    let name = format!(" {} ", words_of(name));
    let is_named = |words: &str| name.contains(&format!(" {words} "));
    REGISTERS.iter().find(|(_, registers)| registers.iter().any(|words| is_named(words))).map(|(country, _)| *country)
}

/// The country whose language most of the header is in, if it is one of ours; else that of the letters.
fn of_file(guess: &Guess) -> Option<&'static str> {
    let mut points: Vec<(usize, &'static str)> = WORDS
        .iter()
        .map(|(country, words)| {
            let is_own = |name: &str| kernel::fold::words(name).any(|word| words.iter().any(|known| *known == word));
            let named = guess.columns.iter().filter(|column| column.named);
            (named.filter(|column| is_own(&column.name)).count(), *country)
        })
        .collect();
    points.sort_by_key(|(points, _)| std::cmp::Reverse(*points));
    match points.as_slice() {
        [(first, country), (second, _), ..] if first > second && *first > 0 => Some(country),
        _ => of_letters(guess),
    }
}

fn of_letters(guess: &Guess) -> Option<&'static str> {
    let texts = guess.columns.iter().flat_map(|column| column.samples.iter().chain([&column.name]));
    let (mut turkish, mut estonian) = (0, 0);
    for letter in texts.flat_map(|text| text.chars()) {
        match letter {
            'ğ' | 'Ğ' | 'ı' | 'İ' | 'ş' | 'Ş' | 'ç' | 'Ç' => turkish += 1,
            'õ' | 'Õ' | 'ä' | 'Ä' => estonian += 1,
            _ => {}
        }
    }
    if guess.encoding == Encoding::WINDOWS_1254 || turkish > estonian {
        Some("TR")
    } else if guess.encoding == Encoding::WINDOWS_1257 || estonian > turkish {
        Some("EE")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Given, Source};

    #[test]
    fn a_header_says_in_whose_language_it_is() {
        for (file, wanted) in [
            ("Ünvanı;Telefon;VKN\nA;0532;1\n", Some("TR")),
            ("Nimi;Telefon;Registrikood\nA;5123;1\n", Some("EE")),
            ("Kunde;Straße;PLZ\nA;B;1\n", Some("DE")),
            ("Name,Phone\nIşık,5\nÇağ,6\n", Some("TR")),
            ("Name,Phone\nBerg,5\nTamm,6\n", None),
        ] {
            let guess = Source::from_bytes(file.as_bytes()).unwrap().guess(&Given::default()).unwrap();
            assert_eq!(of_file(&guess), wanted, "{file}");
        }
        assert_eq!(of_register("VKN/TCKN"), Some("TR"));
        assert_eq!(of_register("Tax number"), None);
    }
}
