//! Lengths of time, kept in minutes.

use super::number::integer;
use crate::{Error, Lang, Result};

/// Minutes as hours and minutes: `1 h 30 min`, `1 sa 30 dk`, `1 t 30 min`.
pub fn duration(lang: Lang, minutes: i64) -> String {
    let [hour, minute] = units(lang);
    let sign = if minutes < 0 { super::number::minus(lang).to_string() } else { String::new() };
    let (hours, rest) = (minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60);
    let hours_text = || integer(lang, hours as i64);
    match (hours, rest) {
        (0, rest) => format!("{sign}{rest}\u{a0}{minute}"),
        (_, 0) => format!("{sign}{}\u{a0}{hour}", hours_text()),
        (_, rest) => format!("{sign}{}\u{a0}{hour} {rest}\u{a0}{minute}", hours_text()),
    }
}

/// Minutes from what people type: `1:30`, `1 h 30 min`, `1 sa 30 dk`, `2 t`, `1,5 h`, `90 min`, or a bare number of minutes.
pub fn parse_duration(lang: Lang, text: &str) -> Result<i64> {
    let refuse = || Error::invalid("error-duration").with("value", text.trim());
    let folded = crate::fold(text.trim());
    if let Some((hours, minutes)) = folded.split_once(':') {
        let whole = |part: &str| part.trim().parse::<u32>().map_err(|_| refuse());
        let (hours, minutes) = (whole(hours)?, whole(minutes)?);
        return if minutes < 60 { Ok(i64::from(hours) * 60 + i64::from(minutes)) } else { Err(refuse()) };
    }
    let mut total = 0_i64;
    let mut rest = folded.as_str();
    while !rest.is_empty() {
        let number_end = rest.find(char::is_alphabetic).unwrap_or(rest.len());
        let (number, behind) = rest.split_at(number_end);
        let unit_end = behind.find(|c: char| !c.is_alphabetic() && c != '.').unwrap_or(behind.len());
        let (unit, behind) = behind.split_at(unit_end);
        let number = super::parse_decimal(lang, number).map_err(|_| refuse())?;
        let minutes = match unit.trim_end_matches('.') {
            "" | "m" | "min" | "mins" | "minute" | "minutes" | "dk" | "dak" | "dakika" | "minut" | "minutit" => {
                number.scaled()
            }
            "h" | "hr" | "hrs" | "hour" | "hours" | "s" | "sa" | "saat" | "t" | "tund" | "tundi" => {
                number.scaled().checked_mul(60).ok_or_else(refuse)?
            }
            _ => return Err(refuse()),
        };
        if minutes < 0 || minutes % crate::decimal::SCALE != 0 {
            return Err(refuse());
        }
        total = total.checked_add(minutes / crate::decimal::SCALE).ok_or_else(refuse)?;
        rest = behind.trim_start();
    }
    if folded.is_empty() { Err(refuse()) } else { Ok(total) }
}

/// Hour and minute, shortened.
fn units(lang: Lang) -> [&'static str; 2] {
    match lang {
        Lang::En => ["h", "min"],
        Lang::Tr => ["sa", "dk"],
        Lang::Et => ["t", "min"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_become_hours() {
        let shown = |minutes| Lang::ALL.map(|lang| duration(lang, minutes).replace('\u{a0}', " "));
        assert_eq!(shown(90), ["1 h 30 min", "1 sa 30 dk", "1 t 30 min"]);
        assert_eq!(shown(60), ["1 h", "1 sa", "1 t"]);
        assert_eq!(shown(0), ["0 min", "0 dk", "0 min"]);
        assert_eq!(shown(-45), ["-45 min", "-45 dk", "−45 min"]);
        assert_eq!(shown(60_000)[0], "1,000 h");
    }

    #[test]
    fn what_people_type_is_understood() {
        for (lang, text, minutes) in [
            (Lang::En, "1:30", 90),
            (Lang::En, "1h30m", 90),
            (Lang::En, "1.5 hours", 90),
            (Lang::En, "45", 45),
            (Lang::Tr, "1 sa. 30 dk.", 90),
            (Lang::Tr, "1,5 SAAT", 90),
            (Lang::Et, "2 tundi 15 minutit", 135),
            (Lang::Et, "0,5 t", 30),
        ] {
            assert_eq!(parse_duration(lang, text).unwrap(), minutes, "{text}");
        }
        for text in ["", "1:75", "abc", "1 parsec", "-5", "0.001 h", "h"] {
            assert_eq!(parse_duration(Lang::En, text).unwrap_err().key(), "error-duration", "{text}");
        }
    }

    #[test]
    fn what_is_shown_can_be_typed() {
        for lang in Lang::ALL {
            for minutes in [0, 1, 59, 60, 61, 90, 1_440, 100_000] {
                assert_eq!(parse_duration(lang, &duration(lang, minutes)).unwrap(), minutes);
            }
        }
    }
}
