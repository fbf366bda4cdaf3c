//! Embeds every `locales/<lang>/*.ftl` into the program, so that one file is all there is to install.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let locales = Path::new(&env("CARGO_MANIFEST_DIR")).join("../../locales").canonicalize()?;
    println!("cargo::rerun-if-changed={}", locales.display());
    let mut code = String::from(
        "/// The files of every language: language, file name, text.\nconst FILES: &[(&str, &str, &str)] = &[\n",
    );
    for lang in ["en", "tr", "et"] {
        for file in files(&locales.join(lang))? {
            println!("cargo::rerun-if-changed={}", file.display());
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            writeln!(code, "    ({lang:?}, {name:?}, include_str!({file:?})),").map_err(io::Error::other)?;
        }
    }
    code.push_str("];\n");
    fs::write(Path::new(&env("OUT_DIR")).join("files.rs"), code)
}

/// The Fluent files of a folder by name; a new file makes the folder newer.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn env(name: &str) -> String {
    env::var(name).unwrap_or_default()
}
