//! What holds whoever writes: sales follow their stages, invoices their lines and payments, touches their customers.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use crm::billing::{Invoice, InvoiceStatus};
use crm::customers::Company;
use crm::sales::{Lead, LeadStatus, Opportunity, Outcome};
use crm::work::Activity;
use kernel::{AnyId, Currency, Decimal, Error, Id, Lang, Money, Timestamp};
use record::{Query, Record, RecordRef, Value, Values};
use store::Store;
use support::{NOW, create, make, open, system, text, values};

const DAY: i64 = 86_400_000;

fn euro(whole: i64) -> Value {
    Value::Money(Money::new(Decimal::from_int(whole).unwrap(), Currency::EUR))
}

fn dollars(whole: i64) -> Value {
    Value::Money(Money::new(Decimal::from_int(whole).unwrap(), Currency::USD))
}

fn number(whole: i64) -> Value {
    Value::Decimal(Decimal::from_int(whole).unwrap())
}

fn day(text: &str) -> Value {
    Value::Date(kernel::date::parse_date(text).unwrap())
}

fn at(days: i64) -> Value {
    Value::Time(Timestamp::from_millis(NOW + days * DAY))
}

fn change(store: &Store, of: &'static str, id: AnyId, given: Values) -> Result<i64, Error> {
    store.write_blocking(system(), move |tx| tx.change_values(of, id, None, given.clone()))
}

fn attempt(store: &Store, of: &'static str, given: Values) -> Result<AnyId, Error> {
    store.write_blocking(system(), move |tx| tx.create_values(of, given.clone()))
}

fn remove(store: &Store, of: &'static str, id: AnyId) {
    store.write_blocking(system(), move |tx| tx.delete_record(RecordRef { of, id })).unwrap();
}

fn get<T: Record + Send + 'static>(store: &Store, id: AnyId) -> T {
    store.read_blocking(system(), move |db| db.get(id.of::<T>())).unwrap()
}

fn company(store: &Store, name: &str) -> AnyId {
    make(store, "company", values([("name", text(name))]))
}

/// A pipeline with an open stage of 40 %, a won one and a lost one.
fn pipeline(store: &Store, name: &str) -> (AnyId, [AnyId; 3]) {
    let pipeline = make(store, "pipeline", values([("name", text(name))]));
    let stage = |position: i64, kind: &str, percent: Option<i64>| {
        make(
            store,
            "stage",
            values([
                ("name", text(kind)),
                ("pipeline", Value::Id(pipeline)),
                ("position", Value::Int(position)),
                ("kind", text(kind)),
                ("probability", percent.map_or(Value::Null, number)),
            ]),
        )
    };
    (pipeline, [stage(1, "open", Some(40)), stage(2, "won", None), stage(3, "lost", None)])
}

