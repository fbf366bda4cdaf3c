//! The start page: what waits for whom, and how a new installation begins.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../../web/tests/support/house.rs"]
mod support;

use kernel::Lang;
use record::Value;
use support::{House, day, euro, text};

#[test]
fn the_day_begins_with_what_is_mine() {
    testing::each_database(|database| {
        let house = House::open(database, vec![web_insight::router()]);
        let ada = house.guest("Ada", "administrator", Lang::En);
        let seller = house.guest("Sten Sepp", "seller", Lang::Et);
        house.get(&ada, "/").shows("Welcome to Kilit").shows("Import data").shows("Invite colleagues");

        let (own, other) = (house.company("Kalev", Some(&seller), None), house.company("Merekivi", None, None));
        for company in [own, other] {
            house.make(
                "invoice",
                [
                    ("number", text(&format!("N-{company}"))),
                    ("company", Value::Id(company)),
                    ("date", day("2026-10-01")),
                    ("due", day("2026-11-01")),
                    ("total", euro(90)),
                ],
            );
            house.make(
                "key_account",
                [
                    ("company", Value::Id(company)),
                    ("since", day("2026-01-01")),
                    ("class", text("key")),
                    ("reason", text("x")),
                    ("manager", Value::Id(seller.id)),
                ],
            );
        }
        for (subject, due) in [("Call about prices", "2026-11-20"), ("Later", "2026-12-20")] {
            house.make(
                "task",
                [
                    ("subject", text(subject)),
                    ("due", day(due)),
                    ("owner", Value::Id(seller.id)),
                    ("company", Value::Id(own)),
                ],
            );
        }
        let page = house.get(&seller, "/");
        page.shows("Tänased ülesanded").shows("Call about prices Kalev").hides("Later").hides("Merekivi");
        page.shows("Minu võtmekliendid").shows("Kontakti veel ei ole").shows("Tähtaja ületanud arved 1");
        let page = house.get(&ada, "/");
        page.shows("Nothing is due today.")
            .shows("Overdue invoices 2")
            .hides("My key accounts")
            .hides("Call about prices");
    });
}
