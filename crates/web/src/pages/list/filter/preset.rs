//! Stretches of time that people ask for by name: each is one or two conditions relative to the day they are read.

use record::Kind;

/// The word of the stretch and its conditions behind the path.
const STRETCHES: [(&str, &[&str]); 10] = [
    ("list-today", &["is:today"]),
    ("time-this-month", &["min:month", "lt:month+1"]),
    ("time-last-month", &["min:month-1", "lt:month"]),
    ("time-this-year", &["min:year", "lt:year+1"]),
    ("time-last-year", &["min:year-1", "lt:year"]),
    ("time-last-12-months", &["min:month-12"]),
    ("list-last-30-days", &["min:today-30", "max:today"]),
    ("list-next-30-days", &["min:today", "max:today+30"]),
    ("list-before-today", &["lt:today"]),
    ("list-from-today", &["min:today"]),
];

/// The stretches offered for a kind, by the keys of their words.
pub(super) fn offered(kind: &Kind) -> impl Iterator<Item = &'static str> {
    let days = matches!(kind, Kind::Date | Kind::DateTime);
    STRETCHES.iter().filter(move |_| days).map(|(key, _)| *key)
}

/// The conditions of a stretch for a path.
pub(super) fn conditions(key: &str, path: &str) -> Vec<String> {
    let found = STRETCHES.iter().find(|(known, _)| *known == key);
    found.map(|(_, tests)| tests.iter().map(|test| format!("{path}:{test}")).collect()).unwrap_or_default()
}
