//! A part of the map.

use kernel::Id;
use record::Record;

use crate::rights::User;

/// A sales territory; territories nest.
#[derive(Record, Debug)]
#[record(area = "customers", icon = "map", title = "name", order = "name")]
pub struct Territory {
    /// Its id.
    pub id: Id<Territory>,
    /// Its name.
    #[field(search, list, sort)]
    pub name: String,
    /// The larger territory it is part of.
    #[field(index, list)]
    pub parent: Option<Id<Territory>>,
    /// Who leads sales there.
    #[field(list)]
    pub manager: Option<Id<User>>,
}
