//! That somebody wants to know what happens to a record.

use kernel::Id;
use record::{Record, RecordRef};

use crate::rights::User;

/// A user who follows a record: its changes are told to him. Only following writes it.
#[derive(Record, Debug)]
#[record(area = "general", icon = "eye", title = "user", within = "about", part)]
pub struct Follower {
    /// Its id.
    pub id: Id<Follower>,
    /// The record.
    #[field(cascade, index, list, read_only)]
    pub about: RecordRef,
    /// Who follows it.
    #[field(cascade, index, list, read_only)]
    pub user: Id<User>,
}
