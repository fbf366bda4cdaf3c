//! The same story told on both databases.

use std::any::Any;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::folder::{TempFolder, sqlite_dir};
use crate::postgres::{drop_ours, postgres_url};

/// Where a test keeps its rows.
#[derive(Debug)]
pub enum Database {
    /// An empty folder for the database's file and what lies beside it.
    Sqlite(TempFolder),
    /// The address of a fresh PostgreSQL database.
    Postgres(String),
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Database::Sqlite(_) => "SQLite",
            Database::Postgres(_) => "PostgreSQL",
        })
    }
}

/// Tells the story on SQLite, then on PostgreSQL, each time on a fresh database.
///
/// # Panics
///
/// When the story panics on either. Both are always tried, and the message names those that failed, so that one sees
/// at once whether the rule is wrong or only its SQL.
pub fn each_database(story: impl Fn(&Database)) {
    let makers: [fn() -> Database; 2] = [|| Database::Sqlite(sqlite_dir()), || Database::Postgres(postgres_url())];
    let mut failures = Vec::new();
    for make in makers {
        let database = make();
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| story(&database))) {
            failures.push(format!("on {database}: {}", message(panic.as_ref())));
        }
        drop(database);
        drop_ours();
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic without words")
}
