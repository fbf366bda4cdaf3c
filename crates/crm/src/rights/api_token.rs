//! The secret of a token: what a program sends to come in with the rights of a user.
//!
//! `kilit_` + 40 random hexadecimal digits + 8 digits of a checksum. The beginning and the checksum let tools that look
//! for lost secrets recognise one, and a mistyped one be refused without asking the database. The randomness (160 bits)
//! makes a slow hash needless.

use kernel::{Error, Face, Result};
use sha2::{Digest, Sha256};
use store::{Bearer, Store};

/// How every token begins.
pub const PREFIX: &str = "kilit_";
const RANDOM: usize = 20;
const LENGTH: usize = PREFIX.len() + 2 * RANDOM + CHECK;
const CHECK: usize = 8;
/// How many letters at the end are kept, to know a token again.
const ENDING: usize = 4;

/// The secret of a token. Never logged: it has no `Debug` that shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiToken(String);

impl ApiToken {
    /// A fresh one.
    pub fn fresh() -> Result<ApiToken> {
        let mut bytes = [0u8; RANDOM];
        getrandom::fill(&mut bytes).map_err(Error::internal)?;
        let body = super::token::hex(&bytes);
        let check = checksum(&body);
        Ok(ApiToken(format!("{PREFIX}{body}{check}")))
    }

    /// One that comes back; `None` when it cannot be one of ours.
    pub fn parse(text: &str) -> Option<ApiToken> {
        let body = text.strip_prefix(PREFIX).filter(|_| text.len() == LENGTH && text.is_ascii())?;
        let (body, check) = body.split_at(2 * RANDOM);
        (checksum(body) == check).then(|| ApiToken(text.to_owned()))
    }

    /// The text to carry.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What the database keeps.
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }

    /// The last letters, by which its owner knows it again.
    pub fn ending(&self) -> &str {
        &self.0[LENGTH - ENDING..]
    }
}

impl std::fmt::Debug for ApiToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ApiToken(…)")
    }
}

fn checksum(body: &str) -> String {
    super::token::hex(&Sha256::digest(body.as_bytes())[..CHECK / 2])
}

/// Who comes with the value of a header `Authorization: Bearer …`; nobody when it is no token that holds, or when its
/// user may no longer sign in.
pub async fn bearer(store: &Store, authorization: &str, face: Face) -> Result<Option<Bearer>> {
    let Some(token) = of_header(authorization) else { return Ok(None) };
    store.bearer(token.digest(), face).await
}

/// The token in the value of a header. The scheme is taken in large and small letters (RFC 9110, section 11.1).
fn of_header(authorization: &str) -> Option<ApiToken> {
    let (scheme, token) = authorization.trim().split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return None;
    }
    ApiToken::parse(token.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_comes_back_and_a_mistyped_one_does_not() {
        let token = ApiToken::fresh().unwrap();
        assert_eq!(ApiToken::parse(token.text()), Some(token.clone()));
        assert_eq!(token.text().len(), 54);
        assert!(token.text().ends_with(token.ending()) && token.ending().len() == 4);
        assert!(!format!("{token:?}").contains(token.ending()));
        let swapped: String = token.text().chars().map(|c| if c == '0' { '1' } else { c }).collect();
        assert!(swapped == token.text() || ApiToken::parse(&swapped).is_none());
        assert_eq!(ApiToken::parse(&token.text()[..53]), None);
        assert_eq!(ApiToken::parse("kilit_ü"), None);
        assert_ne!(ApiToken::fresh().unwrap(), token);
    }

    #[test]
    fn the_header_is_read_as_the_standard_says() {
        let token = ApiToken::fresh().unwrap();
        for scheme in ["Bearer", "bearer", "BEARER"] {
            assert_eq!(of_header(&format!("{scheme} {}", token.text())), Some(token.clone()));
        }
        assert_eq!(of_header(token.text()), None);
        assert_eq!(of_header(&format!("Basic {}", token.text())), None);
    }
}
