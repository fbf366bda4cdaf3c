//! Companies by the domain of their mail and web addresses, for people of whom the file names no company.

use std::collections::HashMap;

use kernel::{AnyId, Result};
use record::{Filter, Query, Test, Value};
use store::Db;

/// Where people get a mail address of their own, so that it says nothing of a company.
const PRIVATE: &[&str] = &[
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "hotmail.com.tr",
    "outlook.com",
    "outlook.com.tr",
    "live.com",
    "msn.com",
    "yahoo.com",
    "yahoo.com.tr",
    "ymail.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "aol.com",
    "gmx.de",
    "gmx.net",
    "web.de",
    "mail.com",
    "mail.ru",
    "yandex.com",
    "yandex.com.tr",
    "yandex.ru",
    "mynet.com",
    "superonline.com",
    "proton.me",
    "protonmail.com",
    "mail.ee",
    "hot.ee",
    "online.ee",
    "neti.ee",
    "zone.ee",
];

/// The company of each domain; none where several share it.
pub(crate) type Domains = HashMap<String, Option<AnyId>>;

/// Reads the domains of all companies that the actor may see.
pub(crate) fn all(db: &Db<'_>) -> Result<Domains> {
    let mut domains = Domains::new();
    let has_one =
        Filter::Any(vec![Filter::Field("email".into(), Test::Filled), Filter::Field("web".into(), Test::Filled)]);
    let of = db.describe("company")?;
    if ["email", "web"].iter().any(|name| of.find(name).is_none_or(|field| !db.access().sees(&of, field))) {
        return Ok(domains);
    }
    let mut query = Query::of("company").filter(has_one).fields(&["email", "web"]).limit(5_000);
    loop {
        let page = db.page(&query)?;
        for view in &page.rows {
            let text = |field: &str| view.value(field).as_text().unwrap_or("").to_owned();
            for domain in [of_mail(&text("email")), of_page(&text("web"))].into_iter().flatten() {
                domains
                    .entry(domain)
                    .and_modify(|known| {
                        if *known != Some(view.id) {
                            *known = None;
                        }
                    })
                    .or_insert(Some(view.id));
            }
        }
        match page.next {
            Some(next) => query.after = Some(next),
            None => return Ok(domains),
        }
    }
}

/// The company that an address of mail belongs to.
pub(crate) fn company_of(domains: &Domains, email: Option<&Value>) -> Option<AnyId> {
    domains.get(&of_mail(email?.as_text()?)?).copied().flatten()
}

fn of_mail(address: &str) -> Option<String> {
    let domain = address.rsplit_once('@')?.1.to_lowercase();
    (!PRIVATE.contains(&domain.as_str())).then_some(domain)
}

fn of_page(address: &str) -> Option<String> {
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = bare.split(['/', '?', '#', ':']).next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    host.contains('.').then(|| host.to_owned())
}
