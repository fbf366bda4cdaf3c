//! A step on the way of a sale.

use kernel::{Decimal, Id};
use record::{Choice, Record};

use super::Pipeline;

/// A stage of a pipeline. An opportunity that reaches a stage of kind won or lost is closed.
#[derive(Record, Debug)]
#[record(area = "sales", icon = "flag", title = "name", order = "pipeline, position")]
pub struct Stage {
    /// Its id.
    pub id: Id<Stage>,
    /// Its name.
    #[field(list, search)]
    pub name: String,
    /// The pipeline.
    #[field(cascade, index, list, sort)]
    pub pipeline: Id<Pipeline>,
    /// Its place in the pipeline, from 1.
    #[field(list, sort)]
    pub position: i64,
    /// How likely a sale is that stands here, unless the seller knows better.
    #[field(kind = "percent", list)]
    pub probability: Option<Decimal>,
    /// Whether it closes the sale.
    #[field(list, default = StageKind::Open)]
    pub kind: StageKind,
}

/// What a stage says of the sale.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageKind {
    /// The sale goes on.
    #[choice(tone = "info")]
    Open,
    /// We sold.
    #[choice(tone = "good")]
    Won,
    /// We did not.
    #[choice(tone = "bad")]
    Lost,
}
