//! store: connections, transactions and the gate. The only crate that speaks SQL.

mod backend;
mod param;
mod row;
mod workers;

pub use backend::{DbFault, Dialect};
pub use workers::{Options, Pool, Target};
