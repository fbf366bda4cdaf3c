//! What the tests need beside Rust: found, else installed from Debian's packages, else named.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::run::run;

const INSTALL_LIMIT: Duration = Duration::from_secs(15 * 60);

/// The oldest Node that runs our scripts and its own test runner.
const NODE: u32 = 18;

/// Something that has to be on the machine.
pub struct Need {
    name: &'static str,
    packages: &'static [&'static str],
    found: fn() -> bool,
}

pub const POSTGRES: Need =
    Need { name: "PostgreSQL", packages: &["postgresql"], found: || testing::programs().is_some() };

pub const NODE_AND_NPM: Need = Need {
    name: "Node with npm",
    packages: &["nodejs", "npm"],
    found: || says(Command::new("node").arg("--version")) && says(Command::new("npm").arg("--version")),
};

pub const CHROMIUM: Need = Need { name: "Chromium", packages: &["chromium"], found: || chromium().is_some() };

pub const FONTS: Need = Need {
    name: "a font with Turkish and Estonian letters",
    packages: &["fontconfig", "fonts-dejavu-core"],
    found: || says(Command::new("fc-list").arg(":lang=tr:lang=et")),
};

pub const PYTHON: Need = Need {
    name: "Python with venv",
    packages: &["python3", "python3-venv"],
    found: || says(Command::new("python3").args(["-c", "import ensurepip, venv; print('here')"])),
};

/// Makes sure that all needs are met, installing what is missing when run as root on Debian.
///
/// # Errors
///
/// Says what is missing, and the command that brings it.
pub fn ensure(needs: &[&Need]) -> Result<(), String> {
    let missing = missing(needs);
    if !missing.is_empty() {
        let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages).copied().collect();
        install(&packages).map_err(|error| format!("{} missing. {error}", names(&missing)))?;
    }
    let still = self::missing(needs);
    if !still.is_empty() {
        return Err(format!("installed, and still not found: {}", names(&still)));
    }
    match node_version() {
        Some(version) if version < NODE => Err(format!("Node {version} is too old: at least {NODE} is needed")),
        _ => Ok(()),
    }
}

/// Where Chromium is.
pub fn chromium() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|file| file.is_file())
}

/// The needs that are not met, each once.
fn missing<'a>(needs: &[&'a Need]) -> Vec<&'a Need> {
    let mut needs = needs.to_vec();
    needs.sort_by_key(|need| need.name);
    needs.dedup_by_key(|need| need.name);
    needs.into_iter().filter(|need| !(need.found)()).collect()
}

fn names(needs: &[&Need]) -> String {
    needs.iter().map(|need| need.name).collect::<Vec<_>>().join(", ")
}

fn install(packages: &[&str]) -> Result<(), String> {
    let packages = packages.join(" ");
    let commands = format!("apt-get update && apt-get install -y --no-install-recommends {packages}");
    if !is_root() || !Path::new("/usr/bin/apt-get").exists() {
        let typed = commands.replace("apt-get", "sudo apt-get");
        return Err(format!("On Debian this brings it; elsewhere install its like:\n\n    {typed}\n"));
    }
    let mut command = Command::new("sh");
    command.args(["-c", &commands]).env("DEBIAN_FRONTEND", "noninteractive");
    if run(&mut command, INSTALL_LIMIT)?.succeeded { Ok(()) } else { Err("Installing it failed, see above.".into()) }
}

fn is_root() -> bool {
    // The kernel gives this folder to whoever runs the process.
    fs::metadata("/proc/self").is_ok_and(|this| this.uid() == 0)
}

/// Whether a program runs, succeeds and prints something.
fn says(command: &mut Command) -> bool {
    let output = command.stdin(Stdio::null()).output();
    output.is_ok_and(|output| output.status.success() && !output.stdout.is_empty())
}

fn node_version() -> Option<u32> {
    let output = Command::new("node").arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_needs_no_installing() {
        let there = Need { name: "there", packages: &["no-such-package"], found: || true };
        assert_eq!(ensure(&[&there]), Ok(()));
    }

    #[test]
    fn what_is_not_there_is_named() {
        let gone = Need { name: "gone", packages: &["no-such-package"], found: || false };
        let there = Need { name: "there", packages: &[], found: || true };
        assert_eq!(names(&missing(&[&gone, &there, &gone])), "gone");
    }

    #[test]
    fn silence_is_not_an_answer() {
        assert!(says(Command::new("echo").arg("v1")));
        assert!(!says(&mut Command::new("true")));
        assert!(!says(&mut Command::new("no-such-program")));
    }
}
