//! Two programs on one PostgreSQL: one installation to those who use it, also when one of the two is killed.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use support::person::{Person, location};
use support::{Server, eventually, kilit, run_with_input};
use testing::{postgres_url, psql, sqlite_dir};

const PASSWORD: &str = "korrektne-hobune-aku";
/// Lines of the imported file; an invoice has four.
const LINES: i64 = 6_000;
/// 10 ms for a line: a minute for the file, however fast the machine is.
const SLOW_LINES: &str = "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS \
                          'BEGIN PERFORM pg_sleep(0.01); RETURN NULL; END'; \
                          CREATE TRIGGER slow AFTER INSERT ON invoice_line FOR EACH ROW EXECUTE FUNCTION slow()";

/// A node with a folder of its own; attached files lie where all nodes reach them.
fn node(folder: &Path, url: &str, files: &Path) -> Server {
    let mut command = kilit(&["serve", "--listen", "127.0.0.1:0", "--data", folder.to_str().unwrap()]);
    Server::start(command.args(["--database", url, "--files", files.to_str().unwrap()]))
}

fn add_mari(folder: &Path, url: &str) {
    let words = ["user", "add", "mari@example.com", "--role", "administrator", "--password-stdin"];
    let mut command = kilit(&words);
    let added =
        run_with_input(command.args(["--data", folder.to_str().unwrap(), "--database", url]), &format!("{PASSWORD}\n"));
    assert!(added.ok, "{added:?}");
}

fn count(url: &str, sql: &str) -> i64 {
    psql(url, sql).unwrap().parse().unwrap()
}

#[test]
fn two_programs_are_one_to_those_who_use_them() {
    let (one_folder, other_folder, files) = (sqlite_dir(), sqlite_dir(), sqlite_dir());
    let url = postgres_url();
    add_mari(&one_folder, &url);
    let one = node(&one_folder, &url, &files);
    std::fs::copy(one_folder.join("log.key"), other_folder.join("log.key")).unwrap();
    let other = node(&other_folder, &url, &files);
    assert_eq!(psql(&url, "SELECT count(DISTINCT number) FROM node WHERE expires_at > 10").unwrap(), "3");

    // Signed in at one, known at the other.
    let person = Person::sign_in(&one, "mari@example.com", PASSWORD);
    assert_eq!(person.get(&other.address, "/companies").unwrap().0, 200);

    // What changes at one is heard at the other.
    let mut live = person.live(&other.address);
    let mut heard = String::new();
    let mut hear = |heard: &mut String| {
        let mut piece = [0; 4096];
        let read = live.read(&mut piece).unwrap();
        assert!(read > 0, "the live page ended: {heard}");
        heard.push_str(&String::from_utf8_lossy(&piece[..read]));
    };
    while !heard.contains(": here") {
        hear(&mut heard);
    }
    let (status, answer) = person.post(&one.address, "/companies/new", "name=Kuusk").unwrap();
    let company = location(status, &answer).unwrap();
    let id = company.rsplit('/').next().unwrap().to_owned();
    while !heard.contains(&id) {
        hear(&mut heard);
    }

    // A file put in at one comes out of the other.
    let (status, answer) =
        person.upload(&one.address, &format!("{company}/files"), &[], "Leping.txt", b"tingimused").unwrap();
    assert!(status < 400, "{answer}");
    let attachment = count(&url, "SELECT id FROM attachment");
    let attachment = kernel::AnyId::from_raw(attachment);
    let (status, answer) = person.get(&other.address, &format!("/attachments/{attachment}/file/file")).unwrap();
    assert!(status == 200 && answer.ends_with("tingimused"), "{answer}");

    // A file let fall at one is looked at, started and undone at the other.
    let lines = "Invoice;Date;Customer;Product;Quantity;Price\nA-1;2026-01-05;Tamm;Rulman;2;10,50\nA-2;2026-01-05;;Rulman;2;1\n";
    let (status, answer) =
        person.upload(&one.address, "/import", &[("kind", "invoice-lines")], "lines.csv", lines.as_bytes()).unwrap();
    let preview = location(status, &answer).unwrap();
    let (status, shown) = person.get(&other.address, &preview).unwrap();
    assert!(status == 200 && shown.contains("Rulman"), "{shown}");
    let (status, answer) = person.post(&other.address, &format!("{preview}/start"), "").unwrap();
    let import = location(status, &answer).unwrap();
    eventually("the import is done", || psql(&url, "SELECT status FROM import_run").unwrap() == "finished");
    for server in [&one, &other] {
        let (status, refused) = person.get(&server.address, &format!("{import}/refused")).unwrap();
        assert!(status == 200 && refused.contains("A-2"), "{refused}");
    }

    // Whoever guesses at passwords is slowed down wherever he does.
    let guess = |server: &Server| {
        let stranger = Person::stranger(server);
        stranger.post(&server.address, "/sign-in", "email=mari%40example.com&password=wrong").unwrap()
    };
    let (first, _) = guess(&one);
    let mut last = (0, String::new());
    for _ in 0..12 {
        last = guess(&one);
    }
    let there = guess(&other);
    assert_eq!(first, 422, "a first wrong password is only wrong");
    assert_eq!(there.0, last.0, "{}", there.1);
    assert_ne!(there.0, first, "the other knows of the failures at the first");

    // Sealed by both with one key.
    let mut verify = kilit(&["log", "verify", "--data", one_folder.to_str().unwrap(), "--database", &url]);
    eventually("everything is sealed", || support::run(&mut verify).said.contains(", 0 not yet."));
    assert!(one.stop("TERM").0.success());
    assert_eq!(person.get(&other.address, "/companies").unwrap().0, 200);
    assert!(other.stop("TERM").0.success());
    let at_work = "SELECT count(*) FROM node WHERE expires_at > (extract(epoch FROM now()) * 1000)::bigint";
    assert_eq!(count(&url, at_work), 0, "both gave their numbers back");
}

