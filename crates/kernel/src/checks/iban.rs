//! IBAN, the international bank account number (ISO 13616).

use super::{compact, refused};
use crate::Result;

/// Checks an IBAN by its country's length and by ISO 7064 mod 97-10, and gives it in capitals without spaces.
pub fn check(text: &str) -> Result<String> {
    let iban = compact(text);
    let is_formed = iban.len() > 4
        && iban.bytes().all(|b| b.is_ascii_alphanumeric())
        && iban.bytes().take(2).all(|b| b.is_ascii_uppercase())
        && iban.bytes().skip(2).take(2).all(|b| b.is_ascii_digit());
    if !is_formed {
        return Err(refused("error-iban", text));
    }
    let country = &iban[..2];
    let length = length(country).ok_or_else(|| refused("error-iban-country", text).with("country", country))?;
    if iban.len() != length {
        return Err(refused("error-iban-length", text).with("country", country).with("length", length));
    }
    // Check digits are 98 minus a remainder; 00, 01 and 99 would leave the same remainder as 97, 98 and 02.
    if matches!(&iban[2..4], "00" | "01" | "99") || remainder(&iban) != 1 {
        return Err(refused("error-iban-digit", text));
    }
    Ok(iban)
}

/// An IBAN in groups of four, as it stands on paper.
pub fn grouped(iban: &str) -> String {
    let mut grouped = String::with_capacity(iban.len() + iban.len() / 4);
    for (place, c) in iban.chars().enumerate() {
        if place > 0 && place % 4 == 0 {
            grouped.push('\u{a0}');
        }
        grouped.push(c);
    }
    grouped
}

/// The number that the IBAN spells, its first four characters moved to the end and letters counted from A = 10, modulo 97.
fn remainder(iban: &str) -> u32 {
    iban[4..].chars().chain(iban[..4].chars()).filter_map(|c| c.to_digit(36)).fold(0, |rest, value| match value {
        0..=9 => (rest * 10 + value) % 97,
        _ => (rest * 100 + value) % 97,
    })
}

/// How long the IBANs of a country are, from the register that SWIFT keeps for ISO 13616.
fn length(country: &str) -> Option<usize> {
    let at = LENGTHS.split(' ').find_map(|entry| entry.strip_prefix(country))?;
    at.parse().ok()
}

const LENGTHS: &str = "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 \
    DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 \
    KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 \
    PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 \
    YE30";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::one_digit_changed;

    const TURKISH: &str = "TR330006100519786457841326";
    const ESTONIAN: &str = "EE382200221020145685";

    #[test]
    fn a_mistyped_digit_is_caught() {
        for valid in [TURKISH, ESTONIAN] {
            assert_eq!(check(valid).unwrap(), valid);
            for wrong in one_digit_changed(valid) {
                assert_eq!(check(&wrong).unwrap_err().key(), "error-iban-digit", "{wrong}");
            }
        }
    }

    #[test]
    fn letters_inside_count_too() {
        assert_eq!(check("GB82 WEST 1234 5698 7654 32").unwrap(), "GB82WEST12345698765432");
        assert_eq!(check("GB82 WEST 1234 5698 7654 23").unwrap_err().key(), "error-iban-digit");
        assert_eq!(check("gb82 xest 1234 5698 7654 32").unwrap_err().key(), "error-iban-digit");
    }

    #[test]
    fn the_form_is_checked_before_the_digits() {
        for wrong in ["", "TR", "1234567890", "TR33 0006 1005 1978 6457 8413 2ı", "T133"] {
            assert_eq!(check(wrong).unwrap_err().key(), "error-iban", "{wrong}");
        }
        assert_eq!(check("US330006100519786457841326").unwrap_err().key(), "error-iban-country");
        let error = check(&TURKISH[..25]).unwrap_err();
        assert_eq!((error.key(), error.value("length")), ("error-iban-length", Some("26")));
    }

    #[test]
    fn check_digits_that_only_look_right_are_refused() {
        // 02 and 99 leave the same remainder: only the first may be written.
        let with = |digits: &str| format!("EE{digits}2200221020145685");
        let valid: Vec<String> =
            (0..100).map(|n| with(&format!("{n:02}"))).filter(|iban| check(iban).is_ok()).collect();
        assert_eq!(valid, [ESTONIAN]);
    }

    #[test]
    fn on_paper_it_stands_in_fours() {
        assert_eq!(grouped(ESTONIAN).replace('\u{a0}', " "), "EE38 2200 2210 2014 5685");
    }
}
