//! Which customers carry the company.

mod key_account;
mod mark;
mod standing;

pub use key_account::{KeyAccount, KeyAccountClass};
pub use mark::{Mark, Unmark, current, mark, may_mark, may_unmark, unmark};
pub use standing::Standing;