#[test]
fn an_opportunity_is_won_and_lost_by_its_stage() {
    testing::each_database(|database| {
        let store = open(database);
        let customer = company(&store, "Kalevi");
        let (pipe, [open_stage, won, lost]) = pipeline(&store, "Sales");
        let (other, [foreign, ..]) = pipeline(&store, "Service");
        let sale = |stage: AnyId| {
            values([
                ("name", text("A line")),
                ("company", Value::Id(customer)),
                ("pipeline", Value::Id(pipe)),
                ("stage", Value::Id(stage)),
            ])
        };
        let id = make(&store, "opportunity", sale(open_stage));
        let known = || get::<Opportunity>(&store, id);
        let version = known().version;
        assert_eq!(
            (known().outcome, known().closed_on, known().probability),
            (Outcome::Open, None, Decimal::from_int(40))
        );

        change(&store, "opportunity", id, values([("stage", Value::Id(won))])).unwrap();
        let today = kernel::date::parse_date("2026-11-21").unwrap();
        assert_eq!(
            (known().outcome, known().closed_on, known().probability),
            (Outcome::Won, Some(today), Decimal::from_int(100))
        );
        // What follows is part of the same change.
        assert_eq!(known().version, version + 1);

        let refused = change(&store, "opportunity", id, values([("stage", Value::Id(lost))])).unwrap_err();
        assert_eq!((refused.key(), refused.field()), ("error-required", Some("lost_reason")));
        let said = values([("stage", Value::Id(lost)), ("lost_reason", text("price"))]);
        change(&store, "opportunity", id, said).unwrap();
        assert_eq!((known().outcome, known().probability), (Outcome::Lost, Some(Decimal::ZERO)));
        let emptied = change(&store, "opportunity", id, values([("lost_reason", Value::Null)])).unwrap_err();
        assert_eq!(emptied.field(), Some("lost_reason"));

        change(&store, "opportunity", id, values([("stage", Value::Id(open_stage))])).unwrap();
        let again = known();
        assert_eq!((again.outcome, again.closed_on, again.lost_reason), (Outcome::Open, None, None));
        assert_eq!(again.probability, Decimal::from_int(40));

        // A stage belongs to its pipeline; another pipeline begins at its first stage.
        let stray = change(&store, "opportunity", id, values([("stage", Value::Id(foreign))])).unwrap_err();
        assert_eq!((stray.key(), stray.field()), ("error-stage-of-another-pipeline", Some("stage")));
        change(&store, "opportunity", id, values([("pipeline", Value::Id(other))])).unwrap();
        assert_eq!(known().stage.any(), foreign);
        assert_eq!(attempt(&store, "opportunity", sale(foreign)).unwrap_err().key(), "error-stage-of-another-pipeline");
        assert_eq!(attempt(&store, "opportunity", sale(lost)).unwrap_err().field(), Some("lost_reason"));

        // What a stage says does not change under those that stand in it.
        let kept = change(&store, "stage", foreign, values([("kind", text("won"))])).unwrap_err();
        assert_eq!(kept.key(), "error-stage-in-use");
        change(&store, "stage", open_stage, values([("kind", text("won"))])).unwrap();
    });
}

#[test]
fn what_a_seller_knows_of_the_likelihood_stays() {
    testing::each_database(|database| {
        let store = open(database);
        let customer = company(&store, "Kalevi");
        let (pipe, [first, won, _]) = pipeline(&store, "Sales");
        let second = make(
            &store,
            "stage",
            values([
                ("name", text("Offered")),
                ("pipeline", Value::Id(pipe)),
                ("position", Value::Int(4)),
                ("probability", number(60)),
            ]),
        );
        let sale = values([
            ("name", text("A line")),
            ("company", Value::Id(customer)),
            ("stage", Value::Id(first)),
            ("probability", number(85)),
        ]);
        // The pipeline is that of the stage, unless one is named.
        let id = make(&store, "opportunity", sale);
        let known = || get::<Opportunity>(&store, id);
        assert_eq!((known().pipeline.any(), known().probability), (pipe, Decimal::from_int(85)));
        change(&store, "opportunity", id, values([("stage", Value::Id(second))])).unwrap();
        assert_eq!(known().probability, Decimal::from_int(85));
        change(&store, "opportunity", id, values([("stage", Value::Id(won))])).unwrap();
        change(&store, "opportunity", id, values([("stage", Value::Id(second))])).unwrap();
        assert_eq!(known().probability, Decimal::from_int(60));
    });
}

