//! Numbers, money, dates and times as readers of a language write them, and the way back from what they type.
//!
//! The conventions are those of the Common Locale Data Repository for British English, Turkish and Estonian, with two
//! deliberate differences: Estonian thousands are grouped from 1 000 on, so that columns of figures align, and the short
//! Estonian date has the full year.

mod date;
mod duration;
mod money;
mod number;
mod parse_date;
mod parse_number;
mod relative;
mod size;

pub use date::{
    date, date_long, date_medium, date_time, day_month, month, month_long, month_name, quarter, time, weekday,
    weekday_short,
};
pub use duration::{duration, parse_duration};
pub use money::{amount, amount_compact, amount_exact, amount_whole, currency_symbol, money};
pub use number::{compact, decimal, decimal_places, float, integer, percent, share};
pub use parse_date::{parse_date, parse_date_time, parse_time};
pub use parse_number::{parse_decimal, parse_integer, parse_money, parse_percent};
pub use relative::{Relative, relative, relative_day};
pub use size::file_size;

/// A space at which no line breaks.
pub(crate) const NO_BREAK_SPACE: char = '\u{a0}';
