//! What some tests need and others do without: named at the end when it is missing.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::run::run;

/// The variable by which the tests of files in an S3 store find a Python that has moto, a server of that kind.
pub const MOTO_VARIABLE: &str = "KILIT_TEST_MOTO";
const MOTO: &str = "moto[server]==5.2.1";
const FOLDER: &str = "target/moto";
const LIMIT: Duration = Duration::from_secs(5 * 60);

/// A Python with moto: the machine's, else one of our own, which is made when it is not there yet.
pub fn python_with_moto() -> Option<PathBuf> {
    let ours = Path::new(FOLDER).join("bin/python");
    if has_moto(Path::new("python3")) {
        return Some(PathBuf::from("python3"));
    }
    if has_moto(&ours) {
        return Some(absolute(&ours));
    }
    let mut make = Command::new("python3");
    make.args(["-m", "venv", FOLDER]);
    let mut fetch = Command::new(&ours);
    fetch.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", MOTO]);
    for mut step in [make, fetch] {
        if !run(&mut step, LIMIT).is_ok_and(|finished| finished.succeeded) {
            return None;
        }
    }
    has_moto(&ours).then(|| absolute(&ours))
}

/// What is left out on this machine, a line each.
pub fn left_out() -> Vec<&'static str> {
    let mut said = Vec::new();
    if !has_moto(Path::new("python3")) && !has_moto(&Path::new(FOLDER).join("bin/python")) {
        said.push("skipped: files in an S3 store (crm::s3), for want of Python with moto");
    }
    if !fs::metadata("/proc/self").is_ok_and(|this| this.uid() == 0) {
        said.push("skipped: a full disk and one that cannot be written (kilit::trouble), which only root can mount");
    }
    said
}

/// Tests run in the folders of their crates. The link is not followed: it would lead to the machine's Python.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn has_moto(python: &Path) -> bool {
    let mut command = Command::new(python);
    command.args(["-c", "import moto.server"]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
