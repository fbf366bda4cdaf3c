//! Commands beside a running server: they go through a socket in the folder, and the server does them.
//!
//! One line of JSON goes in, the command; lines of JSON come out: `{"text": "…"}` as it is said, at last
//! `{"done": null}` or `{"done": {error}}`. Only the owner of the folder can reach the socket.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};

use kernel::{Error, Fault, Result};
use serde::{Deserialize, Serialize};
use store::Store;
use tokio::io::AsyncBufReadExt;
use tokio::net::UnixListener;

use crate::command::Command;
use crate::commands;

/// Longer commands are no commands.
const LONGEST: u64 = 64 << 10;

#[derive(Serialize, Deserialize)]
enum Answer {
    #[serde(rename = "text")]
    Text(String),
    #[serde(rename = "done")]
    Done(Option<Failure>),
}

/// An error on its way to the command that caused it.
#[derive(Serialize, Deserialize)]
struct Failure {
    key: String,
    field: Option<String>,
    values: Vec<(String, String)>,
}

fn path(folder: &Path) -> PathBuf {
    folder.join("kilit.sock")
}

/// Has the server that holds the folder do a command, and says what it says.
pub fn send(folder: &Path, command: &Command, out: &mut dyn Write) -> Result<()> {
    let lost = |error: std::io::Error| Error::new(Fault::Busy, "error-server-away").with("reason", error);
    let mut stream = UnixStream::connect(path(folder)).map_err(lost)?;
    let mut line = serde_json::to_string(command).map_err(Error::internal)?;
    line.push('\n');
    stream.write_all(line.as_bytes()).map_err(lost)?;
    for line in BufReader::new(stream).lines() {
        match serde_json::from_str(&line.map_err(lost)?).map_err(Error::internal)? {
            Answer::Text(text) => {
                out.write_all(text.as_bytes()).map_err(Error::internal)?;
                out.flush().map_err(Error::internal)?;
            }
            Answer::Done(None) => return Ok(()),
            Answer::Done(Some(failure)) => {
                let error = Error::new(Fault::Invalid, failure.key);
                let error = failure.values.into_iter().fold(error, |error, (name, value)| error.with(name, value));
                return Err(match failure.field {
                    Some(field) => error.on(field),
                    None => error,
                });
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
            Err(error) => tracing::warn!(%error, "a command was not taken"),
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
        let mut said = Said { stream };
        let outcome = said
            .stream
            .set_nonblocking(false)
            .map_err(Error::internal)
            .and_then(|()| serde_json::from_str::<Command>(&line).map_err(Error::internal))
            .and_then(|command| commands::run(&store, &command, &mut said));
        said.tell(&Answer::Done(outcome.err().map(|error| Failure {
            key: error.key().to_owned(),
            field: error.field().map(str::to_owned),
            values: error.values().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        })))
    });
    if let Ok(Err(error)) = done.await {
        // Whoever asked has gone; what was done stays done.
        tracing::debug!(%error, "nobody heard the answer to a command");
    }
}

/// What a command says, on its way to whoever typed it.
struct Said {
    stream: UnixStream,
}

impl Said {
    fn tell(&mut self, answer: &Answer) -> std::io::Result<()> {
        let mut line = serde_json::to_string(answer)?;
        line.push('\n');
        self.stream.write_all(line.as_bytes())
    }
}

impl Write for Said {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.tell(&Answer::Text(String::from_utf8_lossy(bytes).into_owned()))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.stream.flush()
    }
}
