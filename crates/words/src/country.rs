//! The names of countries.

use std::collections::HashMap;
use std::sync::LazyLock;

use kernel::Lang;

/// Code and the names in the order of `Lang::ALL`.
static COUNTRIES: LazyLock<Vec<(&'static str, [&'static str; 3])>> = LazyLock::new(|| {
    let lines = include_str!("../../../locales/countries.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| {
            let mut parts = line.split(';');
            Some((parts.next()?, [parts.next()?, parts.next()?, parts.next()?]))
        })
        .collect()
});

/// The name of a country by its ISO 3166 alpha-2 code; the code itself when there is no such country.
pub fn country(lang: Lang, code: &str) -> String {
    static BY_CODE: LazyLock<HashMap<&str, [&str; 3]>> = LazyLock::new(|| COUNTRIES.iter().copied().collect());
    BY_CODE.get(code).map_or(code, |names| names[lang as usize]).to_owned()
}

/// All countries, code and name, in the order of the reader's alphabet.
pub fn countries(lang: Lang) -> &'static [(&'static str, &'static str)] {
    static SORTED: LazyLock<[Vec<(&str, &str)>; 3]> = LazyLock::new(|| {
        Lang::ALL.map(|lang| {
            let mut all: Vec<_> = COUNTRIES.iter().map(|(code, names)| (*code, names[lang as usize])).collect();
            all.sort_by_cached_key(|(_, name)| kernel::sort_key(lang, name));
            all
        })
    });
    &SORTED[lang as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_called_as_the_reader_calls_them() {
        assert_eq!(Lang::ALL.map(|lang| country(lang, "DE")), ["Germany", "Almanya", "Saksamaa"]);
        assert_eq!(country(Lang::En, "QQ"), "QQ");
        assert!(COUNTRIES.len() > 240);
        assert!(COUNTRIES.iter().all(|(code, names)| code.len() == 2 && names.iter().all(|name| !name.is_empty())));
    }

    #[test]
    fn they_are_listed_in_the_order_of_the_alphabet() {
        let place = |lang, code| countries(lang).iter().position(|(c, _)| *c == code).unwrap();
        // Çin stands behind Cibuti, and Õ and Ü near the end of Estonian.
        assert!(place(Lang::Tr, "DJ") < place(Lang::Tr, "CN"));
        assert!(place(Lang::Tr, "CN") < place(Lang::Tr, "DK"));
        assert!(place(Lang::Et, "TR") < place(Lang::Et, "UZ"));
    }
}
