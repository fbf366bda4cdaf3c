//! The concentration page: what it says to whom.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../../web/tests/support/house.rs"]
mod support;

use axum::http::StatusCode;
use kernel::{Currency, Lang, Money};
use record::Value;
use support::{House, day, text};

const PAGE: &str = "/insight/concentration";

fn house(database: &testing::Database) -> House {
    House::open(database, vec![web_insight::router()])
}

#[test]
fn it_says_in_each_language_who_carries_the_company() {
    testing::each_database(|database| {
        let house = house(database);
        let ada = house.guest("Ada", "administrator", Lang::En);
        house.get(&ada, PAGE).shows("Who carries the company?").shows("Import invoices");

        let seller = house.guest("Sten", "seller", Lang::Et);
        let large = house.company("Karadeniz Fındık", Some(&seller), None);
        let second = house.company("Põhja Toit", None, None);
        house.invoice(large, "2026-03-01", 700, Some(690));
        house.invoice(second, "2026-04-01", 200, Some(50));
        house.invoice(house.company("Small", None, None), "2026-05-01", 100, None);
        house.make(
            "key_account",
            [
                ("company", Value::Id(large)),
                ("since", day("2026-01-01")),
                ("class", text("strategic")),
                ("reason", text("largest")),
            ],
        );

        let page = house.get(&ada, PAGE);
        page.shows("2 of 3 customers bring 80% of the revenue of €1,000.").shows("key accounts among them: 1 of 2");
        page.shows("Karadeniz Fındık Strategic").shows("These carry 80% 2 90.0%").shows("All others 1 10.0%");
        assert!(page.text.contains(&format!("href=\"/companies/{large}\"")));
        house.get(&ada, &format!("{PAGE}?share=70")).shows("1 of 3 customers brings 70%");
        house.get(&ada, &format!("{PAGE}?from=2026-04-01&to=2026-04-30")).shows("1 of 1 customers");
        let profit = house.get(&ada, &format!("{PAGE}?measure=profit"));
        profit.shows("1 of 2 customers brings 80% of the profit of €160.").shows("1 invoice is not counted");
        house.get(&ada, "/insight/concentration/left-out?measure=profit").shows("Small 01/05/2026 The cost €100.00");

        let manager = house.guest("Mehmet", "sales_manager", Lang::Tr);
        house
            .get(&manager, PAGE)
            .shows("3 müşteriden 2’si , €1.000 tutarındaki cironun %80’ini sağlıyor.")
            .hides("şirketin bütününe ait değildir");
        // The service sees no costs, so it is not offered to rank by profit and cannot.
        let service = house.guest("Signe", "service", Lang::Et);
        house.get(&service, PAGE).shows("2 klienti 3-st annavad 80% käibest").hides("measure=profit").hides("/export");
        assert_eq!(house.get(&service, &format!("{PAGE}?measure=profit")).status, StatusCode::UNPROCESSABLE_ENTITY);
        // A seller sees his own customers' concentration, and is told that it is not the whole.
        let own = house.get(&seller, PAGE);
        own.shows("1 klient 1-st annab 80%")
            .shows("Te näete ainult osa klientidest")
            .hides("Põhja Toit")
            .hides("1 000");
    });
}

#[test]
fn old_invoices_are_shown_when_there_are_no_new_ones_and_what_lacks_a_rate_is_named() {
    testing::each_database(|database| {
        let house = house(database);
        let ada = house.guest("Ada", "administrator", Lang::En);
        let company = house.company("Old Friend", None, None);
        house.invoice(company, "2011-12-01", 50, None);
        house.make(
            "invoice",
            [
                ("number", text("dollars")),
                ("company", Value::Id(company)),
                ("date", day("2011-12-02")),
                ("total", Value::Money(Money::new("9".parse().unwrap(), Currency::USD))),
            ],
        );
        house.get(&ada, PAGE).shows("All time").shows("1 of 1 customers").shows("1 invoice is not counted");
        house
            .get(&ada, "/insight/concentration/left-out")
            .shows("dollars Old Friend 02/12/2011 The exchange rate of that day");
        house.get(&ada, &format!("{PAGE}?period=year")).shows("Nothing was invoiced here").shows("Show all time");
        assert_eq!(house.get(&ada, &format!("{PAGE}?share=0")).status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn the_ranking_goes_on_and_can_be_taken_out_by_whoever_may() {
    testing::each_database(|database| {
        let house = house(database);
        let ada = house.guest("Ada", "administrator", Lang::En);
        let seller = house.guest("Sten", "seller", Lang::Et);
        for place in 0..60 {
            let owner = (place == 7).then_some(&seller);
            let company = house.company(&format!("=Company {place:02}"), owner, None);
            house.invoice(company, "2026-06-01", 1_000 - place, None);
        }
        let first = house.get(&ada, PAGE);
        first.shows("50 =Company 49 1.6%").hides("</span>=Company 50").shows("Sten");
        let further = house.fetch(&ada, &format!("{PAGE}?after=50"));
        further.shows("51 =Company 50").shows("60 =Company 59").hides("=Company 49").hides("<html");

        let export = format!("{PAGE}/export");
        let file = house.get(&ada, &export);
        assert_eq!(file.text.lines().count(), 61);
        assert!(file.text.contains("\n8,\"'=Company 07\",993,"), "{}", file.text);
        assert!(file.text.lines().nth(8).unwrap().ends_with(",Sten"));
        let own = house.get(&seller, &export);
        assert_eq!(own.text.lines().count(), 2);
        assert!(own.text.contains("1;\"'=Company 07\";993;100;100;;Sten"), "{}", own.text);
        let service = house.guest("Signe", "service", Lang::Et);
        assert_eq!(house.get(&service, &export).status, StatusCode::FORBIDDEN);
    });
}