#[test]
fn nobody_notices_that_the_other_was_killed() {
    let (one_folder, other_folder, files) = (sqlite_dir(), sqlite_dir(), sqlite_dir());
    let url = postgres_url();
    add_mari(&one_folder, &url);
    let one = node(&one_folder, &url, &files);
    let person = Person::sign_in(&one, "mari@example.com", PASSWORD);
    // An import that goes on for long, as each of its lines is made to; nobody but the first can have taken it up.
    psql(&url, SLOW_LINES).unwrap();
    let mut lines = String::from("Invoice;Date;Customer;Product;Quantity;Price\n");
    for line in 0..LINES {
        lines.push_str(&format!("R-{};2026-01-05;Customer {};Part {};2;10,50\n", line / 4, line % 977, line % 13));
    }
    let import = person.import(&one.address, "long.csv", lines.as_bytes()).unwrap();
    eventually("rows come", || count(&url, "SELECT count(*) FROM invoice") > 0);
    std::fs::copy(one_folder.join("log.key"), other_folder.join("log.key")).unwrap();
    let other = node(&other_folder, &url, &files);

    let (stop, done, slowest) = (AtomicBool::new(false), AtomicUsize::new(0), std::sync::Mutex::new(Duration::ZERO));
    std::thread::scope(|scope| {
        for reader in 0..2 {
            let (person, address, stop, done, slowest) = (&person, &other.address, &stop, &done, &slowest);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let began = Instant::now();
                    let name = format!("anyway=1&name=B{reader}-{}", done.load(Ordering::Relaxed));
                    let (status, answer) = match reader {
                        0 => person.get(address, "/companies").unwrap(),
                        _ => person.post(address, "/companies/new", &name).unwrap(),
                    };
                    assert!(status == 200 || status == 303, "{status}: {answer}");
                    done.fetch_add(1, Ordering::Relaxed);
                    let mut slowest = slowest.lock().unwrap();
                    *slowest = began.elapsed().max(*slowest);
                }
            });
        }
        eventually("the second is used", || done.load(Ordering::Relaxed) > 10);
        assert_eq!(
            psql(&url, "SELECT status FROM import_run").unwrap(),
            "running",
            "it must last until the first dies"
        );
        one.kill();
        let before = done.load(Ordering::Relaxed);
        eventually("work goes on at the second", || done.load(Ordering::Relaxed) > before + 20);
        stop.store(true, Ordering::Relaxed);
    });
    println!("slowest answer: {:?}", slowest.lock().unwrap());
    psql(&url, "DROP TRIGGER slow ON invoice_line").unwrap();

    // The second goes on with the import when the lease of the first has run out: every row is there, once.
    eventually("the import is taken over", || {
        count(&url, "SELECT count(*) FROM background_job WHERE kind = 'import' AND attempts = 2") == 1
    });
    eventually("the rest of the rows come", || count(&url, "SELECT count(*) FROM invoice_line") == LINES);
    eventually("the import has come to its end", || psql(&url, "SELECT status FROM import_run").unwrap() == "finished");
    let (status, answer) = person.post(&other.address, &format!("{import}/undo"), "").unwrap();
    assert_eq!(status, 303, "{answer}");
    eventually("it is undone", || psql(&url, "SELECT status FROM import_run").unwrap() == "undone");
    assert_eq!(count(&url, "SELECT count(*) FROM invoice WHERE deleted_at IS NULL"), 0);
}
