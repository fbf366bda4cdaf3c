//! Passwords: what is accepted as one, and how it is kept.
//!
//! Hashing takes some 20 ms of a processor and 19 MiB, on purpose: never on a thread that serves others, and never
//! inside a write closure.

use std::sync::LazyLock;

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use kernel::{Error, Result};

/// The fewest letters of a password.
pub const SHORTEST: usize = 10;
/// The most bytes: more is no password but an attack on our time.
const LONGEST: usize = 512;
/// The beginnings of what everybody tries first.
const COMMON: [&str; 12] = [
    "password",
    "passw0rd",
    "123456789",
    "qwerty",
    "qwertz",
    "iloveyou",
    "letmein",
    "admin",
    "welcome",
    "parola",
    "sifre",
    "parool",
];

/// Whether a password may be chosen by the user with this mail address.
///
/// # Errors
/// `error-password-short`, `error-password-long` and `error-password-simple`, on the field `password`.
pub fn acceptable(password: &str, email: &str) -> Result<()> {
    let refused = |key: &'static str| Error::invalid(key).with("min", SHORTEST).on("password");
    if password.chars().count() < SHORTEST {
        return Err(refused("error-password-short"));
    }
    if password.len() > LONGEST {
        return Err(refused("error-password-long"));
    }
    let folded = kernel::fold(password);
    let name = kernel::fold(email.split('@').next().unwrap_or_default());
    let different: std::collections::BTreeSet<char> = folded.chars().collect();
    // What is left of a common word, or of one's own name, must itself be worth guessing.
    let rest_is_short = |word: &str| !word.is_empty() && folded.contains(word) && folded.len() < word.len() + 6;
    if different.len() < 5 || COMMON.iter().any(|word| rest_is_short(word)) || rest_is_short(&name) {
        return Err(refused("error-password-simple"));
    }
    Ok(())
}

/// The hash of a password in the PHC form, with a salt of its own.
pub fn hash(password: &str) -> Result<String> {
    Ok(argon2id()?.hash_password(password.as_bytes()).map_err(Error::internal)?.to_string())
}

/// Whether a password fits a hash. Without a hash it takes as long and never fits, so that nobody learns from the time
/// it takes who has an account.
pub fn fits(password: &str, hash: Option<&str>) -> bool {
    static NOBODYS: LazyLock<String> = LazyLock::new(|| self::hash("nobody's password").unwrap_or_default());
    if password.len() > LONGEST {
        return false;
    }
    let against = hash.unwrap_or(&NOBODYS);
    let fits = argon2id().is_ok_and(|argon2| argon2.verify_password(password.as_bytes(), against).is_ok());
    fits && hash.is_some()
}

/// Argon2id with the parameters that the OWASP Password Storage Cheat Sheet names first: 19 MiB, 2 passes, 1 lane.
fn argon2id() -> Result<Argon2<'static>> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(Error::internal)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_fits_its_password_only() {
        let kept = hash("korrektne hobune aku").unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(fits("korrektne hobune aku", Some(&kept)));
        assert!(!fits("korrektne hobune akU", Some(&kept)));
        assert!(!fits("nobody's password", None));
        assert_ne!(hash("korrektne hobune aku").unwrap(), kept);
    }

    #[test]
    fn what_everybody_tries_first_is_refused() {
        let refused = |password: &str| acceptable(password, "ayse.kaya@example.com").unwrap_err().key().to_owned();
        assert_eq!(refused("çok kısa"), "error-password-short");
        for simple in ["password123", "aaaaaaaaaaaa", "Ayse.Kaya1!", "1234567890", "ŞİFRE12345"] {
            assert_eq!(refused(simple), "error-password-simple", "{simple}");
        }
        assert_eq!(refused(&"ab3kd9".repeat(100)), "error-password-long");
        acceptable("yağmur altında kırmızı", "ayse.kaya@example.com").unwrap();
        acceptable("hunter2-kayak-poyraz", "a@example.com").unwrap();
    }
}
