//! A backup holds everything, of one moment, and goes back into either database; whole, or not at all.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::fs::{self, File};
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
    let mail = AddedField { kind: "email".into(), search: false, ..wish.clone() };
    let floor = store.write_blocking(system(), move |tx| tx.add_field(&wish)).unwrap();
    store.write_blocking(system(), move |tx| tx.add_field(&mail)).unwrap();
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
                company.indexes.iter().filter(|index| index.name.starts_with("company_x_")).count()
            };
            // Three sort keys of a text, and the folded text of an address of mail.
            assert_eq!((index(&again), index(&written.manifest)), (4, 4));

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

/// Data with one attached file, in a place whose clock can be set.
struct Place {
    store: Store,
    clock: Clock,
}

impl Place {
    /// With the files on a shelf.
    fn open(target: &Target, folder: &Path, shelf: Shelf) -> Place {
        let clock = Clock::fixed(now(), jiff::tz::TimeZone::UTC);
        let domain = Domain { catalogue: crm::catalogue(), rules: crm::verbs::rules() };
        let store = Store::open(target, domain, clock.clone()).unwrap();
        store.keep_outside_with(folder, None, shelf);
        Place { store, clock }
    }

    fn put(&self, content: &str) -> kernel::AnyId {
        let content = &mut Cursor::new(content.to_owned());
        self.store.files().unwrap().put(&system(), "Leping.txt", "text/plain", content).unwrap()
    }

    fn attach(&self, content: &str) {
        let company = make(&self.store, "company", values([("name", text("Kuusk OÜ"))]));
        let about = Value::Record(RecordRef { of: "company", id: company });
        let file = Value::Id(self.put(content));
        make(&self.store, "attachment", values([("name", text("Leping")), ("file", file), ("about", about)]));
    }

    /// Sweeps as if it were so many hours later; gives how many contents went.
    fn sweep(&self, hours: i64) -> usize {
        self.clock.set(Timestamp::from_millis(NOW + hours * 3_600_000));
        self.store.files().unwrap().sweep().unwrap()
    }

    fn close(self) {
        self.store.leave();
    }
}

/// The contents below a folder; `at` says when those came that came just now, in hours.
fn contents(folder: &Path, at: Option<i64>) -> usize {
    let mut count = 0;
    for sub in fs::read_dir(folder.join("files")).unwrap().flatten().filter(|entry| entry.path().is_dir()) {
        for entry in fs::read_dir(sub.path()).unwrap().flatten() {
            count += 1;
            // The clock of these tests is some days from that of the machine.
            let modified = entry.metadata().unwrap().modified().unwrap();
            if let Some(at) = at.filter(|_| modified.elapsed().is_ok_and(|ago| ago.as_secs() < 600)) {
                let came = std::time::UNIX_EPOCH + std::time::Duration::from_millis((NOW + at * 3_600_000) as u64);
                File::options().write(true).open(entry.path()).unwrap().set_modified(came).unwrap();
            }
        }
    }
    count
}

/// Where the data of a database lie, or what lies beside them.
fn home<'a>(database: &'a Database, aside: &'a Path) -> &'a Path {
    match database {
        Database::Sqlite(folder) => folder,
        Database::Postgres(_) => aside,
    }
}

/// A place with two attached files, into which a backup without any is restored.
fn restored(database: &Database, home: &Path) -> Place {
    let source = sqlite_dir();
    let file = source.join("all.kilit");
    open_at(&Target::Sqlite { folder: source.to_path_buf() }, &source).back_up(&file).unwrap();
    let to = target(database);
    let there = Place::open(&to, home, shelf(home));
    there.attach("one");
    there.attach("two");
    assert_eq!(contents(home, Some(-48)), 2);
    assert_eq!(there.sweep(0), 0);
    there.close();
    backup::restore(&file, &to, &held(home), &shelf(home), true, now()).unwrap();
    Place::open(&to, home, shelf(home))
}

#[test]
fn files_of_data_that_were_put_aside_stay_for_a_month() {
    each_database(|database| {
        let aside = sqlite_dir();
        let home = home(database, &aside);
        let place = restored(database, home);
        assert_eq!(place.sweep(2), 0);
        // What nobody needs of what came since goes as ever: it is the same installation.
        place.put("forgotten");
        assert_eq!(contents(home, Some(2)), 3);
        assert_eq!((place.sweep(5), contents(home, None)), (1, 2));
        assert_eq!(place.sweep(29 * 24), 0);
        assert_eq!(place.sweep(31 * 24), 2);
    });
}