#[test]
fn payments_and_lines_reach_their_invoice() {
    testing::each_database(|database| {
        let store = open(database);
        let customer = company(&store, "Kalevi");
        let id = make(
            &store,
            "invoice",
            values([
                ("number", text("1")),
                ("company", Value::Id(customer)),
                ("date", day("2026-11-01")),
                ("total", euro(999)),
                ("tax", euro(22)),
            ]),
        );
        let known = || get::<Invoice>(&store, id);
        let whole = |money: Option<Money>| money.map(|money| money.amount.scaled() / kernel::decimal::SCALE);
        assert_eq!((whole(known().gross), whole(known().open)), (Some(1021), Some(1021)));
        let line = |total: i64, cost: i64| {
            make(
                &store,
                "invoice_line",
                values([
                    ("invoice", Value::Id(id)),
                    ("position", Value::Int(1)),
                    ("description", text("Pump")),
                    ("quantity", number(1)),
                    ("unit_price", euro(total)),
                    ("total", euro(total)),
                    ("cost", euro(cost)),
                ]),
            )
        };
        let first = line(60, 30);
        line(40, 20);
        let now = known();
        assert_eq!((whole(now.total), whole(now.cost), whole(now.profit)), (Some(100), Some(50), Some(50)));
        assert_eq!((whole(now.gross), whole(now.open)), (Some(122), Some(122)));
        change(&store, "invoice_line", first, values([("total", euro(70))])).unwrap();
        assert_eq!((whole(known().total), whole(known().gross)), (Some(110), Some(132)));

        let pay = |amount: Value| {
            values([
                ("company", Value::Id(customer)),
                ("invoice", Value::Id(id)),
                ("date", day("2026-11-10")),
                ("amount", amount),
            ])
        };
        let paid = make(&store, "payment", pay(euro(100)));
        assert_eq!(
            (whole(known().paid), whole(known().open), known().status),
            (Some(100), Some(32), InvoiceStatus::Open)
        );
        make(&store, "payment", pay(euro(32)));
        assert_eq!((whole(known().open), known().status), (Some(0), InvoiceStatus::Paid));
        remove(&store, "payment", paid);
        assert_eq!((whole(known().paid), known().status), (Some(32), InvoiceStatus::Open));
        let foreign = attempt(&store, "payment", pay(dollars(5))).unwrap_err();
        assert_eq!((foreign.key(), foreign.field()), ("error-payment-currency", Some("amount")));

        // Said to be paid, it is paid in full; open again, it is what payments say.
        change(&store, "invoice", id, values([("status", text("paid"))])).unwrap();
        assert_eq!(whole(known().open), Some(0));
        change(&store, "invoice", id, values([("status", text("open"))])).unwrap();
        assert_eq!((whole(known().paid), whole(known().open)), (Some(32), Some(100)));

        // What goes and returns as a whole is as it was.
        let before = (whole(known().total), whole(known().paid));
        remove(&store, "invoice_line", first);
        assert_eq!(whole(known().total), Some(40));
        store.write_blocking(system(), move |tx| tx.restore(RecordRef { of: "invoice_line", id: first })).unwrap();
        assert_eq!((whole(known().total), whole(known().paid)), before);
    });
}

#[test]
fn a_part_that_fails_puts_nothing_off() {
    testing::each_database(|database| {
        let store = open(database);
        let customer = company(&store, "Kalevi");
        let invoice = |number: &str| {
            let given = values([
                ("number", text(number)),
                ("company", Value::Id(customer)),
                ("date", day("2026-11-01")),
                ("total", euro(100)),
                ("status", text("paid")),
            ]);
            make(&store, "invoice", given)
        };
        let (by_hand, other) = (invoice("1"), invoice("2"));
        store
            .write_blocking(system(), move |tx| {
                let pay = |of: AnyId| {
                    values([
                        ("company", Value::Id(customer)),
                        ("invoice", Value::Id(of)),
                        ("date", day("2026-11-10")),
                        ("amount", euro(40)),
                    ])
                };
                tx.create_values("payment", pay(other))?;
                let failed: Result<(), Error> = tx.attempt(|tx| {
                    tx.create_values("payment", pay(by_hand))?;
                    Err(Error::invalid("error-required"))
                });
                assert!(failed.is_err());
                Ok(())
            })
            .unwrap();
        // One was said to be paid without any payment, and still is; the other has the payment that stayed.
        let paid = |id: AnyId| get::<Invoice>(&store, id).paid.map(|money| money.amount);
        assert_eq!([paid(by_hand), paid(other)], [100, 40].map(|euros| Some(Decimal::from_int(euros).unwrap())));
    });
}

#[test]
fn a_credit_note_takes_away_however_it_is_typed() {
    testing::each_database(|database| {
        let store = open(database);
        let customer = company(&store, "Kalevi");
        let id = make(
            &store,
            "invoice",
            values([
                ("number", text("C1")),
                ("kind", text("credit_note")),
                ("company", Value::Id(customer)),
                ("date", day("2026-11-01")),
                ("total", euro(100)),
                ("cost", euro(60)),
            ]),
        );
        let whole = |money: Option<Money>| money.map(|money| money.amount.scaled() / kernel::decimal::SCALE);
        let known = || get::<Invoice>(&store, id);
        assert_eq!(
            (whole(known().total), whole(known().profit), whole(known().open)),
            (Some(-100), Some(-40), Some(-100))
        );
        change(&store, "invoice", id, values([("total", euro(120))])).unwrap();
        assert_eq!(whole(known().total), Some(-120));
        let line = |total: i64| {
            values([
                ("invoice", Value::Id(id)),
                ("position", Value::Int(1)),
                ("description", text("Returned")),
                ("quantity", number(1)),
                ("unit_price", euro(total)),
                ("total", euro(total)),
            ])
        };
        assert_eq!(attempt(&store, "invoice_line", line(10)).unwrap_err().key(), "error-credit-note-lines");
        make(&store, "invoice_line", line(-80));
        assert_eq!(whole(known().total), Some(-80));
        change(&store, "invoice", id, values([("kind", text("invoice"))])).unwrap();
        assert_eq!(whole(known().total), Some(80));
    });
}

