//! Days and moments.

use jiff::civil::{DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use kernel::{Date, Result, Timestamp, fold};
use serde::{Deserialize, Serialize};

use super::{month_names, not, tidy};

/// The order of day, month and year in a column.
///
/// Needed only where figures leave it open. A year of four figures in front is year, month, day in any column;
/// figures with stops between them are day, month, year, as nobody writes months first with stops; names of months
/// speak for themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateOrder {
    /// 31/12/2024
    #[default]
    Dmy,
    /// 12/31/2024
    Mdy,
    /// 2024-12-31, 24/12/31 or 20241231
    Ymd,
}

/// Reads a day; a time behind it is allowed and left out.
///
/// Years of two figures are 1969 to 2068, as the C library has it.
pub fn date(text: &str, order: DateOrder) -> Result<Date> {
    read(text, order).map(|moment| moment.wall.date()).ok_or_else(|| not("import-source-not-date", text))
}

/// Reads a day and the time on the wall behind it, midnight when there is none; a time zone behind it is left out.
pub fn datetime(text: &str, order: DateOrder) -> Result<DateTime> {
    read(text, order).map(|moment| moment.wall).ok_or_else(|| not("import-source-not-date-time", text))
}

/// Reads a moment. A time zone written behind it (`Z`, `+03:00`) counts; without one the wall stands in `zone`.
pub fn timestamp(text: &str, order: DateOrder, zone: &TimeZone) -> Result<Timestamp> {
    let moment = read(text, order).ok_or_else(|| not("import-source-not-date-time", text))?;
    match moment.offset {
        Some(offset) => Timestamp::of(moment.wall, &TimeZone::fixed(offset)),
        None => Timestamp::of(moment.wall, zone),
    }
}

struct Moment {
    wall: DateTime,
    offset: Option<Offset>,
}

/// A day as the number by which spreadsheets count it, a time as the part behind it: 45352.5 is noon of 2024-03-01.
///
/// Only of our time, 1954 to 2119: other numbers are hardly days.
pub fn counted_day(text: &str) -> Option<DateTime> {
    let text = tidy(text);
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    if whole.len() != 5 || part.is_empty() || !text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')) {
        return None;
    }
    let days: i32 = whole.parse().ok().filter(|days| (20_000..80_000).contains(days))?;
    let part: f64 = format!("0.{part}").parse().ok()?;
    // Day 0 is the last but one of 1899, because the spreadsheets count a 29 February 1900 that never was.
    let midnight = jiff::civil::date(1899, 12, 30).to_datetime(Time::midnight());
    let seconds = (part * 86_400.0).round() as i64;
    midnight.checked_add(jiff::Span::new().days(days).seconds(seconds)).ok()
}

fn read(text: &str, order: DateOrder) -> Option<Moment> {
    let text = tidy(text);
    // Estonians write the word for year behind it: "5. märts 2024. a".
    let text = ["a.", "a"]
        .iter()
        .find_map(|year| text.strip_suffix(year))
        .filter(|rest| rest.ends_with([' ', '.']))
        .map_or(text, |rest| rest.trim_end_matches([' ', '.']));
    if let Some(wall) = counted_day(text) {
        return Some(Moment { wall, offset: None });
    }
    let (day, rest) = day(text, order)?;
    let rest = rest.trim_start_matches([',', ' ', '\u{a0}', '\u{202f}']);
    let rest = rest.strip_prefix(['T', 't']).unwrap_or(rest);
    if rest.is_empty() {
        return Some(Moment { wall: day.to_datetime(Time::midnight()), offset: None });
    }
    let (time, offset) = time(rest)?;
    Some(Moment { wall: day.to_datetime(time), offset })
}

/// A part of a day: figures or the name of a month.
enum Part<'a> {
    Figures(&'a str),
    Month(i8),
}

/// Reads the day at the beginning of the text and returns what stands behind it.
fn day(text: &str, order: DateOrder) -> Option<(Date, &str)> {
    let (first, rest) = part(text)?;
    if let Part::Figures(figures) = first
        && figures.len() == 8
    {
        return Some((compact(figures, order)?, rest));
    }
    let (separator, rest) = separator(rest)?;
    let (second, rest) = part(rest)?;
    let (_, rest) = self::separator(rest)?;
    let (third, rest) = part(rest)?;

    use Part::{Figures, Month};
    let date = match (first, second, third) {
        (Figures(y), Figures(m), Figures(d)) if y.len() == 4 => of(y, number(m)?, d),
        (Figures(y), Month(m), Figures(d)) if y.len() == 4 => of(y, m, d),
        (Figures(d), Month(m), Figures(y)) => of(y, m, d),
        (Month(m), Figures(d), Figures(y)) => of(y, m, d),
        (Figures(a), Figures(b), Figures(c)) => match order {
            _ if separator == '.' => of(c, number(b)?, a),
            DateOrder::Dmy => of(c, number(b)?, a),
            DateOrder::Mdy => of(c, number(a)?, b),
            // A year of four figures at the end of a column with years in front could be either way round.
            DateOrder::Ymd if c.len() == 4 => None,
            DateOrder::Ymd => of(a, number(b)?, c),
        },
        _ => None,
    }?;
    // More figures behind the day would be part of a longer number.
    if rest.starts_with(|c: char| c.is_alphanumeric() && !matches!(c, 'T' | 't')) {
        return None;
    }
    Some((date, rest))
}

