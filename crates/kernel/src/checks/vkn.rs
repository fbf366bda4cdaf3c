//! VKN, the Turkish tax number of companies: nine digits and a check digit.

use super::{compact, exactly, refused};
use crate::Result;

/// Checks a VKN and gives its ten digits.
///
/// Each of the first nine digits, plus nine minus its place, modulo 10, is doubled as often as it stands before the end
/// and taken modulo 9 (nine stays nine); the check digit fills the sum up to the next ten. The rule is that of the
/// Turkish revenue administration.
pub fn check(text: &str) -> Result<String> {
    let number = compact(text);
    let digits: [u32; 10] = exactly(&number).ok_or_else(|| refused("error-vkn", text))?;
    let sum: u32 = (0..9)
        .map(|place| {
            let shifted = (digits[place as usize] + 9 - place) % 10;
            match shifted {
                9 => 9,
                _ => (shifted << (9 - place)) % 9,
            }
        })
        .sum();
    if (10 - sum % 10) % 10 != digits[9] {
        return Err(refused("error-vkn-digit", text));
    }
    Ok(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::one_digit_changed;

    #[test]
    fn a_mistyped_digit_is_caught() {
        assert_eq!(check("4540536920").unwrap(), "4540536920");
        assert_eq!(check("4540536921").unwrap_err().key(), "error-vkn-digit");
        for wrong in one_digit_changed("4540536920") {
            assert_eq!(check(&wrong).unwrap_err().key(), "error-vkn-digit", "{wrong}");
        }
    }

    #[test]
    fn the_form_is_ten_digits() {
        assert_eq!(check(" 454-053 6920 ").unwrap(), "4540536920");
        for wrong in ["", "454053692", "45405369200", "454053692O", "TR4540536920"] {
            assert_eq!(check(wrong).unwrap_err().key(), "error-vkn", "{wrong}");
        }
    }
}
