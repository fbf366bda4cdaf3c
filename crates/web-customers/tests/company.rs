//! The customer's page, for whoever opens it.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../../web/tests/support/house.rs"]
mod support;

use axum::http::StatusCode;
use kernel::{AnyId, Lang};
use record::Value;
use support::{Guest, House, day, euro, system, text};

fn house(database: &testing::Database) -> House {
    let options = web::AppOptions { record_pages: vec![web_customers::company::PAGE], ..web::AppOptions::default() };
    House::with(database, vec![web_customers::router()], options)
}

/// A holding of the seller's with a daughter that is not, another customer, and what was billed to each.
fn group(house: &House, seller: &Guest) -> (AnyId, AnyId, AnyId) {
    let holding = house.company("Kalevi Holding", Some(seller), None);
    let daughter = house.company("Kalevi Energia", None, Some(holding));
    let other = house.company("Merekivi", None, None);
    for (company, date, total) in [
        (holding, "2026-09-01", 300),
        (daughter, "2026-10-01", 500),
        (other, "2026-10-01", 900),
        (holding, "2025-03-01", 150),
    ] {
        house.invoice(company, date, total, None);
    }
    house.make(
        "invoice",
        [
            ("number", text("LATE-1")),
            ("company", Value::Id(holding)),
            ("date", day("2026-10-01")),
            ("due", day("2026-11-03")),
            ("total", euro(100)),
            ("gross", euro(124)),
        ],
    );
    crm::insight::standings::refresh(&house.store).unwrap();
    (holding, daughter, other)
}

#[test]
fn everything_known_of_a_customer_stands_on_one_page() {
    testing::each_database(|database| {
        let house = house(database);
        let ada = house.guest("Ada", "administrator", Lang::En);
        let seller = house.guest("Sten Sepp", "seller", Lang::Et);
        let (holding, daughter, other) = group(&house, &seller);
        let mari = house.make(
            "person",
            [
                ("name", text("Mari Tamm")),
                ("company", Value::Id(holding)),
                ("position", text("Buyer")),
                ("mobile", text("+3725123456")),
            ],
        );
        house.make(
            "activity",
            [
                ("kind", text("call")),
                ("subject", text("Asked for prices")),
                ("company", Value::Id(holding)),
                ("person", Value::Id(mari)),
                ("at", Value::Time("2026-11-20T10:00:00Z".parse().unwrap())),
            ],
        );
        let page = format!("/companies/{holding}");
        let shown = house.get(&ada, &page);
        assert_eq!(shown.status, StatusCode::OK);
        shown.shows("Revenue, 12 months €400 +167% on the year before");
        shown.shows("Rank 3 of 3, 22.2%").shows("Overdue €124 18 days").shows("LATE-1").shows("18 days late");
        shown.shows("Mari Tamm Buyer").shows("yesterday").shows("Asked for prices");
        shown
            .shows("Kalevi Energia")
            .shows("Group of 2")
            .shows("Bought 2 times in 365 days")
            .shows("Mark as key account");
        shown.hides("End key account");

        // Marking is the verb's own form; the page then says of which class and why.
        let form = format!("class=strategic&reason=half+of+the+group&manager={}", seller.id);
        let marked = house.post(&ada, &format!("{page}/do/mark_key_account"), &form);
        assert!(marked.status.is_redirection() || marked.status.is_success(), "{}", marked.status);
        house
            .get(&ada, &page)
            .shows("Strategic")
            .shows("half of the group")
            .shows("End key account")
            .hides("Mark as key account");

        let caller = house.get(&ada, &format!("{page}?person={mari}&call=%2B3725123456"));
        caller.shows("Note this call");
        assert!(caller.text.contains(&format!(
            "/activities/new?kind=call&amp;direction=incoming&amp;company={holding}&amp;person={mari}"
        )));

        // A relation read from both sides.
        house.get(&ada, &format!("/relate/{holding}")).shows("has its invoices paid by");
        let saved =
            house.post(&ada, &format!("/relate/{holding}"), &format!("kind=turned-pays_for&other={other}&note="));
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        house.get(&ada, &page).shows("has its invoices paid by Merekivi");
        house.get(&ada, &format!("/companies/{other}")).shows("pays for Kalevi Holding");
        let itself = house.post(&ada, &format!("/relate/{holding}"), &format!("kind=pays_for&other={holding}"));
        assert_eq!(itself.status, StatusCode::UNPROCESSABLE_ENTITY);
        itself.shows("cannot be related to itself");

        // Addresses beside the page are still those of every noun.
        for path in ["/companies/new", "/pick/company?q=kal", "/companies", &format!("{page}/edit")] {
            assert_eq!(house.get(&ada, path).status, StatusCode::OK, "{path}");
        }
        let manager = house.guest("Mehmet", "sales_manager", Lang::Tr);
        house
            .get(&manager, &page)
            .shows("Ciro, 12 ay")
            .shows("Sıra 3 / 3, %22,2")
            .shows("18 gün gecikti")
            .shows("2 şirketlik grup");
        assert_eq!(house.get(&ada, &format!("/companies/{mari}")).status, StatusCode::NOT_FOUND);
        house.get(&ada, &format!("/companies/{daughter}")).shows("Kalevi Holding");
    });
}

