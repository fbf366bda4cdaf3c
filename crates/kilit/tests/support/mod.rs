//! The built program as a process: started on a free port of this machine, spoken to, stopped.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]
#![allow(dead_code, reason = "each test uses what it needs")]

pub mod person;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long anything may take; builds under test are slow, and machines are shared.
const PATIENCE: Duration = Duration::from_secs(120);

/// The program with the surroundings of an English terminal, in which nothing is set.
pub fn kilit(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kilit"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("KILIT_")) {
        command.env_remove(name);
    }
    command.args(args).env("LC_ALL", "en_GB.UTF-8").env("KILIT_LOG", "warn").stdin(Stdio::null());
    command
}

/// What a command came to.
#[derive(Debug)]
pub struct Outcome {
    pub ok: bool,
    pub said: String,
    pub complained: String,
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Outcome {
    let output = command.output().unwrap();
    Outcome {
        ok: output.status.success(),
        said: String::from_utf8(output.stdout).unwrap(),
        complained: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Runs a command with something on its standard input.
pub fn run_with_input(command: &mut Command, input: &str) -> Outcome {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Outcome {
        ok: output.status.success(),
        said: String::from_utf8(output.stdout).unwrap(),
        complained: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A server at work.
pub struct Server {
    child: Child,
    /// What it printed until it served.
    pub said: Vec<String>,
    /// Its address: `127.0.0.1:34567`.
    pub address: String,
    lines: Receiver<String>,
}

impl Server {
    /// Starts it, with `serve` if no other verb is said, and waits until it says where it serves.
    pub fn start(command: &mut Command) -> Server {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (line, lines) = channel();
        let (out, err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        for pipe in [Box::new(out) as Box<dyn Read + Send>, Box::new(err)] {
            let line = line.clone();
            std::thread::spawn(move || {
                BufReader::new(pipe).lines().map_while(Result::ok).for_each(|text| drop(line.send(text)));
            });
        }
        let mut server = Server { child, said: Vec::new(), address: String::new(), lines };
        loop {
            match server.lines.recv_timeout(PATIENCE) {
                Ok(text) => {
                    if let Some((_, rest)) = text.split_once("serves http://") {
                        server.address = rest.split_whitespace().next().unwrap().to_owned();
                    }
                    server.said.push(text);
                }
                Err(_) => panic!("it does not serve: {:#?}", server.said),
            }
            if !server.address.is_empty() {
                return server;
            }
        }
    }

    /// On a folder, on a free port.
    pub fn on(folder: &Path) -> Server {
        Server::start(&mut kilit(&["serve", "--data", folder.to_str().unwrap(), "--listen", "127.0.0.1:0"]))
    }

    /// Asks for a page: the status and everything behind the status line.
    pub fn get(&self, path: &str) -> (u16, String) {
        self.ask("GET", path, &[], "")
    }

    /// Asks with headers and a body.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> (u16, String) {
        let mut stream = self.connect();
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n{body}",
            self.address,
            body.len()
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
        (status.unwrap_or_else(|| panic!("no answer: {answer}")), answer)
    }

    /// A connection of its own.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// Kills it, as a failure of power would.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Its number among the processes.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Tells it to stop, and waits until it has; gives how it ended and how long that took.
    pub fn stop(mut self, signal: &str) -> (ExitStatus, Duration) {
        let asked = Instant::now();
        let id = self.child.id().to_string();
        assert!(Command::new("sh").args(["-c", &format!("kill -{signal} {id}")]).status().unwrap().success());
        while asked.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status, asked.elapsed());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("it does not stop");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Ends what a failed test leaves behind; a server that was stopped is gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits until something holds.
pub fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < PATIENCE, "{what}: still not so");
        std::thread::sleep(Duration::from_millis(200));
    }
}
