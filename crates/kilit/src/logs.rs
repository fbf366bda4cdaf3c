//! The log of the program, on the standard error output.

use tracing_subscriber::EnvFilter;

/// Starts the log; `KILIT_LOG` says how much of it (`info`, `debug`, `store=debug`).
pub fn start(json: bool) {
    let filter = EnvFilter::try_from_env("KILIT_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start, as tests may do, keeps the first.
    let _ = if json { log.json().try_init() } else { log.with_target(false).try_init() };
}
