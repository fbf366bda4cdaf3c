//! The page of key accounts: what each brings, and to whom it is shown.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../../web/tests/support/house.rs"]
mod support;

use axum::http::StatusCode;
use kernel::Lang;
use record::Value;
use support::{House, day, text};

#[test]
fn each_key_account_shows_what_it_brings_to_those_who_may_know() {
    testing::each_database(|database| {
        let house = House::open(database, vec![web_insight::router()]);
        let ada = house.guest("Ada", "administrator", Lang::En);
        let seller = house.guest("Sten Sepp", "seller", Lang::Et);
        house.get(&ada, "/key-accounts").shows("No customer is a key account yet");

        let (own, other) = (house.company("Kalev", Some(&seller), None), house.company("Merekivi", None, None));
        for (company, total) in [(own, 300), (other, 500)] {
            house.invoice(company, "2026-09-01", total, None);
            house.invoice(company, "2025-01-01", 7_777, None);
            house.make(
                "key_account",
                [
                    ("company", Value::Id(company)),
                    ("since", day("2026-01-01")),
                    ("class", text("global")),
                    ("reason", text("carries us")),
                    ("manager", Value::Id(seller.id)),
                ],
            );
        }
        house.invoice(house.company("Small", None, None), "2026-09-01", 200, None);
        crm::insight::standings::refresh(&house.store).unwrap();

        let page = house.get(&ada, "/key-accounts");
        page.shows("Carry of all revenue 80.0%").shows("Their revenue €800").shows("Not spoken with 2");
        page.shows("Merekivi Global").shows("50.0% €500").shows("30.0% €300").hides("7,777");
        assert!(page.text.find("Merekivi") < page.text.find("Kalev"), "the largest first");

        // A seller sees his own, without any share in the whole.
        let page = house.get(&seller, "/key-accounts");
        page.shows("Kalev Globaalne").shows("Nende käive 300 €").hides("Merekivi").hides("30,0%").hides("Osakaal");
        let nobody = house.guest("Nobody", "management", Lang::Tr);
        house.get(&nobody, "/key-accounts").shows("Toplam cirodaki payları %80,0");
        assert_eq!(house.get(&nobody, "/key-accounts").status, StatusCode::OK);
    });
}