#[test]
fn a_touch_with_a_person_is_one_with_the_customer() {
    testing::each_database(|database| {
        let store = open(database);
        let customer = company(&store, "Kalevi");
        let mari = make(&store, "person", values([("name", text("Mari")), ("company", Value::Id(customer))]));
        let call = |field: &'static str, id: AnyId, days: i64| {
            make(
                &store,
                "activity",
                values([
                    ("subject", text("Call")),
                    (field, Value::Id(id)),
                    ("at", at(days)),
                    ("direction", text("outgoing")),
                ]),
            )
        };
        let touched = || get::<Company>(&store, customer).last_touch.map(|day| day.to_string());
        let first = call("person", mari, -3);
        assert_eq!(get::<Activity>(&store, first).company.map(Id::any), Some(customer));
        assert_eq!(touched().as_deref(), Some("2026-11-18"));

        // A lead is answered by the first time that we reach for it; what is planned is no answer yet.
        let lead = make(&store, "lead", values([("name", text("Asks")), ("received_at", at(-5))]));
        call("lead", lead, 1);
        assert_eq!(get::<Lead>(&store, lead).answered_at, None);
        let answer = call("lead", lead, -2);
        let known = get::<Lead>(&store, lead);
        assert_eq!(known.answered_at, Some(Timestamp::from_millis(NOW - 2 * DAY)));
        assert_eq!(known.status, LeadStatus::Contacted);
        // The lead turns out to be the customer's: what was said to it was said to him.
        change(&store, "lead", lead, values([("company", Value::Id(customer))])).unwrap();
        assert_eq!(get::<Activity>(&store, answer).company.map(Id::any), Some(customer));
        assert_eq!(touched().as_deref(), Some("2026-11-19"));
        remove(&store, "activity", answer);
        assert_eq!(get::<Lead>(&store, lead).answered_at, None);
    });
}

#[test]
fn a_planned_visit_is_the_last_touch_when_its_day_has_come() {
    testing::each_database(|database| {
        let target = support::target(database);
        let zone = jiff::tz::TimeZone::UTC;
        let on = |days: i64| {
            let clock = kernel::Clock::fixed(Timestamp::from_millis(NOW + days * DAY), zone.clone());
            let domain = store::Domain { catalogue: crm::catalogue(), rules: crm::verbs::rules() };
            Store::open(&target, domain, clock).unwrap()
        };
        let store = on(0);
        let customer = company(&store, "Kalevi");
        let lead = make(&store, "lead", values([("name", text("Asks")), ("company", Value::Id(customer))]));
        let visit = values([
            ("subject", text("Visit")),
            ("kind", text("visit")),
            ("direction", text("outgoing")),
            ("lead", Value::Id(lead)),
            ("at", at(1)),
        ]);
        make(&store, "activity", visit);
        assert_eq!(get::<Company>(&store, customer).last_touch, None);
        assert_eq!(crm::work::touches::catch_up(&store).unwrap(), 0);
        drop(store);
        let store = on(2);
        assert_eq!(crm::work::touches::catch_up(&store).unwrap(), 2);
        assert_eq!(
            get::<Company>(&store, customer).last_touch.map(|day| day.to_string()).as_deref(),
            Some("2026-11-22")
        );
        assert!(get::<Lead>(&store, lead).answered_at.is_some());
        assert_eq!(crm::work::touches::catch_up(&store).unwrap(), 0);
    });
}