#[test]
fn who_sees_only_his_own_learns_nothing_of_the_rest() {
    testing::each_database(|database| {
        let house = house(database);
        let seller = house.guest("Sten Sepp", "seller", Lang::Et);
        let (holding, daughter, other) = group(&house, &seller);
        house.make(
            "company_relation",
            [("from_company", Value::Id(other)), ("kind", text("pays_for")), ("to_company", Value::Id(holding))],
        );
        let page = house.get(&seller, &format!("/companies/{holding}"));
        page.shows("Käive, 12 kuud 400 €").shows("18 päeva üle tähtaja");
        // Neither the rank nor the daughter, its revenue, or the name of who pays.
        page.hides("Koht")
            .hides("Kalevi Energia")
            .hides("Merekivi")
            .hides(" 900 €")
            .hides("900,00")
            .hides("Kontsern, 2");
        for hidden in [daughter, other] {
            assert_eq!(house.get(&seller, &format!("/companies/{hidden}")).status, StatusCode::NOT_FOUND);
        }
        // The service sees customers and invoices, but no standings and no profit.
        let service = house.guest("Signe", "service", Lang::En);
        let page = house.get(&service, &format!("/companies/{holding}"));
        page.shows("Group of 2").shows("Revenue, 12 months €400").hides("Rank");
    });
}

#[test]
fn the_page_costs_the_same_few_statements_however_much_is_known() {
    testing::each_database(|database| {
        let house = house(database);
        let seller = house.guest("Sten Sepp", "seller", Lang::En);
        let (holding, ..) = group(&house, &seller);
        let statements = |house: &House| {
            house
                .store
                .read_blocking(system(), move |db| {
                    let asker = web::pages::record::Asker {
                        csrf: String::new(),
                        verbs: std::sync::Arc::new(crm::verbs::verbs()),
                    };
                    let at = web::pages::record::AtHand::read(db, &asker, "company", holding)?;
                    let start = db.statements();
                    (web_customers::company::PAGE.body)(db, &at, Default::default(), &Default::default())?;
                    Ok(db.statements() - start)
                })
                .unwrap()
        };
        let few = statements(&house);
        for place in 0..30 {
            let person =
                house.make("person", [("name", text(&format!("Person {place}"))), ("company", Value::Id(holding))]);
            house.make(
                "activity",
                [
                    ("kind", text("call")),
                    ("subject", text("Call")),
                    ("company", Value::Id(holding)),
                    ("person", Value::Id(person)),
                    ("at", Value::Time("2026-11-20T10:00:00Z".parse().unwrap())),
                ],
            );
            house.invoice(holding, &format!("2026-08-{:02}", place % 28 + 1), 10, None);
            house.company(&format!("Daughter {place}"), None, Some(holding));
        }
        let many = statements(&house);
        assert!(many <= few + 4 && many <= 60, "{few} statements with little, {many} with much");
    });
}
