//! Commands beside a running server: they go through a socket in the folder, and the server does them.
//!
//! One line of JSON goes in, the command and the language of whoever typed it; lines of JSON come out: `{"text": "…"}` as
//! it is said or `{"bytes": "…"}` in hexadecimal where it is no text, at last `{"done": []}` or `{"done": [{error}]}`. Only the owner of the folder can reach the socket.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use kernel::{Error, Fault, Result};
use serde::{Deserialize, Serialize};
use store::Store;
use tokio::io::AsyncBufReadExt;
use tokio::net::UnixListener;

use crate::commands::{self, Command};
use crate::output::{self, Voice};

/// Longer commands are no commands. An assistant may send a long text.
const LONGEST: u64 = 2 << 20;

/// How much is gathered before it is sent.
const PIECE: usize = 32 << 10;

#[derive(Serialize, Deserialize)]
struct Request {
    lang: String,
    command: Command,
}

#[derive(Serialize, Deserialize)]
enum Answer {
    #[serde(rename = "text")]
    Text(String),
    /// What is no text, such as a workbook, in hexadecimal.
    #[serde(rename = "bytes")]
    Bytes(String),
    #[serde(rename = "done")]
    Done(Vec<Failure>),
}

/// An error on its way to the command that caused it.
#[derive(Serialize, Deserialize)]
struct Failure {
    key: String,
    field: Option<String>,
    values: Vec<(String, String)>,
}

impl Failure {
    fn of(error: &Error) -> Failure {
        Failure {
            key: error.key().to_owned(),
            field: error.field().map(str::to_owned),
            values: error.values().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        }
    }

    fn into_error(self) -> Error {
        let error = Error::new(Fault::Invalid, self.key);
        let error = self.values.into_iter().fold(error, |error, (name, value)| error.with(name, value));
        match self.field {
            Some(field) => error.on(field),
            None => error,
        }
    }
}

fn path(folder: &Path) -> PathBuf {
    folder.join("kilit.sock")
}

/// Has the server that holds the folder do a command, and says what it says.
pub fn send(folder: &Path, command: &Command, out: &mut dyn Write) -> Result<()> {
    let lost = |error: std::io::Error| Error::new(Fault::Busy, "error-server-away").with("reason", error);
    let mut stream = UnixStream::connect(path(folder)).map_err(lost)?;
    let request = Request { lang: output::lang().code().to_owned(), command: command.clone() };
    let mut line = serde_json::to_string(&request).map_err(Error::internal)?;
    line.push('\n');
    stream.write_all(line.as_bytes()).map_err(lost)?;
    for line in BufReader::new(stream).lines() {
        match serde_json::from_str(&line.map_err(lost)?).map_err(Error::internal)? {
            Answer::Text(text) => {
                out.write_all(text.as_bytes()).map_err(Error::internal)?;
                out.flush().map_err(Error::internal)?;
            }
            Answer::Bytes(hex) => {
                let bytes = from_hex(&hex).ok_or_else(|| Error::internal("an answer that is no hexadecimal"))?;
                out.write_all(&bytes).map_err(Error::internal)?;
            }
            Answer::Done(failures) => {
                return Error::all(failures.into_iter().map(Failure::into_error).collect()).map_or(Ok(()), Err);
            }
        }
    }
    Err(Error::new(Fault::Busy, "error-server-away").with("reason", ""))
}

/// Does the commands that come through the socket, until it is ended.
pub async fn listen(folder: PathBuf, store: Store) {
    remove(&folder);
    let listener = match UnixListener::bind(path(&folder)) {
        Ok(listener) => listener,
        Err(error) => {
            tracing::error!(%error, "commands beside the server cannot be taken");
            return;
        }
    };
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(answer(stream, store.clone()));
            }
            Err(error) => {
                tracing::warn!(%error, "a command was not taken");
                // Out of files, say: that does not pass at once.
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
        }
    }
}

