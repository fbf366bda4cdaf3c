//! A file that belongs to a record.

use kernel::{AnyId, Id};
use record::{Record, RecordRef};

/// A file on a record.
#[derive(Record, Debug)]
#[record(area = "general", icon = "paperclip", title = "name", within = "about", order = "-created_at", part)]
pub struct Attachment {
    /// Its id.
    pub id: Id<Attachment>,
    /// The record.
    #[field(cascade, index, list)]
    pub about: RecordRef,
    /// The file's name.
    #[field(search, list)]
    pub name: String,
    /// The file.
    #[field(list)]
    pub file: AnyId,
    /// Its size in bytes.
    #[field(list)]
    pub size: Option<i64>,
    /// What sort of file it is: `application/pdf`.
    pub media_type: Option<String>,
}
