//! How a file is read is kept for the next one with the same header.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use import::mappings;
use import::plan::Plan;
use import::source::{Given, Source};
use store::Store;
use support::{open, plan, user};

const FILE: &[u8] = b"Kod;Ad;Tutar;Not\n1;Deniz;1.234,5;x\n2;Kuzu;2.000,0;y\n";
const NEXT: &[u8] = b"KOD;AD;TUTAR;NOT\n3;Liman;5;z\n";

fn next_plan(store: &Store, user: Option<kernel::AnyId>, bytes: &[u8]) -> Option<(String, Plan)> {
    let guess = Source::from_bytes(bytes).unwrap().guess(&Given::default()).unwrap();
    let found = mappings::find(store, user, &guess).unwrap()?;
    Some((found.name, found.kept.unwrap().plan(&store.catalogue(), &guess).unwrap()))
}

#[test]
fn a_mapping_is_found_by_the_header_and_by_whoever_may_use_it() {
    testing::each_database(|database| {
        let store = open(database);
        let rights = [("import_run", ["own"; 5])];
        let (ada, eda) = (user(&store, "Ada", &rights), user(&store, "Eda", &rights));
        let mut plan = plan(&store, "companies", FILE);
        plan.targets =
            ["company.external_number", "company.name", "company.annual_revenue", ""].map(str::to_owned).into();
        let keep = |plan: &Plan, name: &'static str, shared: bool| {
            let (plan, id) = (plan.clone(), ada.user);
            store.write_blocking(ada.clone(), move |tx| mappings::keep(tx, id, &plan, name, shared)).unwrap()
        };
        let id = keep(&plan, "Logo", false);
        let (name, found) = next_plan(&store, ada.user, NEXT).unwrap();
        assert_eq!((name.as_str(), &found.targets), ("Logo", &plan.targets));
        assert_eq!(found.guess.columns[2].decimal, plan.guess.columns[2].decimal);
        // It is nobody else's until it is shared, and none of another header.
        assert_eq!(next_plan(&store, eda.user, NEXT), None);
        assert_eq!(next_plan(&store, None, NEXT), None);
        assert_eq!(next_plan(&store, ada.user, b"Kod;Ad;Tutar\n3;Liman;5\n"), None);
        // Kept once more it is the same one.
        plan.targets[3] = "company.description".to_owned();
        assert_eq!(keep(&plan, "Logo 2", true), id);
        let (name, found) = next_plan(&store, eda.user, NEXT).unwrap();
        assert_eq!((name.as_str(), found.targets[3].as_str()), ("Logo 2", "company.description"));
        assert_eq!(mappings::all(&store, None).unwrap().len(), 1);
        // Only whoever keeps it forgets it.
        let forget = |actor: &kernel::Actor| {
            let user = actor.user.unwrap();
            store.write_blocking(actor.clone(), move |tx| mappings::forget(tx, user, id))
        };
        assert_eq!(forget(&eda).unwrap_err().fault(), kernel::Fault::NotFound);
        forget(&ada).unwrap();
        assert_eq!(next_plan(&store, ada.user, NEXT), None);
        assert!(mappings::all(&store, ada.user).unwrap().is_empty());
    });
}

#[test]
fn a_file_without_a_header_is_known_by_what_it_holds() {
    let fingerprint = |bytes: &[u8]| {
        let guess =
            Source::from_bytes(bytes).unwrap().guess(&Given { header: Some(false), ..Given::default() }).unwrap();
        import::plan::fingerprint(&guess)
    };
    let one = fingerprint(b"1,2024-01-02,12.50\n2,2024-01-03,13.50\n");
    assert_eq!(one, fingerprint(b"7,2025-05-02,1.25\n9,2025-05-03,0.50\n"));
    assert_ne!(one, fingerprint(b"2024-01-02,1,12.50\n2024-01-03,2,13.50\n"));
}
