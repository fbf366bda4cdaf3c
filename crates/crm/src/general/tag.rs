//! A word to find records by.

use kernel::Id;
use record::{Choice, Record};

/// A tag that can be put on any record.
#[derive(Record, Debug)]
#[record(area = "general", icon = "tags", title = "name", order = "name")]
pub struct Tag {
    /// Its id.
    pub id: Id<Tag>,
    /// The word.
    #[field(unique, search, list, sort)]
    pub name: String,
    /// How it is coloured.
    #[field(list, default = TagTone::Plain)]
    pub tone: TagTone,
}

/// Colours by meaning; their codes are those of `record::Tone`.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagTone {
    /// Grey.
    Plain,
    /// Blue.
    #[choice(tone = "info")]
    Info,
    /// Green.
    #[choice(tone = "good")]
    Good,
    /// Yellow.
    #[choice(tone = "warn")]
    Warn,
    /// Red.
    #[choice(tone = "bad")]
    Bad,
    /// The colour of key accounts.
    #[choice(tone = "key")]
    Key,
}
