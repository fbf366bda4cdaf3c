//! Sums by month without gaps, for charts.

use std::collections::BTreeMap;

/// A month of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i16,
    month: u8,
}

impl Month {
    /// A month from a year and 1 to 12.
    pub const fn new(year: i16, month: u8) -> Option<Month> {
        if month >= 1 && month <= 12 { Some(Month { year, month }) } else { None }
    }

    /// The year.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month in its year, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The month so many months later, or earlier when negative; the calendar ends where years no longer fit.
    #[must_use]
    pub fn plus(self, months: i32) -> Month {
        let first = i32::from(i16::MIN) * 12;
        let last = i32::from(i16::MAX) * 12 + 11;
        let count = (i32::from(self.year) * 12 + i32::from(self.month) - 1).saturating_add(months).clamp(first, last);
        Month { year: count.div_euclid(12) as i16, month: count.rem_euclid(12) as u8 + 1 }
    }

    /// How many months from `earlier` to this one; negative when this one comes first.
    pub fn since(self, earlier: Month) -> i32 {
        (i32::from(self.year) - i32::from(earlier.year)) * 12 + i32::from(self.month) - i32::from(earlier.month)
    }
}

/// One amount for each month from `from` to `to`, both included, zero where there is none.
///
/// `amounts` may come in any order and name a month several times; they are added up (staying at the largest number
/// that fits rather than wrapping) and those outside are left out. When `to` comes before `from` nothing is returned.
pub fn fill(from: Month, to: Month, amounts: &[(Month, i64)]) -> Vec<(Month, i64)> {
    let mut sums: BTreeMap<Month, i64> = BTreeMap::new();
    for &(month, amount) in amounts {
        let sum = sums.entry(month).or_default();
        *sum = sum.saturating_add(amount);
    }
    (0..=to.since(from)).map(|n| from.plus(n)).map(|month| (month, sums.get(&month).copied().unwrap_or(0))).collect()
}
