//! The disk is full, the folder cannot be written, the database is away: said in the reader's language, without a crash
//! and without loss, and work goes on once the cause is gone.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use support::person::Person;
use support::{Server, eventually, kilit, run, run_with_input};
use testing::{Cluster, SmallDisk, psql, sqlite_dir};

const PASSWORD: &str = "korrektne-hobune-aku";

fn add_mari(place: &[&str]) {
    let words = ["user", "add", "mari@example.com", "--role", "administrator", "--password-stdin"];
    let added = run_with_input(kilit(&words).args(place), &format!("{PASSWORD}\n"));
    assert!(added.ok, "{added:?}");
}

/// How many companies there are, told by the program.
fn companies(person: &Person, server: &Server) -> usize {
    let (status, answer) = person.get(&server.address, "/companies/export.csv").unwrap();
    assert_eq!(status, 200, "{answer}");
    answer.matches("Firma").count()
}

#[test]
fn a_full_disk() {
    let Some(disk) = SmallDisk::mount(24) else {
        println!("skipped: only root can mount a small disk to be filled");
        return;
    };
    let data = disk.join("data");
    let place = ["--data", data.to_str().unwrap()];
    add_mari(&place);
    let server = Server::start(kilit(&["serve", "--listen", "127.0.0.1:0"]).args(place));
    let mut person = Person::sign_in(&server, "mari@example.com", PASSWORD);
    let address = &server.address;
    assert_eq!(person.post(address, "/companies/new", "anyway=1&name=Firma+1").unwrap().0, 303);
    assert_eq!(person.get(address, "/readyz").unwrap().0, 200);

    fill(&disk);
    let (mut written, mut refused) = (1, None);
    let long = "x".repeat(8_000);
    for number in 2..2_000 {
        let form = format!("anyway=1&name=Firma+{number}&description={long}");
        match person.post(address, "/companies/new", &form).unwrap() {
            (303, _) => written += 1,
            other => {
                refused = Some(other);
                break;
            }
        }
    }
    let (status, said) = refused.expect("the disk was never full");
    assert_eq!(status, 503, "{said}");
    assert!(said.contains("The disk is full. Nothing was changed.") && said.contains("retry-after: "), "{said}");
    person.lang = "et";
    person.post(address, "/preferences/language", "lang=et").ok();
    eventually("it says that it cannot write", || {
        let (status, said) = person.get(address, "/readyz").unwrap();
        status == 503 && said.contains("The disk is full")
    });
    // Reading goes on, and nothing acknowledged is lost.
    assert_eq!(companies(&person, &server), written);
    let (status, said) =
        person.upload(address, "/import", &[], "big.csv", "a;b\n1;2\n".repeat(20_000).as_bytes()).unwrap();
    assert_eq!(status, 503, "{said}");
    let backup = run(kilit(&["backup", disk.join("full.kilit").to_str().unwrap()]).args(place));
    assert!(!backup.ok && backup.complained.contains("The disk is full"), "{backup:?}");
    assert_eq!(fs::read_dir(&*disk).unwrap().count(), 2, "no half backup is left behind");

    fs::remove_file(disk.join("ballast")).unwrap();
    eventually("it writes again", || person.get(address, "/readyz").unwrap().0 == 200);
    assert_eq!(person.post(address, "/companies/new", "anyway=1&name=Firma+danach").unwrap().0, 303);
    assert_eq!(companies(&person, &server), written + 1);
    assert!(server.stop("TERM").0.success());
    let verdict = run(kilit(&["log", "verify"]).args(place));
    assert!(verdict.ok, "{verdict:?}");
}

/// Leaves hardly a megabyte.
fn fill(disk: &Path) {
    let free = || -> u64 {
        let said = Command::new("df").args(["--output=avail", "-B1"]).arg(disk).output().unwrap();
        String::from_utf8(said.stdout).unwrap().lines().last().unwrap().trim().parse().unwrap()
    };
    let ballast = vec![7; usize::try_from(free().saturating_sub(600_000)).unwrap()];
    fs::write(disk.join("ballast"), ballast).unwrap();
}

