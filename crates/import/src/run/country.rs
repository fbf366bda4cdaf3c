//! Countries as files call them.

use std::collections::HashMap;
use std::sync::LazyLock;

use kernel::{Lang, fold};

/// Names beside those of the Common Locale Data Repository: other spellings, abbreviations, old names.
const OTHERS: &[(&str, &str)] = &[
    ("uk", "GB"),
    ("great britain", "GB"),
    ("england", "GB"),
    ("scotland", "GB"),
    ("ingiltere", "GB"),
    ("inglismaa", "GB"),
    ("suurbritannia", "GB"),
    ("eire", "IE"),
    ("irlanda cumhuriyeti", "IE"),
    ("usa", "US"),
    ("united states of america", "US"),
    ("amerika", "US"),
    ("abd", "US"),
    ("rsa", "ZA"),
    ("turkey", "TR"),
    ("turkiye cumhuriyeti", "TR"),
    ("t c", "TR"),
    ("eesti vabariik", "EE"),
    ("holland", "NL"),
    ("hollanda", "NL"),
    ("czech republic", "CZ"),
    ("tsehhi", "CZ"),
    ("korea", "KR"),
    ("south korea", "KR"),
    ("russian federation", "RU"),
    ("uae", "AE"),
    ("bae", "AE"),
    ("channel islands", "JE"),
    ("macedonia", "MK"),
    ("deutschland", "DE"),
    ("kktc", "CY"),
    ("osterreich", "AT"),
    ("oesterreich", "AT"),
    ("schweiz", "CH"),
    ("suisse", "CH"),
    ("svizzera", "CH"),
    ("frankreich", "FR"),
    ("italien", "IT"),
    ("italia", "IT"),
    ("spanien", "ES"),
    ("espana", "ES"),
    ("niederlande", "NL"),
    ("nederland", "NL"),
    ("polen", "PL"),
    ("polska", "PL"),
    ("schweden", "SE"),
    ("sverige", "SE"),
    ("finnland", "FI"),
    ("suomi", "FI"),
    ("norwegen", "NO"),
    ("norge", "NO"),
    ("danemark", "DK"),
    ("danmark", "DK"),
    ("grossbritannien", "GB"),
    ("vereinigtes konigreich", "GB"),
    ("wales", "GB"),
    ("northern ireland", "GB"),
    ("tschechien", "CZ"),
    ("turkei", "TR"),
    ("estland", "EE"),
    ("lettland", "LV"),
    ("latvija", "LV"),
    ("litauen", "LT"),
    ("lietuva", "LT"),
    ("ungarn", "HU"),
    ("griechenland", "GR"),
    ("russland", "RU"),
    ("belgien", "BE"),
    ("belgique", "BE"),
    ("belgie", "BE"),
    ("luxemburg", "LU"),
    ("irland", "IE"),
    ("portugal", "PT"),
    ("rumanien", "RO"),
    ("bulgarien", "BG"),
    ("kroatien", "HR"),
    ("slowenien", "SI"),
    ("slowakei", "SK"),
    ("vereinigte staaten", "US"),
    ("u s a", "US"),
    ("u s", "US"),
    ("united states", "US"),
    ("u k", "GB"),
    ("tur", "TR"),
    ("tr turkiye", "TR"),
    ("est", "EE"),
    ("deu", "DE"),
    ("ger", "DE"),
    ("gbr", "GB"),
    ("fra", "FR"),
    ("ita", "IT"),
    ("esp", "ES"),
    ("nld", "NL"),
    ("fin", "FI"),
    ("swe", "SE"),
    ("lva", "LV"),
    ("ltu", "LT"),
    ("pol", "PL"),
    ("rus", "RU"),
    ("aut", "AT"),
    ("che", "CH"),
    ("bel", "BE"),
    ("dnk", "DK"),
    ("nor", "NO"),
    ("irl", "IE"),
];

static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut names: HashMap<String, &'static str> = HashMap::new();
    for lang in Lang::ALL {
        names.extend(words::countries(lang).iter().map(|(code, name)| (bare(name), *code)));
    }
    names.extend(words::countries(Lang::En).iter().map(|(code, _)| (fold(code), *code)));
    names.extend(OTHERS.iter().map(|(name, code)| ((*name).to_owned(), *code)));
    names
});

/// The ISO 3166 alpha-2 code of a country by its code, or by its name in English, Turkish or Estonian.
pub(crate) fn code(text: &str) -> Option<&'static str> {
    NAMES.get(&bare(text)).copied()
}

fn bare(name: &str) -> String {
    let folded: String = fold(name).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn countries_are_known_by_their_names_in_three_languages() {
        for (name, wanted) in [
            ("United Kingdom", "GB"),
            ("Birleşik Krallık", "GB"),
            ("EIRE", "IE"),
            ("Almanya", "DE"),
            ("Saksamaa", "DE"),
            ("Türkiye", "TR"),
            ("TURKEY", "TR"),
            ("Eesti", "EE"),
            ("USA", "US"),
            ("ee", "EE"),
            ("Channel Islands", "JE"),
            ("Österreich", "AT"),
            ("U.S.A.", "US"),
            ("TUR", "TR"),
        ] {
            assert_eq!(code(name), Some(wanted), "{name}");
        }
        assert_eq!(code("European Community"), None);
        assert_eq!(code("Unspecified"), None);
    }
}
