//! The test databases themselves: fresh, cloned, named when they fail, and gone afterwards.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use testing::{Database, each_database, postgres_url, psql, template};

#[test]
fn every_call_gives_a_database_of_its_own() {
    let (first, second) = (postgres_url(), postgres_url());
    psql(&first, "CREATE TABLE note (body TEXT)").unwrap();
    psql(&second, "CREATE TABLE note (body TEXT)").unwrap();
    psql(&first, "INSERT INTO note VALUES ('ours')").unwrap();
    assert_eq!(psql(&first, "SELECT count(*) FROM note").unwrap(), "1");
    assert_eq!(psql(&second, "SELECT count(*) FROM note").unwrap(), "0");
}

#[test]
fn a_template_is_built_once_and_cloned() {
    let build = |url: &str| {
        psql(url, "CREATE TABLE note (body TEXT)").unwrap();
        psql(url, "INSERT INTO note VALUES ('from the template')").unwrap();
    };
    template("cluster_test", build);
    template("cluster_test", |_| panic!("built twice"));
    let (first, second) = (postgres_url(), postgres_url());
    psql(&first, "DELETE FROM note").unwrap();
    assert_eq!(psql(&second, "SELECT body FROM note").unwrap(), "from the template");
}

#[test]
#[should_panic(expected = "not a template's name")]
fn a_template_cannot_be_named_like_sql() {
    template("x; DROP DATABASE postgres", |_| {});
}

#[test]
fn a_database_goes_with_the_thread_of_its_test() {
    let name = thread::spawn(|| {
        let url = postgres_url();
        url.rsplit('/').next().unwrap().to_owned()
    });
    let name = name.join().unwrap();
    let others = postgres_url();
    let left = format!("SELECT count(*) FROM pg_database WHERE datname = '{name}'");
    within_seconds(20, "the database is still there", || psql(&others, &left).unwrap() == "0");
}

#[test]
fn turkish_and_estonian_letters_count_as_letters() {
    // Under the plain C locale they would not, and searching by fragments would lose them.
    assert_eq!(psql(&postgres_url(), "SELECT 'IŞIĞI Õun' ~ '^[[:alpha:] ]+$'").unwrap(), "t");
}

#[test]
fn a_story_is_told_on_both_databases() {
    let told = std::cell::RefCell::new(Vec::new());
    each_database(|database| {
        match database {
            Database::Sqlite(folder) => assert!(folder.is_dir()),
            Database::Postgres(url) => assert_eq!(psql(url, "SELECT 1").unwrap(), "1"),
        }
        told.borrow_mut().push(database.to_string());
    });
    assert_eq!(told.into_inner(), ["SQLite", "PostgreSQL"]);
}

#[test]
fn a_failure_names_the_database_and_keeps_the_message() {
    let one = catch_unwind(|| each_database(|database| assert!(matches!(database, Database::Sqlite(_)), "7 rows")));
    assert_eq!(one.unwrap_err().downcast_ref::<String>().unwrap(), "on PostgreSQL: 7 rows");

    let both = catch_unwind(|| each_database(|_| panic!("no rows")));
    assert_eq!(both.unwrap_err().downcast_ref::<String>().unwrap(), "on SQLite: no rows\non PostgreSQL: no rows");
}

#[test]
fn a_server_ends_when_its_owner_is_killed() {
    let (mut owner, folder, server) = lone_server();
    owner.kill().unwrap();
    owner.wait().unwrap();
    within_seconds(20, "the folder is still there", || !folder.exists());
    within_seconds(20, "the server still runs", || !Path::new(&format!("/proc/{server}")).exists());
}

#[test]
fn a_server_is_gone_when_its_owner_has_ended() {
    let (mut owner, folder, server) = lone_server();
    drop(owner.stdin.take());
    assert!(owner.wait().unwrap().success());
    assert!(!folder.exists());
    assert!(!Path::new(&format!("/proc/{server}")).exists());
}

/// A process that owns a server: the process, the server's folder and its process number.
fn lone_server() -> (Child, PathBuf, u32) {
    let mut owner = Command::new(env!("CARGO_BIN_EXE_test-postgres"))
        .env_remove(testing::CLUSTER_VARIABLE)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(owner.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let folder = PathBuf::from(line.trim().split_once('=').unwrap().1);
    let pid_file = fs::read_to_string(folder.join("data/postmaster.pid")).unwrap();
    let server = pid_file.lines().next().unwrap().parse().unwrap();
    assert!(Path::new(&format!("/proc/{server}")).exists());
    (owner, folder, server)
}

fn within_seconds(limit: u64, complaint: &str, mut done: impl FnMut() -> bool) {
    let started = Instant::now();
    while !done() {
        assert!(started.elapsed() < Duration::from_secs(limit), "{complaint}");
        thread::sleep(Duration::from_millis(20));
    }
}
