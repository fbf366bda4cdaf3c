//! The tests in a browser: Node's own runner against the program that was built.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::counts;
use crate::run::run;
use crate::rust::{build_program, judge};
use crate::setup::chromium;
use crate::tasks::Outcome;

const FOLDER: &str = "tests/browser";
const PACKAGES_LIMIT: Duration = Duration::from_secs(5 * 60);
const TEST_LIMIT: Duration = Duration::from_secs(20 * 60);

/// All stories in `tests/browser`, on the program as built for development.
pub fn browser(filter: Option<&str>, postgres: &Path) -> Outcome {
    install_packages()?;
    build_program()?;
    let target = std::env::current_exe().map_err(|error| error.to_string())?;
    let target = target.parent().ok_or("where do we run?")?;

    let mut command = Command::new("node");
    command.args(["--test", "--test-reporter=spec"]);
    if let Some(filter) = filter {
        command.arg(format!("--test-name-pattern={}", escaped(filter)));
    }
    command.args(stories()?);
    command.env(testing::CLUSTER_VARIABLE, postgres);
    command.env("KILIT_BIN", target.join("kilit"));
    command.env("KILIT_SCREENSHOTS", target.with_file_name("screenshots"));
    command.env("KILIT_CHROMIUM", chromium().ok_or("Chromium is missing")?);
    judge(run(&mut command, TEST_LIMIT)?, counts::of_node)
}

/// Brings the packages that the lock file names, unless they lie there already. No package's own script runs.
fn install_packages() -> Result<(), String> {
    let changed = |file: &str| fs::metadata(Path::new(FOLDER).join(file)).and_then(|file| file.modified()).ok();
    let installed = changed("node_modules/.package-lock.json");
    if installed.is_some() && installed >= changed("package-lock.json") {
        return Ok(());
    }
    let mut command = Command::new("npm");
    command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", FOLDER]);
    if run(&mut command, PACKAGES_LIMIT)?.succeeded { Ok(()) } else { Err("npm could not bring the packages".into()) }
}

/// The files of the stories, in their order, because older Nodes take no patterns.
fn stories() -> Result<Vec<PathBuf>, String> {
    let files = fs::read_dir(FOLDER).map_err(|error| format!("{FOLDER}: {error}"))?;
    let mut stories: Vec<PathBuf> = files.flatten().map(|file| file.path()).filter(|path| is_story(path)).collect();
    stories.sort();
    Ok(stories)
}

fn is_story(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(".test.js"))
}

/// The filter is a piece of a name; Node takes a pattern.
fn escaped(filter: &str) -> String {
    let mut pattern = String::new();
    for letter in filter.chars() {
        if r"\^$.|?*+()[]{}/".contains(letter) {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_taken_word_for_word() {
        assert_eq!(escaped("what? (1.5)"), r"what\? \(1\.5\)");
        assert_eq!(escaped("Işık"), "Işık");
    }

    #[test]
    fn only_stories_are_run() {
        assert!(is_story(Path::new("tests/browser/list.test.js")));
        assert!(!is_story(Path::new("tests/browser/harness.js")));
    }
}
