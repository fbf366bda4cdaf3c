//! Isikukood, the Estonian identity number of persons (EVS 585): sex and century, date of birth, serial, check digit.

use super::{compact, estonian_check_digit, exactly, refused};
use crate::{Date, Result};

/// Checks an isikukood and gives its eleven digits. The date of birth must be in the calendar.
pub fn check(text: &str) -> Result<String> {
    let number = compact(text);
    let digits: [u32; 11] = exactly(&number).ok_or_else(|| refused("error-isikukood", text))?;
    if birth(&digits).is_none() {
        return Err(refused("error-isikukood", text));
    }
    if estonian_check_digit(&digits[..10]) != digits[10] {
        return Err(refused("error-isikukood-digit", text));
    }
    Ok(number)
}

/// The date of birth: 1 and 2 open the 1800s, 3 and 4 the 1900s, and so on.
fn birth(digits: &[u32; 11]) -> Option<Date> {
    let century = match digits[0] {
        first @ 1..=8 => 1800 + (first - 1) / 2 * 100,
        _ => return None,
    };
    let pair = |place: usize| digits[place] * 10 + digits[place + 1];
    Date::new((century + pair(1)) as i16, pair(3) as i8, pair(5) as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::one_digit_changed;

    #[test]
    fn a_mistyped_digit_is_caught() {
        assert_eq!(check("36805280109").unwrap(), "36805280109");
        let accepted: Vec<String> = one_digit_changed("36805280109").into_iter().filter(|n| check(n).is_ok()).collect();
        // The scheme itself lets this one through: its first row of weights gives ten (120 modulo 11), and the second
        // row happens to give the same digit 9 (163 modulo 11). The day of birth it names exists, too.
        assert_eq!(accepted, ["36105280109"]);
    }

    #[test]
    fn the_form_is_eleven_digits_with_a_date() {
        assert_eq!(check("3680528 0109").unwrap(), "36805280109");
        for wrong in ["", "3680528010", "368052801090", "36813280109", "36802300109", "06805280109", "96805280109"] {
            assert_eq!(check(wrong).unwrap_err().key(), "error-isikukood", "{wrong}");
        }
    }

    #[test]
    fn the_first_digit_tells_the_century() {
        let born = |number: &str| birth(&exactly(number).unwrap()).unwrap().to_string();
        assert_eq!(born("36805280109"), "1968-05-28");
        assert_eq!(born("60002290000"), "2000-02-29");
        assert_eq!(born("10012310000"), "1800-12-31");
    }
}
