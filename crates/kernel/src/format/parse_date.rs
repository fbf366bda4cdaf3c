//! Days and times as people of a language type or paste them.

use jiff::civil::Time;
use jiff::tz::TimeZone;

use super::date::MONTHS;
use crate::{Date, Error, Lang, Result, Timestamp, fold};

/// A day: `2026-03-12`, `12.03.2026`, `12/3/26`, `12 Mart 2026`, `12. märts 2026`, `March 12, 2026`.
///
/// Figures are day, month, year in all three languages. Years of two digits lie between 1970 and 2069. Errors:
/// `error-date` when the form is unknown, `error-date-impossible` when the calendar has no such day.
pub fn parse_date(lang: Lang, text: &str) -> Result<Date> {
    let refuse = |key| Error::invalid(key).with("value", text.trim());
    let [first, second, third] = parts(text).ok_or_else(|| refuse("error-date"))?;
    let (year, month, day) = match (number(&first), number(&second), number(&third)) {
        (Some(year), Some(month), Some(day)) if first.len() == 4 => (Some(year), Some(month), Some(day)),
        (Some(day), Some(month), Some(_)) => (year(&third), Some(month), Some(day)),
        (Some(day), None, Some(_)) => (year(&third), month(lang, &second), Some(day)),
        (None, Some(day), Some(_)) => (year(&third), month(lang, &first), Some(day)),
        _ => (None, None, None),
    };
    let (Some(year), Some(month), Some(day)) = (year, month, day) else {
        return Err(refuse("error-date"));
    };
    let narrow = |n: i16| i8::try_from(n).unwrap_or(0);
    Date::new(year, narrow(month), narrow(day)).map_err(|_| refuse("error-date-impossible"))
}

/// A time of day: `14:05`, `14.05`, `9`, `2:05 pm`. Error: `error-time`.
pub fn parse_time(text: &str) -> Result<Time> {
    let refuse = || Error::invalid("error-time").with("value", text.trim());
    let folded = fold(text.trim());
    let (clock, half) = match folded.strip_suffix("am").or(folded.strip_suffix("a.m.")) {
        Some(clock) => (clock, Some(0)),
        None => match folded.strip_suffix("pm").or(folded.strip_suffix("p.m.")) {
            Some(clock) => (clock, Some(12)),
            None => (folded.as_str(), None),
        },
    };
    let mut pieces = clock.trim().split([':', '.']);
    let mut piece =
        |missing| pieces.next().map_or(Some(missing), |text| number(text).and_then(|n| i8::try_from(n).ok()));
    let (Some(hour), Some(minute), Some(second)) = (piece(-1), piece(0), piece(0)) else {
        return Err(refuse());
    };
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return Err(refuse()),
        None => hour,
    };
    if pieces.next().is_some() {
        return Err(refuse());
    }
    Time::new(hour, minute, second, 0).map_err(|_| refuse())
}

/// A day with a time in a time zone: `12.03.2026 14:05`, `2026-03-12T14:05`; midnight when no time is written. Errors:
/// those of [`parse_date`] and [`parse_time`].
pub fn parse_date_time(lang: Lang, text: &str, zone: &TimeZone) -> Result<Timestamp> {
    let text = text.trim();
    let (day, time) = match text.split_once('T').filter(|(day, _)| day.len() == 10) {
        Some((day, time)) => (day, Some(time)),
        // The time is what stands behind the last space before a colon, so that a month's name may hold spaces.
        None => match text.find(':').and_then(|colon| text[..colon].rfind(char::is_whitespace)) {
            Some(space) => (&text[..space], Some(text[space..].trim())),
            None => (text, None),
        },
    };
    let day = parse_date(lang, day.trim_end_matches(','))?;
    let time = time.map_or(Ok(Time::midnight()), parse_time)?;
    Timestamp::of(day.to_datetime(time), zone)
}

/// The three parts of a day, folded; a part is a run of digits or of letters.
fn parts(text: &str) -> Option<[String; 3]> {
    let words: Vec<String> = fold::words(text).collect();
    let is_parted =
        fold(text.trim()).chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '/' | '-' | ',' | ' ' | '–'));
    if is_parted { words.try_into().ok() } else { None }
}

fn number(part: &str) -> Option<i16> {
    let is_short = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if is_short { part.parse().ok() } else { None }
}

fn year(part: &str) -> Option<i16> {
    match (part.len(), number(part)?) {
        (4, year) => Some(year),
        (2, year @ 0..70) => Some(2000 + year),
        (2, year) => Some(1900 + year),
        _ => None,
    }
}

