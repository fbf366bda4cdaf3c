//! The commands, with and without a server beside them.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::collections::BTreeSet;

use support::{Outcome, Server, eventually, kilit, run, run_with_input};
use testing::{TempFolder, postgres_url, psql, sqlite_dir};

const PASSWORD: &str = "yağmur altında kırmızı";

/// A command on a folder.
fn on(folder: &TempFolder, args: &[&str]) -> Outcome {
    run(&mut kilit(&[&["--data", folder.to_str().unwrap()], args].concat()))
}

fn add(folder: &TempFolder, email: &str) -> Outcome {
    let data = folder.to_str().unwrap();
    let args = ["user", "add", email, "--role", "seller", "--name", "Ayşe Çelik", "--password-stdin", "--data", data];
    run_with_input(&mut kilit(&args), &format!("{PASSWORD}\n"))
}

/// The values of a column of an export.
fn column(export: &Outcome, name: &str) -> Vec<String> {
    assert!(export.ok, "{export:?}");
    let mut lines = export.said.lines();
    let place = lines.next().unwrap().split(',').position(|head| head == name).unwrap();
    lines.map(|line| line.split(',').nth(place).unwrap().to_owned()).collect()
}

#[test]
fn every_command_has_help_worth_reading() {
    let mut seen = BTreeSet::new();
    let mut to_ask = vec![String::new()];
    while let Some(command) = to_ask.pop() {
        let mut words: Vec<&str> = command.split_whitespace().collect();
        words.push("--help");
        let help = run(&mut kilit(&words));
        assert!(help.ok && help.said.contains("Usage: kilit"), "{command}: {help:?}");
        let about = help.said.lines().next().unwrap();
        assert!(about.ends_with('.') || about.len() > 20, "{command} does not say what it does: {about}");
        for place in ["--data", "--database"] {
            assert!(help.said.contains(place), "{command} does not say that it takes {place}");
        }
        let list = help.said.split("Commands:\n").nth(1).unwrap_or_default();
        for line in list.lines().take_while(|line| !line.is_empty()) {
            let name = line.trim().split(' ').next().unwrap();
            if !line.starts_with("   ") && name != "help" {
                assert!(line.trim().len() > name.len() + 10, "{name} is not explained");
                to_ask.push(format!("{command} {name}"));
            }
        }
        seen.insert(command.trim().to_owned());
    }
    for command in [
        "serve",
        "demo",
        "migrate",
        "export",
        "user add",
        "insight concentration",
        "log verify",
        "log erase",
        "seed",
        "token create",
    ] {
        assert!(seen.contains(command), "{command} is not in the help: {seen:?}");
    }
}

#[test]
fn a_command_works_beside_a_server_and_without_one() {
    let folder = sqlite_dir();
    let alone = add(&folder, "ayse@example.com");
    assert!(alone.ok, "{alone:?}");
    assert_eq!(alone.said, "ayse@example.com was added.\n");

    let server = Server::on(&folder);
    assert!(add(&folder, "mari@example.com").ok);
    let beside = on(&folder, &["export", "users"]);
    let mut emails = column(&beside, "email");
    emails.sort();
    assert_eq!(emails, ["ayse@example.com", "mari@example.com"]);
    assert_eq!(column(&beside, "name")[0], "Ayşe Çelik");
    assert_eq!(column(&beside, "role")[0], "Seller");

    // The server speaks English; whoever types speaks Turkish, and reads errors and answers so.
    let data = folder.to_str().unwrap();
    let again =
        run(kilit(&["user", "add", "ayse@example.com", "--role", "seller", "--data", data]).env("LC_ALL", "tr_TR"));
    assert!(!again.ok && again.complained.contains("Bu değer başka bir kayıtta zaten var."), "{again:?}");
    let invited =
        run(kilit(&["user", "add", "jaan@example.com", "--role", "Müdür", "--data", data]).env("LC_ALL", "et_EE"));
    assert!(invited.complained.contains("Müdür"), "a role that does not exist is named: {invited:?}");
    let invited =
        run(kilit(&["user", "add", "jaan@example.com", "--role", "seller", "--data", data]).env("LC_ALL", "et_EE"));
    assert!(invited.said.contains("jaan@example.com on lisatud.") && invited.said.contains("/invitation?token="));

    let (_, answer) = server.get(invited.said.split_whitespace().last().unwrap());
    assert!(answer.contains("jaan@example.com"), "the link leads to where a password is chosen");
    server.stop("TERM");
    assert_eq!(column(&on(&folder, &["export", "users"]), "email").len(), 3);
}

