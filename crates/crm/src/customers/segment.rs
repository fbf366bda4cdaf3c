//! A sort of customers that are treated alike.

use kernel::Id;
use record::Record;

/// A segment: customers with one sales process and one service standard (K7).
#[derive(Record, Debug)]
#[record(area = "customers", icon = "pie", title = "name", order = "name")]
pub struct Segment {
    /// Its id.
    pub id: Id<Segment>,
    /// Its name.
    #[field(unique, search, list, sort)]
    pub name: String,
    /// Who belongs to it, and how they are served.
    #[field(kind = "long_text", list)]
    pub description: Option<String>,
}