fn part(text: &str) -> Option<(Part<'_>, &str)> {
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    if figures > 0 {
        return (figures <= 8).then(|| (Part::Figures(&text[..figures]), &text[figures..]));
    }
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let month = month_names::month(&fold(&text[..end]))?;
    Some((Part::Month(month), &text[end..]))
}

/// One of `. / -` or blanks, or a stop with blanks behind it ("24. veebruar"), or a comma with blanks ("Mar 20, 2024").
fn separator(text: &str) -> Option<(char, &str)> {
    let first = text.chars().next().filter(|c| matches!(c, '.' | '/' | '-' | ',' | ' ' | '\u{a0}'))?;
    let rest = text[first.len_utf8()..].trim_start_matches([' ', '\u{a0}']);
    Some((first, rest))
}

/// Eight figures in a row, year first unless the order says otherwise and the figures allow it.
fn compact(figures: &str, order: DateOrder) -> Option<Date> {
    let year_first = || of(&figures[..4], number(&figures[4..6])?, &figures[6..]).filter(|day| day.year() >= 1900);
    match order {
        DateOrder::Ymd => year_first(),
        DateOrder::Dmy => year_first().or_else(|| of(&figures[4..], number(&figures[2..4])?, &figures[..2])),
        DateOrder::Mdy => year_first().or_else(|| of(&figures[4..], number(&figures[..2])?, &figures[2..4])),
    }
}

fn of(year: &str, month: i8, day: &str) -> Option<Date> {
    let year = match year.len() {
        4 => year.parse().ok()?,
        2 => match year.parse::<i16>().ok()? {
            year if year < 69 => 2000 + year,
            year => 1900 + year,
        },
        _ => return None,
    };
    Date::new(year, month, number(day)?).ok()
}

/// One or two figures.
fn number(figures: &str) -> Option<i8> {
    if figures.len() <= 2 { figures.parse().ok() } else { None }
}

/// Reads `14:30`, `14.30`, `2:30 PM`, `14:30:05.123`, and a time zone behind it.
fn time(text: &str) -> Option<(Time, Option<Offset>)> {
    let clock_end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(text.len());
    let (clock, rest) = text.split_at(clock_end);
    let separator = if clock.contains(':') { ':' } else { '.' };
    let mut parts = clock.split(separator);
    let mut hour = number(parts.next()?)?;
    let minute = number(parts.next().filter(|minute| minute.len() == 2)?)?;
    let (second, nanos) = match parts.next() {
        Some(second) => match second.split_once('.') {
            Some((second, fraction)) => (number(second)?, format!("{fraction:0<9}").get(..9)?.parse().ok()?),
            None => (number(second)?, 0),
        },
        None => (0, 0),
    };
    if parts.next().is_some() {
        return None;
    }

    let rest = tidy(rest);
    let (half, rest) = match rest.find(|c: char| !c.is_alphabetic() && c != '.').unwrap_or(rest.len()) {
        end if end >= 2 => (fold(&rest[..end]).replace('.', ""), tidy(&rest[end..])),
        _ => (String::new(), rest),
    };
    match half.as_str() {
        "" => {}
        "am" | "oo" if (1..=12).contains(&hour) => hour %= 12,
        "pm" | "os" if (1..=12).contains(&hour) => hour = hour % 12 + 12,
        "utc" | "gmt" if rest.is_empty() => {
            return Some((Time::new(hour, minute, second, nanos).ok()?, Some(Offset::UTC)));
        }
        _ => return None,
    }
    Some((Time::new(hour, minute, second, nanos).ok()?, offset(rest)?))
}

/// Reads `Z`, `+03`, `+0300`, `+03:00` or nothing.
fn offset(text: &str) -> Option<Option<Offset>> {
    if text.is_empty() {
        return Some(None);
    }
    if matches!(text, "Z" | "z") {
        return Some(Some(Offset::UTC));
    }
    let (sign, figures) = match text.strip_prefix('+') {
        Some(figures) => (1, figures),
        None => (-1, text.strip_prefix(['-', '\u{2212}'])?),
    };
    let figures = figures.replace(':', "");
    if !figures.is_ascii() || !matches!(figures.len(), 2 | 4) {
        return None;
    }
    let hours: i32 = figures[..2].parse().ok()?;
    let minutes: i32 = if figures.len() == 4 { figures[2..].parse().ok()? } else { 0 };
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok().map(Some)
}
