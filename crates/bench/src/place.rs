//! A database to measure on, and a second one like it for the limit.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use kernel::Clock;
use store::{Domain, FILE, Store, Target};
use testing::psql;

use crate::cpu::Worker;
use crate::{Result, while_doing};

/// A database with its folder.
#[derive(Clone, Debug)]
pub struct Place {
    /// Where keys and files lie, and the database itself on SQLite.
    pub folder: PathBuf,
    pub target: Target,
    /// The first process of the PostgreSQL server.
    server: Option<u32>,
}

impl Place {
    /// A folder for SQLite, made when it is not there.
    pub fn sqlite(folder: &Path) -> Result<Place> {
        while_doing("making a folder", fs::create_dir_all(folder))?;
        Ok(Place { folder: folder.to_owned(), target: Target::Sqlite { folder: folder.to_owned() }, server: None })
    }

    /// A fresh database of a server.
    pub fn postgres(socket: &Path, folder: &Path, name: &str) -> Result<Place> {
        let server = url(socket, "postgres");
        psql(&server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))?;
        psql(&server, &format!("CREATE DATABASE {name} TEMPLATE template0"))?;
        Place::postgres_named(socket, folder, name)
    }

    /// A database that a server may have; whether it has it.
    pub fn has_postgres(socket: &Path, name: &str) -> Result<bool> {
        let found = psql(&url(socket, "postgres"), &format!("SELECT 1 FROM pg_database WHERE datname = '{name}'"))?;
        Ok(found == "1")
    }

    /// A database of a server as it is.
    pub fn postgres_named(socket: &Path, folder: &Path, name: &str) -> Result<Place> {
        while_doing("making a folder", fs::create_dir_all(folder))?;
        let pid = while_doing("reading the server's number", fs::read_to_string(socket.join("data/postmaster.pid")))?;
        let server = pid.lines().next().and_then(|line| line.trim().parse().ok());
        Ok(Place { folder: folder.to_owned(), target: Target::Postgres { url: url(socket, name) }, server })
    }

    /// The same rows once more, for the limit. Nobody may have this one open.
    pub fn twin(&self) -> Result<Place> {
        let folder = self.folder.with_extension("limit");
        match &self.target {
            Target::Sqlite { .. } => {
                let twin = Place::sqlite(&folder)?;
                for old in ["kilit.db-wal", "kilit.db-shm"] {
                    // What another run left behind does not belong to this file.
                    let _ = fs::remove_file(folder.join(old));
                }
                let still = while_doing("holding the database still", hold_still(&self.folder.join(FILE)))?;
                while_doing("copying the database", fs::copy(self.folder.join(FILE), folder.join(FILE)))?;
                drop(still);
                Ok(twin)
            }
            Target::Postgres { url } => {
                let (server, name) = url.rsplit_once('/').unwrap_or((url, ""));
                let twin = format!("{name}_limit");
                psql(&format!("{server}/postgres"), &format!("DROP DATABASE IF EXISTS {twin} WITH (FORCE)"))?;
                psql(&format!("{server}/postgres"), &format!("CREATE DATABASE {twin} TEMPLATE {name}"))?;
                while_doing("making a folder", fs::create_dir_all(&folder))?;
                Ok(Place { folder, target: Target::Postgres { url: format!("{server}/{twin}") }, server: self.server })
            }
        }
    }

    /// Opens it within this process.
    pub fn open(&self) -> Result<Store> {
        let domain = Domain { catalogue: crm::catalogue(), rules: crm::verbs::rules() };
        let store = Store::open(&self.target, domain, Clock::real(jiff::tz::TimeZone::UTC));
        let store = while_doing("opening the data", store)?;
        store.keep_outside(&self.folder, None);
        Ok(store)
    }

    /// The program with a command on this place, in English.
    pub fn command(&self, kilit: &Path, words: &[&str]) -> Command {
        let mut command = Command::new(kilit);
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("KILIT_")) {
            command.env_remove(name);
        }
        command.args(words).arg("--data").arg(&self.folder).env("LC_ALL", "en_GB.UTF-8").env("KILIT_LOG", "warn");
        if let Target::Postgres { url } = &self.target {
            command.arg("--database").arg(url);
        }
        command
    }

    /// Whose time counts beside that of whoever asks.
    pub fn database(&self) -> Vec<Worker> {
        self.server.map(Worker::Postgres).into_iter().collect()
    }
}

/// Brings the log of an SQLite file into it, and keeps others from writing while the value lives: a store that was let go
/// may still be about to end on a thread of its own.
fn hold_still(file: &Path) -> rusqlite::Result<rusqlite::Connection> {
    let connection = rusqlite::Connection::open(file)?;
    connection.execute_batch("PRAGMA busy_timeout = 5000")?;
    loop {
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        connection.execute_batch("BEGIN IMMEDIATE")?;
        if fs::metadata(file.with_extension("db-wal")).map_or(0, |log| log.len()) == 0 {
            return Ok(connection);
        }
        connection.execute_batch("COMMIT")?;
    }
}

fn url(socket: &Path, database: &str) -> String {
    // A socket's folder stands in the place of the host, its slashes escaped.
    format!("postgres://postgres@{}/{database}", socket.to_string_lossy().replace('/', "%2F"))
}