/// Takes the socket's file away; a crash may have left one.
pub fn remove(folder: &Path) {
    if let Err(error) = std::fs::remove_file(path(folder))
        && error.kind() != std::io::ErrorKind::NotFound
    {
        tracing::warn!(%error, "the socket's file could not be taken away");
    }
}

async fn answer(stream: tokio::net::UnixStream, store: Store) {
    let mut line = String::new();
    let mut reader = tokio::io::BufReader::new(tokio::io::AsyncReadExt::take(stream, LONGEST));
    let read = reader.read_line(&mut line).await;
    let stream = reader.into_inner().into_inner();
    if let Err(error) = read {
        tracing::warn!(%error, "a command was not understood");
        return;
    }
    let Ok(stream) = stream.into_std() else { return };
    let done = tokio::task::spawn_blocking(move || {
        let mut said = Said { stream, waiting: Vec::new() };
        let outcome = obey(&store, &line, &mut said);
        let rest = said.flush();
        let failures = outcome.err().map(|error| error.each().map(Failure::of).collect()).unwrap_or_default();
        rest.and_then(|()| said.tell(&Answer::Done(failures)))
    });
    if let Ok(Err(error)) = done.await {
        // Whoever asked has gone; what was done stays done.
        tracing::debug!(%error, "nobody heard the answer to a command");
    }
}

fn obey(store: &Store, line: &str, said: &mut Said) -> Result<()> {
    said.stream.set_nonblocking(false).map_err(Error::internal)?;
    let request: Request = serde_json::from_str(line).map_err(Error::internal)?;
    let lang = request.lang.parse().unwrap_or_default();
    commands::run(store, &request.command, &mut Voice::new(lang, said))
}

/// What a command says, on its way to whoever typed it.
struct Said {
    stream: UnixStream,
    waiting: Vec<u8>,
}

impl Said {
    fn tell(&mut self, answer: &Answer) -> std::io::Result<()> {
        let mut line = serde_json::to_string(answer)?;
        line.push('\n');
        self.stream.write_all(line.as_bytes())
    }

    /// Sends what was gathered, up to the last whole letter.
    fn send(&mut self) -> std::io::Result<()> {
        let whole = match std::str::from_utf8(&self.waiting) {
            Ok(text) => text.len(),
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(_) => {
                let bytes = std::mem::take(&mut self.waiting);
                return self.tell(&Answer::Bytes(to_hex(&bytes)));
            }
        };
        let rest = self.waiting.split_off(whole);
        let text = String::from_utf8_lossy(&std::mem::replace(&mut self.waiting, rest)).into_owned();
        if text.is_empty() { Ok(()) } else { self.tell(&Answer::Text(text)) }
    }
}

impl Write for Said {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= PIECE {
            self.send()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.send()
    }
}

fn to_hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn from_hex(hex: &str) -> Option<Vec<u8>> {
    let pairs = hex.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_through_as_they_are() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(from_hex(&to_hex(&bytes)), Some(bytes));
        assert_eq!(from_hex("xy"), None);
    }

    #[test]
    fn letters_are_not_cut_in_two() {
        let (ours, theirs) = UnixStream::pair().unwrap();
        let text = "ş".repeat(PIECE);
        let sent = text.clone();
        let teller = std::thread::spawn(move || {
            let mut said = Said { stream: ours, waiting: Vec::new() };
            // Pieces of three bytes cut every other letter.
            sent.as_bytes().chunks(3).for_each(|piece| said.write_all(piece).unwrap());
            said.flush().unwrap();
        });
        let mut heard = String::new();
        for line in BufReader::new(theirs).lines() {
            match serde_json::from_str(&line.unwrap()).unwrap() {
                Answer::Text(piece) => heard.push_str(&piece),
                Answer::Done(_) | Answer::Bytes(_) => panic!("all of it is text"),
            }
        }
        teller.join().unwrap();
        assert_eq!(heard, text);
    }
}
