//! Which customers carry the company.

mod key_account;
mod standing;

pub use key_account::{KeyAccount, KeyAccountClass};
pub use standing::Standing;
