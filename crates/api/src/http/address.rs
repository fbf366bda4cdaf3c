//! Where a request leads, and which methods that takes.

use axum::http::Method;
use crm::verbs::Verbs;
use kernel::AnyId;
use record::Catalogue;

/// An address below [`super::ROOT`].
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Address {
    /// `openapi.json`: the description.
    Description,
    /// `me`: whose rights the asker has.
    Me,
    /// `search`: anything by a fragment.
    Search,
    /// `lookup`: who calls.
    LookUp,
    /// `insight/concentration`.
    Concentration,
    /// `batch`: many writes at once.
    Batch,
    /// `files`: a file to be put into a record.
    Files,
    /// `{plural}`.
    List(String),
    /// `{plural}/{id}`.
    Record(String, AnyId),
    /// `{plural}/{id}/restore`.
    Restore(String, AnyId),
    /// `{plural}/{id}/{verb}`.
    Verb(String, AnyId, String),
    /// `{plural}/{id}/file/{field}`: the content of a file.
    File(String, AnyId, String),
}

impl Address {
    /// The address of a path; `None` where nothing is.
    pub fn parse(path: &str, catalogue: &Catalogue, verbs: &Verbs) -> Option<Address> {
        let rest = path.strip_prefix(super::ROOT)?.strip_prefix('/')?;
        let steps: Vec<&str> = rest.split('/').collect();
        match steps.as_slice() {
            ["openapi.json"] => return Some(Address::Description),
            ["me"] => return Some(Address::Me),
            ["search"] => return Some(Address::Search),
            ["lookup"] => return Some(Address::LookUp),
            ["insight", "concentration"] => return Some(Address::Concentration),
            ["batch"] => return Some(Address::Batch),
            ["files"] => return Some(Address::Files),
            _ => {}
        }
        let of = catalogue.by_plural(steps[0])?;
        let plural = of.plural.to_owned();
        if steps.len() == 1 {
            return Some(Address::List(plural));
        }
        let id: AnyId = steps[1].parse().ok()?;
        match &steps[2..] {
            [] => Some(Address::Record(plural, id)),
            ["restore"] => Some(Address::Restore(plural, id)),
            ["file", field] => Some(Address::File(plural, id, (*field).to_owned())),
            [verb] => verbs.find(of.name, verb).map(|verb| Address::Verb(plural, id, verb.name.to_owned())),
            _ => None,
        }
    }

    /// The methods that it takes; HEAD goes where GET goes.
    pub fn methods(&self) -> &'static [Method] {
        match self {
            Address::List(_) => &[Method::GET, Method::POST],
            Address::Record(..) => &[Method::GET, Method::PATCH, Method::DELETE],
            Address::Batch | Address::Files | Address::Restore(..) | Address::Verb(..) => &[Method::POST],
            _ => &[Method::GET],
        }
    }

    /// The same for the header Allow.
    pub fn allows(&self) -> String {
        let mut names: Vec<&str> = self.methods().iter().map(Method::as_str).collect();
        if names.contains(&"GET") {
            names.insert(1, "HEAD");
        }
        names.push("OPTIONS");
        names.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words that stand where a plural could stand.
    const FIXED: [&str; 7] = ["openapi.json", "me", "search", "lookup", "insight", "batch", "files"];
    /// The words that stand where a verb could stand.
    const OF_RECORDS: [&str; 2] = ["restore", "file"];

    #[test]
    fn no_record_type_and_no_verb_takes_the_place_of_another_address() {
        let (catalogue, verbs) = (crm::catalogue(), crm::verbs::verbs());
        assert!(catalogue.types().all(|of| !FIXED.contains(&of.plural)));
        assert!(verbs.iter().all(|verb| !OF_RECORDS.contains(&verb.name)));
    }

    #[test]
    fn an_address_leads_to_one_place() {
        let (catalogue, verbs) = (crm::catalogue(), crm::verbs::verbs());
        let parse = |path: &str| Address::parse(path, &catalogue, &verbs);
        let id = AnyId::from_raw(7);
        assert_eq!(parse("/api/v1/companies"), Some(Address::List("companies".into())));
        assert_eq!(parse("/api/v1/people/0000000000007"), Some(Address::Record("people".into(), id)));
        let verb = parse("/api/v1/companies/0000000000007/mark_key_account").unwrap();
        assert_eq!(verb.allows(), "POST, OPTIONS");
        for nowhere in [
            "/api/v1",
            "/api/v1/",
            "/api/v1/planets",
            "/api/v1/companies/",
            "/api/v1/companies/x",
            "/api/v1/people/0000000000007/mark_key_account",
        ] {
            assert_eq!(parse(nowhere), None, "{nowhere}");
        }
        assert_eq!(parse("/api/v1/lookup").unwrap().allows(), "GET, HEAD, OPTIONS");
    }
}
