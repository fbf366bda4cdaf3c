//! Rows that are known are looked at, and not sought among all that the actor owns, and a rare word goes before common
//! ones: SQLite's own word on how it goes about it.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use kernel::AnyId;
use record::{Filter, Query, Value};
use rusqlite::Connection;
use store::{Db, Ran, Store};
use support::{make, open, system, text, user, values};
use testing::Database;

/// The plans of the statements that a read needs and that hold these words, each behind the values that it was given.
fn plans(
    store: &Store,
    file: &std::path::Path,
    actor: &kernel::Actor,
    words: &str,
    read: fn(&Db<'_>, &[AnyId]),
) -> Vec<String> {
    let some = store.read_blocking(system(), |db| db.page(&Query::of("company").limit(20))).unwrap();
    let known: Vec<AnyId> = some.rows.iter().map(|row| row.id).collect();
    store.keep_statements(true);
    store
        .read_blocking(actor.clone(), move |db| {
            read(db, &known);
            Ok(())
        })
        .unwrap();
    let connection = Connection::open(file).unwrap();
    let plan = |ran: &Ran| {
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {}", ran.sql)).unwrap();
        let lines = statement.raw_query().mapped(|row| row.get::<_, String>(3)).collect::<Result<Vec<_>, _>>();
        format!("{:?}\n{}", ran.params, lines.unwrap().join("\n"))
    };
    store.keep_statements(false).iter().filter(|ran| ran.sql.contains(words)).map(plan).collect()
}

#[test]
fn rows_that_are_known_are_not_sought_among_ones_own() {
    let database = Database::Sqlite(testing::sqlite_dir());
    let Database::Sqlite(folder) = &database else { unreachable!() };
    let store = open(&database);
    let seller = user(&store, "mari", &[("company", ["own"; 5])]);
    let owner = Value::Id(seller.user.unwrap());
    let top = make(&store, "company", values([("name", text("Kuusk")), ("owner", owner.clone())]));
    for number in 0..50 {
        let name = text(&format!("Kuusk {number}"));
        make(&store, "company", values([("name", name), ("owner", owner.clone()), ("parent", Value::Id(top))]));
    }
    let by_ids = |db: &Db<'_>, known: &[AnyId]| {
        let page = db.page(&Query::of("company").filter(Filter::Ids(known.to_vec())).by("name")).unwrap();
        assert_eq!(page.rows.len(), known.len());
    };
    let group = |db: &Db<'_>, known: &[AnyId]| assert_eq!(db.group_around(known[0], 100).unwrap().len(), 51);
    let file = folder.join(store::FILE);
    const COMPANIES: &str = "FROM \"company\"";
    let reads: [fn(&Db<'_>, &[AnyId]); 2] = [by_ids, group];
    for read in reads {
        let told = plans(&store, &file, &seller, COMPANIES, read);
        assert!(!told.is_empty());
        for plan in told {
            assert!(plan.contains("INTEGER PRIMARY KEY") && !plan.contains("company_owner"), "{plan}");
        }
    }
}

#[test]
fn a_rare_word_goes_before_a_longer_one_that_is_common() {
    let database = Database::Sqlite(testing::sqlite_dir());
    let Database::Sqlite(folder) = &database else { unreachable!() };
    let store = open(&database);
    for number in 0..50 {
        make(&store, "company", values([("name", text(&format!("Kaubandus {number}")))]));
    }
    make(&store, "company", values([("name", text("Kaubandus Lepp"))]));
    let search = |db: &Db<'_>, _: &[AnyId]| {
        let found = db.search_words("kaubandus lepp", Some("company"), 10).unwrap();
        assert_eq!(found.iter().map(|hit| hit.title.as_str()).collect::<Vec<_>>(), ["Kaubandus Lepp"]);
    };
    let told = plans(&store, &folder.join(store::FILE), &system(), "w.word", search);
    assert!(!told.is_empty());
    for plan in told {
        assert!(plan.find("\"lepp\"").unwrap() < plan.find("\"kaubandus\"").unwrap(), "{plan}");
        assert!(plan.contains("SEARCH w USING COVERING INDEX"), "{plan}");
        assert!(plan.contains("USING INDEX search_word_record"), "{plan}");
    }
}
