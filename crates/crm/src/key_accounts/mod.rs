//! Which customers carry the company.

mod key_account;
mod mark;
mod standing;

pub use key_account::{KeyAccount, KeyAccountClass};
pub use mark::{Mark, Unmark, current, mark, unmark};
pub use standing::Standing;
