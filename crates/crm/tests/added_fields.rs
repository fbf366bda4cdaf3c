//! A field added at run time filters, sorts and is found like any other.

mod support;

use record::{Query, Value};
use store::AddedField;
use support::{make, open, system, text, values};

#[test]
fn a_field_added_at_run_time_is_a_field_like_any() {
    testing::each_database(|database| {
        let store = open(database);
        let wish = AddedField {
            of: "company".into(),
            labels: ["Fleet".into(), "Filo".into(), "Autopark".into()],
            kind: "integer".into(),
            target: String::new(),
            choices: vec![],
            search: false,
            sort: true,
        };
        let field = store.write_blocking(system(), move |tx| tx.add_field(&wish)).unwrap();
        assert_eq!(store.catalogue().number(), 1);
        let mut given = values([("name", text("Acme"))]);
        given.set(field.clone(), Value::Int(12));
        make(&store, "company", given);
        make(&store, "company", values([("name", text("Other"))]));
        let found = store
            .read_blocking(system(), move |db| {
                let of = db.describe("company")?;
                let filter = record::query::parse_filter(&format!("{field}:min:10"), &of, db.context())?;
                db.count(&Query::of("company").filter(filter))
            })
            .unwrap();
        assert_eq!(found, 1);
    });
}

/// Word of a commit makes the descriptions be read again, and the next field may be added while that goes on.
#[test]
fn fields_added_one_after_another_all_stay() {
    testing::each_database(|database| {
        let store = open(database);
        let mut added: Vec<String> = Vec::new();
        for _ in 0..30 {
            let wish = AddedField {
                of: "task".into(),
                labels: ["A", "B", "C"].map(str::to_owned),
                kind: "integer".into(),
                target: String::new(),
                choices: vec![],
                search: false,
                sort: false,
            };
            added.push(store.write_blocking(system(), move |tx| tx.add_field(&wish)).unwrap());
            for _ in 0..200 {
                let catalogue = store.catalogue();
                let task = catalogue.get("task").unwrap();
                for name in &added {
                    assert!(task.fields.iter().any(|field| field.name == *name), "field {} is gone", added.len());
                }
                std::thread::yield_now();
            }
        }
    });
}
