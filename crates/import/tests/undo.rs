//! An import is taken back: what it made goes, what it changed turns back, what others hold on to stays.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::collections::BTreeMap;

use crm::billing::{Invoice, InvoiceLine};
use crm::customers::Company;
use crm::general::ImportStatus;
use crm::sales::Product;
use kernel::{AnyId, Fault};
use record::{Query, RecordRef, Value};
use store::{Store, Undone, WhyKept};
use support::{all, bring, make, open, system, text, the_run, user, values};

const LINES: &str = "\
Invoice no,Date,Customer,Product,Quantity,Unit price
1,2026-01-05,Acme,Door,2,10
1,2026-01-05,Acme,Lock,1,5
2,2026-01-06,Birch,Door,1,10
";

fn undo(store: &Store, run: AnyId) -> Undone {
    import::undo(store, &system(), run.of(), &mut |_, _| true).unwrap()
}

#[test]
fn everything_made_goes_into_the_bin_and_returns_together() {
    testing::each_database(|database| {
        let store = open(database);
        let summary = bring(&store, &system(), "invoice-lines", LINES.as_bytes());
        let invoice = all::<Invoice>(&store).into_iter().find(|invoice| invoice.number == "1").unwrap();
        let undone = undo(&store, summary.run.any());
        let removed = BTreeMap::from([("company", 2), ("invoice", 2), ("invoice_line", 3), ("product", 2)]);
        assert_eq!((undone.removed, undone.kept_count), (removed, 0));
        assert!(all::<Company>(&store).is_empty() && all::<InvoiceLine>(&store).is_empty());
        assert_eq!(the_run(&store, summary.run).status, ImportStatus::Undone);
        let found = store.read_blocking(system(), |db| db.search("acme", None, 5)).unwrap();
        assert!(found.is_empty());
        // The log says who did it, and the bin gives an invoice back with its lines, behind what they refer to.
        let record = RecordRef { of: "invoice", id: invoice.id.any() };
        let alone = store.write_blocking(system(), move |tx| tx.restore(record));
        assert_eq!(alone.unwrap_err().key(), "error-restore-first");
        for of in ["company", "product"] {
            store
                .write_blocking(system(), move |tx| {
                    let mut binned = Query::of(of);
                    binned.bin = true;
                    let ids: Vec<AnyId> = tx.page(&binned)?.rows.into_iter().map(|view| view.id).collect();
                    ids.into_iter().try_for_each(|id| tx.restore(RecordRef { of, id }))
                })
                .unwrap();
        }
        store.write_blocking(system(), move |tx| tx.restore(record)).unwrap();
        assert_eq!((all::<Invoice>(&store).len(), all::<InvoiceLine>(&store).len()), (1, 2));
        let history = store.read_blocking(system(), move |db| db.history(record, None, 10)).unwrap();
        let deeds: Vec<_> = history.iter().map(|entry| entry.deed.code()).collect();
        assert_eq!(deeds, ["restore", "delete", "create"]);
        // Once more does nothing more than take the restored ones away again.
        assert_eq!(undo(&store, summary.run.any()).removed.values().sum::<i64>(), 7);
    });
}

#[test]
fn what_others_refer_to_stays_with_all_it_needs() {
    testing::each_database(|database| {
        let store = open(database);
        let summary = bring(&store, &system(), "invoice-lines", LINES.as_bytes());
        let paid = all::<Invoice>(&store).into_iter().find(|invoice| invoice.number == "2").unwrap();
        let seller =
            user(&store, "seller", &[("payment", ["all"; 5]), ("invoice", ["all"; 5]), ("company", ["all"; 5])]);
        let payment = values([
            ("company", Value::Id(paid.company.any())),
            ("invoice", Value::Id(paid.id.any())),
            ("date", Value::Date(kernel::date::parse_date("2026-02-01").unwrap())),
            ("amount", Value::Money(kernel::Money::new("10".parse().unwrap(), kernel::Currency::EUR))),
        ]);
        store.write_blocking(seller, move |tx| tx.create_values("payment", payment.clone())).unwrap();
        let undone = undo(&store, summary.run.any());
        assert_eq!(
            undone.removed,
            BTreeMap::from([("company", 1), ("invoice", 1), ("invoice_line", 2), ("product", 1)])
        );
        let names: Vec<String> = all::<Company>(&store).into_iter().map(|company| company.name).collect();
        let products: Vec<String> = all::<Product>(&store).into_iter().map(|product| product.name).collect();
        assert_eq!((names, products), (vec!["Birch".to_owned()], vec!["Door".to_owned()]));
        assert_eq!(all::<InvoiceLine>(&store).len(), 1);
        assert!(
            undone.kept.iter().any(|kept| kept.record.id == paid.id.any() && kept.why == WhyKept::Referred("payment"))
        );
    });
}

