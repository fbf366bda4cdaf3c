//! Schemathesis against the API's own description: requests that fit it and requests that do not, made by a fixed seed,
//! sent to the program with its demo company. None may break the server, and no answer may lie outside the description.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use crate::counts::{self, Counts};
use crate::run::run;
use crate::rust::build_program;
use crate::tasks::Outcome;

const FOLDER: &str = "tests/api";
/// Who administers the demo company.
const DEMO: &str = "demo@kilit.example";
const PACKAGES_LIMIT: Duration = Duration::from_secs(5 * 60);
/// How long the program may take to make its demo company and serve.
const START_LIMIT: Duration = Duration::from_secs(2 * 60);
const TEST_LIMIT: Duration = Duration::from_secs(10 * 60);

/// The usual operations of the API, or all those whose address holds `filter`.
pub fn api(filter: Option<&str>) -> Outcome {
    build_program()?;
    let target = std::env::current_exe().map_err(|error| error.to_string())?;
    let target = target.parent().ok_or("where do we run?")?;
    let python = environment(&target.with_file_name("schemathesis"))?;
    let server = Server::start(&target.join("kilit"), &target.with_file_name("schemathesis-data"))?;
    let report = target.with_file_name("schemathesis.xml");
    let _ = fs::remove_file(&report);

    let mut command = Command::new(python.join("bin/st"));
    command.args(["--config-file", &format!("{FOLDER}/schemathesis.toml"), "run"]);
    command.arg(format!("http://{}/api/v1/openapi.json", server.address));
    command.args(["--report", "junit", "--report-junit-path"]).arg(&report);
    command.args(["--include-path-regex", &filter.map_or_else(usual, escaped)]);
    // Not as an argument: what is run is printed.
    command.env("KILIT_TOKEN", &server.token).env("NO_COLOR", "1").env("COLUMNS", "120");
    let finished = run(&mut command, TEST_LIMIT)?;
    if finished.late {
        return Err("ran out of time".into());
    }
    let report = fs::read_to_string(&report).map_err(|_| "schemathesis ended without a report".to_owned())?;
    match counts::of_junit(&report) {
        Some(counts) if finished.succeeded == (counts.failed == 0) => Ok(counts),
        // What it finds across operations it may tell and not count.
        Some(counts) if counts.failed == 0 => Ok(Counts { failed: 1, ..counts }),
        Some(counts) => Err(format!("the runner contradicts its counts ({counts})")),
        None => Err("schemathesis wrote a report that cannot be read".into()),
    }
}

/// The Python with the packages that `requirements.txt` names, made once for each state of that file.
fn environment(folder: &Path) -> Result<PathBuf, String> {
    let wanted = format!("{FOLDER}/requirements.txt");
    let pinned = fs::read(&wanted).map_err(|error| format!("{wanted}: {error}"))?;
    let stamp = folder.join("installed.txt");
    if fs::read(&stamp).is_ok_and(|installed| installed == pinned) {
        return Ok(folder.to_owned());
    }
    let _ = fs::remove_dir_all(folder);
    let steps: [(PathBuf, &[&str]); 2] = [
        ("python3".into(), &["-m", "venv"]),
        (folder.join("bin/pip"), &["install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r", &wanted]),
    ];
    for (place, (program, arguments)) in steps.into_iter().enumerate() {
        let mut command = Command::new(program);
        command.args(arguments);
        if place == 0 {
            command.arg(folder);
        }
        if !run(&mut command, PACKAGES_LIMIT)?.succeeded {
            return Err("Python's packages could not be brought (see above)".into());
        }
    }
    fs::write(&stamp, pinned).map_err(|error| format!("{}: {error}", stamp.display()))?;
    Ok(folder.to_owned())
}

/// The program at work on a demo company of its own.
struct Server {
    child: Child,
    folder: PathBuf,
    address: String,
    token: String,
}

impl Server {
    fn start(program: &Path, folder: &Path) -> Result<Server, String> {
        let _ = fs::remove_dir_all(folder);
        let mut child = Command::new(program)
            .args(["demo", "--language", "en", "--listen", "127.0.0.1:0", "--keep"])
            .arg(folder)
            .env("LC_ALL", "C.UTF-8")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{}: {error}", program.display()))?;
        let (said, heard) = channel();
        if let Some(out) = child.stdout.take() {
            // It reads to the end, so that the program never waits for a reader.
            std::thread::spawn(move || {
                BufReader::new(out).lines().map_while(Result::ok).for_each(|line| drop(said.send(line)));
            });
        }
        let mut server = Server { child, folder: folder.to_owned(), address: String::new(), token: String::new() };
        while server.address.is_empty() {
            let line = heard.recv_timeout(START_LIMIT).map_err(|_| "the program does not serve".to_owned())?;
            if let Some((_, rest)) = line.split_once("http://") {
                server.address = rest.split([' ', '/']).next().unwrap_or_default().to_owned();
            }
        }
        let made = Command::new(program).args(["--data"]).arg(folder).args(["token", "create", DEMO]).output();
        let made = made.map_err(|error| error.to_string())?;
        server.token = String::from_utf8_lossy(&made.stdout).trim().to_owned();
        if server.token.is_empty() {
            return Err(format!("no token was made: {}", String::from_utf8_lossy(&made.stderr)));
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The addresses of no record type, and those of some types that have every kind of field between them: the others are
/// served by the same functions.
fn usual() -> String {
    let types = "companies|people|invoices|opportunities|tasks|comments|attachments|users";
    format!("^/(me|search|lookup|insight|batch|files|{types})(/|$)")
}

/// The filter is a piece of an address; schemathesis takes a pattern.
fn escaped(filter: &str) -> String {
    let mut pattern = String::new();
    for letter in filter.chars() {
        if r"\^$.|?*+()[]{}".contains(letter) {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}
