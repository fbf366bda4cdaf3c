//! A merge moves every reference that the catalogue knows, and undoing it moves every one back. The fields are found from
//! the descriptions, so that a later type is met too.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::collections::BTreeMap;

use crm::customers::Confirmation;
use crm::duplicates::{merge, unmerge};
use crm::general::{Comment, Follower, Notification};
use crm::key_accounts::Standing;
use kernel::{AnyId, Currency, Decimal, Money, Timestamp};
use record::description::SYSTEM_FIELDS;
use record::{Change, Field, Kind, RecordRef, RecordType, Value, Values};
use store::{AddedField, Store};
use support::*;
use testing::each_database;

/// Makes records of any type, each unlike the others.
struct Maker {
    store: Store,
    made: BTreeMap<&'static str, AnyId>,
    count: usize,
}

impl Maker {
    /// A record of a type with all that it cannot be without, and what is given besides.
    fn make(&mut self, of: &RecordType, given: Values) -> AnyId {
        self.count += 1;
        let mut values = given;
        // A stage is one of its pipeline.
        if let (true, Some(pipeline)) = (of.name == "opportunity", values.get("pipeline").cloned()) {
            let stage = self.store.catalogue().get("stage").unwrap().clone();
            let stage = self.make(&stage, Values::from_iter([("pipeline".into(), pipeline)]));
            values.set("stage", Value::Id(stage));
        } else if let ("opportunity", Some(Value::Id(stage))) = (of.name, values.get("stage").cloned()) {
            let stage = self.store.read_blocking(system(), move |db| db.view("stage", stage)).unwrap();
            values.set("pipeline", stage.value("pipeline").clone());
        }
        for field in &of.fields {
            let needed = field.required && field.default.is_none() && !SYSTEM_FIELDS.contains(&field.name.as_ref());
            if needed && !values.has(&field.name) {
                let value = match (of.name, field.name.as_ref(), values.get("stage")) {
                    ("opportunity", "pipeline", _) | ("opportunity", "stage", None) if !values.has("pipeline") => {
                        let stage = self.any("stage");
                        let kept = self.store.read_blocking(system(), move |db| db.view("stage", stage)).unwrap();
                        values.set("stage", Value::Id(stage));
                        values.set("pipeline", kept.value("pipeline").clone());
                        continue;
                    }
                    _ => self.value(of, field),
                };
                values.set(field.name.clone(), value);
            }
        }
        let name = of.name;
        // What no person makes is made as jobs and verbs do.
        self.store
            .write_blocking(system(), move |tx| match name {
                "standing" => tx.create::<Standing>(Change::from(values.clone())).map(|id| id.any()),
                "confirmation" => tx.create::<Confirmation>(Change::from(values.clone())).map(|id| id.any()),
                "follower" => tx.create::<Follower>(Change::from(values.clone())).map(|id| id.any()),
                "notification" => tx.create::<Notification>(Change::from(values.clone())).map(|id| id.any()),
                "comment" => tx.create::<Comment>(Change::from(values.clone())).map(|id| id.any()),
                _ => tx.create_values(name, values.clone()),
            })
            .unwrap()
    }

    fn value(&mut self, of: &RecordType, field: &Field) -> Value {
        let unlike = format!("{} {}", field.name, self.count);
        match &field.kind {
            // Two companies are related once, so each relation has a company of its own.
            Kind::Reference(target) if of.name == "company_relation" => {
                let target = self.store.catalogue().get(target).unwrap().clone();
                Value::Id(self.make(&target, Values::new()))
            }
            Kind::Reference(target) => Value::Id(self.any(target)),
            Kind::AnyRecord => Value::Record(RecordRef { of: "user", id: self.any("user") }),
            Kind::File => {
                let files = self.store.files().unwrap();
                Value::Id(files.put(&system(), "a.txt", "text/plain", &mut unlike.as_bytes()).unwrap())
            }
            Kind::Text | Kind::LongText => Value::Text(unlike),
            Kind::Email => Value::Text(format!("somebody{}@example.com", self.count)),
            Kind::Money => Value::Money(Money::new(Decimal::from_int(1).unwrap(), Currency::EUR)),
            Kind::Integer | Kind::Duration => Value::Int(1),
            Kind::Decimal | Kind::Percent => Value::Decimal(Decimal::from_int(1).unwrap()),
            Kind::Date => Value::Date("2026-11-10".parse().unwrap()),
            Kind::DateTime => Value::Time(Timestamp::from_millis(NOW - 86_400_000)),
            Kind::Choice(set) => Value::Text(set.values[0].code.clone()),
            Kind::Currency => Value::Text("EUR".into()),
            Kind::Country => Value::Text("EE".into()),
            other => panic!("this test has no value for {} ({})", field.name, other.code()),
        }
    }

