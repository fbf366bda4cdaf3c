//! Bundles scripts and styles from `assets/` into the output folder, so the program carries them inside.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const INSTALL: &str = "on Debian or Ubuntu type `apt-get install --no-install-recommends nodejs npm`, elsewhere see nodejs.org; version 18 or newer is needed";

fn main() {
    if let Err(message) = bundle() {
        // One line only: cargo shows each error directive as one line.
        println!("cargo::error={}", message.replace('\n', " "));
    }
}

fn bundle() -> Result<(), String> {
    let assets = folder("CARGO_MANIFEST_DIR")?
        .join("../../assets")
        .canonicalize()
        .map_err(|e| format!("the folder assets/ is missing: {e}"))?;
    let out = folder("OUT_DIR")?;
    println!("cargo::rerun-if-changed={}", assets.display());
    println!("cargo::rerun-if-changed=build.rs");

    check_node()?;
    let npm = out.join("npm");
    install_packages(&assets, &npm)?;
    fs::copy(assets.join("bundle.mjs"), npm.join("bundle.mjs"))
        .map_err(|e| format!("assets/bundle.mjs cannot be copied: {e}"))?;
    run(Command::new("node").arg("bundle.mjs").arg(&assets).arg(&out).current_dir(&npm), "bundling the assets")
}

fn folder(variable: &str) -> Result<PathBuf, String> {
    env::var_os(variable).map(PathBuf::from).ok_or_else(|| format!("{variable} is not set; build with cargo"))
}

fn check_node() -> Result<(), String> {
    let output = Command::new("node")
        .arg("--version")
        .output()
        .map_err(|_| format!("Node.js is not installed, and the pages need it to be built: {INSTALL}"))?;
    let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let major = version.trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    match major {
        Some(18..) => Ok(()),
        _ => Err(format!("Node.js {version} is too old: {INSTALL}")),
    }
}

/// Installs exactly what the lock file says, once for each state of the lock file.
fn install_packages(assets: &Path, npm: &Path) -> Result<(), String> {
    fs::create_dir_all(npm).map_err(|e| format!("{} cannot be made: {e}", npm.display()))?;
    let lock = fs::read(assets.join("package-lock.json")).map_err(|e| format!("assets/package-lock.json: {e}"))?;
    let stamp = npm.join("installed.lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    for name in ["package.json", "package-lock.json"] {
        fs::copy(assets.join(name), npm.join(name)).map_err(|e| format!("assets/{name} cannot be copied: {e}"))?;
    }
    // On Windows npm is a script, which a process can only be started through its full name.
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut install = Command::new(program);
    install.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(npm);
    run(&mut install, "`npm ci` (it needs the network the first time)")?;
    fs::write(&stamp, lock).map_err(|e| format!("{}: {e}", stamp.display()))
}

fn run(command: &mut Command, what: &str) -> Result<(), String> {
    let output =
        command.output().map_err(|_| format!("npm is not installed, and the pages need it to be built: {INSTALL}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{what} failed: {}", said.trim()))
}
