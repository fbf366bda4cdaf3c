//! The demo company and test data, as they stand in both databases.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use crm::billing::{Invoice, InvoiceLine, Payment};
use crm::customers::{BuyingStatus, Company, Job, Person};
use crm::general::ImportRun;
use crm::key_accounts::Standing;
use crm::rights::User;
use crm::sales::{Opportunity, Stage};
use crm::seed::Shape;
use crm::work::{Activity, Task};
use crm::{Progress, demo, seed};
use kernel::{Actor, Currency, Face, Lang};
use record::{Query, Record, Test, Value};
use store::Store;
use support::{open, system};

fn count<T: Record>(store: &Store, actor: Actor) -> i64 {
    store.read_blocking(actor, |db| db.count(&Query::all::<T>())).unwrap()
}

#[test]
fn a_demo_company_is_there_to_look_around_in() {
    testing::each_database(|database| {
        let store = open(database);
        store
            .write_blocking(system(), |tx| {
                let settings = store::Settings { base_currency: Currency::TRY, ..tx.settings().clone() };
                tx.save_settings(&settings)
            })
            .unwrap();
        // Every node reads settings again when it hears of them.
        while store.settings().base_currency != Currency::TRY {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        let mut last = Progress { done: 0, of: 0 };
        let import = demo::run(&store, &system(), Lang::Tr, &mut |progress| {
            assert!(progress.done >= last.done && progress.done <= progress.of);
            last = progress;
        })
        .unwrap();
        assert_eq!(last.done, last.of, "what was promised was written");

        assert_eq!(count::<Company>(&store, system()), 62);
        assert!(count::<Invoice>(&store, system()) > 600 && count::<Payment>(&store, system()) > 500);
        assert!(count::<Activity>(&store, system()) > 300 && count::<Task>(&store, system()) == 18);
        store
            .read_blocking(system(), move |db| {
                // Every amount has found its rate, foreign ones by the month of their invoice.
                let sums = db.sums(&Query::all::<Invoice>(), &["total".into(), "profit".into()])?;
                assert!(sums.sums.iter().all(|sum| sum.without_rate == 0 && sum.total > 0));
                let lines = db.sums(&Query::all::<InvoiceLine>(), &["total".into()])?;
                let apart = (lines.sums[0].total - sums.sums[0].total).abs();
                assert!(apart * 1_000 < sums.sums[0].total, "lines and invoices are {apart} apart");
                // Who changed sides has two jobs.
                let past = Query::all::<Job>().test("until", Test::Filled);
                assert_eq!(db.count(&past)?, 2);
                let groups = Query::all::<Company>().test("parent", Test::Filled);
                assert_eq!(db.count(&groups)?, 4);
                let stages = db.rows::<Stage>(&Query::all::<Stage>())?;
                for stage in stages {
                    assert!(db.count(&Query::all::<Opportunity>().is(Opportunity::STAGE, stage.id))? > 0);
                }
                // Rules have done their part: touches and next steps stand at the companies.
                assert!(db.count(&Query::all::<Company>().test("last_touch", Test::Filled))? > 40);
                assert!(db.count(&Query::all::<Company>().test("next_step", Test::Filled))? > 8);
                assert_eq!(db.get(import)?.kind, demo::KIND);
                // A dozen customers make four fifths of the revenue.
                let standings = db.rows::<Standing>(&Query::all::<Standing>().by("rank"))?;
                let needed = 1 + standings.iter().filter(|one| one.cumulative_share.unwrap().to_f64() < 80.0).count();
                assert!((9..=14).contains(&needed) && standings.len() > 40, "{needed} of {}", standings.len());
                let buyers = |status| db.count(&Query::all::<Company>().is(Company::BUYING_STATUS, status));
                assert_eq!((buyers(BuyingStatus::Former)?, buyers(BuyingStatus::Never)?), (2, 12));
                assert!(buyers(BuyingStatus::Active)? > 10 && buyers(BuyingStatus::Passive)? > 0);
                Ok(())
            })
            .unwrap();

        let seller = store
            .read_blocking(system(), |db| {
                db.first::<User>(
                    Query::all::<User>().test("role.name", Test::In(vec![Value::Text("Satış temsilcisi".into())])),
                )
            })
            .unwrap()
            .unwrap();
        let seller = Actor::user(seller.id.any(), Face::Web, Lang::Tr);
        let his = count::<Company>(&store, seller.clone());
        assert!((10..30).contains(&his), "a seller sees {his} companies");
        assert!(count::<Invoice>(&store, seller) < count::<Invoice>(&store, system()));

        let again = demo::run(&store, &system(), Lang::Tr, &mut |_| {}).unwrap_err();
        assert_eq!(again.key(), "error-demo-there");
        assert_eq!(count::<ImportRun>(&store, system()), 1);
    });
}

#[test]
fn test_data_has_the_shape_that_was_asked_for() {
    testing::each_database(|database| {
        let store = open(database);
        let shape =
            Shape { companies: 30, people: 90, opportunities: 25, activities: 110, today: store.clock().today() };
        let mut steps = Vec::new();
        seed::run(&store, &system(), Lang::En, shape, &mut |progress| steps.push(progress.done)).unwrap();
        assert_eq!(steps.last(), Some(&255));
        assert_eq!(count::<Company>(&store, system()), 30);
        assert_eq!(count::<Person>(&store, system()), 90);
        assert_eq!(count::<Opportunity>(&store, system()), 25);
        assert_eq!(count::<Activity>(&store, system()), 110);
        store
            .read_blocking(system(), |db| {
                let first = seed::company(0);
                let found = db.find_by("company", "name", Value::Text(first.name.clone()))?;
                let kept = db.get(found.unwrap().of::<Company>())?;
                assert_eq!((kept.phone, kept.tax_number), (Some(first.phone), Some(first.tax_number)));
                assert_eq!(kept.address, first.address);
                Ok(())
            })
            .unwrap();
        let seller = store
            .read_blocking(system(), |db| db.find_by("user", "email", Value::Text("seller-3@seed.example".into())))
            .unwrap()
            .unwrap();
        assert_eq!(count::<Company>(&store, Actor::user(seller, Face::Web, Lang::En)), 3);
    });
}
