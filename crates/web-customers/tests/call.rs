//! The phone rings.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../../web/tests/support/house.rs"]
mod support;

use axum::http::StatusCode;
use kernel::{AnyId, Lang};
use record::Value;
use support::{Guest, House, day, text};

fn house(database: &testing::Database) -> House {
    House::open(database, vec![web_customers::router()])
}

fn person(house: &House, name: &str, company: AnyId, mobile: &str) -> AnyId {
    house.make("person", [("name", text(name)), ("company", Value::Id(company)), ("mobile", text(mobile))])
}

/// Where a number leads.
fn leads_to(house: &House, guest: &Guest, number: &str) -> String {
    let page = house.get(guest, &format!("/call?number={number}"));
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{number}: {}", page.words());
    page.headers["location"].to_str().unwrap().to_owned()
}

#[test]
fn the_callers_page_opens_whoever_picks_up() {
    testing::each_database(|database| {
        let house = house(database);
        let ada = house.guest("Ada", "administrator", Lang::En);
        let service = house.guest("Signe", "service", Lang::Et);
        let acme = house.company("Acme", None, None);
        let mari = person(&house, "Mari Tamm", acme, "+3725123456");
        let page = format!("/companies/{acme}?person={mari}&call=%2B3725123456");
        for number in
            ["%2B3725123456", "+3725123456", "tel:%2B372-512-3456", "sip:%2B3725123456@pbx", "callto:003725123456"]
        {
            assert_eq!(leads_to(&house, &service, number), page, "{number}");
        }
        assert!(leads_to(&house, &service, "5123456").starts_with(&format!("/companies/{acme}?person={mari}&call=")));
        // A switchboard belongs to the company, and a piece of it finds it too.
        let beta = house.make("company", [("name", text("Beta")), ("phone", text("+3726001122;ext=5"))]);
        assert_eq!(leads_to(&house, &ada, "%2B3726001122"), format!("/companies/{beta}?call=%2B3726001122"));
        assert_eq!(leads_to(&house, &ada, "01122"), format!("/companies/{beta}?call=01122"));

        let lead = house.make("lead", [("name", text("Web form")), ("phone", text("+3725000111"))]);
        assert_eq!(leads_to(&house, &ada, "%2B3725000111"), format!("/leads/{lead}"));
        let alone = house.make("person", [("name", text("Alone")), ("phone", text("+3725000222"))]);
        assert_eq!(leads_to(&house, &ada, "%2B3725000222"), format!("/people/{alone}"));

        // A seller finds only whom he may see.
        let seller = house.guest("Sten", "seller", Lang::En);
        house.get(&seller, "/call?number=%2B3725123456").shows("Nobody is known by this number").hides("Mari");
    });
}

#[test]
fn several_are_a_choice_and_nobody_is_a_beginning() {
    testing::each_database(|database| {
        let house = house(database);
        let ada = house.guest("Ada", "administrator", Lang::En);
        let (acme, beta) = (house.company("Acme", None, None), house.company("Beta", None, None));
        person(&house, "Mari Tamm", acme, "+3725123456");
        let kati = person(&house, "Kati Kask", beta, "+3725123456");
        let page = house.get(&ada, "/call?number=%2B3725123456");
        page.shows("Several have this number").shows("Mari Tamm").shows("Kati Kask Beta");
        // Who has left leaves the number to whoever is there.
        house
            .store
            .write_blocking(support::system(), move |tx| {
                tx.change_values("person", kati, None, [("left_on".into(), day("2026-01-01"))].into_iter().collect())
            })
            .unwrap();
        assert!(leads_to(&house, &ada, "%2B3725123456").starts_with(&format!("/companies/{acme}?person=")));

        let nobody = house.get(&ada, "/call?number=%2B3725999888");
        nobody.shows("Nobody is known by this number");
        assert!(nobody.text.contains("/leads/new?phone=%2B3725999888"));
        assert!(nobody.text.contains("name=\"phone\" value=\"+3725999888\""));
        house.get(&ada, "/call?number=anonymous").shows("The caller hides the number");
        let help = house.get(&ada, "/call");
        help.shows("Open the caller's page by itself");
        assert!(help.text.contains("/call?number={number}"), "the address to copy");
        // Looking up writes nothing.
        let activities =
            house.store.read_blocking(support::system(), |db| db.count(&record::Query::of("activity"))).unwrap();
        assert_eq!(activities, 0);
    });
}
