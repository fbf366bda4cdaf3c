//! The faces for programs: JSON over HTTP with its description, and what assistants use of it.
//!
//! [`deeds`] is what any of these faces can do, without knowing how it was asked: find, read, create, change, delete,
//! restore, say a verb. [`json`] is how values look in JSON, [`schema`] says the same as JSON Schema. All of it follows
//! from the descriptions of record types, fields added at run time included, and all of it goes through the gate.

pub mod deeds;
pub mod json;
pub mod schema;
