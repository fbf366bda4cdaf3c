//! Measures what `docs/bench.md` tells: requests on the peers' set, imports, start and memory, each beside the limit, which
//! is the same statements by a bare client and the same bytes by a bare server.
//!
//! `cargo xtask bench` builds it with the program and runs it.

mod ask;
mod client;
mod copy;
mod cpu;
mod explain;
mod files;
mod import;
mod limit;
mod measure;
mod options;
mod place;
mod program;
mod readers;
mod recording;
mod report;
mod rows;
mod sets;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use options::{Options, Part};
use report::Report;
use sets::Sets;

/// The program's own allocator, so that the limit is measured with it too.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What went wrong, as a sentence for the terminal.
type Result<T> = std::result::Result<T, String>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let outcome = Options::parse(&words).and_then(|options| match options {
        Some(options) => run(&options),
        None => {
            print!("{}", options::HELP);
            Ok(())
        }
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> Result<()> {
    let sets = Sets::new(options)?;
    if let Some(out) = &options.explain {
        if options.only(Part::Postgres) {
            let server = Server::new(options)?;
            let place = sets.postgres(server.socket(), options.companies)?;
            return explain::write(&place, &recording::all(&place)?, out);
        }
        let place = sets.sqlite(options.companies)?;
        return explain::write(&place, &recording::all(&place)?, out);
    }
    let mut report = Report::new(options);
    if options.wants(Part::Sqlite) {
        report.requests("SQLite", options.companies, measure::place(options, &sets.sqlite(options.companies)?)?);
    }
    if options.wants(Part::Growth) {
        for companies in options.growth() {
            report.grown(companies, measure::alone(options, &sets.sqlite(companies)?)?);
        }
    }
    if options.wants(Part::Import) {
        report.imports("SQLite", import::into_sqlite(options)?);
    }
    if options.wants(Part::Postgres) {
        let server = Server::new(options)?;
        let place = sets.postgres(server.socket(), options.companies)?;
        report.requests("PostgreSQL", options.companies, measure::place(options, &place)?);
        if options.wants(Part::Import) {
            report.imports("PostgreSQL", import::into_postgres(options, server.socket())?);
        }
    }
    report.write(&options.out)
}

/// Where PostgreSQL serves: a server that was named, or a private one, which ends with this value.
enum Server {
    Named(PathBuf),
    Private(testing::Cluster),
}

impl Server {
    fn new(options: &Options) -> Result<Server> {
        Ok(match &options.server {
            Some(folder) => Server::Named(folder.clone()),
            None => Server::Private(testing::Cluster::start()?),
        })
    }

    fn socket(&self) -> &Path {
        match self {
            Server::Named(folder) => folder,
            Server::Private(cluster) => cluster.socket_folder(),
        }
    }
}

/// Turns any error into a sentence with what was being done.
fn while_doing<T, E: std::fmt::Display>(what: &str, outcome: std::result::Result<T, E>) -> Result<T> {
    outcome.map_err(|error| format!("{what}: {error}"))
}
