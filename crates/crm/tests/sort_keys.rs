//! A list stands in the reader's alphabet, also when the stored keys were made by another version of it.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use crm::customers::Company;
use kernel::{Actor, Face, Lang};
use record::{Change, Query, RecordRef};
use store::{JobState, Store};
use support::*;
use testing::{Database, each_database};

fn execute(database: &Database, sql: &str) {
    match database {
        Database::Sqlite(folder) => {
            rusqlite::Connection::open(folder.join(store::FILE)).unwrap().execute_batch(sql).unwrap();
        }
        Database::Postgres(url) => drop(testing::psql(url, sql).unwrap()),
    }
}

fn in_order(store: &Store) -> Vec<String> {
    let reader = Actor { lang: Lang::Et, ..Actor::system(Face::Web) };
    let page = store.read_blocking(reader, |db| db.page(&Query::of("company").by("name").fields(&["name"]))).unwrap();
    page.rows.into_iter().map(|view| view.title).collect()
}

/// Lets the job end; the state of the latest one.
fn renewed(store: &Store) -> JobState {
    store.renew_sort_keys().unwrap();
    let runner = store.run_jobs(vec![store::sort_keys()], 1).unwrap();
    let latest = || store.read_blocking(system(), |db| db.latest_job("sort-keys")).unwrap().unwrap();
    while !latest().state.has_ended() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    drop(runner);
    latest().state
}

#[test]
fn keys_of_another_version_are_made_anew_once() {
    each_database(|database| {
        let store = open(database);
        // More than one slice, and one that waits in the bin.
        for number in 0..600 {
            create::<Company>(&store, move || Change::new().set(Company::NAME, format!("Tamm {number} OÜ")));
        }
        for name in ["Ärimaa", "Zürich", "Šokk", "Sopp"] {
            create::<Company>(&store, move || Change::new().set(Company::NAME, name));
        }
        let binned = create::<Company>(&store, || Change::new().set(Company::NAME, "Žanr"));
        store.write_blocking(system(), move |tx| tx.delete(binned)).unwrap();
        assert_eq!(renewed(&store), JobState::Done);
        let right = in_order(&store);
        assert_eq!((right[0].as_str(), right[1].as_str()), ("Sopp", "Šokk"));

        let stale = match database {
            Database::Sqlite(_) => "x'00'",
            Database::Postgres(_) => "'\\x00'::bytea",
        };
        execute(database, &format!("UPDATE company SET name_key_et = {stale}"));
        assert_ne!(in_order(&store), right);
        // The version is as it was, so nobody looks.
        store.renew_sort_keys().unwrap();
        let waiting = store.read_blocking(system(), |db| db.latest_job("sort-keys")).unwrap().unwrap();
        assert_eq!(waiting.state, JobState::Done);
        assert_ne!(in_order(&store), right);

        execute(database, "UPDATE setting SET value = '\"an older one\"' WHERE key = 'sort_keys'");
        assert_eq!(renewed(&store), JobState::Done);
        assert_eq!(in_order(&store), right);
        let record = RecordRef { of: "company", id: binned.any() };
        store.write_blocking(system(), move |tx| tx.restore(record)).unwrap();
        let at = in_order(&store).iter().position(|name| name == "Žanr").unwrap();
        assert_eq!(in_order(&store)[at - 1..=at + 1], ["Zürich", "Žanr", "Tamm 0 OÜ"]);
    });
}