#[test]
fn relations_of_companies_make_sense() {
    testing::each_database(|database| {
        let store = open(database);
        let [a, b, c] = ["A", "B", "C"].map(|name| company(&store, name));
        let relate = |from: AnyId, kind: &str, to: AnyId| {
            attempt(
                &store,
                "company_relation",
                values([("from_company", Value::Id(from)), ("kind", text(kind)), ("to_company", Value::Id(to))]),
            )
        };
        let key = |outcome: Result<AnyId, Error>| outcome.unwrap_err().key().to_owned();
        assert_eq!(key(relate(a, "buys_for", a)), "error-relation-self");
        relate(a, "buys_for", b).unwrap();
        assert_eq!(key(relate(a, "buys_for", b)), "error-relation-twice");
        relate(b, "buys_for", c).unwrap();
        assert_eq!(key(relate(c, "buys_for", a)), "error-relation-ring");
        // Another kind is another matter.
        relate(c, "pays_for", a).unwrap();
        relate(a, "partner_of", b).unwrap();
        assert_eq!(key(relate(b, "partner_of", a)), "error-relation-twice");
        relate(a, "reseller_of", b).unwrap();
        relate(b, "reseller_of", a).unwrap();
    });
}

#[test]
fn what_returns_from_the_bin_leads_to_nothing_in_it() {
    testing::each_database(|database| {
        let store = open(database);
        let customer = company(&store, "Kalevi");
        let mari = make(&store, "person", values([("name", text("Mari")), ("company", Value::Id(customer))]));
        remove(&store, "person", mari);
        remove(&store, "company", customer);
        let restore =
            |of: &'static str, id: AnyId| store.write_blocking(system(), move |tx| tx.restore(RecordRef { of, id }));
        let refused = restore("person", mari).unwrap_err();
        assert_eq!((refused.key(), refused.value("name")), ("error-restore-first", Some("Kalevi")));
        restore("company", customer).unwrap();
        restore("person", mari).unwrap();
        assert_eq!(get::<crm::customers::Person>(&store, mari).company.map(Id::any), Some(customer));
    });
}

#[test]
fn tasks_remind_their_owners_once() {
    testing::each_database(|database| {
        let store = open(database);
        let seller = support::user(&store, "seller", &[("task", ["own"; 5])]);
        let owner = seller.user.unwrap();
        let task = |subject: &str, due: &str| {
            make(&store, "task", values([("subject", text(subject)), ("due", day(due)), ("owner", Value::Id(owner))]))
        };
        let today = task("Today", "2026-11-21");
        let late = task("Late", "2026-11-19");
        task("Later", "2026-11-22");
        make(
            &store,
            "task",
            values([
                ("subject", text("Done")),
                ("due", day("2026-11-21")),
                ("owner", Value::Id(owner)),
                ("done_at", at(-1)),
            ]),
        );
        let due = || {
            let query = Query::of("notification").test("kind", record::Test::In(vec![text("due")])).limit(50);
            let query = query.fields(&["about", "message"]);
            let rows = store.read_blocking(system(), move |db| db.page(&query)).unwrap().rows;
            let mut told: Vec<(AnyId, String)> = rows
                .iter()
                .map(|view| (view.value("about").as_id().unwrap(), view.value("message").as_text().unwrap().to_owned()))
                .collect();
            told.sort();
            told
        };
        assert_eq!(crm::work::reminders::remind(&store).unwrap(), 2);
        let mut wanted = vec![(today, "told-due".to_owned()), (late, "told-overdue".to_owned())];
        wanted.sort();
        assert_eq!(due(), wanted);
        assert_eq!(crm::work::reminders::remind(&store).unwrap(), 0);
        assert_eq!(due().len(), 2);
    });
}

