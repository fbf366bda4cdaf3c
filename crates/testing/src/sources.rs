//! The sources of the program, for tests that read them.

use std::fs;
use std::path::{Path, PathBuf};

/// Rust files below a folder that are the program's: no tests, no build scripts, no examples.
///
/// # Panics
/// When the folder cannot be read.
pub fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        for path in entries.flatten().map(|entry| entry.path()) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if path.is_dir() && !matches!(name, "tests" | "target" | "benches" | "examples") {
                open.push(path);
            } else if name.ends_with(".rs") && !matches!(name, "tests.rs" | "build.rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
