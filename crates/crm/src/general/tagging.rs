//! That a record has a tag.

use kernel::Id;
use record::{Record, RecordRef};

use super::Tag;

/// A tag on a record.
#[derive(Record, Debug)]
#[record(area = "general", icon = "tags", title = "tag", within = "about", part)]
pub struct Tagging {
    /// Its id.
    pub id: Id<Tagging>,
    /// The tag.
    #[field(cascade, index, list)]
    pub tag: Id<Tag>,
    /// The record.
    #[field(cascade, index, list)]
    pub about: RecordRef,
}
