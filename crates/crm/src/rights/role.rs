//! What somebody is here, as far as rights go.

use kernel::Id;
use record::Record;

/// A role: a set of permissions with a name. What no permission grants is denied.
#[derive(Record, Debug)]
#[record(area = "rights", icon = "shield", title = "name", order = "name", settings)]
pub struct Role {
    /// Its id.
    pub id: Id<Role>,
    /// Grows by one with each change.
    pub version: i64,
    /// Its name.
    #[field(unique, list, sort)]
    pub name: String,
    /// Whether it may do everything, settings included.
    #[field(list)]
    pub administrator: bool,
    /// Whom it is for.
    #[field(kind = "long_text", list)]
    pub description: Option<String>,
}
