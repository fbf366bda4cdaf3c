//! A backup holds everything, of one moment, and goes back into either database; whole, or not at all.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

use kernel::{Clock, Timestamp};
use record::{RecordRef, Value};
use store::folder::Opening;
use store::{AddedField, Domain, Folder, Shelf, Store, Target, backup};
use support::*;
use testing::{Database, each_database, postgres_url, psql, sqlite_dir};

fn now() -> Timestamp {
    Timestamp::from_millis(NOW)
}

fn shelf(folder: &Path) -> Shelf {
    Shelf::Folder(folder.join("files"))
}

fn held(folder: &Path) -> Folder {
    match Folder::open(folder).unwrap() {
        Opening::Ours(held) => held,
        Opening::Held => panic!("{} is held", folder.display()),
    }
}

fn open_at(target: &Target, folder: &Path) -> Store {
    let domain = Domain { catalogue: crm::catalogue(), rules: crm::verbs::rules() };
    let store = Store::open(target, domain, Clock::fixed(now(), jiff::tz::TimeZone::UTC)).unwrap();
    let key = held(folder).key("log").unwrap();
    store.keep_outside(folder, Some(key));
    store
}

/// Data with everything that is not plain: an added field with an index, a file, sealed changes, odd letters.
fn furnish(store: &Store) {
    let wish = AddedField {
        of: "company".into(),
        labels: ["Floor".into(), "Kat".into(), "Korrus".into()],
        kind: "text".into(),
        target: String::new(),
        choices: Vec::new(),
        search: true,
        sort: true,
    };
    let floor = store.write_blocking(system(), move |tx| tx.add_field(&wish)).unwrap();
    for (name, on) in [("Işık \"Çetin\" A.Ş.\n", "zemin"), ("Õunapuu\tOÜ", "2. korrus"), ("Ağaç", "çatı")] {
        let mut given = values([("name", text(name))]);
        given.push(floor.clone(), text(on));
        make(store, "company", given);
    }
    let company = make(store, "company", values([("name", text("Bristol"))]));
    let file = store.files().unwrap().put(&system(), "Leping.txt", "text/plain", &mut Cursor::new("tingimused"));
    let file = file.unwrap();
    let about = Value::Record(RecordRef { of: "company", id: company });
    make(store, "attachment", values([("name", text("Leping")), ("file", Value::Id(file)), ("about", about)]));
    store.seal_log().unwrap();
}

#[test]
fn what_was_made_of_one_database_goes_back_into_either() {
    each_database(|database| {
        let (from, folder) = (target(database), sqlite_dir());
        let folder = match database {
            Database::Sqlite(folder) => folder,
            Database::Postgres(_) => &folder,
        };
        let store = open_at(&from, folder);
        furnish(&store);
        let settled = store.settings();
        let file = folder.join("all.kilit");
        let written = store.back_up(&file).unwrap();
        assert_eq!(backup::check(&file).unwrap(), written.manifest);
        assert_eq!((written.manifest.files.count, written.manifest.files.bytes), (1, 10));
        assert_eq!(written.manifest.keys.len(), 1);

        let (into_sqlite, into_postgres) = (sqlite_dir(), sqlite_dir());
        let places = [
            (Target::Sqlite { folder: into_sqlite.to_path_buf() }, &into_sqlite),
            (Target::Postgres { url: postgres_url() }, &into_postgres),
        ];
        for (to, folder) in places {
            let restored = {
                let held = held(folder);
                backup::restore(&file, &to, &held, &shelf(folder), false, now()).unwrap()
            };
            assert!(restored.missing.is_empty());
            // A backup of what was restored has the same rows to the last letter.
            let again = folder.join("again.kilit");
            let again = backup::write(&to, folder, Some(&shelf(folder)), now(), &again).unwrap().manifest;
            assert_eq!(again.files, written.manifest.files);
            for (one, other) in written.manifest.tables.iter().zip(&again.tables) {
                assert_eq!((&one.name, one.rows, &one.sha256), (&other.name, other.rows, &other.sha256));
            }
            let index = |manifest: &backup::Manifest| {
                let company = manifest.tables.iter().find(|table| table.name == "company").unwrap();
                company.indexes.iter().filter(|index| index.columns[0].starts_with("x_")).count()
            };
            assert!(index(&again) > 0 && index(&again) == index(&written.manifest));

            let store = open_at(&to, folder);
            assert_eq!(store.settings(), settled);
            for (words, title) in [("isik cetin", "Işık"), ("korr", "Õunapuu"), ("zem", "Işık")] {
                let hits = store.read_blocking(system(), move |db| db.search(words, None, 5)).unwrap();
                assert!(hits.iter().any(|hit| hit.title.contains(title)), "{words}: {hits:?}");
            }
            let verdict = store.verify_log().unwrap();
            assert!(verdict.broken.is_none(), "{verdict:?}");
            let attachment = store.read_blocking(system(), |db| {
                db.rows::<crm::general::Attachment>(&record::Query::all::<crm::general::Attachment>())
            });
            let record = RecordRef { of: "attachment", id: attachment.unwrap()[0].id.any() };
            let stored = store.read_blocking(system(), move |db| db.stored_file(record, "file")).unwrap();
            let mut content = String::new();
            store.files().unwrap().content(&stored).unwrap().read_to_string(&mut content).unwrap();
            assert_eq!(content, "tingimused");
        }
    });
}

