//! TCKN, the Turkish identity number of persons: nine digits and two check digits.

use super::{compact, exactly, refused};
use crate::Result;

/// Checks a TCKN and gives its eleven digits.
///
/// The tenth digit is seven times the digits in odd places minus those in even places, modulo 10; the eleventh is the sum
/// of the first ten, modulo 10. The first digit is never zero.
pub fn check(text: &str) -> Result<String> {
    let number = compact(text);
    let digits: [u32; 11] = exactly(&number).ok_or_else(|| refused("error-tckn", text))?;
    if digits[0] == 0 {
        return Err(refused("error-tckn", text));
    }
    let odd: u32 = digits[..9].iter().step_by(2).sum();
    let even: u32 = digits[1..8].iter().step_by(2).sum();
    // Nine times a number is minus that number modulo 10, and stays positive.
    let tenth = (7 * odd + 9 * even) % 10;
    let eleventh = digits[..10].iter().sum::<u32>() % 10;
    if (tenth, eleventh) != (digits[9], digits[10]) {
        return Err(refused("error-tckn-digit", text));
    }
    Ok(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::one_digit_changed;

    #[test]
    fn a_mistyped_digit_is_caught() {
        assert_eq!(check("17291716060").unwrap(), "17291716060");
        assert_eq!(check("17291716050").unwrap_err().key(), "error-tckn-digit");
        for wrong in one_digit_changed("17291716060") {
            assert!(check(&wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_form_is_eleven_digits_without_a_leading_zero() {
        assert_eq!(check("172 917 160 60").unwrap(), "17291716060");
        for wrong in ["", "1729171606", "172917160600", "00000000000", "1729171606x"] {
            assert_eq!(check(wrong).unwrap_err().key(), "error-tckn", "{wrong}");
        }
    }
}
