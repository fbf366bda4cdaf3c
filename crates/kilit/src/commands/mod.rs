//! The commands, one a file. Each works on an open store and says what it has to say into `out`.

mod user;

use std::io::Write;

use kernel::Result;
use store::Store;

use crate::command::{Command, UserCommand};

/// Asks for what is not given as a flag, before the command may go through the socket.
pub fn ask(command: &mut Command) -> Result<()> {
    match command {
        Command::User(UserCommand::Add { password_stdin, password, .. }) => user::ask(*password_stdin, password),
    }
}

/// Does a command.
pub fn run(store: &Store, command: &Command, out: &mut dyn Write) -> Result<()> {
    match command {
        Command::User(UserCommand::Add { email, role, name, password, .. }) => {
            user::add(store, email, role, name.as_deref(), password.as_deref(), out)
        }
    }
}