#[test]
fn a_damaged_backup_touches_nothing() {
    each_database(|database| {
        let source = sqlite_dir();
        let store = open_at(&Target::Sqlite { folder: source.to_path_buf() }, &source);
        furnish(&store);
        let file = source.join("all.kilit");
        store.back_up(&file).unwrap();
        let whole = fs::read(&file).unwrap();
        let to = target(database);
        let home = sqlite_dir();
        let home: &Path = match database {
            Database::Sqlite(folder) => folder,
            Database::Postgres(_) => &home,
        };
        for place in [100, whole.len() / 3, whole.len() / 2, whole.len() - 10] {
            let mut spoilt = whole.clone();
            // More than the date of a part, which nobody misses.
            for byte in spoilt.iter_mut().skip(place).take(300) {
                *byte ^= 0x55;
            }
            let cut = [&spoilt[..], &whole[..place]];
            for bytes in cut {
                fs::write(source.join("bad.kilit"), bytes).unwrap();
                let held = held(home);
                let outcome = backup::restore(&source.join("bad.kilit"), &to, &held, &shelf(home), true, now());
                let error = outcome.map(|_| ()).unwrap_err();
                assert_eq!(error.key(), "error-backup-damaged", "{place}: {error}");
            }
        }
        match database {
            Database::Sqlite(folder) => assert!(!folder.join("kilit.db").exists()),
            Database::Postgres(url) => {
                assert_eq!(
                    psql(url, "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"),
                    Ok("0".into())
                );
            }
        }
        let missing = backup::restore(Path::new("/nowhere.kilit"), &to, &held(home), &shelf(home), true, now());
        assert_eq!(missing.unwrap_err().key(), "error-no-such-backup");
    });
}

#[test]
fn what_is_there_is_replaced_only_on_demand_and_kept_aside() {
    each_database(|database| {
        let source = sqlite_dir();
        let store = open_at(&Target::Sqlite { folder: source.to_path_buf() }, &source);
        make(&store, "company", values([("name", text("Restored"))]));
        let file = source.join("all.kilit");
        store.back_up(&file).unwrap();

        let to = target(database);
        let home = sqlite_dir();
        let home: &Path = match database {
            Database::Sqlite(folder) => folder,
            Database::Postgres(_) => &home,
        };
        let there = open_at(&to, home);
        make(&there, "company", values([("name", text("There before"))]));
        let names = |store: &Store| {
            let rows = store.read_blocking(system(), |db| {
                db.rows::<crm::customers::Company>(&record::Query::all::<crm::customers::Company>())
            });
            rows.unwrap().into_iter().map(|company| company.name).collect::<Vec<_>>()
        };
        let restore = |replace| backup::restore(&file, &to, &held(home), &shelf(home), replace, now());
        assert_eq!(restore(false).unwrap_err().key(), "error-restore-not-empty");
        if matches!(database, Database::Postgres(_)) {
            assert_eq!(restore(true).unwrap_err().key(), "error-database-in-use");
        }
        assert_eq!(names(&there), ["There before"]);
        there.leave();
        drop(there);
        restore(true).unwrap();
        assert_eq!(names(&open_at(&to, home)), ["Restored"]);

        let aside: Vec<_> = fs::read_dir(home)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.starts_with("before-restore-"))
            .collect();
        assert_eq!(aside.len(), 1, "{aside:?}");
        let old = home.join(&aside[0]);
        match database {
            Database::Sqlite(_) => {
                // The old key lies there too.
                assert!(old.join("log.key").exists());
                assert_eq!(names(&open_at(&Target::Sqlite { folder: old.clone() }, &old)), ["There before"]);
            }
            Database::Postgres(_) => assert!(backup::check(&old).unwrap().rows() > 0),
        }
    });
}

#[test]
fn tables_of_others_are_left_alone() {
    let source = sqlite_dir();
    let store = open_at(&Target::Sqlite { folder: source.to_path_buf() }, &source);
    let file = source.join("all.kilit");
    store.back_up(&file).unwrap();
    let (url, home) = (postgres_url(), sqlite_dir());
    psql(&url, "CREATE TABLE wordpress (id INT)").unwrap();
    let to = Target::Postgres { url: url.clone() };
    let error = backup::restore(&file, &to, &held(&home), &shelf(&home), true, now()).map(|_| ()).unwrap_err();
    assert_eq!(error.key(), "error-restore-others");
    psql(&url, "SELECT id FROM wordpress").unwrap();
}

#[test]
fn a_backup_is_of_one_moment_while_others_write() {
    each_database(|database| {
        let folder = sqlite_dir();
        let folder: &Path = match database {
            Database::Sqlite(folder) => folder,
            Database::Postgres(_) => &folder,
        };
        let store = open_at(&target(database), folder);
        let done = std::sync::atomic::AtomicBool::new(false);
        let manifest = std::thread::scope(|scope| {
            scope.spawn(|| {
                let mut number = 0;
                while !done.load(std::sync::atomic::Ordering::Relaxed) {
                    number += 1;
                    make(&store, "company", values([("name", text(&format!("Number {number}")))]));
                }
            });
            std::thread::sleep(std::time::Duration::from_millis(300));
            let written = store.back_up(&folder.join("one.kilit"));
            done.store(true, std::sync::atomic::Ordering::Relaxed);
            written.unwrap().manifest
        });
        let rows = |name: &str| manifest.tables.iter().find(|table| table.name == name).unwrap().rows;
        assert!(rows("company") > 0);
        // Each company is written with its line in the log and its search text, or not at all.
        assert_eq!((rows("company"), rows("company")), (rows("change"), rows("search")));
    });
}
