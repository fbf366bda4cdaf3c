//! Measuring: builds the program and the bench as they are shipped, and runs the bench.

use std::process::Command;

/// Builds both by a profile, and passes the words on.
///
/// # Errors
///
/// When they cannot be built, as a sentence.
pub fn bench(words: &[&str]) -> Result<bool, String> {
    let named = words.iter().position(|word| *word == "--profile").and_then(|place| words.get(place + 1));
    let profile = named.copied().unwrap_or("dist");
    let succeeded = |command: &mut Command| -> Result<bool, String> {
        let status = command.status().map_err(|error| format!("cargo: {error}"))?;
        Ok(status.success())
    };
    if !succeeded(Command::new("cargo").args(["build", "--profile", profile, "-p", "kilit", "-p", "bench"]))? {
        return Err("the program could not be built".to_owned());
    }
    let mut run = Command::new("cargo");
    run.args(["run", "--quiet", "--profile", profile, "-p", "bench", "--"]).args(words);
    if named.is_none() {
        run.args(["--profile", profile]);
    }
    succeeded(&mut run)
}
