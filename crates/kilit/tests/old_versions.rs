//! Data of an older version open with this program, after a backup, and never half-way. `fixtures/` holds a folder and a
//! dump that the program of migration 0005 made.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use support::person::Person;
use support::{Outcome, Server, kilit, run};
use testing::{TempFolder, postgres_url, programs, psql, sqlite_dir};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");

/// A folder as the old program left it.
fn old_folder() -> TempFolder {
    let folder = sqlite_dir();
    let mut tar = Command::new("tar");
    tar.args(["-xzf", &format!("{FIXTURES}/folder-0005.tar.gz"), "-C", folder.to_str().unwrap()]);
    assert!(tar.status().unwrap().success());
    folder
}

/// A database as the old program left it.
fn old_database() -> String {
    let url = postgres_url();
    let mut unpack = Command::new("gzip");
    let mut unpack =
        unpack.args(["-dc", &format!("{FIXTURES}/database-0005.sql.gz")]).stdout(Stdio::piped()).spawn().unwrap();
    let mut load = Command::new(programs().unwrap().join("psql"));
    load.args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", &url]).stdin(unpack.stdout.take().unwrap());
    let loaded = load.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    assert!(loaded.success() && unpack.wait().unwrap().success());
    url
}

fn on(folder: &Path, url: Option<&str>, words: &[&str]) -> Outcome {
    let mut command = kilit(words);
    command.args(["--data", folder.to_str().unwrap()]);
    run(command.args(url.into_iter().flat_map(|url| ["--database", url])))
}

fn migrations(folder: &Path, url: Option<&str>) -> Vec<String> {
    match url {
        Some(url) => psql(url, "SELECT name FROM migration ORDER BY 1").unwrap().lines().map(str::to_owned).collect(),
        None => {
            let conn = rusqlite::Connection::open(folder.join("kilit.db")).unwrap();
            let mut names = conn.prepare("SELECT name FROM migration ORDER BY 1").unwrap();
            names.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap()
        }
    }
}

fn execute(folder: &Path, url: Option<&str>, sql: &str) {
    match url {
        Some(url) => drop(psql(url, sql).unwrap()),
        None => rusqlite::Connection::open(folder.join("kilit.db")).unwrap().execute_batch(sql).unwrap(),
    }
}

/// Tells the story on the old folder and on the old database.
fn each(story: impl Fn(&Path, Option<&str>)) {
    story(&old_folder(), None);
    let folder = old_folder();
    fs::remove_file(folder.join("kilit.db")).unwrap();
    story(&folder, Some(&old_database()));
}

#[test]
fn data_of_an_older_version_open_after_a_backup() {
    each(|folder, url| {
        let before = fs::read(folder.join("kilit.db")).ok();
        let tried = on(folder, url, &["migrate", "--dry-run"]);
        assert!(
            tried.ok && tried.said.contains("-- 0006_") && tried.said.contains("Nothing was changed."),
            "{tried:?}"
        );
        assert_eq!(fs::read(folder.join("kilit.db")).ok(), before, "a trial leaves no trace");
        assert_eq!(migrations(folder, url).len(), 5);

        let mut command = kilit(&["serve", "--listen", "127.0.0.1:0", "--data", folder.to_str().unwrap()]);
        let server = Server::start(command.args(url.into_iter().flat_map(|url| ["--database", url])));
        Person::sign_in(&server, "ayse@example.com", "korrektne-hobune-aku");
        assert!(server.stop("TERM").0.success());
        assert!(migrations(folder, url).len() > 5);
        let companies = on(folder, url, &["export", "companies"]);
        assert!(companies.said.contains("Işık Makine A.Ş.") && companies.said.contains("Õunapuu OÜ"), "{companies:?}");
        assert!(on(folder, url, &["export", "invoice-lines"]).said.lines().count() == 6);
        let verdict = on(folder, url, &["log", "verify"]);
        assert!(verdict.ok, "{verdict:?}");
        assert_eq!(on(folder, url, &["migrate"]).said, "The database is up to date.\n");

        // The backup is of the data as they were, and goes back into an empty place.
        let backups: Vec<_> =
            fs::read_dir(folder.join("backups")).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(backups.len(), 1);
        let again = sqlite_dir();
        let restored = on(&again, None, &["restore", backups[0].to_str().unwrap()]);
        assert!(restored.ok, "{restored:?}");
        assert_eq!(migrations(&again, None).len(), 5);
        assert!(on(&again, None, &["export", "companies"]).said.contains("Işık Makine A.Ş."));
    });
}

#[test]
fn a_migration_that_fails_leaves_the_old_state() {
    each(|folder, url| {
        // Something in the way of one of the later migrations, which those before it do not see.
        execute(folder, url, "CREATE TABLE node (here BIGINT)");
        for words in [&["migrate"][..], &["export", "companies"], &["migrate", "--dry-run"]] {
            let failed = on(folder, url, words);
            assert!(!failed.ok && failed.complained.contains("node"), "{failed:?}");
            assert_eq!(migrations(folder, url).len(), 5, "{words:?}");
        }
        execute(folder, url, "DROP TABLE node");
        let done = on(folder, url, &["migrate"]);
        assert!(done.ok && done.said.contains("A backup of the data as they were is in"), "{done:?}");
        // Of the backups made by itself a few are kept.
        let backups = fs::read_dir(folder.join("backups")).unwrap().count();
        assert!((1..=3).contains(&backups), "{backups}");
    });
}