#[test]
fn changed_fields_turn_back_where_nobody_has_touched_them_since() {
    testing::each_database(|database| {
        let store = open(database);
        let acme = make(
            &store,
            "company",
            values([("name", text("Acme")), ("external_number", text("1")), ("tax_office", text("Old"))]),
        );
        let birch = make(&store, "company", values([("name", text("Birch")), ("external_number", text("2"))]));
        let file =
            b"External number,Company,Tax office,Employees\n1,Acme Ltd,New,5\n2,Birch Ltd,New,6\n3,Cedar,New,7\n";
        let summary = bring(&store, &system(), "companies", file);
        assert_eq!((summary.changed, summary.created["company"]), (2, 1));
        let by_hand = values([("tax_office", text("By hand"))]);
        store.write_blocking(system(), move |tx| tx.change_values("company", birch, None, by_hand.clone())).unwrap();
        let undone = undo(&store, summary.run.any());
        assert_eq!((undone.turned_back, undone.kept_count), (2, 1));
        assert_eq!(undone.kept[0].why, WhyKept::ChangedSince(vec!["tax_office".into()]));
        let get = |id: AnyId| store.read_blocking(system(), move |db| db.get(id.of::<Company>())).unwrap();
        let (acme, birch) = (get(acme), get(birch));
        assert_eq!((acme.name.as_str(), acme.tax_office.as_deref(), acme.employees), ("Acme", Some("Old"), None));
        assert_eq!(
            (birch.name.as_str(), birch.tax_office.as_deref(), birch.employees),
            ("Birch", Some("By hand"), None)
        );
        assert_eq!(all::<Company>(&store).len(), 2);
    });
}

#[test]
fn only_who_may_delete_undoes() {
    testing::each_database(|database| {
        let store = open(database);
        let own = ["own"; 5];
        let rights = |delete| [("company", ["own", "own", "own", delete, "own"]), ("import_run", own)];
        let careful = user(&store, "careful", &rights("none"));
        let summary = bring(&store, &careful, "companies", b"Company\nAcme\n");
        let undone = import::undo(&store, &careful, summary.run, &mut |_, _| true).unwrap();
        assert_eq!((undone.removed.len(), undone.kept[0].why.clone()), (0, WhyKept::NotAllowed));
        let other = user(&store, "other", &rights("own"));
        let error = import::undo(&store, &other, summary.run, &mut |_, _| true).unwrap_err();
        assert_eq!(error.fault(), Fault::NotFound);
        assert_eq!(all::<Company>(&store).len(), 1);
    });
}

fn euro(whole: i64) -> Value {
    Value::Money(kernel::Money::new(kernel::Decimal::from_int(whole).unwrap(), kernel::Currency::EUR))
}

fn day(text: &str) -> Value {
    Value::Date(kernel::date::parse_date(text).unwrap())
}

/// An invoice of 100 euros to Acme, made by hand.
fn invoice(store: &Store) -> AnyId {
    let acme = make(store, "company", values([("name", text("Acme"))]));
    let given =
        [("number", text("7")), ("company", Value::Id(acme)), ("date", day("2026-01-05")), ("total", euro(100))];
    make(store, "invoice", values(given))
}

