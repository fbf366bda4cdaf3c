//! Companies by their mail and web addresses: for people of whom the file names no company, and for companies that no number
//! and no name finds.

use std::collections::{HashMap, HashSet};

use analytics::similarity::core_of_company;
use crm::duplicates::own_domain_of;
use kernel::{AnyId, Result, fold};
use record::{Filter, Query, Test, Value, Values};
use store::Db;

/// The company of each domain of its own and of each mail address; none where several share it.
pub(crate) type Domains = HashMap<String, Option<AnyId>>;

/// Reads the domains of all companies that the actor may see, but for those that an import has made.
pub(crate) fn all(db: &Db<'_>, import: Option<AnyId>) -> Result<Domains> {
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
        let made = match import {
            Some(import) => db.made_in(import, &page.rows.iter().map(|view| view.id).collect::<Vec<_>>())?,
            None => HashSet::new(),
        };
        for view in page.rows.iter().filter(|view| !made.contains(&view.id)) {
            let text = |field: &str| view.value(field).as_text().unwrap_or("").to_owned();
            let (email, web) = (text("email"), text("web"));
            let keys: HashSet<String> = keys(&email, &web).collect();
            for key in keys {
                domains
                    .entry(key)
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
    keys(email?.as_text()?, "").find_map(|key| domains.get(&key).copied().flatten())
}

/// The company that has the mail address or the domain of a draft.
pub(crate) fn candidate(domains: &Domains, draft: &Values) -> Option<AnyId> {
    let text = |field: &str| draft.get(field).and_then(Value::as_text).unwrap_or("");
    keys(text("email"), text("web")).find_map(|key| domains.get(&key).copied().flatten())
}

/// The mail address and the domains by which a company is known, the surest first. A domain at which anybody can have an
/// address says nothing; the address itself does.
fn keys(email: &str, web: &str) -> impl Iterator<Item = String> {
    let address = (!email.is_empty()).then(|| email.to_lowercase());
    [address, own_domain_of(email), own_domain_of(web)].into_iter().flatten()
}

/// Whether a name says nothing that contradicts another: companies of a group share a domain and are not the same.
///
/// "Acme Eesti OÜ" may be "Acme"; "Siemens Enerji" is not "Siemens Türkiye".
pub(crate) fn is_akin(one: &str, other: &str) -> bool {
    let core = |name: &str| core_of_company(&fold(name));
    let (one, other) = (core(one), core(other));
    let words = |core: &str| core.split_whitespace().map(str::to_owned).collect::<HashSet<String>>();
    let (one, other) = (words(&one), words(&other));
    one.is_subset(&other) || other.is_subset(&one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn companies_of_a_group_are_told_apart() {
        assert!(is_akin("ACME Eesti OÜ", "Acme AS"));
        assert!(is_akin("Işık Elektrik San. ve Tic. Ltd. Şti.", "IŞIK ELEKTRİK"));
        assert!(!is_akin("Siemens Enerji A.Ş.", "Siemens Türkiye A.Ş."));
    }

    #[test]
    fn an_address_that_anybody_can_have_is_no_domain() {
        let of = |email, web| keys(email, web).collect::<Vec<_>>();
        assert_eq!(
            of("Info@Acme.com.tr", "https://www.acme.com.tr/iletisim"),
            ["info@acme.com.tr", "acme.com.tr", "acme.com.tr"]
        );
        assert_eq!(of("isik@gmail.com", "https://facebook.com/isik"), ["isik@gmail.com"]);
    }
}