#[test]
fn files_of_data_that_were_put_aside_stay_until_somebody_says_so() {
    each_database(|database| {
        let aside = sqlite_dir();
        let home = home(database, &aside);
        let place = restored(database, home);
        assert_eq!(place.sweep(2), 0);
        fs::remove_file(home.join("files/restored-at")).unwrap();
        assert_eq!(place.sweep(2), 2);
    });
}

#[test]
fn the_files_of_another_installation_are_not_swept() {
    each_database(|database| {
        let home = sqlite_dir();
        let living = Place::open(&target(database), &home, shelf(&home));
        living.attach("one");
        contents(&home, Some(-48));
        assert_eq!(living.sweep(0), 0);
        let file = home.join("all.kilit");
        living.store.back_up(&file).unwrap();

        // Somebody tries the backup elsewhere, with the same settings.
        let elsewhere = sqlite_dir();
        let to = Target::Sqlite { folder: elsewhere.to_path_buf() };
        backup::restore(&file, &to, &held(&elsewhere), &shelf(&home), false, now()).unwrap();
        living.attach("two");
        living.put("forgotten");
        assert_eq!(contents(&home, Some(1)), 3);
        let copy = Place::open(&to, &elsewhere, shelf(&home));
        assert_eq!((copy.sweep(31 * 24), contents(&home, None)), (0, 3));
        assert_eq!((living.sweep(31 * 24), contents(&home, None)), (1, 2));
    });
}

#[test]
fn one_damaged_file_keeps_nobody_from_a_backup_of_the_rest() {
    each_database(|database| {
        let home = sqlite_dir();
        let place = Place::open(&target(database), &home, shelf(&home));
        place.attach("whole");
        place.attach("spoilt");
        place.attach("unreadable");
        place.attach("gone");
        let at = |content: &str| {
            let found = fs::read_dir(home.join("files")).unwrap().flatten().filter(|entry| entry.path().is_dir());
            let mut paths = found.flat_map(|sub| fs::read_dir(sub.path()).unwrap().flatten()).map(|entry| entry.path());
            paths.find(|path| path.is_file() && fs::read_to_string(path).unwrap() == content).unwrap()
        };
        let (spoilt, unreadable, gone) = (at("spoilt"), at("unreadable"), at("gone"));
        fs::write(&spoilt, "spoiIt").unwrap();
        fs::remove_file(&gone).unwrap();
        // Reading a folder fails as reading a broken disk does.
        fs::remove_file(&unreadable).unwrap();
        fs::create_dir(&unreadable).unwrap();
        let file = home.join("all.kilit");
        let written = place.store.back_up(&file).unwrap().manifest.files;
        let name = |path: &Path| {
            let part = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
            format!("{}{}", part(path.parent().unwrap()), part(path))
        };
        let mut damaged = vec![name(&spoilt), name(&unreadable)];
        damaged.sort();
        assert_eq!((written.count, written.missing, written.damaged), (4, vec![name(&gone)], damaged.clone()));
        backup::check(&file).unwrap();

        let elsewhere = sqlite_dir();
        let to = Target::Sqlite { folder: elsewhere.to_path_buf() };
        let restored = backup::restore(&file, &to, &held(&elsewhere), &shelf(&elsewhere), false, now()).unwrap();
        let missing: Vec<String> = restored.missing.into_iter().collect();
        let mut lost = [damaged, vec![name(&gone)]].concat();
        lost.sort();
        assert_eq!((missing, contents(&elsewhere, None)), (lost, 1));
    });
}

#[test]
fn a_database_beyond_reading_is_replaced_all_the_same() {
    let (source, home) = (sqlite_dir(), sqlite_dir());
    let store = open_at(&Target::Sqlite { folder: source.to_path_buf() }, &source);
    let file = source.join("all.kilit");
    store.back_up(&file).unwrap();
    fs::write(home.join("kilit.db"), "no database at all, and long enough to be seen as none".repeat(100)).unwrap();
    let to = Target::Sqlite { folder: home.to_path_buf() };
    backup::restore(&file, &to, &held(&home), &shelf(&home), true, now()).unwrap();
    open_at(&to, &home);
}
