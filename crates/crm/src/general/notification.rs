//! Something that a user is told.

use kernel::{Id, Timestamp};
use record::{Choice, Record, RecordRef};

use crate::rights::User;

/// A notification to one user, who alone sees it. Kept as a key and its values, so that he reads it in his language.
#[derive(Record, Debug)]
#[record(area = "general", icon = "bell", title = "message", owner = "user", order = "-created_at", part)]
pub struct Notification {
    /// Its id.
    pub id: Id<Notification>,
    /// Who is told.
    #[field(cascade, index, read_only)]
    pub user: Id<User>,
    /// Why.
    #[field(list, read_only)]
    pub kind: NotificationKind,
    /// The record it is about.
    #[field(cascade, index, list, read_only)]
    pub about: Option<RecordRef>,
    /// The key of its words.
    #[field(read_only)]
    pub message: String,
    /// The values of its words, as a JSON object.
    #[field(kind = "long_text", read_only)]
    pub details: Option<String>,
    /// When he read it.
    #[field(index, list, read_only)]
    pub read_at: Option<Timestamp>,
}

/// Why somebody is told.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotificationKind {
    /// He was mentioned.
    Mention,
    /// He was given something to do or to look after.
    Assignment,
    /// A record that he follows was commented on.
    Comment,
    /// A record that he follows was changed.
    Change,
    /// A task of his is due.
    #[choice(tone = "warn")]
    Due,
    /// Work that he started in the background has ended.
    Finished,
}
