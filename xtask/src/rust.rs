//! The tests written in Rust, and the checks of the code itself.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::counts::{self, Counts};
use crate::extras;
use crate::run::{Finished, run};
use crate::tasks::Outcome;

/// Most of it is for the first build on two cores.
const TEST_LIMIT: Duration = Duration::from_secs(35 * 60);
const DOC_LIMIT: Duration = Duration::from_secs(10 * 60);
const LINT_LIMIT: Duration = Duration::from_secs(20 * 60);
const FORMAT_LIMIT: Duration = Duration::from_secs(2 * 60);

/// All tests of all crates, by nextest where it is installed.
pub fn unit(filter: Option<&str>, postgres: &Path) -> Outcome {
    let moto = extras::python_with_moto();
    let moto = moto.map(|python| (extras::MOTO_VARIABLE, python));
    if has_nextest() {
        let mut command = cargo(&["nextest", "run", "--workspace", "--no-tests", "pass"]);
        command.args(filter).env(testing::CLUSTER_VARIABLE, postgres).envs(moto);
        return judge(run(&mut command, TEST_LIMIT)?, counts::of_nextest);
    }
    let mut command = cargo(&["test", "--workspace", "--all-targets", "--no-fail-fast"]);
    command.args(filter).env(testing::CLUSTER_VARIABLE, postgres).envs(moto);
    judge(run(&mut command, TEST_LIMIT)?, counts::of_cargo_test)
}

/// The examples in the documentation, which nextest does not run.
pub fn doc(filter: Option<&str>, postgres: &Path) -> Outcome {
    let mut command = cargo(&["test", "--workspace", "--doc", "--no-fail-fast"]);
    command.args(filter).env(testing::CLUSTER_VARIABLE, postgres);
    judge(run(&mut command, DOC_LIMIT)?, counts::of_cargo_test)
}

/// The code looks as rustfmt would write it.
pub fn format() -> Outcome {
    check(cargo(&["fmt", "--all", "--check"]), FORMAT_LIMIT)
}

/// No lint complains, and the lock file fits.
pub fn lint() -> Outcome {
    check(cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]), LINT_LIMIT)
}

/// Builds the program that the browser visits.
pub fn build_program() -> Result<(), String> {
    let finished = run(&mut cargo(&["build", "--package", "kilit"]), TEST_LIMIT)?;
    if finished.succeeded { Ok(()) } else { Err("the program does not build".into()) }
}

/// The counts that a runner printed; a run that failed otherwise than by counted failures could not run.
pub fn judge(finished: Finished, read: fn(&str) -> Option<Counts>) -> Outcome {
    if finished.late {
        return Err("ran out of time".into());
    }
    match read(&finished.output) {
        Some(counts) if finished.succeeded == (counts.failed == 0) => Ok(counts),
        Some(counts) => Err(format!("the runner contradicts its counts ({counts})")),
        None => Err("the runner ended without counting tests".into()),
    }
}

fn check(mut command: Command, limit: Duration) -> Outcome {
    let passed = u32::from(run(&mut command, limit)?.succeeded);
    Ok(Counts { passed, failed: 1 - passed, ..Counts::default() })
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments);
    command
}

fn has_nextest() -> bool {
    let mut command = cargo(&["nextest", "--version"]);
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished(succeeded: bool, late: bool, output: &str) -> Finished {
        Finished { succeeded, late, output: output.to_owned() }
    }

    #[test]
    fn counts_are_believed_when_the_exit_agrees() {
        let good = "test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured";
        let bad = "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured";
        let counted = |passed, failed| Ok(Counts { passed, failed, ..Counts::default() });
        assert_eq!(judge(finished(true, false, good), counts::of_cargo_test), counted(2, 0));
        assert_eq!(judge(finished(false, false, bad), counts::of_cargo_test), counted(2, 1));
    }

    #[test]
    fn a_program_that_does_not_build_is_no_success() {
        // The programs before it have printed their good results by then.
        let half = "test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured\nerror: could not compile `web`";
        assert!(judge(finished(false, false, half), counts::of_cargo_test).is_err());
        assert!(judge(finished(false, false, "error: could not compile"), counts::of_nextest).is_err());
        assert!(judge(finished(true, false, "nothing to do"), counts::of_nextest).is_err());
    }

    #[test]
    fn late_is_failed_whatever_was_counted() {
        let good = "test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured";
        assert_eq!(judge(finished(false, true, good), counts::of_cargo_test), Err("ran out of time".into()));
    }
}
