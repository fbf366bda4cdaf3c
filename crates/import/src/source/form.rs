//! What kind of file the bytes are, once they are unpacked.

use kernel::{Error, Result};
use serde::{Deserialize, Serialize};

/// What the unpacked bytes hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// Lines of text.
    #[default]
    Text,
    /// A sheet of a workbook: XLSX, XLSB, XLS or ODS.
    Sheet {
        /// Its name.
        name: String,
    },
    /// Business cards: vCard 2.1, 3.0 or 4.0.
    Cards,
    /// The tables of a page, or of a workbook in the XML of 2003.
    Page,
}

impl Form {
    /// Whether rows come with cells ready made, so that no signs or letters need be guessed.
    pub fn has_cells(&self) -> bool {
        *self != Form::Text
    }
}

/// What bytes look like by their first ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Text,
    Workbook,
    Cards,
    Page,
}

/// So many first bytes are looked at.
pub(super) const HEAD: u64 = 1 << 10;

/// Looks at the first bytes.
///
/// # Errors
/// When they are empty, or those of a file that no table can be read from.
pub(super) fn look(head: &[u8]) -> Result<Look> {
    match head {
        [] => return Err(Error::invalid("import-source-empty")),
        [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => return Ok(Look::Workbook),
        _ => {}
    }
    // Marks of byte order and the zeros of UTF-16 stand in the way of what the letters say.
    let letters = head.iter().copied().filter(|&b| b != 0 && b.is_ascii());
    let text: String = letters.map(|b| char::from(b.to_ascii_lowercase())).collect();
    let text = text.trim_start();
    if text.starts_with("begin:vcard") {
        return Ok(Look::Cards);
    }
    if text.starts_with("%pdf") || text.starts_with("begin:vcalendar") {
        return Err(Error::invalid("import-source-not-text"));
    }
    let is_page = ["<!doctype html", "<html", "<head", "<body", "<div", "<table", "<meta", "<style"]
        .iter()
        .any(|start| text.starts_with(start));
    // Reports of accounting programs are often pages that are only called .xls.
    if is_page || (text.starts_with("<?xml") && (text.contains("office:spreadsheet") || text.contains("<html"))) {
        return Ok(Look::Page);
    }
    Ok(Look::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes_say_what_a_file_is() {
        let wide: Vec<u8> = "\u{feff}BEGIN:VCARD".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(look(&wide), Ok(Look::Cards));
        assert_eq!(look(b"\xef\xbb\xbf\r\nbegin:vcard\r\n"), Ok(Look::Cards));
        assert_eq!(look(b"PK\x03\x04rest"), Ok(Look::Workbook));
        assert_eq!(look(b"name;sum\n<html>"), Ok(Look::Text));
        for page in [
            &b"\n <HTML xmlns:x"[..],
            b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
        ] {
            assert_eq!(look(page), Ok(Look::Page));
        }
        assert_eq!(look(b"").unwrap_err().key(), "import-source-empty");
    }
}
