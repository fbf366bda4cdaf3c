//! Backups: one file with all records, the attached files and the keys, readable by both databases and by people.
//!
//! It is a ZIP archive. `tables/NAME.jsonl` holds the rows of a table, one JSON array a line in the order of the columns
//! that the manifest names; bytes are written in hexadecimal letters, real numbers as text. `files/DIGEST` is the content
//! of an attached file, `keys/log.key` the key that signs the change log, and `manifest.json` says what there should be,
//! with counts and digests. What was made of SQLite can be restored into PostgreSQL and the other way round.
//!
//! All rows are of one moment, because they are read within one snapshot while others go on working. Left out is what
//! only programs at work need: sessions, failed sign-ins and node numbers.

mod archive;
mod automatic;
mod fill;
mod manifest;
mod restore;
mod write;

pub use self::archive::check;
pub use self::automatic::before_migration;
pub use self::manifest::Manifest;
pub use self::restore::{Restored, restore};
pub use self::write::{Written, write};

use kernel::{Error, Fault};

/// Tables that only programs at work need, or that a restored database has by itself.
const LEFT_OUT: [&str; 4] = ["migration", "node", "session", "sign_in_failure"];

/// The archive is not what it should be; `reason` is for whoever looks closer.
fn damaged(reason: impl std::fmt::Display) -> Error {
    Error::new(Fault::Invalid, "error-backup-damaged").with("detail", reason)
}