/// The month that a name begins, by at least three letters, in the language or in English.
fn month(lang: Lang, part: &str) -> Option<i16> {
    [lang, Lang::En].into_iter().find_map(|lang| {
        let mut found =
            (1..).zip(MONTHS[lang as usize]).filter(|(_, name)| part.len() >= 3 && fold(name).starts_with(part));
        let (month, _) = found.next()?;
        found.next().is_none().then_some(month)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lang: Lang, text: &str) -> String {
        parse_date(lang, text).map_or_else(|error| error.key().to_owned(), |date| date.to_string())
    }

    #[test]
    fn figures_are_day_month_year_in_every_language() {
        for lang in Lang::ALL {
            for text in [
                "12.03.2026",
                "12.3.2026",
                "12/3/2026",
                "12-03-26",
                "2026-03-12",
                "2026/3/12",
                " 12. 3. 2026. ",
                "12 03 2026",
            ] {
                assert_eq!(read(lang, text), "2026-03-12", "{lang} {text}");
            }
            assert_eq!(read(lang, "1.1.70"), "1970-01-01");
            assert_eq!(read(lang, "1.1.69"), "2069-01-01");
        }
    }

    #[test]
    fn months_may_be_named() {
        for (lang, text) in [
            (Lang::En, "12 March 2026"),
            (Lang::En, "12 mar 26"),
            (Lang::En, "March 12, 2026"),
            (Lang::Tr, "12 Mart 2026"),
            (Lang::Tr, "12 MAR 2026"),
            (Lang::Et, "12. märts 2026"),
            (Lang::Et, "12. marts 2026"),
            (Lang::Et, "12 March 2026"),
        ] {
            assert_eq!(read(lang, text), "2026-03-12", "{text}");
        }
        assert_eq!(read(Lang::Tr, "1 Ağustos 2026"), "2026-08-01");
        assert_eq!(read(Lang::Et, "1. veebr 2026"), "2026-02-01");
        // June or July: better to ask.
        assert_eq!(read(Lang::Et, "1. juu 2026"), "error-date");
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "12.03",
            "12.03.2026.1",
            "12.03.226",
            "tomorrow",
            "12 Foo 2026",
            "12:03:2026",
            "+12.03.2026",
            "12.03.20260",
        ] {
            assert_eq!(read(Lang::En, text), "error-date", "{text}");
        }
        for text in ["31.02.2026", "29.02.2025", "12/31/2026", "0.1.2026", "2026-13-01"] {
            assert_eq!(read(Lang::En, text), "error-date-impossible", "{text}");
        }
        assert_eq!(parse_date(Lang::En, " 31.02.2026 ").unwrap_err().value("value"), Some("31.02.2026"));
    }

    #[test]
    fn what_is_shown_can_be_typed() {
        let mut day: Date = "2026-01-01".parse().unwrap();
        for _ in 0..366 {
            for lang in Lang::ALL {
                for shown in [
                    crate::format::date(lang, day),
                    crate::format::date_medium(lang, day),
                    crate::format::date_long(lang, day),
                ] {
                    assert_eq!(parse_date(lang, &shown).unwrap(), day, "{shown}");
                }
            }
            day = day.tomorrow().unwrap();
        }
    }

    #[test]
    fn times_are_read() {
        let read = |text| parse_time(text).map_or_else(|error| error.key().to_owned(), |time| time.to_string());
        for (text, time) in [
            ("14:05", "14:05:00"),
            ("14.05", "14:05:00"),
            ("9", "09:00:00"),
            ("2:05 pm", "14:05:00"),
            ("12 am", "00:00:00"),
            ("12:30 PM", "12:30:00"),
            ("23:59:59", "23:59:59"),
        ] {
            assert_eq!(read(text), time, "{text}");
        }
        for text in ["", "24:00", "14:60", "13 pm", "0 am", "noon", "1:2:3:4", "-1:00"] {
            assert_eq!(read(text), "error-time", "{text}");
        }
    }

    #[test]
    fn moments_are_read_in_the_zone_of_the_reader() {
        let zone = TimeZone::get("Europe/Tallinn").unwrap();
        let read = |lang, text| parse_date_time(lang, text, &zone).unwrap().to_string();
        for (lang, text) in [
            (Lang::Et, "12.03.2026 14:05"),
            (Lang::Et, "2026-03-12T14:05"),
            (Lang::Et, "12. märts 2026 14:05"),
            (Lang::En, "12 March 2026, 2:05 pm"),
        ] {
            assert_eq!(read(lang, text), "2026-03-12T12:05:00Z", "{text}");
        }
        assert_eq!(read(Lang::Tr, "12.03.2026"), "2026-03-11T22:00:00Z");
        assert_eq!(parse_date_time(Lang::En, "12.03.2026 25:00", &zone).unwrap_err().key(), "error-time");
    }
}
