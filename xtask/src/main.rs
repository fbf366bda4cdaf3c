//! The tasks of the workspace: `cargo xtask` lists them.

mod api;
mod assistant;
mod bench;
mod browser;
mod counts;
mod extras;
mod migration;
mod run;
mod rust;
mod setup;
mod tasks;

use std::path::Path;
use std::process::ExitCode;

const HELP: &str = "\
The tasks of the workspace.

cargo xtask test [--only PART] [--filter TEXT]
    Sets up what the tests need, runs them, and closes with the counts.
    PART is unit (Rust, both databases), doc (examples in the documentation), assistant (an assistant's own client),
    browser, or api (schemathesis against the API's own description); repeat it for several.
    TEXT is a piece of a test's name; for api, of an address.

cargo xtask ci
    Everything that has to pass before a change lands: formatting, lints, all tests.

cargo xtask bench [OPTIONS]
    Measures requests, imports, start and memory beside their limits, and writes docs/bench.md; some ten minutes behind
    the build. `cargo xtask bench --help` tells the options.

cargo xtask migration NAME
    Writes migrations/NNNN_NAME.sql: what the descriptions of record types ask for beyond the newest schema.

The tests' databases come from a private PostgreSQL server that ends with the run. Give KILIT_TEST_POSTGRES the folder
of a running one's socket to use that instead.
";

fn main() -> ExitCode {
    // The tasks name files from the top of the workspace, wherever they are called.
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    if let Err(error) = std::env::set_current_dir(top) {
        eprintln!("{}: {error}", top.display());
        return ExitCode::FAILURE;
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["test", options @ ..] => tasks::Options::parse(options).map(|options| tasks::test(&options)),
        ["ci"] => Ok(tasks::ci()),
        ["bench", words @ ..] => bench::bench(words),
        ["migration", name] => migration::migration(name).map(|()| true),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(true)
        }
        other => Err(format!("there is no task `{}`\n\n{HELP}", other.join(" "))),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
