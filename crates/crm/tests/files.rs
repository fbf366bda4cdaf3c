//! Attached files: kept once, reached through records only, swept when nothing refers to them.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use crm::customers::Company;
use crm::general::Attachment;
use kernel::{Actor, AnyId, Clock, Id, Timestamp};
use record::{RecordRef, Value};
use store::{Domain, Store};
use support::*;
use testing::{Database, each_database, sqlite_dir};

fn open_with(database: &Database, clock: &Clock, folder: &Path) -> Store {
    let domain = Domain { catalogue: crm::catalogue(), rules: crm::verbs::rules() };
    let store = Store::open(&target(database), domain, clock.clone()).unwrap();
    store.keep_outside(folder, None);
    store
}

fn clock() -> Clock {
    Clock::fixed(Timestamp::from_millis(NOW), jiff::tz::TimeZone::UTC)
}

fn company(store: &Store, owner: Option<AnyId>) -> Id<Company> {
    let mut given = values([("name", text("Kuusk OÜ"))]);
    if let Some(owner) = owner {
        given.push("owner", Value::Id(owner));
    }
    make(store, "company", given).of()
}

fn put(store: &Store, actor: &Actor, content: &str) -> AnyId {
    store.files().unwrap().put(actor, "Leping.txt", "text/plain", &mut Cursor::new(content.to_owned())).unwrap()
}

fn attach(store: &Store, actor: &Actor, to: Id<Company>, file: AnyId) -> kernel::Result<AnyId> {
    store.write_blocking(actor.clone(), move |tx| {
        let about = RecordRef { of: "company", id: to.any() };
        let given = values([("name", text("Leping")), ("file", Value::Id(file)), ("about", Value::Record(about))]);
        tx.create_values("attachment", given)
    })
}

fn read(store: &Store, actor: &Actor, attachment: AnyId) -> kernel::Result<(String, String)> {
    let record = RecordRef { of: "attachment", id: attachment };
    let stored = store.read_blocking(actor.clone(), move |db| db.stored_file(record, "file"))?;
    let mut content = String::new();
    store.files()?.content(&stored)?.read_to_string(&mut content).unwrap();
    Ok((stored.name, content))
}

/// The contents in the folder, with their paths below it.
fn contents(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    // What is written beside them is no content.
    let below = std::fs::read_dir(folder.join("files")).into_iter().flatten().flatten();
    for sub in below.filter(|entry| entry.path().is_dir()) {
        found.extend(std::fs::read_dir(sub.path()).unwrap().map(|entry| entry.unwrap().path()));
    }
    found.sort();
    found
}

/// Makes the contents as old as the tests' clock.
fn came(folder: &Path, at: i64) {
    for path in contents(folder) {
        let file = std::fs::File::options().write(true).open(path).unwrap();
        file.set_modified(UNIX_EPOCH + Duration::from_millis(at as u64)).unwrap();
    }
}

#[test]
fn a_file_is_reached_through_a_record_that_one_may_see() {
    each_database(|database| {
        let folder = sqlite_dir();
        let store = open_with(database, &clock(), &folder);
        let all = [("company", ["own", "own", "own", "none", "none"]), ("attachment", ["all"; 5])];
        let (mari, ali) = (user(&store, "mari", &all), user(&store, "ali", &all));
        let to = company(&store, mari.user);

        let file = put(&store, &mari, "kümme tuhat eurot");
        let attachment = attach(&store, &mari, to, file).unwrap();
        assert_eq!(read(&store, &mari, attachment).unwrap(), ("Leping.txt".into(), "kümme tuhat eurot".into()));

        assert_eq!(read(&store, &ali, attachment).unwrap_err().key(), "error-not-found");
        // Whoever guesses the id of a file cannot put it into a record of his own.
        let his = company(&store, ali.user);
        assert_eq!(attach(&store, &ali, his, file).unwrap_err().key(), "error-no-such-file");
        assert_eq!(attach(&store, &ali, his, AnyId::from_raw(7)).unwrap_err().key(), "error-no-such-file");
    });
}

#[test]
fn the_same_content_lies_there_once() {
    let (database, folder) = (Database::Sqlite(sqlite_dir()), sqlite_dir());
    let store = open_with(&database, &clock(), &folder);
    let to = company(&store, None);
    let first = attach(&store, &system(), to, put(&store, &system(), "sama")).unwrap();
    let second = attach(&store, &system(), to, put(&store, &system(), "sama")).unwrap();
    assert_eq!(contents(&folder).len(), 1);
    assert_eq!(read(&store, &system(), first).unwrap(), read(&store, &system(), second).unwrap());
    // SHA-256 of "sama", from another program.
    let digest = "4ae0b8d730c641ee770936a49e33699fb4d72d048480c74b8325169d812a56a6";
    assert_eq!(contents(&folder)[0], folder.join("files").join(&digest[..2]).join(&digest[2..]));
}

#[test]
fn a_file_that_is_too_large_leaves_nothing_behind() {
    let (database, folder) = (Database::Sqlite(sqlite_dir()), sqlite_dir());
    let store = open_with(&database, &clock(), &folder);
    let mut draft = store.files().unwrap().begin(1 << 20).unwrap();
    draft.write(&[0; 1 << 20]).unwrap();
    let error = draft.write(&[0]).unwrap_err();
    assert_eq!((error.key(), error.value("most")), ("error-file-too-large", Some("1")));
    drop(draft);
    assert_eq!(contents(&folder), Vec::<PathBuf>::new());
}

#[test]
fn what_nothing_refers_to_is_swept_after_an_hour() {
    each_database(|database| {
        let (clock, folder) = (clock(), sqlite_dir());
        let store = open_with(database, &clock, &folder);
        let files = store.files().unwrap();
        let to = company(&store, None);
        let kept = attach(&store, &system(), to, put(&store, &system(), "kept")).unwrap();
        let binned = attach(&store, &system(), to, put(&store, &system(), "in the bin")).unwrap();
        store.write_blocking(system(), move |tx| tx.delete::<Attachment>(binned.of())).unwrap();
        put(&store, &system(), "forgotten");
        std::mem::forget(files.begin(10).unwrap());
        came(&folder, NOW);

        // A form may still be open that will refer to it.
        assert_eq!(files.sweep().unwrap(), 0);
        clock.set(Timestamp::from_millis(NOW + 3_700_000));
        let young = put(&store, &system(), "young");
        assert_eq!(files.sweep().unwrap(), 2, "the forgotten one and the draft");
        assert_eq!(contents(&folder).len(), 3);
        assert_eq!(read(&store, &system(), kept).unwrap().1, "kept");
        store.write_blocking(system(), move |tx| tx.restore(RecordRef { of: "attachment", id: binned })).unwrap();
        assert_eq!(read(&store, &system(), binned).unwrap().1, "in the bin");
        attach(&store, &system(), to, young).unwrap();
    });
}

#[test]
fn the_same_content_under_a_name_that_stays_is_not_swept() {
    let (database, clock, folder) = (Database::Sqlite(sqlite_dir()), clock(), sqlite_dir());
    let store = open_with(&database, &clock, &folder);
    let to = company(&store, None);
    let kept = attach(&store, &system(), to, put(&store, &system(), "sama")).unwrap();
    put(&store, &system(), "sama");
    came(&folder, NOW);
    clock.set(Timestamp::from_millis(NOW + 3_700_000));
    assert_eq!(store.files().unwrap().sweep().unwrap(), 0);
    assert_eq!(read(&store, &system(), kept).unwrap().1, "sama");
}
