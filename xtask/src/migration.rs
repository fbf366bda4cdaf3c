//! A new migration, written from what the descriptions of record types ask for beyond the newest schema.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of migrations.
const FOLDER: &str = "migrations";

/// Writes `migrations/NNNN_NAME.sql`; says where, or that nothing is to be done.
pub fn migration(name: &str) -> Result<(), String> {
    if !is_name(name) {
        return Err(format!("not a name for a migration: {name:?} (small letters, digits and underscores)"));
    }
    let output = Command::new("cargo")
        .args(["run", "--quiet", "-p", "crm", "--example", "migration"])
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|error| format!("cargo: {error}"))?;
    if !output.status.success() {
        return Err("the statements could not be made".to_owned());
    }
    let statements = String::from_utf8(output.stdout).map_err(|error| error.to_string())?;
    if statements.trim().is_empty() {
        println!("The schema fits the descriptions; there is nothing to migrate.");
        return Ok(());
    }
    let path = next(Path::new(FOLDER), name)?;
    fs::write(&path, statements).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("{} is written: read it, say above the statements why, then build.", path.display());
    Ok(())
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// The file behind the last one.
fn next(folder: &Path, name: &str) -> Result<PathBuf, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let number = |file: &str| file.split_once('_').and_then(|(number, _)| number.parse::<u32>().ok());
    let last = entries.flatten().filter_map(|entry| number(&entry.file_name().to_string_lossy())).max().unwrap_or(0);
    Ok(folder.join(format!("{:04}_{name}.sql", last + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_number_follows_the_last_file() {
        let folder = testing::TempFolder::new("migrations").unwrap();
        assert_eq!(next(&folder, "first").unwrap(), folder.join("0001_first.sql"));
        for file in ["0002_search.sqlite.sql", "0002_search.postgres.sql", "0011_more.sql", ".gitkeep"] {
            fs::write(folder.join(file), "").unwrap();
        }
        assert_eq!(next(&folder, "quotes").unwrap(), folder.join("0012_quotes.sql"));
    }

    #[test]
    fn a_name_is_one_word_of_a_file() {
        for good in ["quotes", "add_field_2"] {
            assert!(is_name(good));
        }
        for bad in ["", "Quotes", "a b", "../a", "a.sql", "ö"] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
