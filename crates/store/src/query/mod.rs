//! From a `Query` to a statement and back to views.

pub(crate) mod cursor;
pub(crate) mod decode;
pub(crate) mod filter;
pub(crate) mod order;
pub(crate) mod select;
pub(crate) mod sql;
pub(crate) mod walk;
