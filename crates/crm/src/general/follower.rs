//! That somebody wants to know what happens to a record.

use kernel::Id;
use record::{Record, RecordRef};

use crate::rights::User;

/// A user who follows a record: its changes are told to him.
#[derive(Record, Debug)]
#[record(area = "general", icon = "eye", title = "user", within = "about", part)]
pub struct Follower {
    /// Its id.
    pub id: Id<Follower>,
    /// The record.
    #[field(cascade, index, list)]
    pub about: RecordRef,
    /// Who follows it.
    #[field(cascade, index, list)]
    pub user: Id<User>,
}
