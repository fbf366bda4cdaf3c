//! Something said about a record.

use kernel::Id;
use record::{Record, RecordRef};

use crate::rights::User;

/// A comment under a record, in Markdown; whoever it mentions is told.
#[derive(Record, Debug)]
#[record(
    area = "general",
    icon = "message",
    title = "text",
    owner = "owner",
    within = "about",
    order = "created_at",
    part
)]
pub struct Comment {
    /// Its id.
    pub id: Id<Comment>,
    /// Grows by one with each change.
    pub version: i64,
    /// The record.
    #[field(cascade, index, list)]
    pub about: RecordRef,
    /// What is said.
    #[field(kind = "long_text", list)]
    pub text: String,
    /// Who says it: set when it is said, and never by hand.
    #[field(index, list, read_only)]
    pub owner: Option<Id<User>>,
    /// Who is mentioned; follows from the text.
    #[field(read_only)]
    pub mentions: Vec<Id<User>>,
}
