//! Days, months and times of day.

use jiff::civil::Weekday;
use jiff::tz::TimeZone;

use crate::{Date, Lang, Timestamp};

/// A day in figures: `12/03/2026`, `12.03.2026`, `12.03.2026`.
pub fn date(lang: Lang, date: Date) -> String {
    let (day, month, year) = (date.day(), date.month(), date.year());
    match lang {
        Lang::En => format!("{day:02}/{month:02}/{year:04}"),
        Lang::Tr | Lang::Et => format!("{day:02}.{month:02}.{year:04}"),
    }
}

/// A day with its month's short name: `12 Mar 2026`, `12 Mar 2026`, `12. märts 2026`.
pub fn date_medium(lang: Lang, date: Date) -> String {
    format!("{} {}", day_month(lang, date), date.year())
}

/// A day with its month's name: `12 March 2026`, `12 Mart 2026`, `12. märts 2026`.
pub fn date_long(lang: Lang, date: Date) -> String {
    format!("{}{} {} {}", date.day(), ordinal_dot(lang), month_name(lang, date.month()), date.year())
}

/// A day within a year that is known: `12 Mar`, `12 Mar`, `12. märts`.
pub fn day_month(lang: Lang, date: Date) -> String {
    format!("{}{} {}", date.day(), ordinal_dot(lang), short_month(lang, date.month()))
}

/// The month of a day: `Mar 2026`, `Mar 2026`, `märts 2026`.
pub fn month(lang: Lang, date: Date) -> String {
    format!("{} {}", short_month(lang, date.month()), date.year())
}

/// The month of a day in full: `March 2026`, `Mart 2026`, `märts 2026`.
pub fn month_long(lang: Lang, date: Date) -> String {
    format!("{} {}", month_name(lang, date.month()), date.year())
}

/// The quarter of a day: `Q1 2026`, `2026 1. çeyrek`, `2026 I kv`.
pub fn quarter(lang: Lang, date: Date) -> String {
    let (year, quarter) = (date.year(), (date.month() + 2) / 3);
    match lang {
        Lang::En => format!("Q{quarter} {year}"),
        Lang::Tr => format!("{year} {quarter}. çeyrek"),
        Lang::Et => format!("{year} {} kv", ["I", "II", "III", "IV"][usize::from(quarter.unsigned_abs()) - 1]),
    }
}

/// The time of day of a moment in a time zone, in 24 hours: `14:05`.
pub fn time(_lang: Lang, at: Timestamp, zone: &TimeZone) -> String {
    let at = at.in_zone(zone);
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// Day and time of a moment in a time zone: `12/03/2026 14:05`.
pub fn date_time(lang: Lang, at: Timestamp, zone: &TimeZone) -> String {
    format!("{} {}", date(lang, at.date_in(zone)), time(lang, at, zone))
}

/// The name of a day of the week: `Monday`, `Pazartesi`, `esmaspäev`.
pub fn weekday(lang: Lang, day: Weekday) -> &'static str {
    WEEKDAYS[lang as usize][day.to_monday_zero_offset().unsigned_abs() as usize]
}

/// The short name of a day of the week, for the head of a calendar: `Mon`, `Pzt`, `E`.
pub fn weekday_short(lang: Lang, day: Weekday) -> &'static str {
    SHORT_WEEKDAYS[lang as usize][day.to_monday_zero_offset().unsigned_abs() as usize]
}

/// The name of a month from 1 to 12; outside it the nearest of them.
pub fn month_name(lang: Lang, month: i8) -> &'static str {
    MONTHS[lang as usize][month_index(month)]
}

fn short_month(lang: Lang, month: i8) -> &'static str {
    SHORT_MONTHS[lang as usize][month_index(month)]
}

fn month_index(month: i8) -> usize {
    usize::from(month.clamp(1, 12).unsigned_abs()) - 1
}

/// Estonian writes ordinals with a dot.
fn ordinal_dot(lang: Lang) -> &'static str {
    match lang {
        Lang::Et => ".",
        Lang::En | Lang::Tr => "",
    }
}

