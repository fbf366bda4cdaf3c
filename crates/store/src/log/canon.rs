//! A row of the change log as bytes, always the same ones, so that it has a digest.

use kernel::Result;
use sha2::{Digest, Sha256};

use crate::row::Row;

/// A SHA-256 digest.
pub(super) type Hash = [u8; 32];

/// The columns of a row in the order in which they go into the digest.
pub(super) const COLUMNS: [&str; 10] =
    ["id", "at", "user_id", "face", "batch", "record_type", "record_id", "version", "deed", "difference"];

/// Which of them are text.
const TEXT: [bool; 10] = [false, false, false, true, false, true, false, false, true, true];

/// The columns of a row, read from an alias.
pub(super) fn columns(alias: &str) -> String {
    COLUMNS.map(|column| format!("{alias}.{column}")).join(", ")
}

/// SHA-256 over the salt and the row, whose columns stand from `first` on.
///
/// Each column is told apart from its neighbours: 0 for none, 1 and eight bytes for a number, 2, the length in eight
/// bytes and the bytes for a text; numbers begin with their highest byte.
pub(super) fn digest(salt: &[u8], row: &Row<'_>, first: usize) -> Result<Hash> {
    let mut sha = Sha256::new();
    sha.update(salt);
    for (place, is_text) in TEXT.into_iter().enumerate() {
        let column = first + place;
        if row.is_null(column)? {
            sha.update([0]);
        } else if is_text {
            let text = row.text(column)?;
            sha.update([2]);
            sha.update((text.len() as u64).to_be_bytes());
            sha.update(text);
        } else {
            sha.update([1]);
            sha.update(row.int(column)?.to_be_bytes());
        }
    }
    Ok(sha.finalize().into())
}
