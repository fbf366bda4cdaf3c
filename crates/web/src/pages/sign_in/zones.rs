//! Countries, currencies and time zones to choose from.

use kernel::Lang;

use crate::kit::Choice;

/// What a company of a language most probably has: country, currency, time zone.
pub fn usual(lang: Lang) -> (&'static str, &'static str, &'static str) {
    match lang {
        Lang::En => ("GB", "GBP", "Europe/London"),
        Lang::Tr => ("TR", "TRY", "Europe/Istanbul"),
        Lang::Et => ("EE", "EUR", "Europe/Tallinn"),
    }
}

/// The countries of the world by their names in a language, in its alphabet.
pub fn countries(lang: Lang) -> Vec<Choice> {
    let choice = |(code, name): &(&str, &str)| Choice { value: (*code).to_owned(), label: (*name).to_owned() };
    words::countries(lang).iter().map(choice).collect()
}

/// Currencies that a company may keep its sums in, those of our languages first.
pub const CURRENCIES: [&str; 36] = [
    "EUR", "TRY", "GBP", "USD", "AED", "AUD", "AZN", "BGN", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EGP", "GEL",
    "HKD", "HUF", "ILS", "INR", "JPY", "KRW", "KZT", "MXN", "NOK", "NZD", "PLN", "QAR", "RON", "RSD", "SAR", "SEK",
    "SGD", "THB", "UAH", "ZAR",
];

/// The time zones of the world.
pub fn zones() -> Vec<String> {
    let known = |name: &String| {
        let (area, _) = name.split_once('/').unwrap_or((name, ""));
        matches!(
            area,
            "Africa"
                | "America"
                | "Antarctica"
                | "Asia"
                | "Atlantic"
                | "Australia"
                | "Europe"
                | "Indian"
                | "Pacific"
                | "UTC"
        )
    };
    jiff::tz::db().available().map(|name| name.to_string()).filter(known).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_usual_can_be_chosen() {
        let zones = zones();
        assert!(zones.len() > 300 && zones.iter().all(|name| jiff::tz::TimeZone::get(name).is_ok()));
        for code in CURRENCIES {
            assert!(code.parse::<kernel::Currency>().is_ok(), "{code}");
        }
        for lang in Lang::ALL {
            let (country, currency, zone) = usual(lang);
            assert!(countries(lang).iter().any(|choice| choice.value == country));
            assert!(CURRENCIES.contains(&currency));
            assert!(zones.iter().any(|known| known == zone), "{zone}");
        }
    }
}
