//! The mathematics of a customer base, as pure functions over plain numbers.
//!
//! Nothing here knows a database, a currency or a language. Amounts are whole numbers (`i64`) in whatever
//! smallest unit the caller counts in; Kilit hands in money in ten-thousandths. Calendars come in as years,
//! months and day numbers.
//!
//! - [`concentration`]: how few customers carry the company (Pareto, Gini, Herfindahl–Hirschman)
//! - [`share`]: an exact share, so that thresholds are not at the mercy of binary fractions
//! - [`activity`]: who is a customer now, and an active or a passive one
//! - [`similarity`]: how alike two names are, for warnings of likely duplicates
//! - [`months`], [`ticks`], [`sparkline`]: what charts need

pub mod activity;
pub mod concentration;
pub mod months;
pub mod share;
pub mod similarity;
pub mod sparkline;
pub mod ticks;
