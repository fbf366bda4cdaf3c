//! Months and quarters, where a day is meant by its month: `Eylül 2024`, `2024-09`, `Q3 2024`.

use kernel::{Date, fold};

use super::{month_names, tidy};

/// The first day of a month or a quarter that a text names and nothing more.
///
/// `09.2024` is none, as it may be a number; `09/2024`, `2024-09`, `Sept 2024`, `Eyl-24`, `Q3 2024`, `2024/3. çeyrek` are.
pub fn month(text: &str) -> Option<Date> {
    let text = tidy(text);
    if text.len() > 40 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let folded = fold(text);
    in_figures(&folded).or_else(|| in_words(&folded))
}

/// `2024-09`, `2024/9`, `09/2024`.
fn in_figures(text: &str) -> Option<Date> {
    let (first, second) = text.split_once(['-', '/'])?;
    let is_bare = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if !is_bare(first) || !is_bare(second) {
        return None;
    }
    match (first.len(), second.len()) {
        (4, 1 | 2) => day(first, second.parse().ok()?),
        (1 | 2, 4) => day(second, first.parse().ok()?),
        _ => None,
    }
}

/// The name of a month or the number of a quarter, and a year.
fn in_words(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let is_figures = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let (mut year, mut month, mut quarter, mut said) = (None, None, None, false);
    for part in parts {
        let once = match part {
            _ if is_figures(part) && part.len() == 4 => year.replace(part).is_none(),
            // `3. quarter`
            _ if is_figures(part) && part.len() == 1 => quarter.replace(part.parse::<i8>().ok()?).is_none(),
            _ if is_figures(part) && part.len() == 2 && (month.is_some() || said) => year.replace(part).is_none(),
            "quarter" | "ceyrek" | "kvartal" | "quartal" | "q" | "ceyregi" => !std::mem::replace(&mut said, true),
            "i" | "ii" | "iii" | "iv" => {
                let number = if part == "iv" { 4 } else { part.len() as i8 };
                quarter.replace(number).is_none()
            }
            // `q3`, `3q`, `c3` of the Turkish çeyrek
            _ if part.len() == 2 && part.strip_prefix(['q', 'c']).is_some_and(is_figures) => {
                !std::mem::replace(&mut said, true) && quarter.replace(part[1..].parse().ok()?).is_none()
            }
            _ if part.len() == 2 && part.strip_suffix(['q', 'c']).is_some_and(is_figures) => {
                !std::mem::replace(&mut said, true) && quarter.replace(part[..1].parse().ok()?).is_none()
            }
            "yil" | "yili" | "aasta" | "a" => true,
            _ => month.replace(month_names::month(part)?).is_none(),
        };
        if !once {
            return None;
        }
    }
    match (year?, month, quarter) {
        (year, Some(month), None) if !said => day(year, month),
        (year, None, Some(quarter @ 1..=4)) if said => day(year, quarter * 3 - 2),
        _ => None,
    }
}

fn day(year: &str, month: i8) -> Option<Date> {
    let year: i16 = year.parse().ok()?;
    let year = if year < 100 { year + if year < 69 { 2000 } else { 1900 } } else { year };
    (1900..=2200).contains(&year).then(|| Date::new(year, month, 1).ok())?
}

#[cfg(test)]
mod tests {
    use super::month;

    #[test]
    fn months_and_quarters_begin_with_their_first_day() {
        for (text, wanted) in [
            ("Eylül 2024", "2024-09-01"),
            ("Sept 2024", "2024-09-01"),
            ("september 2024", "2024-09-01"),
            ("2024 Aralık", "2024-12-01"),
            ("Eyl-24", "2024-09-01"),
            ("Sep '24", "2024-09-01"),
            ("detsember 2023. a", "2023-12-01"),
            ("2024-09", "2024-09-01"),
            ("9/2024", "2024-09-01"),
            ("Q3 2024", "2024-07-01"),
            ("2024-Q4", "2024-10-01"),
            ("2024/3. Çeyrek", "2024-07-01"),
            ("Ç1 2025", "2025-01-01"),
            ("II kvartal 2024", "2024-04-01"),
            ("1Q24", ""),
            ("1Q 24", "2024-01-01"),
            ("4. quarter 2024", "2024-10-01"),
        ] {
            let read = month(text).map(|day| day.to_string()).unwrap_or_default();
            assert_eq!(read, wanted, "{text}");
        }
        for text in
            ["2024", "09.2024", "13/2024", "Q5 2024", "5 2024", "Sep", "May 12 2024", "12-24", "", "Mart Ltd 2024"]
        {
            assert_eq!(month(text), None, "{text}");
        }
    }
}
