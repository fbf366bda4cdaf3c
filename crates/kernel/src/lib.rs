//! What every other crate speaks of: ids, money, decimals, dates and the clock, who acts, languages,
//! the folding and sorting of text, and errors as a key with values.

pub mod actor;
pub mod checks;
pub mod clock;
pub mod date;
pub mod decimal;
pub mod error;
pub mod fold;
pub mod format;
pub mod id;
pub mod lang;
pub mod money;
pub mod phone;
pub mod sort_key;

pub use actor::{Actor, Face};
pub use clock::Clock;
pub use date::{Date, Timestamp};
pub use decimal::Decimal;
pub use error::{Error, Fault, Result};
pub use fold::fold;
pub use id::{Any, AnyId, Id, IdMaker};
pub use lang::Lang;
pub use money::{Currency, Money};
pub use sort_key::sort_key;
