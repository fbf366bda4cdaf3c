//! The commands, one a file. Each works on an open store and says what it has to say into `out`.

mod concentration;

use std::io::Write;

use kernel::{Error, Result};
use store::Store;

use crate::command::{Command, InsightCommand};

/// Asks for what is not given as a flag, before the command may go through the socket.
pub fn ask(command: &mut Command) -> Result<()> {
    match command {
        Command::Insight(_) => Ok(()),
    }
}

/// Does a command.
pub fn run(store: &Store, command: &Command, out: &mut dyn Write) -> Result<()> {
    match command {
        Command::Insight(InsightCommand::Concentration(asked)) => concentration::run(store, asked, out),
    }
}

/// Says something; whoever asked may have gone, which is an error like any.
pub fn say(out: &mut dyn Write, text: impl std::fmt::Display) -> Result<()> {
    writeln!(out, "{text}").map_err(Error::internal)
}
