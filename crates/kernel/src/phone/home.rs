//! The numbering plans of Turkey and Estonia, by hand.
//!
//! They are simple, and most numbers of our users are theirs. Reading one here takes a fraction of a microsecond, while
//! the tables of the whole world need tens of milliseconds to load and several microseconds a number; an import of a
//! hundred thousand contacts notices. Whatever is not plain here is left to those tables.

/// E.164 of a plain fixed or mobile number; `digits` are bare, with a leading `+` when the country code stands first.
pub(super) fn parse(digits: &str, region: Option<&str>) -> Option<String> {
    if let Some(national) = digits.strip_prefix("+90") {
        return turkish(national).then(|| digits.to_owned());
    }
    if let Some(national) = digits.strip_prefix("+372") {
        return estonian(national).then(|| digits.to_owned());
    }
    match region {
        Some("TR") => {
            let national = digits.strip_prefix('0').unwrap_or(digits);
            turkish(national).then(|| format!("+90{national}"))
        }
        Some("EE") => estonian(digits).then(|| format!("+372{digits}")),
        _ => None,
    }
}

/// How a plain number is written, at home or with its country code.
pub(super) fn display(number: &str, region: Option<&str>) -> Option<String> {
    if let Some(national) = number.strip_prefix("+90").filter(|national| turkish(national)) {
        let groups = format!("{} {} {}", &national[3..6], &national[6..8], &national[8..]);
        let area = &national[..3];
        return Some(match (region, national.starts_with('5')) {
            (Some("TR"), true) => format!("0{area} {groups}"),
            (Some("TR"), false) => format!("(0{area}) {groups}"),
            _ => format!("+90 {area} {groups}"),
        });
    }
    let national = number.strip_prefix("+372").filter(|national| estonian(national))?;
    let (first, last) = national.split_at(national.len() - 4);
    Some(match region {
        Some("EE") => format!("{first} {last}"),
        _ => format!("+372 {first} {last}"),
    })
}

/// Ten digits: areas begin with 2 to 4, mobile networks with 50 and 53 to 55.
fn turkish(national: &str) -> bool {
    let area = national.as_bytes();
    is_digits(national, 10)
        && (matches!(area[0], b'2'..=b'4') && national[..3] != *"444" || matches!(area, [b'5', b'0' | b'3'..=b'5', ..]))
}

/// Seven digits in the areas 32 to 39, 43 to 48, 6 and 71 to 79, or eight digits of a mobile network.
fn estonian(national: &str) -> bool {
    match national.as_bytes() {
        [b'6', ..]
        | [b'3', b'2'..=b'3' | b'5' | b'8'..=b'9', ..]
        | [b'4', b'3'..=b'8', ..]
        | [b'7', b'1'..=b'9', ..] => is_digits(national, 7),
        [b'5', ..] => is_digits(national, 8),
        _ => false,
    }
}

fn is_digits(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phone::world;

    #[test]
    fn every_area_is_read_and_written_as_by_the_tables_of_the_world() {
        let turkish = (200..600).map(|area| format!("+90{area}1234567"));
        let estonian = (300..900).flat_map(|area| [format!("+372{area}1234"), format!("+372{area}12345")]);
        let (mut plain, mut grouped) = (0, 0);
        for number in turkish.chain(estonian) {
            let Some(read) = parse(&number, None) else { continue };
            plain += 1;
            assert_eq!(world::parse(&number, None).unwrap(), read);
            for region in [None, Some("TR"), Some("EE"), Some("GB")] {
                let theirs = world::display(&number, region).unwrap();
                // Where the tables know no groups they write the digits in one run.
                if theirs.split(' ').all(|group| group.len() < 7) {
                    grouped += 1;
                    assert_eq!(display(&number, region).unwrap(), theirs, "{region:?}");
                }
            }
            let (region, national) = match number.strip_prefix("+90") {
                Some(national) => (Some("TR"), format!("0{national}")),
                None => (Some("EE"), number[4..].to_owned()),
            };
            assert_eq!(parse(&national, region).as_ref(), Some(&number));
            assert_eq!(world::parse(&national, region), Ok(number));
        }
        assert!(plain > 700 && grouped > 2 * plain, "{plain} {grouped}");
    }

    #[test]
    fn what_is_not_plain_is_left_to_the_tables() {
        for (digits, region) in [
            ("+9005321234567", None),
            ("+90444144", Some("TR")),
            ("4441444", Some("TR")),
            ("905321234567", Some("TR")),
            ("05321234567", Some("EE")),
            ("05321234567", None),
            ("+3725123456", None),
            ("+37280012345", None),
            ("+442071838750", Some("TR")),
        ] {
            assert_eq!(parse(digits, region), None, "{digits}");
        }
    }
}
