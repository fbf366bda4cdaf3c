//! Secrets that a browser or a link carries, of which the database keeps only the digest.

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use kernel::{Error, Result};

/// 32 random bytes as text. Never logged: it has no `Debug` that shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A fresh one.
    pub fn fresh() -> Result<Token> {
        let mut bytes = [0u8; 32];
        getrandom::fill(&mut bytes).map_err(Error::internal)?;
        Ok(Token(hex(&bytes)))
    }

    /// One that comes back; `None` when it cannot be one of ours.
    pub fn parse(text: &str) -> Option<Token> {
        let well_formed = text.len() == 64 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        well_formed.then(|| Token(text.to_owned()))
    }

    /// The text to carry.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What the database keeps.
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }

    /// A token for another purpose that only the holder of this one can have, such as the one that forms carry.
    pub fn derive(&self, purpose: &str) -> String {
        hex(&Sha256::new().chain_update(purpose).chain_update([0]).chain_update(&self.0).finalize())
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Whether two secrets are the same, in a time that does not depend on where they differ.
pub fn same(one: &str, other: &str) -> bool {
    one.as_bytes().ct_eq(other.as_bytes()).into()
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|half| char::from(b"0123456789abcdef"[usize::from(half)]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_differ_come_back_and_do_not_show_themselves() {
        let (one, other) = (Token::fresh().unwrap(), Token::fresh().unwrap());
        assert_ne!(one, other);
        assert_eq!(Token::parse(one.text()), Some(one.clone()));
        assert_eq!(Token::parse("x"), None);
        assert!(!format!("{one:?}").contains(one.text()));
        assert_ne!(one.derive("form"), one.derive("other"));
        assert!(same(&one.derive("form"), &one.derive("form")));
        assert!(!same(&one.derive("form"), &other.derive("form")));
    }
}
