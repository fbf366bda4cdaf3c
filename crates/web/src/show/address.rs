//! Postal addresses and countries.

use kernel::Lang;
use record::Address;

use crate::kit::AddressWords;

/// The lines of an address as they stand on an envelope, the country in words at last.
pub fn address_lines(lang: Lang, address: &Address) -> Vec<String> {
    let mut lines: Vec<String> =
        address.street.iter().flat_map(|street| street.lines()).map(|line| line.trim().to_owned()).collect();
    let part = |name| address.part(name).unwrap_or_default().to_owned();
    // Turkish envelopes name the district before the province: 34710 Kadıköy / İstanbul.
    let town = match (lang, address.city.is_some() && address.region.is_some()) {
        (Lang::Tr, true) => format!("{} {} / {}", part("postcode"), part("city"), part("region")),
        _ => format!("{} {}", part("postcode"), part("city")),
    };
    lines.push(town.trim().to_owned());
    if !(lang == Lang::Tr && address.city.is_some()) {
        lines.push(part("region"));
    }
    lines.push(address.country.as_deref().map(|code| words::country(lang, code)).unwrap_or_default());
    lines.retain(|line| !line.is_empty());
    lines
}

/// The headings of the parts of an address.
pub fn address_words(lang: Lang) -> AddressWords {
    let part = |name: &str| words::text(lang, &format!("address.{name}"), &[]);
    AddressWords {
        street: part("street"),
        postcode: part("postcode"),
        city: part("city"),
        region: part("region"),
        country: part("country"),
    }
}
