//! Passwords, sessions and failed sign-ins. They are no records: no list, search, export or log reaches them.

mod attempts;
mod clean;
mod passwords;
mod sessions;

pub use attempts::Failures;
pub use passwords::Credential;
pub use sessions::{SessionLine, Visit};
