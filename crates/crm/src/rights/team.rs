//! People who work together.

use kernel::Id;
use record::Record;

use super::User;

/// A team. Rights that reach as far as the team mean the rows of all who share one with the reader.
#[derive(Record, Debug)]
#[record(area = "rights", icon = "users", title = "name", order = "name")]
pub struct Team {
    /// Its id.
    pub id: Id<Team>,
    /// Its name.
    #[field(unique, search, list, sort)]
    pub name: String,
    /// Who leads it.
    #[field(list)]
    pub leader: Option<Id<User>>,
    /// What it is for.
    #[field(kind = "long_text", list)]
    pub description: Option<String>,
}
