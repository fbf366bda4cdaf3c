//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::commands::Command;

/// Kilit: customer relationships and key accounts for companies that sell to companies.
///
/// Without a command it serves: it prints an address to open in the browser, and keeps everything in one folder.
/// Settings come from flags, else from the environment (KILIT_DATA, KILIT_LISTEN, …), else from `kilit.toml` in the
/// folder. Commands work beside a running server too: they notice it and work through it.
#[derive(Debug, Parser)]
#[command(name = "kilit", version, max_term_width = 100, args_conflicts_with_subcommands = false)]
pub struct Arguments {
    /// Where the data is.
    #[command(flatten)]
    pub place: Place,
    /// What to do; `serve` when nothing is said.
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// Where the data is.
#[derive(Clone, Debug, Default, Args)]
pub struct Place {
    /// The folder of the data: the SQLite file, attached files, keys [default: kilit-data].
    #[arg(long, global = true, value_name = "DIR", env = "KILIT_DATA")]
    pub data: Option<PathBuf>,
    /// A PostgreSQL database instead of the SQLite file: postgres://user:password@host/database; with ?sslmode=require
    /// the connection is encrypted and the server's certificate checked.
    #[arg(long, global = true, value_name = "URL", env = "KILIT_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
    /// Where attached files lie: a folder, or a bucket of an S3 store, s3://bucket/prefix. Its address and keys come from
    /// KILIT_S3_ENDPOINT, KILIT_S3_REGION, KILIT_S3_KEY_ID and KILIT_S3_SECRET, or from the file with settings
    /// [default: the folder `files` in that of the data].
    #[arg(long, global = true, value_name = "PLACE", env = "KILIT_FILES")]
    pub files: Option<String>,
    /// A file with settings [default: kilit.toml in the folder of the data].
    #[arg(long, global = true, value_name = "FILE", env = "KILIT_CONFIG")]
    pub config: Option<PathBuf>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Serve the pages until told to stop (SIGINT or SIGTERM).
    Serve(Serve),
    /// Serve a throw-away company with customers, invoices and people, to look around in.
    Demo(Demo),
    /// Bring the database up to this program, after a backup; a server does so by itself when it starts.
    Migrate {
        /// Only try it on a copy or take it back, and print the statements. Works beside a running server.
        #[arg(long)]
        dry_run: bool,
    },
    /// Bring the data of a backup back, into SQLite or PostgreSQL, whatever it was made of. Stop the server first.
    Restore(Restore),
    /// Work on the data.
    #[command(flatten)]
    Work(Command),
}

/// What is to be restored.
#[derive(Clone, Debug, Default, Args)]
pub struct Restore {
    /// The backup, as `kilit backup` made it.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Replace the data that are there. Those of SQLite are moved to a folder beside them, of those of PostgreSQL a backup
    /// is made first.
    #[arg(long)]
    pub force: bool,
    /// Only look whether the backup is whole, and say what is in it.
    #[arg(long)]
    pub check: bool,
}

/// How to serve the demo.
///
/// It has its own folder, which is gone when it ends; --data and --database do not matter to it.
#[derive(Clone, Debug, Default, Args)]
pub struct Demo {
    /// The address to listen on [default: 127.0.0.1:8420, or the next free port].
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<String>,
    /// The language and country of the demo company: en, tr or et [default: that of the terminal].
    #[arg(long, value_name = "LANG")]
    pub language: Option<String>,
    /// Keep the data in this folder, which must be new; `kilit serve --data DIR` goes on with it.
    #[arg(long, value_name = "DIR")]
    pub keep: Option<PathBuf>,
}

/// How to serve.
#[derive(Clone, Debug, Default, Args)]
pub struct Serve {
    /// The address to listen on [default: 127.0.0.1:8420].
    #[arg(long, value_name = "ADDR", env = "KILIT_LISTEN")]
    pub listen: Option<String>,
    /// Believe the X-Forwarded-For and X-Forwarded-Proto of a proxy in front.
    #[arg(long, env = "KILIT_BEHIND_PROXY")]
    pub behind_proxy: bool,
    /// Let webhooks reach this machine and private networks, which they may not otherwise.
    #[arg(long, env = "KILIT_WEBHOOKS_PRIVATE_NETWORKS")]
    pub webhooks_private_networks: bool,
    /// Who sends this as a bearer token may read /metrics from elsewhere; without it only this machine may.
    #[arg(long, value_name = "TOKEN", env = "KILIT_METRICS_TOKEN", hide_env_values = true)]
    pub metrics_token: Option<String>,
    /// How the log is written: `text` or `json`.
    #[arg(long, value_name = "FORM", env = "KILIT_LOG_FORMAT")]
    pub log_format: Option<String>,
}
