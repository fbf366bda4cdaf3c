//! That somebody is in a team.

use kernel::Id;
use record::Record;

use super::{Team, User};

/// A user's membership in a team; he may have several.
#[derive(Record, Debug)]
#[record(area = "rights", icon = "users", title = "user", within = "team", part)]
pub struct Membership {
    /// Its id.
    pub id: Id<Membership>,
    /// The team.
    #[field(cascade, index, list)]
    pub team: Id<Team>,
    /// The member.
    #[field(cascade, index, list)]
    pub user: Id<User>,
}
