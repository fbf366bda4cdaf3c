//! Killed at any moment, the program starts again with every change it had acknowledged, and with nothing half done.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use rusqlite::functions::FunctionFlags;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use support::person::{Person, location};
use support::{Server, eventually, kilit, run, run_with_input};
use testing::{TempFolder, postgres_url, psql, sqlite_dir};

const PASSWORD: &str = "korrektne-hobune-aku";
/// How often it is killed.
const KILLS_ON_SQLITE: u64 = 55;
const KILLS_ON_POSTGRES: u64 = 8;
/// Lines of an imported file; an invoice has four.
const LINES: u64 = 4_000;

/// The data of an installation, and a way to look at them behind the program's back.
struct Data {
    folder: TempFolder,
    database: Option<String>,
}

impl Data {
    fn start(&self) -> Server {
        Server::start(kilit(&["serve", "--listen", "127.0.0.1:0"]).args(self.place()))
    }

    fn place(&self) -> Vec<String> {
        let mut place = vec!["--data".to_owned(), self.folder.to_str().unwrap().to_owned()];
        if let Some(database) = &self.database {
            place.extend(["--database".to_owned(), database.clone()]);
        }
        place
    }

    fn command(&self, words: &[&str]) -> support::Outcome {
        run(kilit(words).args(self.place()))
    }

    /// The rows that a statement finds, each column as text.
    fn rows(&self, sql: &str) -> Vec<Vec<String>> {
        match &self.database {
            Some(url) => {
                let text = psql(url, sql).unwrap();
                text.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect()
            }
            None => sqlite_rows(&self.folder.join("kilit.db"), sql),
        }
    }

    fn count(&self, sql: &str) -> i64 {
        self.rows(sql)[0][0].parse().unwrap()
    }
}

fn sqlite_rows(file: &Path, sql: &str) -> Vec<Vec<String>> {
    let conn = rusqlite::Connection::open(file).unwrap();
    conn.busy_timeout(Duration::from_secs(20)).unwrap();
    // The check of the file also compares what is indexed by the folding, which each connection brings along.
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    conn.create_scalar_function("kilit_fold", 1, flags, |context| {
        Ok(context.get::<Option<String>>(0)?.map(|text| kernel::fold(&text)))
    })
    .unwrap();
    let mut statement = conn.prepare(sql).unwrap();
    let width = statement.column_count();
    let rows = statement.query_map([], |row| {
        (0..width)
            .map(|at| {
                let value = row.get_ref(at)?;
                Ok(value
                    .as_i64()
                    .map(|n| n.to_string())
                    .or_else(|_| value.as_str().map(str::to_owned))
                    .unwrap_or_default())
            })
            .collect::<rusqlite::Result<Vec<String>>>()
    });
    rows.unwrap().collect::<rusqlite::Result<_>>().unwrap()
}

/// What the program has acknowledged: companies by name, and what was last said about each.
#[derive(Default)]
struct Acknowledged {
    companies: HashMap<String, String>,
    /// What was sent and never answered: it may have happened or not.
    unknown: HashMap<String, String>,
}

/// From nothing to 300 ms, the same in every run.
fn pause(round: u64) -> Duration {
    Duration::from_millis(round.wrapping_mul(0x9e37_79b9_7f4a_7c15) % 300)
}

fn file(round: u64) -> String {
    let mut file = String::from("Invoice;Date;Customer;Product;Quantity;Price\n");
    for line in 0..LINES {
        let (invoice, day) = (line / 4, line / 4 % 28 + 1);
        file.push_str(&format!(
            "R{round}-{invoice};2026-01-{day:02};Import {};Part {};2;10,50\n",
            invoice % 97,
            line % 13
        ));
    }
    file
}

/// Writes until the server is gone, and notes every acknowledgement.
fn write(person: &Person, address: &str, name: &str, acknowledged: &Mutex<Acknowledged>, stop: &AtomicBool) {
    for number in 0.. {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let name = format!("{name}-{number}");
        let Ok((status, answer)) = person.post(address, "/companies/new", &format!("anyway=1&name={name}")) else {
            return;
        };
        let to = location(status, &answer).unwrap();
        acknowledged.lock().unwrap().companies.insert(name.clone(), String::new());
        let said = format!("about {name}");
        acknowledged.lock().unwrap().unknown.insert(name.clone(), said.clone());
        let form = format!("version=1&description={}", said.replace(' ', "+"));
        let Ok((status, answer)) = person.post(address, &format!("{to}/field/description"), &form) else { return };
        assert!(status < 400, "{answer}");
        let mut acknowledged = acknowledged.lock().unwrap();
        acknowledged.unknown.remove(&name);
        acknowledged.companies.insert(name, said);
    }
}

