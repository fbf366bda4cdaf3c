//! `kilit mcp`: a conversation with an assistant, message by message, here or through the server that holds the folder.

use std::io::{BufRead, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use kernel::{Error, Result};
use store::folder::Opening;
use store::{Folder, Store, Target};

use crate::commands::mcp::Mcp;
use crate::commands::{self, Command};
use crate::config::Config;
use crate::output::{self, Voice};
use crate::{domain, socket};

/// How long the data stays open after a message. Then a server may start meanwhile.
const PAUSE: Duration = Duration::from_secs(2);

/// Answers the messages on the standard input, one a line, until it ends.
pub fn hold(config: &Config, asked: &Mcp) -> Result<()> {
    if let Target::Sqlite { folder } = &config.target
        && !folder.join(store::FILE).exists()
    {
        return Err(Error::invalid("error-no-data").with("path", folder.display()));
    }
    let lines = lines();
    let mut open: Option<Open> = None;
    loop {
        let line = match lines.recv_timeout(PAUSE) {
            Ok(line) => line.map_err(Error::internal)?,
            Err(RecvTimeoutError::Timeout) => {
                open = None;
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        };
        if line.trim().is_empty() {
            continue;
        }
        if let Err(error) = answer(config, &mut open, &Command::Mcp(asked.with_message(&line))) {
            // The conversation goes on: the server may be starting or stopping.
            if let Some(answer) = api::mcp::refusal(&line, &words::error(output::lang(), &error)) {
                println!("{answer}");
            }
        }
    }
}

/// The lines of the standard input, read on a thread of their own, which ends with the program.
fn lines() -> Receiver<std::io::Result<String>> {
    let (read, lines) = mpsc::channel();
    std::thread::spawn(move || std::io::stdin().lock().lines().try_for_each(|line| read.send(line)));
    lines
}

fn answer(config: &Config, open: &mut Option<Open>, command: &Command) -> Result<()> {
    let mut out = std::io::stdout().lock();
    if open.is_none() {
        let held = match &config.target {
            Target::Postgres { .. } => None,
            Target::Sqlite { folder } => match Folder::open(folder)? {
                Opening::Held => return socket::send(folder, command, &mut out),
                Opening::Ours(held) => Some(held),
            },
        };
        let store = domain::open(config, held.as_ref())?;
        *open = Some(Open { store, _held: held });
    }
    let Some(open) = open else { return Ok(()) };
    let outcome = commands::run(&open.store, command, &mut Voice::new(output::lang(), &mut out));
    out.flush().map_err(Error::internal)?;
    outcome
}

/// The data while it is open here. The folder is given back after the data is closed.
struct Open {
    store: Store,
    _held: Option<Folder>,
}

impl Drop for Open {
    fn drop(&mut self) {
        self.store.leave();
    }
}