#[test]
fn amounts_follow_the_rates_and_the_dates() {
    testing::each_database(|database| {
        let store = open(database);
        let customer = company(&store, "Kalevi");
        let id = make(
            &store,
            "invoice",
            values([
                ("number", text("1")),
                ("company", Value::Id(customer)),
                ("date", day("2026-11-10")),
                ("total", dollars(100)),
            ]),
        );
        let line = make(
            &store,
            "invoice_line",
            values([
                ("invoice", Value::Id(id)),
                ("position", Value::Int(1)),
                ("description", text("Pump")),
                ("quantity", number(1)),
                ("unit_price", dollars(100)),
                ("total", dollars(100)),
            ]),
        );
        let base = |money: Option<Money>| money.and_then(|money| money.base).map(|base| base.to_string());
        let total = || base(get::<Invoice>(&store, id).total);
        let of_line = || base(Some(get::<crm::billing::InvoiceLine>(&store, line).total));
        assert_eq!((total(), of_line()), (None, None));
        let rate = |date: &str, rate: &str| {
            make(
                &store,
                "exchange_rate",
                values([
                    ("currency", text("USD")),
                    ("date", day(date)),
                    ("rate", Value::Decimal(rate.parse().unwrap())),
                ]),
            )
        };
        let kinds = [crm::general::rates::kind()];
        rate("2026-11-01", "0.9");
        let later = rate("2026-11-15", "0.8");
        // Both rates wait for one job.
        assert_eq!(store.run_due_jobs(&kinds).unwrap(), 1);
        assert_eq!((total().as_deref(), of_line().as_deref()), (Some("90"), Some("90")));
        change(&store, "invoice", id, values([("date", day("2026-11-20"))])).unwrap();
        assert_eq!((total().as_deref(), of_line().as_deref()), (Some("80"), Some("80")));
        change(&store, "exchange_rate", later, values([("rate", Value::Decimal("0.7".parse().unwrap()))])).unwrap();
        assert_eq!(store.run_due_jobs(&kinds).unwrap(), 1);
        assert_eq!((total().as_deref(), of_line().as_deref()), (Some("70"), Some("70")));
        remove(&store, "exchange_rate", later);
        store.run_due_jobs(&kinds).unwrap();
        assert_eq!(total().as_deref(), Some("90"));

        // Everything has been counted in euros.
        let other = |currency: Currency| {
            let mut settings = (*store.settings()).clone();
            settings.base_currency = currency;
            store.write_blocking(system(), move |tx| tx.save_settings(&settings))
        };
        let refused = other(Currency::TRY).unwrap_err();
        assert_eq!((refused.key(), refused.field()), ("error-base-currency-stays", Some("currency")));
        other(Currency::EUR).unwrap();
    });
}

#[test]
fn the_currency_of_sums_is_free_until_there_are_amounts() {
    testing::each_database(|database| {
        let store = open(database);
        company(&store, "Kalevi");
        let mut settings = (*store.settings()).clone();
        settings.base_currency = Currency::TRY;
        store.write_blocking(system(), move |tx| tx.save_settings(&settings)).unwrap();
        assert_eq!(store.settings().base_currency, Currency::TRY);
    });
}

#[test]
fn standings_are_computed_without_a_trace() {
    testing::each_database(|database| {
        let store = open(database);
        let [first, second] = ["First", "Second"].map(|name| company(&store, name));
        let bill = |company: AnyId, number: &str, total: i64| {
            make(
                &store,
                "invoice",
                values([
                    ("number", text(number)),
                    ("company", Value::Id(company)),
                    ("date", day("2026-11-01")),
                    ("total", euro(total)),
                ]),
            );
        };
        bill(first, "1", 300);
        bill(second, "2", 100);
        let mut heard = store.events();
        assert_eq!(crm::insight::standings::refresh(&store).unwrap(), 2);
        assert_eq!(crm::insight::standings::refresh(&store).unwrap(), 0);
        bill(second, "3", 500);
        assert_eq!(crm::insight::standings::refresh(&store).unwrap(), 2);
        let ranks = || {
            let query = Query::all::<crm::key_accounts::Standing>().by("rank");
            let rows = store.read_blocking(system(), move |db| db.rows::<crm::key_accounts::Standing>(&query)).unwrap();
            rows.into_iter().map(|one| (one.company.any(), one.rank)).collect::<Vec<_>>()
        };
        assert_eq!(ranks(), [(second, Some(1)), (first, Some(2))]);
        // Neither the log nor the open pages hear of it.
        let standing = store
            .read_blocking(system(), |db| {
                db.first::<crm::key_accounts::Standing>(Query::all::<crm::key_accounts::Standing>())
            })
            .unwrap()
            .unwrap();
        let record = RecordRef { of: "standing", id: standing.id.any() };
        let history = store.read_blocking(system(), move |db| db.history(record, None, 10)).unwrap();
        assert!(history.is_empty(), "{history:?}");
        while let Ok(told) = heard.try_recv() {
            match told {
                store::Told::Changed(events) => {
                    assert!(events.iter().all(|event| event.of != "standing"), "{events:?}")
                }
                // On PostgreSQL the listener may have begun after the first changes; it names nothing.
                store::Told::Gap => {}
            }
        }
        // Without revenue there is no standing any more.
        let invoices = store
            .read_blocking(system(), move |db| {
                db.rows::<Invoice>(&Query::all::<Invoice>().is(Invoice::COMPANY, first.of::<Company>()))
            })
            .unwrap();
        for invoice in invoices {
            remove(&store, "invoice", invoice.id.any());
        }
        crm::insight::standings::refresh(&store).unwrap();
        assert_eq!(ranks(), [(second, Some(1))]);
    });
}

