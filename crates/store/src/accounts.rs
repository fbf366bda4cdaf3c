//! Passwords, sessions, tokens of programs, and failed sign-ins. They are no records: no list, search, export or log reaches them.

mod attempts;
mod clean;
mod keys;
mod passwords;
mod sessions;
mod tokens;

pub use attempts::{Failures, Noted};
pub use passwords::Credential;
pub use sessions::{SessionLine, Visit};
pub use tokens::{Bearer, NewToken, TokenLine};
