//! Prints the migration that brings the newest schema up to the descriptions; `cargo xtask migration` keeps it.

use std::process::ExitCode;

use store::{Target, migrate, schema};

fn main() -> ExitCode {
    match statements() {
        Ok(statements) => {
            for statement in statements {
                println!("{statement}");
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn statements() -> kernel::Result<Vec<String>> {
    let folder = tempfile::tempdir().map_err(kernel::Error::internal)?;
    let target = Target::Sqlite { folder: folder.path().to_owned() };
    migrate::run(&target, kernel::Timestamp::from_millis(0))?;
    Ok(schema::statements(&schema::read_at(&target)?, &schema::described(&crm::catalogue())))
}
