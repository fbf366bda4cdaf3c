//! The way of a sale.

use kernel::Id;
use record::Record;

/// A pipeline: the stages that a sort of sale passes through.
#[derive(Record, Debug)]
#[record(area = "sales", icon = "board", title = "name", order = "position, name")]
pub struct Pipeline {
    /// Its id.
    pub id: Id<Pipeline>,
    /// Its name.
    #[field(search, list, sort)]
    pub name: String,
    /// Its place among the pipelines; the first one is offered for new opportunities.
    #[field(list, sort, default = 1)]
    pub position: i64,
    /// Whether new opportunities may take it.
    #[field(list, default = true)]
    pub active: bool,
}