/// Everything acknowledged is there once; records stand together with what belongs to them.
fn look(data: &Data, acknowledged: &Acknowledged) {
    let mut found: HashMap<String, String> = HashMap::new();
    for row in data.rows("SELECT name, coalesce(description, '') FROM company WHERE name LIKE 'K%'") {
        let before = found.insert(row[0].clone(), row[1].clone());
        assert!(before.is_none(), "{} is there twice", row[0]);
    }
    for (name, said) in &acknowledged.companies {
        let there = found.get(name).unwrap_or_else(|| panic!("{name} was acknowledged and is gone"));
        let maybe = acknowledged.unknown.get(name);
        assert!(there == said || Some(there) == maybe, "{name} says {there:?} instead of {said:?}");
    }
    // Each record came with its line in the log and its search text, or not at all.
    for (table, of) in [("company", "company"), ("invoice", "invoice"), ("invoice_line", "invoice_line")] {
        let sql = format!(
            "SELECT count(*) FROM {table} t WHERE (SELECT count(*) FROM change c WHERE c.record_id = t.id AND
             c.record_type = '{of}' AND c.deed = 'create') <> 1"
        );
        assert_eq!(data.count(&sql), 0, "records of the kind {of} without their line in the log");
    }
    let lost = "SELECT count(*) FROM change c WHERE c.deed = 'create' AND c.record_type IN ('company', 'invoice')
                AND NOT EXISTS (SELECT 1 FROM company t WHERE t.id = c.record_id)
                AND NOT EXISTS (SELECT 1 FROM invoice t WHERE t.id = c.record_id)";
    assert_eq!(data.count(lost), 0, "lines in the log without their record");
    let unfindable = "SELECT count(*) FROM company t WHERE deleted_at IS NULL
                      AND NOT EXISTS (SELECT 1 FROM search s WHERE s.record_id = t.id)";
    assert_eq!(data.count(unfindable), 0, "companies that cannot be found");
    // An invoice has the sum of the lines that are there, no line comes twice, and none is without its invoice.
    let uneven = "SELECT count(*) FROM invoice i WHERE i.deleted_at IS NULL AND i.total <>
                  (SELECT coalesce(sum(l.total), 0) FROM invoice_line l WHERE l.invoice = i.id AND l.deleted_at IS NULL)";
    assert_eq!(data.count(uneven), 0, "invoices whose total is not that of their lines");
    let doubled = "SELECT count(*) FROM (SELECT number FROM invoice WHERE deleted_at IS NULL GROUP BY number
                   HAVING count(*) > 1) d";
    assert_eq!(data.count(doubled), 0, "invoices that are there twice");
    let crowded = "SELECT count(*) FROM (SELECT invoice FROM invoice_line WHERE deleted_at IS NULL GROUP BY invoice
                   HAVING count(*) > 4) d";
    assert_eq!(data.count(crowded), 0, "lines that came twice");
    let lonely =
        "SELECT count(*) FROM invoice_line l WHERE NOT EXISTS (SELECT 1 FROM invoice i WHERE i.id = l.invoice)";
    assert_eq!(data.count(lonely), 0, "lines without their invoice");
}

/// Kills the program again and again while people write and files are brought in.
fn kill_again_and_again(data: &Data, kills: u64) {
    let added = run_with_input(
        kilit(&["user", "add", "mari@example.com", "--role", "administrator", "--password-stdin"]).args(data.place()),
        &format!("{PASSWORD}\n"),
    );
    assert!(added.ok, "{added:?}");
    let mut server = data.start();
    let person = Person::sign_in(&server, "mari@example.com", PASSWORD);
    let acknowledged = Mutex::new(Acknowledged::default());
    let stop = AtomicBool::new(false);
    for round in 0..kills {
        let address = server.address.clone();
        let started = AtomicBool::new(false);
        let started = &started;
        std::thread::scope(|scope| {
            for writer in 0..3 {
                let (person, address, acknowledged, stop) = (&person, &address, &acknowledged, &stop);
                scope.spawn(move || write(person, address, &format!("K{round}-{writer}"), acknowledged, stop));
            }
            if round % 2 == 0 {
                let (person, address) = (&person, &address);
                scope.spawn(move || {
                    // It may be cut off at any of its steps.
                    let name = format!("round-{round}.csv");
                    if person.import(address, &name, file(round).as_bytes()).is_ok() {
                        started.store(true, Ordering::Release);
                    }
                });
            }
            // Every other import is cut off while it writes.
            let began = Instant::now();
            while round % 4 == 0 && !started.load(Ordering::Acquire) && began.elapsed() < Duration::from_secs(10) {
                std::thread::sleep(Duration::from_millis(10));
            }
            std::thread::sleep(pause(round));
            server.kill();
        });
        server = data.start();
        look(data, &acknowledged.lock().unwrap());
        if round % 10 == 9 {
            let verdict = data.command(&["log", "verify"]);
            assert!(verdict.ok, "after kill {}: {verdict:?}", round + 1);
        }
    }
    let acknowledged = acknowledged.into_inner().unwrap();
    assert!(acknowledged.companies.len() as u64 > kills, "only {} changes in all", acknowledged.companies.len());
    what_was_cut_off_is_whole(data);
    undo_what_was_cut_off(data, &server, &person);
    look(data, &acknowledged);
    assert!(server.stop("TERM").0.success());
    let verdict = data.command(&["log", "verify"]);
    assert!(verdict.ok && verdict.said.contains("The log is intact."), "{verdict:?}");
}