#[test]
fn filters_are_read_as_they_are_written() {
    testing::each_database(|database| {
        let store = open(database);
        company(&store, "Kalevi");
        company(&store, "Merekivi");
        let count = |filter: record::Filter| {
            store.read_blocking(system(), move |db| db.count(&Query::all::<Company>().filter(filter))).unwrap()
        };
        let named = || record::Filter::Field("name".into(), record::Test::In(vec![text("Kalevi")]));
        let everything = record::Filter::default;
        assert_eq!(count(record::Filter::Any(vec![everything(), named()])), 2);
        assert_eq!(count(record::Filter::Any(vec![named()])), 1);
        assert_eq!(count(record::Filter::Any(Vec::new())), 0);
        assert_eq!(count(record::Filter::Not(Box::new(everything()))), 0);
        assert_eq!(count(record::Filter::Not(Box::new(named()))), 1);
    });
}

#[test]
fn whoever_asks_for_more_is_active() {
    testing::each_database(|database| {
        let store = open(database);
        let customer = company(&store, "Kalevi");
        make(
            &store,
            "invoice",
            values([
                ("number", text("1")),
                ("company", Value::Id(customer)),
                ("date", day("2026-10-01")),
                ("total", euro(10)),
            ]),
        );
        let status = || {
            crm::insight::buying::refresh(&store).unwrap();
            get::<Company>(&store, customer).buying_status
        };
        assert_eq!(status(), Some(crm::customers::BuyingStatus::Passive));
        make(
            &store,
            "lead",
            values([("name", text("A second pump?")), ("company", Value::Id(customer)), ("received_at", at(-1))]),
        );
        assert_eq!(status(), Some(crm::customers::BuyingStatus::Active));
    });
}

#[test]
fn only_who_may_make_key_accounts_is_offered_to_mark_one() {
    testing::each_database(|database| {
        let store = open(database);
        let all = ["all"; 5];
        let seller = support::user(
            &store,
            "seller",
            &[("company", all), ("key_account", ["all", "none", "none", "none", "none"])],
        );
        let manager = support::user(&store, "manager", &[("company", all), ("key_account", all)]);
        let customer = company(&store, "Kalevi");
        let offered = |actor: kernel::Actor, name: &'static str| {
            store
                .read_blocking(actor, move |db| {
                    let mut query = Query::all::<Company>().filter(record::Filter::Ids(vec![customer])).limit(1);
                    query.fields = vec!["name".into()];
                    let view = db.page(&query)?.rows.pop().unwrap();
                    crm::verbs::verbs().find("company", name).unwrap().offered(db, &view)
                })
                .unwrap()
        };
        assert!(!offered(seller.clone(), "mark_key_account"));
        assert!(offered(manager.clone(), "mark_key_account"));
        let owner = manager.user.unwrap();
        create(&store, move || {
            record::Change::new()
                .set(crm::key_accounts::KeyAccount::COMPANY, customer.of::<Company>())
                .set(crm::key_accounts::KeyAccount::MANAGER, Some(owner.of()))
                .set(crm::key_accounts::KeyAccount::SINCE, kernel::date::parse_date("2026-01-01").unwrap())
                .set(crm::key_accounts::KeyAccount::REASON, "Carries us".to_owned())
        });
        assert!(!offered(seller, "unmark_key_account"));
        assert!(offered(manager, "unmark_key_account"));
    });
}

#[test]
fn two_choices_that_are_read_alike_are_refused() {
    testing::each_database(|database| {
        let store = open(database);
        let wish = |choices: &[&str]| store::AddedField {
            of: "company".to_owned(),
            labels: [Lang::En, Lang::Tr, Lang::Et].map(|_| "Size".to_owned()),
            kind: "choice".to_owned(),
            target: String::new(),
            choices: choices.iter().map(|choice| (*choice).to_owned()).collect(),
            search: false,
            sort: false,
        };
        let alike = wish(&["A-B", "a b"]);
        let refused = store.write_blocking(system(), move |tx| tx.add_field(&alike)).unwrap_err();
        assert_eq!((refused.key(), refused.field()), ("error-choices-alike", Some("choices")));
        let apart = wish(&["A-B", "A-C"]);
        store.write_blocking(system(), move |tx| tx.add_field(&apart)).unwrap();
    });
}

