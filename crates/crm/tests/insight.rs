//! On whom the company lives, and how it knows.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use crm::customers::Company;
use crm::insight::concentration::{Measure, Wish, concentration};
use crm::insight::{buying, revenue, standings};
use crm::key_accounts::{KeyAccount, Standing};
use kernel::{AnyId, Currency, Decimal, Money};
use record::{Query, Test, Value};
use store::Store;
use support::{make, open, system, text, user, values};

fn euro(whole: i64) -> Money {
    Money::new(Decimal::from_int(whole).unwrap(), Currency::EUR)
}

fn day(text: &str) -> Value {
    Value::Date(kernel::date::parse_date(text).unwrap())
}

fn company(store: &Store, name: &str, parent: Option<AnyId>) -> AnyId {
    make(store, "company", values([("name", text(name)), ("parent", parent.map_or(Value::Null, Value::Id))]))
}

fn invoice(store: &Store, company: AnyId, date: &str, total: i64, cost: Option<i64>) {
    make(
        store,
        "invoice",
        values([
            ("number", text(&format!("{company}-{date}"))),
            ("company", Value::Id(company)),
            ("date", day(date)),
            ("total", Value::Money(euro(total))),
            ("cost", cost.map_or(Value::Null, |cost| Value::Money(euro(cost)))),
        ]),
    );
}

#[test]
fn the_smallest_number_of_customers_that_carry_the_share() {
    testing::each_database(|database| {
        let store = open(database);
        let holding = company(&store, "Holding", None);
        let daughter = company(&store, "Daughter", Some(holding));
        let small = company(&store, "Small", None);
        let returned = company(&store, "Returned", None);
        invoice(&store, holding, "2026-03-01", 400, Some(390));
        invoice(&store, daughter, "2026-04-01", 350, Some(100));
        invoice(&store, daughter, "2026-05-01", -50, None);
        invoice(&store, small, "2026-04-01", 300, Some(200));
        invoice(&store, returned, "2026-04-01", -20, None);
        let ask = |wish: Wish| store.read_blocking(system(), move |db| concentration(db, &wish)).unwrap();

        let plain = ask(Wish::default());
        // 400 + 300 + 300, of which 80 % need all three; who gave back more than he bought has no positive balance.
        assert_eq!((plain.customers, plain.customers_for_share, plain.total), (3, 3, Decimal::from_int(1000).unwrap()));
        assert_eq!(plain.items[0].name, "Holding");
        assert!(!plain.restricted);

        let rolled = ask(Wish { rolled_up: true, share: "0.7".parse().unwrap(), ..Wish::default() });
        assert_eq!((rolled.customers, rolled.customers_for_share), (2, 1));
        assert_eq!(rolled.items[0].amount, Decimal::from_int(700).unwrap());

        let profit = ask(Wish { measure: Measure::Profit, ..Wish::default() });
        let order: Vec<&str> = profit.items.iter().map(|item| item.name.as_str()).collect();
        assert_eq!(order, ["Daughter", "Small", "Holding"]);
        assert_eq!(profit.left_out, 2);

        let spring = ask(Wish { from: Some(kernel::date::parse_date("2026-04-01").unwrap()), ..Wish::default() });
        assert_eq!(spring.customers, 2);

        // Who sees only some of the customers sees their concentration, and is told so.
        let seller = user(&store, "seller", &[("company", ["own"; 5]), ("invoice", ["all"; 5])]);
        let own = store.read_blocking(seller, |db| concentration(db, &Wish::default())).unwrap();
        assert!(own.restricted && own.items.is_empty());
        let bad =
            store.read_blocking(system(), |db| concentration(db, &Wish { share: Decimal::ZERO, ..Wish::default() }));
        assert_eq!(bad.unwrap_err().field(), Some("share"));
    });
}

#[test]
fn a_customer_buys_now_or_no_longer() {
    testing::each_database(|database| {
        let store = open(database);
        let buyer = company(&store, "Buyer", None);
        let former = company(&store, "Former", None);
        company(&store, "Prospect", None);
        invoice(&store, buyer, "2026-10-01", 10, None);
        invoice(&store, former, "2025-10-01", 10, None);
        assert_eq!(buying::refresh(&store).unwrap(), 3);
        assert_eq!(buying::refresh(&store).unwrap(), 0);
        let status = |status: &'static str| {
            store
                .read_blocking(system(), move |db| {
                    let rows: Vec<Company> =
                        db.rows(&Query::all::<Company>().test("buying_status", Test::In(vec![text(status)])))?;
                    Ok(rows.into_iter().map(|company| company.name).collect::<Vec<_>>())
                })
                .unwrap()
        };
        assert_eq!(
            (status("passive"), status("former"), status("never")),
            (vec!["Buyer".into()], vec!["Former".into()], vec!["Prospect".into()])
        );
    });
}

