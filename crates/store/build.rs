//! Lists the files of `migrations/`, so that adding one is all it takes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("../../migrations");
    println!("cargo::rerun-if-changed={}", folder.display());

    let mut files: BTreeMap<String, [Option<String>; 3]> = BTreeMap::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        let Some(stem) = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(".sql"))
        else {
            continue;
        };
        println!("cargo::rerun-if-changed={}", path.display());
        let (name, kind) = match stem.split_once('.') {
            None => (stem, 0),
            Some((name, "sqlite")) => (name, 1),
            Some((name, "postgres")) => (name, 2),
            Some((_, other)) => {
                println!("cargo::error=migrations/{stem}.sql: {other} is neither sqlite nor postgres");
                continue;
            }
        };
        let numbered = name.split_once('_').is_some_and(|(n, _)| n.len() == 4 && n.bytes().all(|b| b.is_ascii_digit()));
        if !numbered {
            println!("cargo::error=migrations/{stem}.sql: the name must begin with four digits and an underscore");
        }
        files.entry(name.to_owned()).or_default()[kind] = Some(fs::canonicalize(&path)?.display().to_string());
    }

    let mut list = String::from("&[\n");
    for (name, texts) in &files {
        let text = |kind: usize| match &texts[kind] {
            Some(path) => format!("Some(include_str!({path:?}))"),
            None => "None".to_owned(),
        };
        if texts[0].is_none() && (texts[1].is_none() || texts[2].is_none()) {
            println!("cargo::error=migrations/{name}: one of the two databases has no file");
        }
        writeln!(list, "    File {{ name: {name:?}, both: {}, sqlite: {}, postgres: {} }},", text(0), text(1), text(2))
            .map_err(io::Error::other)?;
    }
    list.push(']');
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("migrations.rs"), list)
}
