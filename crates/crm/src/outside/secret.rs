//! The key by which a receiver knows that what it gets comes from us and was not altered: `whsec_` and base64 of 32
//! random bytes, as Standard Webhooks has it (github.com/standard-webhooks/standard-webhooks, “Signature scheme”).

use kernel::{Error, Result};

/// How every key begins.
const PREFIX: &str = "whsec_";
const BYTES: usize = 32;
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The key of an endpoint. It has no `Debug` that shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// A fresh one.
    pub fn fresh() -> Result<Secret> {
        let mut bytes = vec![0u8; BYTES];
        getrandom::fill(&mut bytes).map_err(Error::internal)?;
        Ok(Secret(bytes))
    }

    /// One that was kept as text.
    pub fn parse(text: &str) -> Option<Secret> {
        decode(text.strip_prefix(PREFIX)?).map(Secret)
    }

    /// The text to give to the receiver.
    pub fn text(&self) -> String {
        format!("{PREFIX}{}", encode(&self.0))
    }

    /// The bytes that sign.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Base64 with padding (RFC 4648, section 4).
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let part = |place: usize| u32::from(chunk.get(place).copied().unwrap_or(0));
        let bits = part(0) << 16 | part(1) << 8 | part(2);
        for place in 0..4 {
            if place <= chunk.len() {
                text.push(char::from(ALPHABET[(bits >> (18 - 6 * place) & 63) as usize]));
            } else {
                text.push('=');
            }
        }
    }
    text
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0u32, 0);
    for letter in text.trim_end_matches('=').bytes() {
        let value = ALPHABET.iter().position(|known| *known == letter)?;
        bits = bits << 6 | value as u32;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 255) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        // RFC 4648, section 10.
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(encode(plain.as_bytes()), coded);
            assert_eq!(decode(coded).unwrap(), plain.as_bytes());
        }
        assert_eq!(encode(&[0xfb, 0xff]), "+/8=");
        assert_eq!(decode("a b"), None);
    }

    #[test]
    fn a_key_comes_back_and_does_not_show_itself() {
        let key = Secret::fresh().unwrap();
        assert_eq!(Secret::parse(&key.text()), Some(key.clone()));
        assert_eq!(key.bytes().len(), 32);
        assert_eq!(format!("{key:?}"), "Secret(…)");
        assert_eq!(Secret::parse("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), None);
    }
}
