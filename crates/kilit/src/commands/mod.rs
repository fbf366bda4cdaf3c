//! The commands, one a file. Each works on an open store and says what it has to say with its voice.

mod backup;
mod concentration;
mod duplicates_scan;
mod export;
mod import;
mod log_erase;
mod log_verify;
pub mod mcp;
mod seed;
mod token;
mod user_add;

pub use backup::say_missing;
use clap::Subcommand;
use kernel::Result;
use serde::{Deserialize, Serialize};
use store::Store;

use crate::output::Voice;

/// Work on the data: done here, or by the server that holds the folder.
#[derive(Clone, Debug, Serialize, Deserialize, Subcommand)]
pub enum Command {
    /// Bring a file in: CSV, TSV or aligned text, also as .gz or .zip. Encoding, signs and columns are found out.
    Import(Box<import::Import>),
    /// Take all records of a kind out as a file.
    Export(export::Export),
    /// Look after the people who work here.
    #[command(subcommand)]
    User(UserCommand),
    /// Look after the tokens by which programs and assistants come in.
    #[command(subcommand)]
    Token(TokenCommand),
    /// Give an assistant tools, on the standard input and output.
    Mcp(mcp::Mcp),
    /// Ask what the figures say.
    #[command(subcommand)]
    Insight(InsightCommand),
    /// Look for records that are likely the same.
    #[command(subcommand)]
    Duplicates(DuplicatesCommand),
    /// Look after the change log.
    #[command(subcommand)]
    Log(LogCommand),
    /// Fill the data with test data of any size, the same on every machine.
    Seed(seed::Seed),
    /// Write all records, attached files and keys of one moment into a file, while others go on working.
    Backup(backup::Backup),
}

/// Look after the people who work here.
#[derive(Clone, Debug, Serialize, Deserialize, Subcommand)]
pub enum UserCommand {
    /// Add somebody who may sign in.
    Add(user_add::UserAdd),
}

/// Look after the tokens by which programs and assistants come in.
#[derive(Clone, Debug, Serialize, Deserialize, Subcommand)]
pub enum TokenCommand {
    /// Make a token with the rights of a user, and print it.
    Create(token::TokenCreate),
    /// Print what tokens there are; never the tokens themselves.
    List(token::TokenList),
    /// Make a token useless at once.
    Revoke(token::TokenRevoke),
}

/// Ask what the figures say.
#[derive(Clone, Debug, Serialize, Deserialize, Subcommand)]
pub enum InsightCommand {
    /// On how few customers the company lives.
    Concentration(concentration::Concentration),
}

/// Look for records that are likely the same.
#[derive(Clone, Debug, Serialize, Deserialize, Subcommand)]
pub enum DuplicatesCommand {
    /// Look through all companies and people; what is found waits on the page of duplicates.
    Scan(duplicates_scan::DuplicatesScan),
}

/// Look after the change log.
#[derive(Clone, Debug, Serialize, Deserialize, Subcommand)]
pub enum LogCommand {
    /// Compute all seals again, and say where the log was tampered with.
    Verify(log_verify::LogVerify),
    /// Take what a record held out of the log, for good, because the law demands it.
    Erase(log_erase::LogErase),
}

impl Command {
    /// Whether it makes sense where there is no data yet; others would only leave an empty folder behind.
    pub fn makes_data(&self) -> bool {
        match self {
            Command::User(_) | Command::Seed(_) | Command::Import(_) => true,
            Command::Export(_)
            | Command::Insight(_)
            | Command::Duplicates(_)
            | Command::Log(_)
            | Command::Token(_)
            | Command::Mcp(_)
            | Command::Backup(_) => false,
        }
    }
}

/// Asks for what is not given as a flag, before the command may go through the socket.
pub fn ask(command: &mut Command) -> Result<()> {
    match command {
        Command::User(UserCommand::Add(asked)) => asked.read_password(),
        Command::Import(asked) => asked.name_from_the_root(),
        Command::Backup(asked) => asked.name_from_the_root(),
        Command::Export(asked) => asked.settle(),
        Command::Mcp(asked) => asked.check(),
        Command::Insight(_) | Command::Duplicates(_) | Command::Log(_) | Command::Seed(_) | Command::Token(_) => Ok(()),
    }
}

/// Does a command.
pub fn run(store: &Store, command: &Command, voice: &mut Voice<'_>) -> Result<()> {
    match command {
        Command::Import(asked) => import::run(store, asked, voice),
        Command::Export(asked) => export::run(store, asked, voice),
        Command::User(UserCommand::Add(asked)) => user_add::run(store, asked, voice),
        Command::Mcp(asked) => mcp::run(store, asked, voice),
        Command::Token(TokenCommand::Create(asked)) => token::create(store, asked, voice),
        Command::Token(TokenCommand::List(asked)) => token::list(store, asked, voice),
        Command::Token(TokenCommand::Revoke(asked)) => token::revoke(store, asked, voice),
        Command::Insight(InsightCommand::Concentration(asked)) => concentration::run(store, asked, voice),
        Command::Duplicates(DuplicatesCommand::Scan(asked)) => duplicates_scan::run(store, asked, voice),
        Command::Log(LogCommand::Verify(asked)) => log_verify::run(store, asked, voice),
        Command::Log(LogCommand::Erase(asked)) => log_erase::run(store, asked, voice),
        Command::Seed(asked) => seed::run(store, asked, voice),
        Command::Backup(asked) => backup::run(store, asked, voice),
    }
}