#[test]
fn standings_follow_the_invoices() {
    testing::each_database(|database| {
        let store = open(database);
        let (first, second) = (company(&store, "A", None), company(&store, "B", None));
        invoice(&store, first, "2026-10-01", 100, Some(20));
        invoice(&store, second, "2026-10-01", 300, None);
        assert_eq!(standings::refresh(&store).unwrap(), 2);
        assert_eq!(standings::refresh(&store).unwrap(), 0);
        let ranks = || {
            let rows: Vec<Standing> =
                store.read_blocking(system(), |db| db.rows(&Query::all::<Standing>().by("rank"))).unwrap();
            rows.into_iter().map(|row| (row.company.any(), row.rank, row.share)).collect::<Vec<_>>()
        };
        let quarter: Decimal = "25".parse().unwrap();
        assert_eq!(ranks(), [(second, Some(1), Some("75".parse().unwrap())), (first, Some(2), Some(quarter))]);
        invoice(&store, second, "2026-11-01", -300, None);
        standings::refresh(&store).unwrap();
        assert_eq!(ranks(), [(first, Some(1), Some("100".parse().unwrap()))]);
        let months = store
            .read_blocking(system(), move |db| {
                revenue::by_month(db, &[second], kernel::date::parse_date("2026-09-15")?, db.today())
            })
            .unwrap();
        let sums: Vec<i64> = months.iter().map(|month| month.revenue.scaled() / 10_000).collect();
        assert_eq!(sums, [0, 300, -300]);
    });
}

#[test]
fn a_customer_becomes_a_key_account() {
    testing::each_database(|database| {
        let store = open(database);
        let manager = user(&store, "manager", &[]).user.unwrap();
        let acme = company(&store, "Acme", None);
        let verbs = std::sync::Arc::new(crm::verbs::verbs());
        let say = |verb: &'static str, given| {
            let verbs = std::sync::Arc::clone(&verbs);
            store.write_blocking(system(), move |tx| {
                verbs.find("company", verb).unwrap().run(tx, acme, record::Values::clone(&given))
            })
        };
        let reason = values([("class", text("strategic")), ("reason", text("a third of our profit"))]);
        assert_eq!(say("mark_key_account", reason.clone()).unwrap_err().field(), Some("manager"));
        let mut named = reason;
        named.set("manager", Value::Id(manager));
        say("mark_key_account", named.clone()).unwrap();
        assert_eq!(say("mark_key_account", named).unwrap_err().fault(), kernel::Fault::Forbidden);
        let accounts: Vec<KeyAccount> =
            store.read_blocking(system(), |db| db.rows(&Query::all::<KeyAccount>())).unwrap();
        assert_eq!(accounts.len(), 1);
        let owner = store.read_blocking(system(), move |db| Ok(db.get(acme.of::<Company>())?.owner)).unwrap();
        assert_eq!(owner.map(|owner| owner.any()), Some(manager));
        say("unmark_key_account", values([("reason", text("sold"))])).unwrap();
        let again = say("unmark_key_account", values([("reason", text("sold"))]));
        assert_eq!(again.unwrap_err().fault(), kernel::Fault::Forbidden);
    });
}

#[test]
fn a_group_has_no_ring() {
    testing::each_database(|database| {
        let store = open(database);
        let top = company(&store, "Top", None);
        let middle = company(&store, "Middle", Some(top));
        let below = company(&store, "Below", Some(middle));
        let put = |company, parent| {
            store.write_blocking(system(), move |tx| {
                tx.change_values("company", company, None, values([("parent", Value::Id(parent))]))
            })
        };
        assert_eq!(put(top, below).unwrap_err().key(), "error-group-ring");
        assert_eq!(put(top, top).unwrap_err().key(), "error-group-ring");
        assert!(put(below, top).is_ok());
    });
}

#[test]
fn a_person_who_changes_leaves_a_trace_and_touches_are_known() {
    testing::each_database(|database| {
        let store = open(database);
        let (old, new) = (company(&store, "Old", None), company(&store, "New", None));
        let person = make(&store, "person", values([("name", text("Mari Tamm")), ("company", Value::Id(old))]));
        store
            .write_blocking(system(), move |tx| {
                tx.change_values("person", person, None, values([("company", Value::Id(new))]))
            })
            .unwrap();
        let jobs: Vec<crm::customers::Job> = store.read_blocking(system(), |db| db.rows(&Query::of("job"))).unwrap();
        assert_eq!(jobs.len(), 2);
        assert!(jobs.iter().any(|job| job.company.any() == old && job.until.is_some()));

        make(
            &store,
            "task",
            values([("subject", text("Call")), ("due", day("2026-12-01")), ("company", Value::Id(new))]),
        );
        make(
            &store,
            "activity",
            values([
                ("subject", text("Visit")),
                ("company", Value::Id(new)),
                ("at", Value::Time("2026-11-20T10:00:00Z".parse().unwrap())),
            ]),
        );
        let company: Company = store.read_blocking(system(), move |db| db.get(new.of())).unwrap();
        assert_eq!(company.last_touch.map(|day| day.to_string()).as_deref(), Some("2026-11-20"));
        assert_eq!(company.next_step.map(|day| day.to_string()).as_deref(), Some("2026-12-01"));
    });
}
