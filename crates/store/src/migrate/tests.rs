//! Migrations on both databases: each once, whole or not at all, and never behind anybody's back.

use testing::each_database;

use super::*;
use crate::schema;
use crate::trial::{connect, ints, target};

const COMPANY: File = File {
    name: "0001_company",
    both: Some("CREATE TABLE company (id {id}, logo {bytes}); CREATE INDEX company_logo ON company (logo);"),
    sqlite: None,
    postgres: None,
};
const PERSON: File = File {
    name: "0002_person",
    both: None,
    sqlite: Some("CREATE TABLE person (id {id}, company BIGINT NOT NULL REFERENCES company (id), only_sqlite TEXT);"),
    postgres: Some("CREATE TABLE person (id {id}, company BIGINT NOT NULL REFERENCES company (id), only_server TEXT);"),
};
const BROKEN: File = File {
    name: "0003_broken",
    both: Some("CREATE TABLE half (id {id}); INSERT INTO nowhere VALUES (1);"),
    sqlite: None,
    postgres: None,
};

fn now() -> Timestamp {
    Timestamp::from_millis(1_700_000_000_000)
}

fn tables(conn: &mut Conn) -> Vec<String> {
    schema::read(conn).unwrap().tables.into_keys().collect()
}

#[test]
fn each_is_applied_once() {
    each_database(|database| {
        let conn = &mut connect(&target(database));
        assert_eq!(due(conn, &[COMPANY, PERSON]).unwrap().len(), 2);
        assert_eq!(apply(conn, &[COMPANY], now()).unwrap(), ["0001_company"]);
        assert_eq!(apply(conn, &[COMPANY, PERSON], now()).unwrap(), ["0002_person"]);
        assert!(apply(conn, &[COMPANY, PERSON], now()).unwrap().is_empty());
        assert_eq!(tables(conn), ["company", "migration", "person"]);
        assert_eq!(ints(conn, "SELECT applied_at FROM migration").unwrap(), [now().millis(); 2]);

        let person = &schema::read(conn).unwrap().tables["person"];
        let special = if conn.dialect() == Dialect::Sqlite { "only_sqlite" } else { "only_server" };
        assert!(person.find(special).is_some());
    });
}

#[test]
fn a_broken_one_leaves_nothing_behind() {
    each_database(|database| {
        let conn = &mut connect(&target(database));
        let error = apply(conn, &[COMPANY, BROKEN, PERSON], now()).unwrap_err();
        assert_eq!(error.value("migration"), Some("0003_broken"), "{error}");
        assert!(tables(conn).is_empty(), "nor of those before it, or the data would fit no version");
        assert_eq!(apply(conn, &[COMPANY, PERSON], now()).unwrap(), ["0001_company", "0002_person"]);
    });
}

#[test]
fn a_rehearsal_finds_errors_and_changes_nothing() {
    each_database(|database| {
        let conn = &mut connect(&target(database));
        let tried = rehearse(conn, &[COMPANY, PERSON]).unwrap();
        assert_eq!(tried.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["0001_company", "0002_person"]);
        assert_eq!(tried[0].1, COMPANY.statements(conn.dialect()).unwrap());
        assert!(rehearse(conn, &[COMPANY, BROKEN]).is_err());
        assert!(tables(conn).is_empty());
        apply(conn, &[COMPANY], now()).unwrap();
        assert!(rehearse(conn, &[COMPANY]).unwrap().is_empty());
    });
}

#[test]
fn a_changed_file_is_refused() {
    each_database(|database| {
        let conn = &mut connect(&target(database));
        apply(conn, &[COMPANY], now()).unwrap();
        let changed = File { both: Some("CREATE TABLE company (id {id});"), ..COMPANY };
        let error = apply(conn, &[changed, PERSON], now()).unwrap_err();
        assert_eq!((error.key(), error.value("migration")), ("error-migration-changed", Some("0001_company")));
        assert_eq!(tables(conn), ["company", "migration"]);
    });
}

#[test]
fn a_newer_database_is_refused() {
    each_database(|database| {
        let conn = &mut connect(&target(database));
        apply(conn, &[COMPANY, PERSON], now()).unwrap();
        let error = apply(conn, &[COMPANY], now()).unwrap_err();
        assert_eq!((error.key(), error.value("migration")), ("error-database-newer", Some("0002_person")));
    });
}

#[test]
fn a_reference_that_leads_nowhere_is_refused() {
    each_database(|database| {
        let conn = &mut connect(&target(database));
        apply(conn, &[COMPANY, PERSON], now()).unwrap();
        let orphan = File { both: Some("INSERT INTO person (id, company) VALUES (1, 2);"), ..BROKEN };
        assert!(apply(conn, &[COMPANY, PERSON, orphan], now()).is_err());
        assert!(ints(conn, "SELECT id FROM person").unwrap().is_empty());
        // References are watched over again afterwards.
        conn.batch(if conn.dialect() == Dialect::Sqlite { "BEGIN" } else { "BEGIN READ WRITE" }).unwrap();
        assert_eq!(
            conn.execute("INSERT INTO person (id, company) VALUES (1, 2)", &[]).unwrap_err().key(),
            "error-referenced"
        );
    });
}

#[test]
fn two_programs_at_once_apply_each_only_once() {
    each_database(|database| {
        let target = target(database);
        // On SQLite the lock of the folder lets only one program in.
        let programs = if matches!(target, Target::Sqlite { .. }) { 1 } else { 4 };
        let applied: usize = std::thread::scope(|scope| {
            let started: Vec<_> = (0..programs)
                .map(|_| scope.spawn(|| apply(&mut connect(&target), &[COMPANY, PERSON], now()).unwrap().len()))
                .collect();
            started.into_iter().map(|program| program.join().unwrap()).sum()
        });
        assert_eq!(applied, 2);
    });
}
