//! Looking through all records finds those that are likely the same; what somebody told apart stays apart.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use crm::duplicates::scan::{Scanned, scan};
use crm::duplicates::{Mark, Queue, Reason, queue};
use kernel::{Actor, AnyId, Fault};
use record::{Value, Values};
use store::Store;
use support::*;
use testing::each_database;

fn waiting(store: &Store, actor: &Actor, of: &'static str) -> Queue {
    store.read_blocking(actor.clone(), move |db| queue(db, of, None, 50)).unwrap()
}

fn scanned(store: &Store, of: &'static str) -> Scanned {
    scan(store, of, None, &mut |_| true).unwrap()
}

fn address(city: &str) -> Value {
    record::Address { city: Some(city.to_owned()), country: Some("EE".into()), ..record::Address::default() }.into()
}

#[test]
fn a_scan_finds_remembers_and_forgets() {
    each_database(|database| {
        let store = open(database);
        let company = |name: &str, more: Values| {
            let mut given = more;
            given.set("name", text(name));
            make(&store, "company", given)
        };
        let a = company(
            "Põhjala Puit OÜ",
            values([("web", text("https://pohjalapuit.ee")), ("address", address("Tallinn"))]),
        );
        let b = company(
            "POHJALA PUIT AS",
            values([("email", text("info@pohjalapuit.ee")), ("address", address("Tallinn"))]),
        );
        company("Põhjala Puit OÜ", values([("address", address("Tartu")), ("registry_number", text("10060701"))]));
        company("Kuusk OÜ", Values::new());
        let found = scanned(&store, "company");
        assert_eq!((found.records, found.found, found.fresh, found.stopped), (4, 1, 1, false));
        let first = waiting(&store, &system(), "company");
        assert_eq!(first.clusters.len(), 1);
        let cluster = &first.clusters[0];
        assert_eq!(cluster.records.iter().map(|record| record.id).collect::<Vec<_>>(), [a, b]);
        let reasons = &cluster.pairs[0].reasons;
        assert_eq!(reasons, &[Reason::Same(Mark::Domain), Reason::Name(100), Reason::Town]);
        // A second look finds nothing new.
        assert_eq!(scanned(&store, "company").fresh, 0);
        store.write_blocking(system(), move |tx| tx.tell_apart("company", b, a)).unwrap();
        assert_eq!(waiting(&store, &system(), "company"), Queue::default());
        scanned(&store, "company");
        assert_eq!(waiting(&store, &system(), "company"), Queue::default());
        // What no longer looks the same is forgotten.
        let c = company("Tamm OÜ", values([("tax_number", text("EE100366327"))]));
        let d = company("Hoopis Muu AS", values([("tax_number", text("EE100366327"))]));
        scanned(&store, "company");
        assert_eq!(
            waiting(&store, &system(), "company").clusters[0].records.iter().map(|r| r.id).collect::<Vec<_>>(),
            [c, d]
        );
        store
            .write_blocking(system(), move |tx| {
                tx.change_values("company", d, None, values([("tax_number", Value::Null)])).map(|_| ())
            })
            .unwrap();
        // Forgetting goes by the moment, and the clock of this test stands still.
        let later = support::open_at(database, NOW + 1_000);
        scanned(&later, "company");
        assert_eq!(waiting(&later, &system(), "company"), Queue::default());
    });
}

#[test]
fn people_of_one_company_are_found_and_namesakes_are_not() {
    each_database(|database| {
        let store = open(database);
        let companies = ["Kaya A.Ş.", "Demir A.Ş."].map(|name| make(&store, "company", values([("name", text(name))])));
        let person = |name: &str, company: AnyId| {
            make(&store, "person", values([("name", text(name)), ("company", Value::Id(company))]))
        };
        let (a, b) = (person("Ayşe Kaya", companies[0]), person("AYSE KAYA", companies[0]));
        person("Ayşe Kaya", companies[1]);
        scanned(&store, "person");
        let found = waiting(&store, &system(), "person");
        assert_eq!(found.clusters.len(), 1);
        assert_eq!(found.clusters[0].records.iter().map(|record| record.id).collect::<Vec<_>>(), [a, b]);
    });
}

#[test]
fn nobody_is_told_of_what_he_does_not_see() {
    each_database(|database| {
        let store = open(database);
        let seller = user(&store, "Jaan", &[("company", ["own", "own", "own", "own", "none"])]);
        let blind = user(&store, "Mari", &[("company", ["all", "all", "all", "all", "none"])]);
        let role = {
            let id = blind.user.unwrap();
            store.read_blocking(system(), move |db| Ok(db.view("user", id)?.value("role").clone())).unwrap()
        };
        make(
            &store,
            "field_permission",
            values([
                ("role", role),
                ("record_type", text("company")),
                ("field", text("tax_number")),
                ("access", text("hidden")),
            ]),
        );
        let company = |name: &str, owner: Option<AnyId>| {
            let owner = owner.map_or(Value::Null, Value::Id);
            let given = [("name", text(name)), ("owner", owner), ("tax_number", text("EE100366327"))];
            make(&store, "company", values(given))
        };
        let (own, _) = (company("Tamm", seller.user), company("Kask", None));
        scanned(&store, "company");
        assert_eq!(waiting(&store, &system(), "company").clusters.len(), 1);
        // One of the two is not his, so there is nothing.
        assert_eq!(waiting(&store, &seller, "company"), Queue::default());
        // What makes them alike is hidden from her, so there is nothing either.
        assert_eq!(waiting(&store, &blind, "company"), Queue::default());
        let pair = waiting(&store, &system(), "company").clusters[0].pairs[0].pair.clone();
        let asked = store.read_blocking(seller.clone(), move |db| db.pair(pair.id));
        assert_eq!(asked.unwrap_err().fault(), Fault::NotFound);
        let other = if pair.first.id == own { pair.second.id } else { pair.first.id };
        let told = store.write_blocking(seller, move |tx| tx.tell_apart("company", own, other));
        assert_eq!(told.unwrap_err().fault(), Fault::NotFound);
    });
}

#[test]
fn a_scan_can_be_stopped() {
    each_database(|database| {
        let store = open(database);
        make(&store, "company", values([("name", text("A"))]));
        assert!(scan(&store, "company", None, &mut |_| false).unwrap().stopped);
    });
}