/// Imports that were cut off go on where they were: each of their rows is there, once.
fn what_was_cut_off_is_whole(data: &Data) {
    let unended = "SELECT count(*) FROM import_run WHERE status IN ('waiting', 'running')";
    eventually("every import has ended", || data.count(unended) == 0);
    let ends = data.rows("SELECT status, rows, rejected, name FROM import_run ORDER BY id");
    let taken_up = "SELECT count(*) FROM background_job WHERE kind = 'import' AND attempts > 1";
    assert!(data.count(taken_up) > 0, "no import was cut off");
    for end in &ends {
        assert_eq!(end[..3], ["finished".to_owned(), LINES.to_string(), "0".to_owned()], "{end:?}");
        let round = end[3].trim_start_matches("round-").trim_end_matches(".csv");
        let lines = format!(
            "SELECT count(*) FROM invoice_line l JOIN invoice i ON i.id = l.invoice
             WHERE i.number LIKE 'R{round}-%' AND l.deleted_at IS NULL"
        );
        assert_eq!(data.count(&lines), LINES as i64, "lines of {}", end[3]);
    }
}

/// Imports that were cut off and went on are undone by one click, all that they made before and after.
fn undo_what_was_cut_off(data: &Data, server: &Server, person: &Person) {
    let ended: Vec<String> = data
        .rows("SELECT id FROM import_run WHERE status = 'finished' ORDER BY id")
        .into_iter()
        .map(|row| kernel::AnyId::from_raw(row[0].parse().unwrap()).to_string())
        .collect();
    // Taking all of them back would prove no more.
    let undone: Vec<&String> = ended.iter().rev().take(3).collect();
    for run in &undone {
        let (status, answer) = person.post(&server.address, &format!("/imports/{run}/undo"), "").unwrap();
        assert_eq!(status, 303, "{answer}");
    }
    eventually("what was cut off is undone", || {
        data.count("SELECT count(*) FROM import_run WHERE status = 'undone'") == undone.len() as i64
    });
    let left = "SELECT count(*) FROM invoice i WHERE i.deleted_at IS NULL AND EXISTS
                (SELECT 1 FROM change c JOIN import_run r ON r.id = c.batch
                 WHERE c.record_id = i.id AND c.deed = 'create' AND r.status = 'undone')";
    assert_eq!(data.count(left), 0, "invoices of imports that were undone");
}

#[test]
fn killed_at_any_moment_on_sqlite() {
    let data = Data { folder: sqlite_dir(), database: None };
    let began = Instant::now();
    kill_again_and_again(&data, KILLS_ON_SQLITE);
    assert_eq!(data.rows("PRAGMA integrity_check"), [["ok"]]);
    println!("{KILLS_ON_SQLITE} kills in {:?}", began.elapsed());
}

#[test]
fn killed_at_any_moment_on_postgres() {
    let data = Data { folder: sqlite_dir(), database: Some(postgres_url()) };
    kill_again_and_again(&data, KILLS_ON_POSTGRES);
}

#[test]
fn an_import_of_a_command_that_is_killed_goes_on_in_the_server_and_can_be_undone() {
    let data = Data { folder: sqlite_dir(), database: None };
    let path = data.folder.join("big.csv");
    std::fs::write(&path, (0..20).map(file).collect::<String>()).unwrap();
    let mut import =
        kilit(&["import", path.to_str().unwrap(), "--as", "invoice-lines"]).args(data.place()).spawn().unwrap();
    let there = || {
        let file = data.folder.join("kilit.db");
        file.exists()
            && data.rows("SELECT 1 FROM sqlite_schema WHERE name = 'import_upload'").len() == 1
            && data.count("SELECT count(*) FROM invoice") > 0
    };
    eventually("rows have come", there);
    import.kill().unwrap();
    import.wait().unwrap();
    assert_eq!(data.rows("SELECT status FROM import_run"), [["running"]]);
    let _server = data.start();
    eventually("the import has come to its end", || data.rows("SELECT status FROM import_run") == [["finished"]]);
    assert_eq!(data.count("SELECT count(*) FROM invoice_line"), 20 * LINES as i64);
    let run = kernel::AnyId::from_raw(data.count("SELECT id FROM import_run")).to_string();
    let undone = data.command(&["import", "--undo", &run]);
    assert!(undone.ok, "{undone:?}");
    assert_eq!(data.count("SELECT count(*) FROM invoice WHERE deleted_at IS NULL"), 0);
    assert_eq!(data.count("SELECT count(*) FROM invoice_line WHERE deleted_at IS NULL"), 0);
}
