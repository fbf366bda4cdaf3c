//! The faces for programs: JSON over HTTP with its description, and what assistants use of it.
//!
//! [`deeds`] is what any of these faces can do, without knowing how it was asked: find, read, create, change, delete,
//! restore, say a verb. [`json`] is how values look in JSON, [`schema`] says the same as JSON Schema. All of it follows
//! from the descriptions of record types, fields added at run time included, and all of it goes through the gate.
//! [`http`] is the API at `/api/v1`, `openapi` its description, [`pages`] the same for people to read, and [`mcp`] the
//! tools of assistants.

pub mod deeds;
pub mod http;
pub mod json;
pub mod mcp;
mod openapi;
pub mod pages;
pub mod schema;

pub use http::router;
