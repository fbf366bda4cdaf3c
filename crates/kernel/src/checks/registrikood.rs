//! Registrikood, the number of companies, associations and public bodies in the Estonian registers.

use super::{compact, estonian_check_digit, exactly, refused};
use crate::Result;

/// Checks a registrikood and gives its eight digits. The first is 1 (companies), 7 (state and local bodies), 8
/// (associations) or 9 (foundations); the last is a check digit modulo 11.
pub fn check(text: &str) -> Result<String> {
    let number = compact(text);
    let digits: [u32; 8] = exactly(&number).ok_or_else(|| refused("error-registrikood", text))?;
    if !matches!(digits[0], 1 | 7..=9) {
        return Err(refused("error-registrikood", text));
    }
    if estonian_check_digit(&digits[..7]) != digits[7] {
        return Err(refused("error-registrikood-digit", text));
    }
    Ok(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::one_digit_changed;

    #[test]
    fn a_mistyped_digit_is_caught() {
        assert_eq!(check("12345678").unwrap(), "12345678");
        assert_eq!(check("12345679").unwrap_err().key(), "error-registrikood-digit");
        for wrong in one_digit_changed("12345678") {
            assert!(check(&wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_form_is_eight_digits_that_begin_with_a_register() {
        assert_eq!(check("1234 5678").unwrap(), "12345678");
        for wrong in ["", "1234567", "123456789", "22345678", "1234567A"] {
            assert_eq!(check(wrong).unwrap_err().key(), "error-registrikood", "{wrong}");
        }
    }
}
