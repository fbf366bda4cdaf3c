//! From first contact to contract: leads, opportunities and their pipelines, and what we sell.

pub(crate) mod answering;
mod beginning;
mod category;
pub(crate) mod closing;
mod lead;
mod opportunity;
mod pipeline;
mod product;
mod stage;

pub use beginning::beginning;
pub use category::Category;
pub use lead::{Lead, LeadStatus};
pub use opportunity::{LostReason, Opportunity, Outcome};
pub use pipeline::Pipeline;
pub use product::Product;
pub use stage::{Stage, StageKind};
