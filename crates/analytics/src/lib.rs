//! The mathematics of a customer base, as pure functions over plain numbers.
//!
//! Nothing here knows a database, a currency or a language. Amounts are whole numbers (`i64`) in whatever
//! smallest unit the caller counts in; Kilit hands in money in ten-thousandths. Calendars come in as years,
//! months and day numbers.
//!
//! - [`concentration`]: how few customers carry the company (Pareto, Gini, Herfindahl–Hirschman)
//! - [`share`]: an exact share, so that thresholds are not at the mercy of binary fractions

pub mod concentration;
pub mod share;
