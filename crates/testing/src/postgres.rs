//! Fresh PostgreSQL databases, cloned from a template where the test names one.

use std::cell::RefCell;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use crate::cluster::{CLUSTER_VARIABLE, Cluster, programs};
use crate::folder::random_name;

thread_local! {
    /// What the test of this thread clones; none until it names one.
    static TEMPLATE: RefCell<Option<String>> = const { RefCell::new(None) };
    static OURS: RefCell<Databases> = const { RefCell::new(Databases(Vec::new())) };
}

/// A fresh database for the calling test: the address to connect to.
///
/// It is cloned from the test's [`template`], else empty, and dropped when the test's thread ends.
///
/// # Panics
///
/// When PostgreSQL is missing or refuses, with what it said.
#[must_use]
pub fn postgres_url() -> String {
    let name = format!("test_{}", random_name());
    TEMPLATE.with_borrow(|template| create(&name, template.as_deref().unwrap_or("template0")));
    OURS.with_borrow_mut(|ours| ours.0.push(name.clone()));
    url(&name)
}

/// Makes the databases that the calling test gets from now on clones of one that `build` has filled.
///
/// `build` gets the address of an empty database and closes its connections before it returns. It runs once for each
/// server, however many processes ask, so `name` has to change when the content does, by a digest of the migrations
/// for example. It consists of lower-case ASCII letters, digits and underscores, and has at most 50 characters.
///
/// # Panics
///
/// When the name is none, when PostgreSQL is missing or refuses, and when `build` panics.
pub fn template(name: &str, build: impl FnOnce(&str)) {
    let valid = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    assert!(!name.is_empty() && name.len() <= 50 && name.chars().all(valid), "not a template's name: {name:?}");

    let folder = socket_folder();
    let (template, ready) = (format!("template_{name}"), folder.join(format!("template_{name}.ready")));
    if !ready.exists() {
        // Held until the end of the block: whoever comes second waits, and finds the template ready.
        let lock = File::create(folder.join("template.lock")).and_then(|file| file.lock().map(|()| file));
        let _lock = lock.unwrap_or_else(|error| panic!("cannot lock {}: {error}", folder.display()));
        if !ready.exists() {
            drop_database(&template).and_then(|mut child| child.wait().map_err(|error| error.to_string())).ok();
            create(&template, "template0");
            build(&url(&template));
            fs::write(&ready, "").unwrap_or_else(|error| panic!("cannot write {}: {error}", ready.display()));
        }
    }
    TEMPLATE.set(Some(template));
}

/// Runs SQL in the database at `url` and returns the rows as text, columns parted by `|`.
///
/// # Errors
///
/// What PostgreSQL's client says.
pub fn psql(url: &str, sql: &str) -> Result<String, String> {
    let output = psql_command(url, sql)?.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
    }
}

/// Drops the databases of the calling thread now.
pub(crate) fn drop_ours() {
    OURS.with_borrow_mut(Databases::clear);
}

/// Names of databases to be dropped.
struct Databases(Vec<String>);

impl Databases {
    fn clear(&mut self) {
        for name in self.0.drain(..) {
            // Nobody waits for it, and what is left when a process is killed goes with the server.
            let _ = drop_database(&name);
        }
    }
}

impl Drop for Databases {
    fn drop(&mut self) {
        self.clear();
    }
}

fn create(name: &str, template: &str) {
    psql(&url("postgres"), &format!("CREATE DATABASE {name} TEMPLATE {template}"))
        .unwrap_or_else(|error| panic!("no test database: {error}"));
}

fn drop_database(name: &str) -> Result<std::process::Child, String> {
    // Forced, because a worker's connection may outlive the test that it served.
    psql_command(&url("postgres"), &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))?
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| error.to_string())
}

fn psql_command(url: &str, sql: &str) -> Result<Command, String> {
    let programs = programs().ok_or("PostgreSQL's programs are missing")?;
    let mut command = Command::new(programs.join("psql"));
    command.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", sql]).stdin(Stdio::null());
    Ok(command)
}

fn url(database: &str) -> String {
    // A socket's folder stands in the place of the host, its slashes escaped.
    format!("postgres://postgres@{}/{database}", socket_folder().to_string_lossy().replace('/', "%2F"))
}

/// The server handed over by the task runner, else one of our own, which ends with this process.
fn socket_folder() -> &'static Path {
    static HANDED_OVER: OnceLock<Option<PathBuf>> = OnceLock::new();
    static LONE: OnceLock<Cluster> = OnceLock::new();
    match HANDED_OVER.get_or_init(|| std::env::var_os(CLUSTER_VARIABLE).map(PathBuf::from)) {
        Some(folder) => folder,
        None => LONE.get_or_init(|| Cluster::start().unwrap_or_else(|error| panic!("{error}"))).socket_folder(),
    }
}
