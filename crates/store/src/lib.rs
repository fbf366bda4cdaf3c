//! store: connections, transactions and the gate. The only crate that speaks SQL.

mod backend;
pub mod folder;
pub mod migrate;
mod param;
mod row;
pub mod schema;
#[cfg(test)]
mod trial;
mod workers;

pub use backend::{DbFault, Dialect};
pub use folder::Folder;
pub use workers::{Heard, Options, Pool, Target};