#[test]
fn a_folder_that_cannot_be_written() {
    let Some(disk) = SmallDisk::mount(24) else {
        println!("skipped: only root can mount a disk that cannot be written");
        return;
    };
    let data = disk.join("data");
    let place = ["--data", data.to_str().unwrap()];
    add_mari(&place);
    disk.make_read_only();
    for (lang, words) in [("en_GB", "is read-only"), ("tr_TR", "salt okunur"), ("et_EE", "kirjutuskaitstud")] {
        let started = run(kilit(&["serve", "--listen", "127.0.0.1:0"]).args(place).env("LC_ALL", lang));
        assert!(!started.ok && started.complained.contains(words), "{started:?}");
    }
    let elsewhere = disk.join("new");
    let started = run(&mut kilit(&["serve", "--listen", "127.0.0.1:0", "--data", elsewhere.to_str().unwrap()]));
    assert!(!started.ok && started.complained.contains("is read-only"), "{started:?}");
}

#[test]
fn a_database_that_goes_away_and_comes_back() {
    let mut cluster = Cluster::start().unwrap();
    let (folder, url) = (sqlite_dir(), cluster.url());
    let place = ["--data", folder.to_str().unwrap(), "--database", &url];
    add_mari(&place);
    let server = Server::start(kilit(&["serve", "--listen", "127.0.0.1:0"]).args(place));
    let person = Person::sign_in(&server, "mari@example.com", PASSWORD);
    let address = &server.address;
    assert_eq!(person.post(address, "/companies/new", "anyway=1&name=Firma+1").unwrap().0, 303);

    cluster.fail().unwrap();
    eventually("it says that the database is away", || person.get(address, "/readyz").unwrap().0 == 503);
    for (lang, words) in [("en", "database cannot be reached"), ("tr", "Veritabanına"), ("et", "Andmebaasiga")] {
        let mut reader = person.clone();
        reader.lang = lang;
        let (status, said) = reader.get(address, "/companies").unwrap();
        assert!(status == 503 && said.contains("retry-after: ") && said.contains(words), "{said}");
    }
    assert_eq!(person.post(address, "/companies/new", "anyway=1&name=Verloren").unwrap().0, 503);
    assert_eq!(person.get(address, "/healthz").unwrap().0, 200);

    cluster.recover().unwrap();
    eventually("it works again", || person.get(address, "/readyz").unwrap().0 == 200);
    eventually("and writes", || person.post(address, "/companies/new", "anyway=1&name=Firma+2").unwrap().0 == 303);
    assert_eq!(companies(&person, &server), 2);

    // Connections are cut in the middle of writing; what was acknowledged is there, and once.
    let (acknowledged, stop) = (Mutex::new(Vec::new()), AtomicBool::new(false));
    std::thread::scope(|scope| {
        for writer in 0..3 {
            let (person, acknowledged, stop) = (&person, &acknowledged, &stop);
            scope.spawn(move || {
                for number in 0.. {
                    if stop.load(Ordering::Relaxed) {
                        return;
                    }
                    let name = format!("W{writer}-{number}");
                    let (status, answer) =
                        person.post(address, "/companies/new", &format!("anyway=1&name={name}")).unwrap();
                    assert!(status == 303 || status == 503, "{answer}");
                    if status == 303 {
                        acknowledged.lock().unwrap().push(name);
                    }
                }
            });
        }
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(4) {
            std::thread::sleep(Duration::from_millis(150));
            psql(
                &url,
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'kilit'",
            )
            .unwrap();
        }
        std::thread::sleep(Duration::from_secs(1));
        stop.store(true, Ordering::Relaxed);
    });
    let acknowledged = acknowledged.into_inner().unwrap();
    assert!(acknowledged.len() > 10, "only {} written", acknowledged.len());
    let there = psql(&url, "SELECT name FROM company WHERE name LIKE 'W%'").unwrap();
    let there: Vec<&str> = there.lines().collect();
    for name in &acknowledged {
        assert_eq!(there.iter().filter(|other| *other == name).count(), 1, "{name}");
    }
    assert_eq!(
        psql(&url, "SELECT count(*) FROM (SELECT name FROM company GROUP BY name HAVING count(*) > 1) d").unwrap(),
        "0"
    );
    assert!(server.stop("TERM").0.success());
    let verdict = run(kilit(&["log", "verify"]).args(place));
    assert!(verdict.ok, "{verdict:?}");
}
