//! The change log of real records: read by position, and with values erased as the law may demand.

mod support;

use crm::customers::Company;
use record::{Change, RecordRef, Value};
use store::deliveries::{Attempt, NewDelivery};
use store::{Deed, Store};
use support::*;
use testing::each_database;

fn sealed(database: &testing::Database) -> Store {
    let store = open(database);
    store.keep_outside(&std::env::temp_dir(), Some([7; 32]));
    store
}

#[test]
fn whoever_reads_by_position_misses_nothing() {
    each_database(|database| {
        let store = sealed(database);
        let first = create::<Company>(&store, || Change::new().set(Company::NAME, "Kuusk OÜ"));
        store.seal_log().unwrap();
        store
            .write_blocking(system(), move |tx| {
                tx.change(first, Change::<Company>::new().set(Company::NAME, "Kask OÜ"))
            })
            .unwrap();
        create::<Company>(&store, || Change::new().set(Company::NAME, "Çelik A.Ş."));
        store.seal_log().unwrap();

        let after =
            |position, limit| store.read_blocking(system(), move |db| db.changes_after(position, limit)).unwrap();
        let all = after(0, 100);
        assert_eq!(all.iter().map(|(position, _)| *position).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(
            all.iter().map(|(_, entry)| entry.deed).collect::<Vec<_>>(),
            [Deed::Create, Deed::Change, Deed::Create]
        );
        let (position, entry) = &after(1, 1)[0];
        assert_eq!((*position, entry.record.id), (2, first.any()));
        assert_eq!(
            entry.fields.iter().find(|field| field.name == "name").unwrap().after,
            Value::Text("Kask OÜ".into())
        );
        assert!(after(3, 100).is_empty());

        let mari = user(&store, "mari", &[("company", ["all"; 5])]);
        let refused = store.read_blocking(mari, |db| db.changes_after(0, 1)).unwrap_err();
        assert_eq!(refused.key(), "error-administrators-only");
    });
}

#[test]
fn a_clock_that_was_set_back_disturbs_nobody() {
    each_database(|database| {
        let store = sealed(database);
        let before = create::<Company>(&store, || Change::new().set(Company::NAME, "Kuusk OÜ"));
        store.seal_log().unwrap();
        store.leave();
        drop(store);

        let store = open_at(database, NOW - 3 * 3_600_000);
        store.keep_outside(&std::env::temp_dir(), Some([7; 32]));
        let after = create::<Company>(&store, || Change::new().set(Company::NAME, "Kask OÜ"));
        assert!(before.any() < after.any());
        store.seal_log().unwrap();
        assert!(store.verify_log().unwrap().broken.is_none());
        let seen = store.read_blocking(system(), |db| db.changes_after(0, 100)).unwrap();
        assert_eq!(seen.iter().map(|(_, entry)| entry.record.id).collect::<Vec<_>>(), [before.any(), after.any()]);
    });
}

#[test]
fn an_erased_value_is_gone_and_the_chain_holds() {
    each_database(|database| {
        let store = sealed(database);
        let id = create::<Company>(&store, || Change::new().set(Company::NAME, "Secret OÜ"));
        let other = create::<Company>(&store, || Change::new().set(Company::NAME, "Secret OÜ"));
        store.seal_log().unwrap();
        let head = store.verify_log().unwrap().head.unwrap();
        // Changed after the last seal: erased before it ever gets a digest.
        store
            .write_blocking(system(), move |tx| tx.change(id, Change::<Company>::new().set(Company::NAME, "Kask OÜ")))
            .unwrap();

        let record = RecordRef { of: "company", id: id.any() };
        let erase =
            move |store: &Store, actor| store.write_blocking(actor, move |tx| tx.erase_history(record, &["name"]));
        let mari = user(&store, "mari", &[("company", ["all"; 5])]);
        assert_eq!(erase(&store, mari).unwrap_err().key(), "error-administrators-only");
        assert_eq!(erase(&store, system()).unwrap(), 2);
        assert_eq!(erase(&store, system()).unwrap(), 0, "nothing is left to erase");

        let history = |record| store.read_blocking(system(), move |db| db.history(record, None, 10)).unwrap();
        assert_eq!(history(record)[0].deed, Deed::Erase);
        assert!(!format!("{:?}", history(record)).contains("Secret"));
        assert!(format!("{:?}", history(RecordRef { id: other.any(), ..record })).contains("Secret"));

        store.seal_log().unwrap();
        let verdict = store.verify_log().unwrap();
        assert_eq!((verdict.broken, verdict.erased, verdict.unsealed), (None, 1, 0));
        assert!(store.log_has_head(&head).unwrap(), "the chain of before is still the chain");
    });
}

#[test]
fn what_is_erased_lives_on_in_no_copy() {
    each_database(|database| {
        let store = sealed(database);
        let company = |name: &'static str| create::<Company>(&store, move || Change::new().set(Company::NAME, name));
        let (stays, goes, other) = (company("Kask OÜ"), company("Secret OÜ"), company("Secret Tamm"));
        store
            .write_blocking(system(), move |tx| {
                crm::duplicates::merge(tx, "company", stays.any(), &[goes.any()], &std::collections::BTreeMap::new())
            })
            .unwrap();
        // What was told to an endpoint, and answered to a program.
        let told = move |id: kernel::AnyId| {
            let fields = serde_json::json!({ "name": { "before": null, "after": "Secret OÜ" } });
            serde_json::json!({ "data": { "record": { "id": id }, "fields": fields } }).to_string()
        };
        let mari = user(&store, "mari", &[("company", ["all"; 5])]);
        let webhook = kernel::AnyId::from_raw(1);
        for (key, id) in [("one", goes.any()), ("two", other.any())] {
            let answer =
                serde_json::json!({ "body": { "_type": "company", "id": id, "name": "Secret OÜ" } }).to_string();
            store.write_blocking(mari.clone(), move |tx| tx.keep_answer(key, b"digest", &answer)).unwrap();
            let new = NewDelivery { event: key.to_owned(), body: told(id) };
            store.write_blocking(system(), move |tx| tx.queue_delivery(webhook, &new)).unwrap();
        }
        let sent =
            move |store: &Store| store.read_blocking(system(), move |db| db.deliveries(webhook, None, 10)).unwrap();
        for delivery in sent(&store) {
            let attempt = Attempt {
                at: delivery.created_at,
                status: Some(200),
                millis: 1,
                answer: "Thanks for Secret OÜ".to_owned(),
                error: None,
            };
            store.note_attempt(&delivery, &attempt, true, None).unwrap();
        }
        let record = RecordRef { of: "company", id: stays.any() };
        let held = store.write_blocking(system(), move |tx| tx.erase_history(record, &["name"])).unwrap();
        assert_eq!(held, 3, "made, made, put into the bin");
        let history = store.read_blocking(system(), move |db| db.history(record, None, 100)).unwrap();
        assert!(!format!("{history:?}").contains("Secret"), "{history:?}");
        let copies = |key: &'static str| {
            let delivery = sent(&store).into_iter().find(|delivery| delivery.event == key).unwrap();
            let (delivery, attempts) = store.read_blocking(system(), move |db| db.delivery(delivery.id)).unwrap();
            let answer = store.write_blocking(mari.clone(), move |tx| tx.kept_answer(key)).unwrap();
            [delivery.body, attempts[0].answer.clone(), answer.unwrap().answer].map(|text| text.contains("Secret"))
        };
        assert_eq!((copies("one"), copies("two")), ([false; 3], [true; 3]));
    });
}