/// Names in the order of `Lang::ALL`.
pub(super) const MONTHS: [[&str; 12]; 3] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    ["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"],
    [
        "jaanuar",
        "veebruar",
        "märts",
        "aprill",
        "mai",
        "juuni",
        "juuli",
        "august",
        "september",
        "oktoober",
        "november",
        "detsember",
    ],
];

pub(super) const SHORT_MONTHS: [[&str; 12]; 3] = [
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"],
    ["Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"],
    ["jaan", "veebr", "märts", "apr", "mai", "juuni", "juuli", "aug", "sept", "okt", "nov", "dets"],
];

const WEEKDAYS: [[&str; 7]; 3] = [
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ["Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"],
    ["esmaspäev", "teisipäev", "kolmapäev", "neljapäev", "reede", "laupäev", "pühapäev"],
];

const SHORT_WEEKDAYS: [[&str; 7]; 3] = [
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    ["Pzt", "Sal", "Çar", "Per", "Cum", "Cmt", "Paz"],
    ["E", "T", "K", "N", "R", "L", "P"],
];

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> Date {
        "2026-03-05".parse().unwrap()
    }

    #[test]
    fn days_are_written_as_each_language_does() {
        assert_eq!(Lang::ALL.map(|lang| date(lang, day())), ["05/03/2026", "05.03.2026", "05.03.2026"]);
        assert_eq!(Lang::ALL.map(|lang| date_medium(lang, day())), ["5 Mar 2026", "5 Mar 2026", "5. märts 2026"]);
        assert_eq!(Lang::ALL.map(|lang| date_long(lang, day())), ["5 March 2026", "5 Mart 2026", "5. märts 2026"]);
        assert_eq!(Lang::ALL.map(|lang| day_month(lang, day())), ["5 Mar", "5 Mar", "5. märts"]);
    }

    #[test]
    fn months_and_quarters_have_names() {
        assert_eq!(Lang::ALL.map(|lang| month(lang, day())), ["Mar 2026", "Mar 2026", "märts 2026"]);
        assert_eq!(Lang::ALL.map(|lang| month_long(lang, day())), ["March 2026", "Mart 2026", "märts 2026"]);
        assert_eq!(Lang::ALL.map(|lang| quarter(lang, day())), ["Q1 2026", "2026 1. çeyrek", "2026 I kv"]);
        let quarters = ["01", "03", "04", "06", "07", "09", "10", "12"]
            .map(|month| quarter(Lang::En, format!("2026-{month}-01").parse().unwrap())[..2].to_owned());
        assert_eq!(quarters, ["Q1", "Q1", "Q2", "Q2", "Q3", "Q3", "Q4", "Q4"]);
    }

    #[test]
    fn weeks_begin_on_monday() {
        // The 5th of March 2026 is a Thursday.
        assert_eq!(Lang::ALL.map(|lang| weekday(lang, day().weekday())), ["Thursday", "Perşembe", "neljapäev"]);
        assert_eq!(Lang::ALL.map(|lang| weekday_short(lang, Weekday::Monday)), ["Mon", "Pzt", "E"]);
        assert_eq!(weekday(Lang::En, Weekday::Sunday), "Sunday");
    }

    #[test]
    fn moments_are_shown_in_the_zone_of_the_reader() {
        let at: Timestamp = "2026-03-05T22:30:00Z".parse().unwrap();
        let zone = |name| TimeZone::get(name).unwrap();
        assert_eq!(date_time(Lang::En, at, &zone("Europe/London")), "05/03/2026 22:30");
        assert_eq!(date_time(Lang::Tr, at, &zone("Europe/Istanbul")), "06.03.2026 01:30");
        assert_eq!(date_time(Lang::Et, at, &zone("Europe/Tallinn")), "06.03.2026 00:30");
        assert_eq!(time(Lang::Et, at, &zone("Europe/Tallinn")), "00:30");
    }
}
