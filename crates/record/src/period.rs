//! Stretches of the calendar by which sums are grouped, and days said relative to today.

use jiff::Span;
use kernel::{Date, Error, Result};

/// A stretch of the calendar by which days and moments are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bucket {
    /// A day: `2026-11-21`.
    Day,
    /// A month: `2026-11`.
    Month,
    /// A year: `2026`.
    Year,
}

impl Bucket {
    /// How many letters of `YYYY-MM-DD` name it.
    pub const fn letters(self) -> usize {
        match self {
            Bucket::Day => 10,
            Bucket::Month => 7,
            Bucket::Year => 4,
        }
    }

    /// The word for URLs.
    pub const fn code(self) -> &'static str {
        match self {
            Bucket::Day => "day",
            Bucket::Month => "month",
            Bucket::Year => "year",
        }
    }

    /// From the word in a URL.
    pub fn from_code(code: &str) -> Option<Self> {
        [Bucket::Day, Bucket::Month, Bucket::Year].into_iter().find(|b| b.code() == code)
    }
}

/// Reads a day: `2026-11-21`, `today`, `today-30`, `today+7`, `month` (its first day), `month-1`, `year`, `year-1`.
pub fn day(text: &str, today: Date) -> Result<Date> {
    let bad = || Error::invalid("error-date").with("value", text);
    let offset = |rest: &str| -> Result<i64> { if rest.is_empty() { Ok(0) } else { rest.parse().map_err(|_| bad()) } };
    let moved = if let Some(rest) = text.strip_prefix("today") {
        Span::new().try_days(offset(rest)?).and_then(|span| today.checked_add(span))
    } else if let Some(rest) = text.strip_prefix("month") {
        Span::new().try_months(offset(rest)?).and_then(|span| today.first_of_month().checked_add(span))
    } else if let Some(rest) = text.strip_prefix("year") {
        Span::new().try_years(offset(rest)?).and_then(|span| today.first_of_year().checked_add(span))
    } else {
        return kernel::date::parse_date(text);
    };
    moved.map_err(|_| bad())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_relative_to_today() {
        let today = kernel::date::parse_date("2026-11-21").unwrap();
        let said = |text: &str| day(text, today).unwrap().to_string();
        assert_eq!(said("today"), "2026-11-21");
        assert_eq!(said("today-30"), "2026-10-22");
        assert_eq!(said("today+10"), "2026-12-01");
        assert_eq!(said("month"), "2026-11-01");
        assert_eq!(said("month-2"), "2026-09-01");
        assert_eq!(said("year-1"), "2025-01-01");
        assert_eq!(said("2020-02-29"), "2020-02-29");
        assert!(day("2020-02-30", today).is_err());
        assert!(day("today-x", today).is_err());
        for beyond in ["today+9999999999", "month-99999999999", "year+9223372036854775807", "today-9223372036854775808"]
        {
            assert!(day(beyond, today).is_err(), "{beyond}");
        }
    }
}
