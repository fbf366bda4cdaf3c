//! From arguments to work: here, or through the server that holds the folder.

use std::io::Write;

use kernel::Result;
use store::{Folder, Target, folder::Opening, migrate};

use crate::command::{Arguments, Command, Serve, Verb};
use crate::config::Config;
use crate::{commands, domain, logs, serve, socket};

/// Does what was said.
pub fn run(arguments: Arguments) -> Result<()> {
    match arguments.verb.unwrap_or_else(|| Verb::Serve(Serve::default())) {
        Verb::Serve(serve) => {
            let config = Config::read(&arguments.place, &serve)?;
            logs::start(config.json_log);
            serve::run(&config)
        }
        Verb::Migrate { dry_run } => {
            let config = Config::read(&arguments.place, &Serve::default())?;
            let _folder = hold(&config)?;
            run_migrations(&config.target, dry_run)
        }
        Verb::Work(mut command) => {
            commands::ask(&mut command)?;
            let config = Config::read(&arguments.place, &Serve::default())?;
            work(&config, &command)
        }
    }
}

fn work(config: &Config, command: &Command) -> Result<()> {
    let mut out = std::io::stdout().lock();
    if let Target::Sqlite { folder } = &config.target {
        match Folder::open(folder)? {
            Opening::Held => return socket::send(folder, command, &mut out),
            Opening::Ours(_held) => {
                let store = domain::open(&config.target)?;
                return commands::run(&store, command, &mut out);
            }
        }
    }
    let store = domain::open(&config.target)?;
    commands::run(&store, command, &mut out)
}

/// Takes the folder; a server that holds it is an error that says so.
fn hold(config: &Config) -> Result<Option<Folder>> {
    match &config.target {
        Target::Postgres { .. } => Ok(None),
        Target::Sqlite { folder } => match Folder::open(folder)? {
            Opening::Ours(held) => Ok(Some(held)),
            Opening::Held => Err(kernel::Error::conflict("error-folder-held").with("path", folder.display())),
        },
    }
}

fn run_migrations(target: &Target, dry_run: bool) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let said = |error: std::io::Error| kernel::Error::internal(error);
    if dry_run {
        for (name, statements) in migrate::dry_run(target)? {
            writeln!(out, "-- {name}\n{statements}").map_err(said)?;
        }
        return Ok(());
    }
    let now = kernel::Clock::real(jiff::tz::TimeZone::UTC).now();
    for name in migrate::run(target, now)? {
        writeln!(out, "{name}").map_err(said)?;
    }
    Ok(())
}
