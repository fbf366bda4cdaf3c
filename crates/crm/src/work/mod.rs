//! What we do with customers and what is to be done next.

mod activity;
mod task;
pub(crate) mod touches;

pub use activity::{Activity, ActivityKind, ActivityOutcome, Direction};
pub use task::{Priority, Task, TaskKind};
