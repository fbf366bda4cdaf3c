//! What a role may do with one record type.

use kernel::Id;
use record::{Choice, Record};

use super::Role;

/// How far a role reaches into one record type, for each thing one can do.
#[derive(Record, Debug)]
#[record(area = "rights", icon = "lock", title = "record_type", within = "role", part, settings)]
pub struct Permission {
    /// Its id.
    pub id: Id<Permission>,
    /// The role.
    #[field(cascade, index, list)]
    pub role: Id<Role>,
    /// The record type by its name in the program: `company`.
    #[field(list)]
    pub record_type: String,
    /// Which rows it sees.
    #[field(list, default = Scope::None)]
    pub can_see: Scope,
    /// For whom it may create rows.
    #[field(list, default = Scope::None)]
    pub can_create: Scope,
    /// Which rows it may change.
    #[field(list, default = Scope::None)]
    pub can_change: Scope,
    /// Which rows it may put into the bin and take out again.
    #[field(list, default = Scope::None)]
    pub can_delete: Scope,
    /// Which rows it may take out as a file.
    #[field(list, default = Scope::None)]
    pub can_export: Scope,
}

/// How far a right reaches.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Nowhere.
    None,
    /// One's own rows.
    #[choice(tone = "info")]
    Own,
    /// The rows of one's teams.
    #[choice(tone = "info")]
    Team,
    /// All rows.
    #[choice(tone = "good")]
    All,
}
