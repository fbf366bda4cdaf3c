//! Bytes as people copy them.

use std::fmt::Write;

/// Two small letters a byte.
pub(crate) fn write(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Bytes out of two letters each; nothing when they are none.
pub(crate) fn read(text: &str) -> Option<Vec<u8>> {
    let digit = |letter: u8| char::from(letter).to_digit(16);
    let pair = |pair: &[u8]| Some((digit(*pair.first()?)? * 16 + digit(*pair.get(1)?)?) as u8);
    text.as_bytes().chunks(2).map(pair).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_written_can_be_read() {
        assert_eq!(super::read(&super::write(&[0, 15, 16, 255])), Some(vec![0, 15, 16, 255]));
        assert_eq!(super::read(""), Some(Vec::new()));
        for none in ["0", "0g", "é", "00 "] {
            assert_eq!(super::read(none), None);
        }
    }
}
