//! From arguments to work: here, or through the server that holds the folder.

use std::io::{BufWriter, Write};

use kernel::{Error, Result};
use store::{Folder, Target, folder::Opening, migrate};

use crate::command::{Arguments, Serve, Verb};
use crate::commands::{self, Command};
use crate::config::Config;
use crate::output::{self, Voice};
use crate::{conversation, demo, domain, logs, restore, serve, socket};

/// Does what was said.
pub fn run(arguments: Arguments) -> Result<()> {
    match arguments.verb.unwrap_or_else(|| Verb::Serve(Serve::default())) {
        Verb::Serve(serve) => {
            let config = Config::read(&arguments.place, &serve)?;
            logs::start(config.json_log);
            serve::run(&config)
        }
        Verb::Demo(wish) => demo::run(&wish),
        Verb::Migrate { dry_run: true } => try_migrations(&Config::read(&arguments.place, &Serve::default())?),
        Verb::Migrate { dry_run: false } => {
            let config = Config::read(&arguments.place, &Serve::default())?;
            let _folder = hold(&config)?;
            run_migrations(&config)
        }
        Verb::Restore(wish) => restore::run(&Config::read(&arguments.place, &Serve::default())?, &wish),
        Verb::Work(mut command) => {
            commands::ask(&mut command)?;
            let config = Config::read(&arguments.place, &Serve::default())?;
            match &command {
                Command::Mcp(asked) => conversation::hold(&config, asked),
                _ => work(&config, &command),
            }
        }
    }
}

fn work(config: &Config, command: &Command) -> Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut held = None;
    if let Target::Sqlite { folder } = &config.target {
        if !command.makes_data() && !folder.join(store::FILE).exists() {
            return Err(Error::invalid("error-no-data").with("path", folder.display()));
        }
        match Folder::open(folder)? {
            Opening::Held => return socket::send(folder, command, &mut out),
            Opening::Ours(ours) => held = Some(ours),
        }
    }
    let store = domain::open(config, held.as_ref())?;
    let outcome = commands::run(&store, command, &mut Voice::new(output::lang(), &mut out));
    out.flush().map_err(Error::internal)?;
    store.leave();
    outcome
}

/// Takes the folder; a server that holds it is an error that says so.
fn hold(config: &Config) -> Result<Option<Folder>> {
    match &config.target {
        Target::Postgres { .. } => Ok(None),
        Target::Sqlite { folder } => match Folder::open(folder)? {
            Opening::Ours(held) => Ok(Some(held)),
            Opening::Held => Err(Error::conflict("error-folder-held").with("path", folder.display())),
        },
    }
}

/// Says what a migration would do, after trying it.
fn try_migrations(config: &Config) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let mut voice = Voice::new(output::lang(), &mut out);
    let tried = migrate::dry_run(&config.target)?;
    for (name, statements) in &tried {
        voice.line(format_args!("-- {name}\n{statements}"))?;
    }
    voice.say("commands-migration-tried", &[("count", (tried.len() as i64).into())])
}

fn run_migrations(config: &Config) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let mut voice = Voice::new(output::lang(), &mut out);
    if let Some(backup) = domain::back_up_before_migration(config)? {
        voice.say("commands-backed-up-before", &[("path", backup.display().to_string().into())])?;
    }
    let done = migrate::run(&config.target, kernel::Clock::real(jiff::tz::TimeZone::UTC).now())?;
    for name in &done {
        voice.line(name)?;
    }
    voice.say("commands-migrated", &[("count", (done.len() as i64).into())])
}
