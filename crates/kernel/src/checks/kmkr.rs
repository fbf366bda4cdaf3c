//! KMKR, the Estonian VAT number: `EE`, eight digits and a check digit.

use super::{compact, exactly, refused, weighted};
use crate::Result;

/// Checks a KMKR, with or without its `EE`, and gives it with `EE`.
///
/// The digits weighed 3, 7, 1 in turn, the check digit included with 1, add up to a multiple of ten.
pub fn check(text: &str) -> Result<String> {
    let number = compact(text);
    let digits = number.strip_prefix("EE").unwrap_or(&number);
    let parsed: [u32; 9] = exactly(digits).ok_or_else(|| refused("error-kmkr", text))?;
    if !weighted(&parsed, &[3, 7, 1, 3, 7, 1, 3, 7, 1]).is_multiple_of(10) {
        return Err(refused("error-kmkr-digit", text));
    }
    Ok(format!("EE{digits}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::one_digit_changed;

    #[test]
    fn a_mistyped_digit_is_caught() {
        for valid in ["EE100931558", "EE100594102"] {
            assert_eq!(check(valid).unwrap(), valid);
            for wrong in one_digit_changed(valid) {
                assert_eq!(check(&wrong).unwrap_err().key(), "error-kmkr-digit", "{wrong}");
            }
        }
        assert_eq!(check("EE100594103").unwrap_err().key(), "error-kmkr-digit");
    }

    #[test]
    fn the_form_is_nine_digits() {
        assert_eq!(check("100 931 558").unwrap(), "EE100931558");
        for wrong in ["", "EE", "EE10093155", "EE1009315580", "LV100931558", "EEEE100931558"] {
            assert_eq!(check(wrong).unwrap_err().key(), "error-kmkr", "{wrong}");
        }
    }
}
