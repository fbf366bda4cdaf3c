//! Rows that are known are looked at, and not sought among all that the actor owns: SQLite's own word on how it goes about it.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use kernel::AnyId;
use record::{Filter, Query, Value};
use rusqlite::Connection;
use store::{Db, Store};
use support::{make, open, system, text, user, values};
use testing::Database;

/// The plans of the statements over companies that a read needs.
fn plans(store: &Store, file: &std::path::Path, seller: &kernel::Actor, read: fn(&Db<'_>, AnyId)) -> Vec<String> {
    let known = store
        .read_blocking(system(), |db| Ok(db.page(&Query::of("company").limit(1))?.rows.pop().unwrap().id))
        .unwrap();
    store.keep_statements(true);
    store
        .read_blocking(seller.clone(), move |db| {
            read(db, known);
            Ok(())
        })
        .unwrap();
    let connection = Connection::open(file).unwrap();
    let plan = |sql: &str| {
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let lines = statement.raw_query().mapped(|row| row.get::<_, String>(3)).collect::<Result<Vec<_>, _>>();
        lines.unwrap().join("\n")
    };
    let ran = store.keep_statements(false);
    ran.iter().filter(|ran| ran.sql.contains("FROM \"company\"")).map(|ran| plan(&ran.sql)).collect()
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
    let by_ids = |db: &Db<'_>, known| {
        let page = db.page(&Query::of("company").filter(Filter::Ids(vec![known])).by("name")).unwrap();
        assert_eq!(page.rows.len(), 1);
    };
    let group = |db: &Db<'_>, known| assert_eq!(db.group_around(known, 100).unwrap().len(), 51);
    let file = folder.join(store::FILE);
    for plans in [plans(&store, &file, &seller, by_ids), plans(&store, &file, &seller, group)] {
        assert!(!plans.is_empty());
        for plan in plans {
            assert!(plan.contains("INTEGER PRIMARY KEY") && !plan.contains("company_owner"), "{plan}");
        }
    }
}
