//! Companies with mail or web pages at the same domain.

use kernel::Result;
use record::{Filter, Query, RecordRef, RecordType, Value, Values};
use store::Db;

use super::{Duplicate, Match};

/// Domains at which anybody can have an address or a page.
const EVERYBODYS: &[&str] = &[
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "hotmail.com.tr",
    "hotmail.co.uk",
    "outlook.com",
    "outlook.com.tr",
    "live.com",
    "live.co.uk",
    "msn.com",
    "yahoo.com",
    "yahoo.com.tr",
    "yahoo.co.uk",
    "ymail.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "aol.com",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "web.de",
    "t-online.de",
    "mail.com",
    "proton.me",
    "protonmail.com",
    "yandex.com",
    "yandex.com.tr",
    "yandex.ru",
    "mail.ru",
    "mynet.com",
    "superonline.com",
    "ttmail.com",
    "ttnet.net.tr",
    "mail.ee",
    "hot.ee",
    "online.ee",
    "neti.ee",
    "suhtlus.ee",
    "zone.ee",
    "btinternet.com",
    "facebook.com",
    "instagram.com",
    "linkedin.com",
    "twitter.com",
    "x.com",
    "youtube.com",
    "google.com",
    "wordpress.com",
    "wixsite.com",
    "blogspot.com",
    "etsy.com",
];
/// Words before the last one of a domain that belong to its country: `acme.com.tr`.
const BELOW_COUNTRIES: &[&str] = &["com", "co", "org", "net", "gov", "edu", "gen", "web", "ac", "av", "bel", "k12"];

/// Companies with the same domain.
pub(super) fn find(db: &Db<'_>, of: &RecordType, kept: &Values) -> Result<Vec<Duplicate>> {
    let given = ["web", "email"].into_iter().filter_map(|name| domain_of(kept.get(name)?.as_text()?));
    let Some(domain) = given.into_iter().find(|domain| !is_everybodys(domain)) else {
        return Ok(Vec::new());
    };
    let label = domain.split('.').next().unwrap_or(&domain).to_owned();
    let found = db.search_words(&label, Some(of.name), 50)?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let mut query = Query::of(of.name).filter(Filter::Ids(found.iter().map(|hit| hit.record.id).collect())).limit(50);
    for name in ["web", "email"] {
        if of.find(name).is_some_and(|field| db.access().sees(of, field)) {
            query.fields.push(name.into());
        }
    }
    if query.fields.is_empty() {
        return Ok(Vec::new());
    }
    let rows = db.page(&query)?.rows;
    let same = rows.into_iter().filter(|view| {
        ["web", "email"].iter().any(|name| match view.value(name) {
            Value::Text(text) => domain_of(text).as_deref() == Some(domain.as_str()),
            _ => false,
        })
    });
    Ok(same
        .map(|view| Duplicate {
            record: RecordRef { of: of.name, id: view.id },
            title: view.title,
            by: Match::Domain(domain.clone()),
        })
        .collect())
}

/// Whether anybody can have an address at a domain, so that it says nothing.
pub(super) fn is_everybodys(domain: &str) -> bool {
    EVERYBODYS.contains(&domain)
}

/// The registered domain of a mail or web address, unless anybody can have one there.
pub fn own_domain_of(address: &str) -> Option<String> {
    domain_of(address).filter(|domain| !is_everybodys(domain))
}

/// The registered domain of a mail or web address: `acme.com.tr` of `https://www.shop.acme.com.tr/tr`.
pub fn domain_of(address: &str) -> Option<String> {
    let host = match address.rsplit_once('@') {
        Some((_, host)) => host,
        None => address.split_once("://").map_or(address, |(_, rest)| rest).split(['/', '?', '#', ':']).next()?,
    };
    let host = host.trim_end_matches('.').to_lowercase();
    let labels: Vec<&str> = host.split('.').collect();
    let kept = match labels.as_slice() {
        [.., below, country] if country.len() == 2 && BELOW_COUNTRIES.contains(below) => 3,
        _ => 2,
    };
    let domain = labels[labels.len().checked_sub(kept)?..].join(".");
    (!domain.is_empty() && labels.len() > 1).then_some(domain)
}

#[cfg(test)]
mod tests {
    use super::domain_of;

    #[test]
    fn the_registered_domain_is_what_counts() {
        for (address, domain) in [
            ("https://www.acme.com.tr/tr", "acme.com.tr"),
            ("info@shop.acme.ee", "acme.ee"),
            ("acme.co.uk", "acme.co.uk"),
            ("HTTPS://ACME.EE:8080", "acme.ee"),
            ("http://acme.com?x=1", "acme.com"),
        ] {
            assert_eq!(domain_of(address).as_deref(), Some(domain), "{address}");
        }
        assert_eq!(domain_of("localhost"), None);
        assert_eq!(domain_of("com.tr"), None);
    }
}
