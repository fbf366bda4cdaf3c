//! What products have in common.

use kernel::Id;
use record::Record;

/// A product category; categories nest.
#[derive(Record, Debug)]
#[record(area = "sales", icon = "group", title = "name", order = "name")]
pub struct Category {
    /// Its id.
    pub id: Id<Category>,
    /// Its name.
    #[field(search, list, sort)]
    pub name: String,
    /// The larger category it is part of.
    #[field(index, list)]
    pub parent: Option<Id<Category>>,
}
