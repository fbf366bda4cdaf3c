//! The tests with an assistant's own client: Python's official one, in an environment of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::counts;
use crate::run::run;
use crate::rust::{build_program, judge};
use crate::tasks::Outcome;

const FOLDER: &str = "tests/assistant";
const PACKAGES_LIMIT: Duration = Duration::from_secs(5 * 60);
const TEST_LIMIT: Duration = Duration::from_secs(10 * 60);

/// All stories in `tests/assistant`, on the program as built for development.
pub fn assistant(filter: Option<&str>, _postgres: &Path) -> Outcome {
    build_program()?;
    let program = std::env::current_exe().map_err(|error| error.to_string())?.with_file_name("kilit");
    let python = environment(&program)?;
    let mut command = Command::new(python);
    command.args(["-m", "unittest", "discover", "-v", "-s", FOLDER]);
    if let Some(filter) = filter {
        command.args(["-k", filter]);
    }
    command.env("KILIT_BIN", program);
    judge(run(&mut command, TEST_LIMIT)?, counts::of_unittest)
}

/// The Python with the packages of `requirements.txt`, made unless it is there already.
fn environment(program: &Path) -> Result<PathBuf, String> {
    let place = program.parent().and_then(Path::parent).ok_or("where do we run?")?.join("assistant");
    let (python, done) = (place.join("bin/python"), place.join("requirements.txt"));
    let wanted = format!("{FOLDER}/requirements.txt");
    let read = |path: &Path| fs::read_to_string(path).ok();
    if read(&done).is_some() && read(&done) == read(Path::new(&wanted)) {
        return Ok(python);
    }
    let step = |command: &mut Command| -> Result<(), String> {
        if run(command, PACKAGES_LIMIT)?.succeeded {
            Ok(())
        } else {
            Err("Python's packages could not be brought".into())
        }
    };
    step(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&place))?;
    step(Command::new(&python).args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "-r",
        &wanted,
    ]))?;
    fs::copy(&wanted, &done).map_err(|error| format!("{}: {error}", done.display()))?;
    Ok(python)
}