fn pay(store: &Store, invoice: AnyId, amount: i64) -> AnyId {
    let company = store.read_blocking(system(), move |db| db.get(invoice.of::<Invoice>())).unwrap().company;
    let given = [
        ("company", Value::Id(company.any())),
        ("invoice", Value::Id(invoice)),
        ("date", day("2026-02-10")),
        ("amount", euro(amount)),
    ];
    make(store, "payment", values(given))
}

/// What of an invoice is its total, paid and open, in whole amounts.
fn amounts(store: &Store, invoice: AnyId) -> [Option<i64>; 3] {
    let invoice = store.read_blocking(system(), move |db| db.get(invoice.of::<Invoice>())).unwrap();
    [invoice.total, invoice.paid, invoice.open]
        .map(|money| money.map(|money| money.amount.scaled() / kernel::decimal::SCALE))
}

const JANUARY: &[u8] = b"Customer,Invoice no,Payment date,Amount\nAcme,7,2026-01-20,50\n";
const FEBRUARY: &[u8] = b"Customer,Invoice no,Payment date,Amount\nAcme,7,2026-02-20,30\n";

#[test]
fn what_others_have_paid_since_is_still_added_up() {
    testing::each_database(|database| {
        let store = open(database);
        let invoice = invoice(&store);
        let january = bring(&store, &system(), "payments", JANUARY);
        assert_eq!(amounts(&store, invoice), [Some(100), Some(50), Some(50)]);
        bring(&store, &system(), "payments", FEBRUARY);
        pay(&store, invoice, 5);
        assert_eq!(amounts(&store, invoice), [Some(100), Some(85), Some(15)]);
        let undone = undo(&store, january.run.any());
        assert_eq!(undone.removed, BTreeMap::from([("payment", 1)]));
        assert_eq!(amounts(&store, invoice), [Some(100), Some(35), Some(65)]);
        // What was reckoned anew does not stay as it was, so that it is not listed.
        assert_eq!((undone.kept, undone.kept_count), (Vec::new(), 0));
    });
}

#[test]
fn what_was_entered_by_hand_returns_as_it_was() {
    testing::each_database(|database| {
        let store = open(database);
        let invoice = invoice(&store);
        // Said to be paid, without any payment that says how.
        let paid = values([("status", text("paid"))]);
        store.write_blocking(system(), move |tx| tx.change_values("invoice", invoice, None, paid.clone())).unwrap();
        let january = bring(&store, &system(), "payments", JANUARY);
        assert_eq!(amounts(&store, invoice), [Some(100), Some(50), Some(50)]);
        // Somebody has his hands on something else of it meanwhile.
        let note = values([("description", text("Called them."))]);
        store.write_blocking(system(), move |tx| tx.change_values("invoice", invoice, None, note.clone())).unwrap();
        undo(&store, january.run.any());
        assert_eq!(amounts(&store, invoice), [Some(100), Some(100), Some(0)]);
    });
}

#[test]
fn lines_that_came_since_are_added_up_without_those_that_go() {
    testing::each_database(|database| {
        let store = open(database);
        let invoice = invoice(&store);
        let file = b"Invoice no,Date,Customer,Product,Quantity,Unit price\n7,2026-01-05,Acme,Door,2,30\n";
        let lines = bring(&store, &system(), "invoice-lines", file);
        // An invoice that was there keeps its amounts, whatever lines the file has for it.
        assert_eq!((all::<InvoiceLine>(&store).len(), amounts(&store, invoice)[0]), (1, Some(100)));
        let untouched = undo(&store, lines.run.any());
        assert_eq!((untouched.removed["invoice_line"], amounts(&store, invoice)[0]), (1, Some(100)));

        let lines = bring(&store, &system(), "invoice-lines", file);
        let by_hand = values([
            ("invoice", Value::Id(invoice)),
            ("position", Value::Int(2)),
            ("description", text("Delivery")),
            ("quantity", Value::Decimal(kernel::Decimal::from_int(1).unwrap())),
            ("unit_price", euro(30)),
            ("total", euro(30)),
        ]);
        make(&store, "invoice_line", by_hand);
        assert_eq!(amounts(&store, invoice)[0], Some(90));
        undo(&store, lines.run.any());
        assert_eq!(amounts(&store, invoice), [Some(30), None, Some(30)]);
    });
}
