//! What programs and assistants can do, however they ask: each deed takes a `Db` or `Tx` that was opened for the asker,
//! and gives JSON.

pub mod batch;
pub mod concentration;
mod find;
mod look_up;
mod read;
mod search;
mod verb;
mod write;

use std::sync::Arc;

use kernel::{Error, Result};
use record::RecordType;
use store::{Action, Db};

pub use find::{Asked, Found, LONGEST, find};
pub use look_up::look_up;
pub use read::{deleted, read};
pub use search::search;
pub use verb::{Said, offered, verb};
pub use write::{CHANGED, Only, Written, change, create, delete, restore, shown};

/// The record type whose addresses have this plural.
///
/// # Errors
/// Not found when there is none; forbidden when the asker may see none of its records.
pub fn type_of(db: &Db<'_>, plural: &str) -> Result<Arc<RecordType>> {
    let of = db.catalogue().by_plural(plural).cloned().ok_or_else(Error::not_found)?;
    db.access().demand(&of, Action::See)?;
    Ok(of)
}

/// The record type with this name.
///
/// # Errors
/// Like [`type_of`], and invalid when there is no such type.
pub fn type_named(db: &Db<'_>, name: &str) -> Result<Arc<RecordType>> {
    let of = db.describe(name).map_err(|error| error.on("type"))?;
    db.access().demand(&of, Action::See)?;
    Ok(of)
}
