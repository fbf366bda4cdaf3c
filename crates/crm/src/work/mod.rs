//! What we do with customers and what is to be done next.

mod activity;
pub mod reminders;
mod task;
pub mod touches;

pub use activity::{Activity, ActivityKind, ActivityOutcome, Direction};
pub use task::{Priority, Task, TaskKind};
