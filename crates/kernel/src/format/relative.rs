//! How long ago, or how far ahead, as a key and a number that the words turn into a phrase.

use crate::{Date, Timestamp};

/// A phrase of `time.ftl`: its key and how many units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relative {
    /// The key of the words, such as `time-days-ago`; it takes `count`.
    pub key: &'static str,
    /// How many.
    pub count: i64,
}

/// How far a moment lies from now: `time-just-now`, minutes, hours, days, weeks, months or years.
pub fn relative(now: Timestamp, at: Timestamp) -> Relative {
    let seconds = (now.millis() - at.millis()) / 1_000;
    match seconds.abs() {
        0..60 => Relative { key: "time-just-now", count: 0 },
        past @ 60..3_600 => choose(seconds, past / 60, "time-minutes-ago", "time-in-minutes"),
        past @ 3_600..86_400 => choose(seconds, past / 3_600, "time-hours-ago", "time-in-hours"),
        past => days_apart(seconds.signum() * (past / 86_400)),
    }
}

/// How far a day lies from today: yesterday, today and tomorrow by name, then days, weeks, months, years.
pub fn relative_day(today: Date, day: Date) -> Relative {
    let days = i64::from((today - day).get_days());
    match days {
        0 => Relative { key: "time-today", count: 0 },
        1 => Relative { key: "time-yesterday", count: 1 },
        -1 => Relative { key: "time-tomorrow", count: 1 },
        _ => days_apart(days),
    }
}

/// Two weeks are still told in days, eight weeks in weeks, and two years in months, because people count so.
fn days_apart(days: i64) -> Relative {
    match days.abs() {
        past @ 0..14 => choose(days, past, "time-days-ago", "time-in-days"),
        past @ 14..60 => choose(days, past / 7, "time-weeks-ago", "time-in-weeks"),
        past @ 60..730 => choose(days, (past * 100 + 1_522) / 3_044, "time-months-ago", "time-in-months"),
        past => choose(days, past / 365, "time-years-ago", "time-in-years"),
    }
}

fn choose(past: i64, count: i64, ago: &'static str, ahead: &'static str) -> Relative {
    Relative { key: if past > 0 { ago } else { ahead }, count: count.max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_told_in_the_largest_unit_that_people_use() {
        let now: Timestamp = "2026-03-05T12:00:00Z".parse().unwrap();
        for (at, key, count) in [
            ("2026-03-05T11:59:30Z", "time-just-now", 0),
            ("2026-03-05T12:00:59Z", "time-just-now", 0),
            ("2026-03-05T11:58:01Z", "time-minutes-ago", 1),
            ("2026-03-05T09:01:00Z", "time-hours-ago", 2),
            ("2026-03-05T14:00:00Z", "time-in-hours", 2),
            ("2026-03-02T12:00:00Z", "time-days-ago", 3),
            ("2026-02-18T12:00:00Z", "time-weeks-ago", 2),
            ("2025-12-05T12:00:00Z", "time-months-ago", 3),
            ("2024-03-06T12:00:00Z", "time-months-ago", 24),
            ("2027-03-06T12:00:00Z", "time-in-months", 12),
            ("2016-03-05T12:00:00Z", "time-years-ago", 10),
            ("2029-03-05T12:00:00Z", "time-in-years", 3),
        ] {
            assert_eq!(relative(now, at.parse().unwrap()), Relative { key, count }, "{at}");
        }
    }

    #[test]
    fn days_near_today_have_names() {
        let today: Date = "2026-03-01".parse().unwrap();
        for (day, key, count) in [
            ("2026-03-01", "time-today", 0),
            ("2026-02-28", "time-yesterday", 1),
            ("2026-03-02", "time-tomorrow", 1),
            ("2026-02-27", "time-days-ago", 2),
            ("2026-03-14", "time-in-days", 13),
            ("2026-03-15", "time-in-weeks", 2),
        ] {
            assert_eq!(relative_day(today, day.parse().unwrap()), Relative { key, count }, "{day}");
        }
    }
}
