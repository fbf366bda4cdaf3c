//! An import whose program was killed goes on behind its last slice.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use crm::billing::{Invoice, InvoiceLine};
use crm::general::ImportStatus;
use import::run::{Course, Reached, run_on};
use import::source::Source;
use kernel::{Error, Fault};
use support::{all, bring, open, plan, report, system, the_run};

/// Lines of which every tenth cannot be read and every seventh has a phone that cannot; an invoice has three.
fn file() -> String {
    let mut file = String::from("Invoice No,Date,Customer,Phone,Product,Quantity,Unit price\n");
    for line in 0..900 {
        let quantity = if line % 10 == 3 { "some".to_owned() } else { (line % 5 + 1).to_string() };
        let phone = if line % 7 == 5 { "none" } else { "" };
        file.push_str(&format!(
            "F{},2026-01-02,Customer {},{phone},Part {},{quantity},10.50\n",
            line / 3,
            line / 3 % 40,
            line % 11
        ));
    }
    file
}

#[test]
fn it_goes_on_behind_the_slice_that_was_committed_last() {
    testing::each_database(|database| {
        let file = file();
        let other = testing::Database::Sqlite(testing::sqlite_dir());
        let whole = {
            let store = open(&other);
            let summary = bring(&store, &system(), "invoice-lines", file.as_bytes());
            (summary, all::<InvoiceLine>(&store).len())
        };
        let store = open(database);
        let actor = system();
        let plan = plan(&store, "invoice-lines", file.as_bytes());
        let source = Source::from_bytes(file.as_bytes()).unwrap();
        let run = import::begin(&store, &actor, "lines.csv", &plan.kind).unwrap();

        // The first slice is committed; the second one fails as if the program were killed before its commit.
        let kept: Arc<Mutex<Option<Reached>>> = Arc::default();
        let (kept_by, slices) = (Arc::clone(&kept), Arc::new(AtomicUsize::new(0)));
        let keep = Arc::new(move |_: &mut store::Tx<'_>, reached: &Reached| {
            if slices.fetch_add(1, Ordering::SeqCst) > 0 {
                return Err(Error::internal("killed"));
            }
            *kept_by.lock().unwrap() = Some(reached.clone());
            Ok(())
        });
        let course = Course { keep: Some(keep), ..Course::default() };
        let outcome = run_on(&store, &actor, run, &source, &plan, course, &mut |_| true);
        assert_eq!(outcome.unwrap_err().fault(), Fault::Internal);
        let before = all::<InvoiceLine>(&store).len();
        assert!((1..whole.1).contains(&before), "{before}");

        // What is kept survives as text.
        let reached = kept.lock().unwrap().take().unwrap();
        let reached: Reached = serde_json::from_str(&serde_json::to_string(&reached).unwrap()).unwrap();
        let course = Course { from: Some(reached), ..Course::default() };
        let summary = run_on(&store, &actor, run, &source, &plan, course, &mut |_| true).unwrap();
        assert_eq!(all::<InvoiceLine>(&store).len(), whole.1);
        assert_eq!((summary.read, summary.refused, summary.remarks), (900, 90, whole.0.remarks));
        assert_eq!((&summary.created, summary.already_there), (&whole.0.created, 0));
        assert_eq!(the_run(&store, run).status, ImportStatus::Finished);
        if let (Some(mut rows), Some(mut wanted)) = (report(database, &summary), report(&other, &whole.0)) {
            rows.sort();
            wanted.sort();
            assert_eq!(rows, wanted);
        }
        for invoice in all::<Invoice>(&store) {
            let lines = all::<InvoiceLine>(&store).into_iter().filter(|line| line.invoice == invoice.id);
            let sum = lines.map(|line| line.total.amount.scaled()).sum::<i64>();
            assert_eq!(invoice.total.unwrap().amount.scaled(), sum, "{}", invoice.number);
        }
    });
}