#[test]
fn whoever_started_an_import_hears_of_its_end() {
    testing::each_database(|database| {
        let store = open(database);
        let clerk = support::user(&store, "clerk", &[("import_run", ["own"; 5]), ("notification", ["own"; 5])]);
        let owner = clerk.user.unwrap();
        let run = values([("name", text("Customers")), ("kind", text("companies")), ("owner", Value::Id(owner))]);
        let run = make(&store, "import_run", run);
        let kinds = [("ends", false), ("fails", true)].map(|(name, fails)| {
            let doing = move |_: &store::Work| if fails { Err(Error::invalid("error-date")) } else { Ok(()) };
            store::JobKind::new(name, doing).attempts(1).then(crm::general::finished::tell_starter)
        });
        for kind in ["ends", "fails"] {
            let payload = serde_json::json!({ "run": run.to_string() });
            store.write_blocking(clerk.clone(), move |tx| tx.start_job(kind, &payload)).unwrap();
        }
        assert_eq!(store.run_due_jobs(&kinds).unwrap(), 2);
        let query = Query::of("notification").fields(&["kind", "about", "message"]);
        let rows = store.read_blocking(clerk, move |db| db.page(&query)).unwrap().rows;
        let mut told: Vec<&str> = rows.iter().map(|view| view.value("message").as_text().unwrap()).collect();
        told.sort_unstable();
        assert_eq!(told, ["told-failed", "told-finished"]);
        assert!(rows.iter().all(|view| view.value("about").as_id() == Some(run)));
    });
}

#[test]
fn what_is_overdue_is_the_same_in_sums_in_lists_and_as_a_mark() {
    use crm::billing::{OVERDUE_FIELDS, OVERDUE_LIST, days_overdue, only_overdue};
    testing::each_database(|database| {
        let store = open(database);
        let customer = company(&store, "Kalevi");
        let invoice = |number: &str, due: Value, more: Values| {
            let given = values([
                ("number", text(number)),
                ("company", Value::Id(customer)),
                ("date", day("2026-10-01")),
                ("due", due),
                ("total", euro(100)),
            ]);
            make(&store, "invoice", given.into_iter().filter(|(name, _)| !more.has(name)).chain(more.clone()).collect())
        };
        invoice("late", day("2026-11-20"), values([]));
        invoice("later", day("2026-10-20"), values([]));
        invoice("due today", day("2026-11-21"), values([]));
        invoice("paid", day("2026-11-01"), values([("status", text("paid"))]));
        invoice("cancelled", day("2026-11-01"), values([("status", text("cancelled"))]));
        invoice("credit", day("2026-11-01"), values([("kind", text("credit_note")), ("total", euro(-100))]));
        invoice("without a day", Value::Null, values([]));
        invoice("without a rate", day("2026-11-01"), values([("total", dollars(100))]));

        let (marked, summed, listed) = store
            .read_blocking(system(), |db| {
                let of = db.describe("invoice")?;
                let numbers = |query: Query| -> Result<Vec<String>, Error> {
                    Ok(db.page(&query.by("due"))?.rows.into_iter().map(|view| view.title).collect())
                };
                let all = db.page(&Query::of("invoice").fields(&OVERDUE_FIELDS).by("due"))?.rows;
                let marked: Vec<(String, i32)> = all
                    .into_iter()
                    .filter_map(|view| Some((view.title.clone(), days_overdue(&view, db.today())?)))
                    .collect();
                let mut query = Query::of("invoice");
                for part in OVERDUE_LIST.split('&').filter_map(|part| part.strip_prefix("f=")) {
                    query = query.filter(record::query::parse_filter(part, &of, db.context())?);
                }
                Ok((marked, numbers(only_overdue(Query::of("invoice"), db.today()))?, numbers(query)?))
            })
            .unwrap();
        assert_eq!(marked, [("later".to_owned(), 32), ("late".to_owned(), 1)]);
        assert_eq!(summed, ["later", "late"]);
        assert_eq!(listed, summed);
    });
}
