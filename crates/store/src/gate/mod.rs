//! The one gate: what an actor may see and do, and how that gets into every statement.

mod access;
mod load;
mod rows;
mod why;

pub use access::{Access, Action, FieldAccess, Scope, TypeRights};
pub(crate) use load::load;
pub(crate) use rows::{Look, rows, sees_whole};
pub use why::{Way, Why};