#[test]
fn a_token_is_made_listed_and_revoked_beside_a_server_and_without_one() {
    let folder = sqlite_dir();
    assert!(add(&folder, "ayse@example.com").ok);
    let alone = on(&folder, &["token", "create", "AYSE@example.com", "--name", "Telephones"]);
    assert!(alone.ok && alone.said.starts_with("kilit_") && alone.said.lines().count() == 1, "{alone:?}");
    let nobody = on(&folder, &["token", "create", "mari@example.com"]);
    assert!(!nobody.ok && nobody.complained.contains("mari@example.com"), "{nobody:?}");

    let server = Server::on(&folder);
    let beside = on(&folder, &["token", "create", "ayse@example.com", "--expires", "30", "--read-only"]);
    assert!(beside.ok && beside.said != alone.said, "{beside:?}");
    let list = on(&folder, &["token", "list", "ayse@example.com"]);
    assert_eq!(list.said.lines().count(), 2, "{list:?}");
    assert!(list.said.contains("Telephones") && list.said.contains("read only"), "{list:?}");
    assert!(!list.said.contains(alone.said.trim()), "no secret is ever listed");
    let id = list.said.lines().find(|line| line.contains("Telephones")).unwrap().split('\t').next().unwrap();
    assert!(on(&folder, &["token", "revoke", id]).ok);
    assert!(on(&folder, &["token", "list"]).said.contains("revoked"));
    assert!(!on(&folder, &["token", "revoke", "0000000000000"]).ok);
    server.stop("TERM");
}

#[test]
fn a_weak_password_is_refused_before_anything_is_made() {
    let folder = sqlite_dir();
    let data = folder.join("new");
    let args =
        ["user", "add", "a@example.com", "--role", "seller", "--password-stdin", "--data", data.to_str().unwrap()];
    let refused = run_with_input(&mut kilit(&args), "password123\n");
    assert!(!refused.ok && refused.complained.contains("password"), "{refused:?}");
    assert!(!data.exists());
}

#[test]
fn where_there_is_no_data_nothing_is_exported_and_nothing_is_left_behind() {
    let folder = sqlite_dir();
    let data = folder.join("wrong");
    let export = run(&mut kilit(&["export", "companies", "--data", data.to_str().unwrap()]));
    assert!(!export.ok && export.complained.contains("There is no data of Kilit"), "{export:?}");
    assert!(!data.exists());
}

#[test]
fn an_export_is_the_same_beside_a_server() {
    let folder = sqlite_dir();
    let seeded =
        on(&folder, &["seed", "--companies", "1200", "--people", "20", "--opportunities", "10", "--activities", "0"]);
    assert!(seeded.ok && seeded.said.contains("1,230 of 1,230"), "{seeded:?}");
    let alone = on(&folder, &["export", "companies"]);
    let names: BTreeSet<String> = column(&alone, "id").into_iter().collect();
    assert_eq!(names.len(), 1_200, "every company once, over several slices");
    let lines = on(&folder, &["export", "opportunities", "--format", "jsonl"]);
    assert_eq!(lines.said.lines().count(), 10);
    let one: serde_json::Value = serde_json::from_str(lines.said.lines().next().unwrap()).unwrap();
    assert!(one["amount"]["currency"].is_string() && one["company"].is_string(), "{one}");

    let _server = Server::on(&folder);
    assert_eq!(on(&folder, &["export", "companies"]).said, alone.said);
    let unknown = on(&folder, &["export", "klients"]);
    assert!(!unknown.ok && unknown.complained.contains("companies"), "what there is, is said: {unknown:?}");
}

#[test]
fn a_schema_is_brought_up_to_date_once() {
    let folder = sqlite_dir();
    let tried = on(&folder, &["migrate", "--dry-run"]);
    assert!(tried.ok && tried.said.contains("CREATE TABLE \"company\""), "{}", tried.complained);
    let done = on(&folder, &["migrate"]);
    assert!(done.ok && done.said.contains("0001_store") && done.said.contains("up to date"), "{done:?}");
    assert_eq!(on(&folder, &["migrate"]).said, "The database is up to date.\n");
    let nothing = on(&folder, &["migrate", "--dry-run"]);
    assert_eq!(nothing.said, "The database is up to date; there is nothing to do.\n");
}

