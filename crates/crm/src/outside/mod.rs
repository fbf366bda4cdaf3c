//! Programs of others that hear what happens here.

mod secret;
mod stop;
mod webhook;
pub mod webhooks;

pub use secret::Secret;
pub use webhook::{Stopped, Webhook};
