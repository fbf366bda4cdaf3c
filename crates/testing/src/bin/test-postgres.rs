//! Keeps a test server running until the terminal says so, for many short test runs in a row:
//! `cargo run -p testing`, then `export KILIT_TEST_POSTGRES=…` as printed, in the terminal of the tests.

use std::io::{Read, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let cluster = match testing::Cluster::start() {
        Ok(cluster) => cluster,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    println!("{}={}", testing::CLUSTER_VARIABLE, cluster.socket_folder().display());
    let said = std::io::stdout().flush().and_then(|()| std::io::stdin().read(&mut [0]));
    if said.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