#[test]
fn a_server_seals_the_log_and_a_command_finds_what_was_tampered_with() {
    let folder = sqlite_dir();
    let url = postgres_url();
    let kilit = |args: &[&str]| kilit(&[&["--data", folder.to_str().unwrap(), "--database", &url], args].concat());
    let added = run(&mut kilit(&["user", "add", "mari@example.com", "--role", "administrator"]));
    assert!(added.ok, "{added:?}");
    let server = Server::start(&mut kilit(&["serve", "--listen", "127.0.0.1:0"]));
    let verify = || run(&mut kilit(&["log", "verify"]));
    eventually("everything is sealed", || verify().said.contains(", 0 not yet."));
    let good = verify();
    assert!(good.ok && good.said.contains("The log is intact."), "{good:?}");
    let head = good.said.split_whitespace().last().unwrap().to_owned();

    // A change while the server runs is sealed before long.
    assert!(run(&mut kilit(&["user", "add", "jaan@example.com", "--role", "seller"])).ok);
    eventually("the new change is sealed", || {
        let now = verify().said;
        now.contains(", 0 not yet.") && !now.contains(&head)
    });
    assert!(run(&mut kilit(&["log", "verify", "--head", &head])).ok);
    let elsewhere = run(&mut kilit(&["log", "verify", "--head", &"ab".repeat(32)]));
    assert!(!elsewhere.ok && elsewhere.complained.contains("That head is not in the chain"), "{elsewhere:?}");

    psql(
        &url,
        "UPDATE change SET at = at - 86400000 WHERE id = (SELECT change_id FROM change_seal WHERE position = 3)",
    )
    .unwrap();
    let found = verify();
    assert!(!found.ok && found.complained.contains("The change at position 3 is not what it was"), "{found:?}");
    let found = run(&mut kilit(&["log", "verify", "--json"]));
    let json: serde_json::Value = serde_json::from_str(&found.said).unwrap();
    assert_eq!((&json["intact"], &json["broken"]["what"]), (&false.into(), &"row-changed".into()));
    assert!(server.stop("TERM").0.success());
}

#[test]
fn what_the_law_demands_is_taken_out_of_the_log() {
    let folder = sqlite_dir();
    assert!(add(&folder, "ayse@example.com").ok);
    let conn = rusqlite::Connection::open(folder.join("kilit.db")).unwrap();
    let id: i64 = conn.query_row("SELECT id FROM \"user\"", [], |row| row.get(0)).unwrap();
    let logged = || -> String {
        let sql = "SELECT group_concat(difference) FROM change WHERE record_id = ?1";
        conn.query_row(sql, [id], |row| row.get(0)).unwrap()
    };
    assert!(logged().contains("ayse@example.com"));
    let address = format!("http://127.0.0.1:8420/users/{}", kernel::AnyId::from_raw(id));
    let erase = |words: &[&str]| on(&folder, &[&["log", "erase"], words].concat());
    assert!(erase(&["users/1"]).complained.contains("is not the address of a record"));
    let unknown = erase(&[&address, "--field", "shoe_size"]);
    assert!(!unknown.ok && unknown.complained.contains("shoe_size"), "{unknown:?}");
    assert!(logged().contains("ayse@example.com"));
    assert_eq!(erase(&[&address, "--field", "email"]).said, "One change was emptied of the values.\n");
    assert!(!logged().contains("ayse@example.com") && logged().contains("role"));
    assert_eq!(erase(&[&address, "--field", "email", "--json"]).said, "{\"changes\":0}\n");
    assert!(on(&folder, &["log", "verify"]).ok);
}

#[test]
fn the_demo_is_ready_to_be_looked_at_and_leaves_nothing_behind() {
    let temp = sqlite_dir();
    let mut command = kilit(&["demo", "--listen", "127.0.0.1:0", "--language", "et"]);
    let server = Server::start(command.env("TMPDIR", &*temp));
    let line = server.said.iter().find(|line| line.contains("demo@kilit.example")).unwrap().clone();
    let password = line.split_whitespace().last().unwrap();
    assert!(line.contains("parooliga") && password.len() == 12, "{line}");
    assert_eq!(server.get("/sign-in").0, 200);
    assert_eq!(std::fs::read_dir(&*temp).unwrap().count(), 1);
    let folder = std::fs::read_dir(&*temp).unwrap().next().unwrap().unwrap().path();
    let companies = run(&mut kilit(&["export", "companies", "--data", folder.to_str().unwrap()]));
    assert!(companies.said.lines().count() > 50, "{companies:?}");
    assert!(server.stop("TERM").0.success());
    assert_eq!(std::fs::read_dir(&*temp).unwrap().count(), 0);
}
