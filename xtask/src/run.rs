//! Running a program with a limit of time, its output passed on and kept.

use std::collections::VecDeque;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How a program ended, and what it printed.
pub struct Finished {
    /// It ended by itself, and said that all is well.
    pub succeeded: bool,
    /// It was stopped because its time was up.
    pub late: bool,
    /// What it wrote to its standard output, then what it wrote to its standard error.
    pub output: String,
}

/// Runs `command`, which may take as long as `limit`, and shows what it prints while it prints it.
///
/// # Errors
///
/// When the program cannot be started, as a sentence.
pub fn run(command: &mut Command, limit: Duration) -> Result<Finished, String> {
    announce(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("cannot start {}: {error}", command.get_program().to_string_lossy()))?;
    let out = child.stdout.take().map(|pipe| pass_on(pipe, io::stdout()));
    let err = child.stderr.take().map(|pipe| pass_on(pipe, io::stderr()));

    let (succeeded, late) = wait(&mut child, limit)?;
    let output = [out, err].into_iter().flatten().map(|reader| reader.join().unwrap_or_default()).collect();
    Ok(Finished { succeeded, late, output })
}

/// Prints the command as one would type it.
fn announce(command: &Command) {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    eprintln!("$ {}", words.join(" "));
}

fn wait(child: &mut Child, limit: Duration) -> Result<(bool, bool), String> {
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
            return Ok((status.success(), false));
        }
        if started.elapsed() > limit {
            stop_family(child.id());
            let _ = child.kill();
            let _ = child.wait();
            return Ok((false, true));
        }
        thread::sleep(Duration::from_millis(50));
    }
}

/// Copies a pipe line by line, so that two pipes do not mix within a line.
fn pass_on(pipe: impl Read + Send + 'static, mut to: impl Write + Send + 'static) -> JoinHandle<String> {
    thread::spawn(move || {
        let (mut reader, mut kept, mut line) = (BufReader::new(pipe), String::new(), Vec::new());
        while reader.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
            let _ = to.write_all(&line).and_then(|()| to.flush());
            kept.push_str(&String::from_utf8_lossy(&line));
            line.clear();
        }
        kept
    })
}

/// Kills a process with all that it started, so that no test program outlives the limit and holds our pipes open.
fn stop_family(ancestor: u32) {
    let mut family = vec![ancestor];
    let mut open = VecDeque::from([ancestor]);
    let parents = parents();
    while let Some(parent) = open.pop_front() {
        let children = parents.iter().filter(|(_, of)| *of == parent).map(|(child, _)| *child);
        for child in children.filter(|child| !family.contains(child)).collect::<Vec<_>>() {
            family.push(child);
            open.push_back(child);
        }
    }
    let _ = Command::new("kill").arg("-KILL").args(family.iter().map(u32::to_string)).status();
}

/// Every process with its parent, as far as the system shows them.
fn parents() -> Vec<(u32, u32)> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let numbers = processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    numbers.filter_map(|process: u32| Some((process, parent_of(process)?))).collect()
}

fn parent_of(process: u32) -> Option<u32> {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name stands in brackets and may hold anything, brackets too; the state and the parent follow the last one.
    text.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_outputs_are_kept() {
        let finished = run(Command::new("sh").args(["-c", "echo out; echo err >&2"]), Duration::from_secs(10)).unwrap();
        assert!(finished.succeeded && !finished.late);
        assert_eq!(finished.output, "out\nerr\n");
    }

    #[test]
    fn failure_is_told() {
        let finished = run(Command::new("sh").args(["-c", "exit 3"]), Duration::from_secs(10)).unwrap();
        assert!(!finished.succeeded && !finished.late);
    }

    #[test]
    fn grandchildren_end_with_their_limit() {
        let started = Instant::now();
        // The inner shell holds our pipe: were it left alone, reading would last its whole minute.
        let script = "sh -c 'sleep 60; echo late' & wait";
        let finished = run(Command::new("sh").args(["-c", script]), Duration::from_millis(300)).unwrap();
        assert!(finished.late && !finished.succeeded);
        assert!(started.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn what_is_not_there_is_named() {
        let error = run(&mut Command::new("no-such-program"), Duration::from_secs(1)).err().unwrap();
        assert!(error.starts_with("cannot start no-such-program"), "{error}");
    }
}