    /// Some record of a type, the same each time.
    fn any(&mut self, of: &str) -> AnyId {
        let described = self.store.catalogue().get(of).unwrap().clone();
        if let Some(id) = self.made.get(described.name) {
            return *id;
        }
        let id = self.make(&described, Values::new());
        self.made.insert(described.name, id);
        id
    }
}

/// A record that refers to another by a field.
struct Referring {
    record: RecordRef,
    field: String,
    bin: bool,
}

impl Referring {
    fn points_at(&self, store: &Store) -> Vec<AnyId> {
        let (record, field, bin) = (self.record, self.field.clone(), self.bin);
        store
            .read_blocking(system(), move |db| {
                Ok(match db.view_in(record.of, record.id, bin)?.value(&field) {
                    Value::Id(id) => vec![*id],
                    Value::Ids(ids) => ids.clone(),
                    Value::Record(record) => vec![record.id],
                    _ => Vec::new(),
                })
            })
            .unwrap()
    }
}

#[test]
fn every_reference_moves_and_moves_back() {
    each_database(|database| {
        let store = open(database);
        let folder = testing::sqlite_dir();
        store.keep_outside(&folder, None);
        for kind in ["reference", "references"] {
            let wish = AddedField {
                of: "task".into(),
                labels: ["A", "B", "C"].map(str::to_owned),
                kind: kind.into(),
                target: "company".into(),
                choices: Vec::new(),
                search: false,
                sort: false,
            };
            store.write_blocking(system(), move |tx| tx.add_field(&wish)).unwrap();
        }
        let mut maker = Maker { store: store.clone(), made: BTreeMap::new(), count: 0 };
        let catalogue = store.catalogue();
        let mut moved = 0;
        for of in catalogue.types().filter(|of| !of.part && !of.settings && of.name != "user") {
            let (survivor, other) = (maker.make(of, Values::new()), maker.make(of, Values::new()));
            let mut all = Vec::new();
            for child in catalogue.types() {
                for field in child.fields.iter().filter(|field| !SYSTEM_FIELDS.contains(&field.name.as_ref())) {
                    let value = match &field.kind {
                        Kind::Reference(target) if *target == of.name => Value::Id(other),
                        Kind::References(target) if *target == of.name => Value::Ids(vec![other]),
                        Kind::AnyRecord => Value::Record(RecordRef { of: of.name, id: other }),
                        _ => continue,
                    };
                    // Once outside the bin and once in it.
                    for bin in [false, true] {
                        let given = Values::from_iter([(field.name.clone(), value.clone())]);
                        let record = RecordRef { of: child.name, id: maker.make(child, given) };
                        if bin {
                            store.write_blocking(system(), move |tx| tx.delete_record(record)).unwrap();
                        }
                        let referring = Referring { record, field: field.name.to_string(), bin };
                        let before = referring.points_at(&store);
                        assert_eq!(before, [other], "{}.{}", child.name, field.name);
                        all.push(referring);
                        // A computed row is one only.
                        if field.unique {
                            break;
                        }
                    }
                }
            }
            let name = of.name;
            let batch = store
                .write_blocking(system(), move |tx| merge(tx, name, survivor, &[other], &BTreeMap::new()))
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            for one in &all {
                assert_eq!(one.points_at(&store), [survivor], "{}.{} of {name}", one.record.of, one.field);
            }
            let undone = store.write_blocking(system(), move |tx| unmerge(tx, batch)).unwrap();
            assert_eq!((undone.back.as_slice(), undone.kept.len()), ([other].as_slice(), 0), "{name}");
            for one in &all {
                assert_eq!(one.points_at(&store), [other], "{}.{} of {name}", one.record.of, one.field);
            }
            moved += all.len();
        }
        assert!(moved > 200, "only {moved} references were met");
    });
}
