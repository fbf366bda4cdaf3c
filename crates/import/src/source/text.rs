//! From bytes in any encoding to UTF-8, a piece at a time.

use std::fmt;
use std::io::{self, Read};

use encoding_rs::Decoder;
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};

/// How letters are written as bytes.
///
/// Written and read by its label of the Encoding Standard, such as `windows-1254`. ISO-8859-9 is read as
/// windows-1254, and ISO-8859-1 as windows-1252: they hold the same letters in the same places.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// Unicode, one to four bytes a letter.
    pub const UTF_8: Encoding = Encoding(encoding_rs::UTF_8);
    /// Unicode as spreadsheet programs save "Unicode text".
    pub const UTF_16_LE: Encoding = Encoding(encoding_rs::UTF_16LE);
    /// Unicode as old big machines save it.
    pub const UTF_16_BE: Encoding = Encoding(encoding_rs::UTF_16BE);
    /// Turkish; ISO-8859-9 too.
    pub const WINDOWS_1254: Encoding = Encoding(encoding_rs::WINDOWS_1254);
    /// Estonian, Latvian, Lithuanian.
    pub const WINDOWS_1257: Encoding = Encoding(encoding_rs::WINDOWS_1257);
    /// Western European; ISO-8859-1 too.
    pub const WINDOWS_1252: Encoding = Encoding(encoding_rs::WINDOWS_1252);
    /// Western European with š and ž.
    pub const ISO_8859_15: Encoding = Encoding(encoding_rs::ISO_8859_15);
    /// Central European.
    pub const WINDOWS_1250: Encoding = Encoding(encoding_rs::WINDOWS_1250);
    /// Cyrillic.
    pub const WINDOWS_1251: Encoding = Encoding(encoding_rs::WINDOWS_1251);

    /// What to offer when a guess is corrected, the likeliest first.
    pub const OFFERED: [Encoding; 9] = [
        Self::UTF_8,
        Self::WINDOWS_1254,
        Self::WINDOWS_1257,
        Self::WINDOWS_1252,
        Self::UTF_16_LE,
        Self::UTF_16_BE,
        Self::ISO_8859_15,
        Self::WINDOWS_1250,
        Self::WINDOWS_1251,
    ];

    /// An encoding by any label of the Encoding Standard: `utf-8`, `ISO-8859-9`, `latin1`.
    pub fn for_label(label: &str) -> Result<Encoding> {
        encoding_rs::Encoding::for_label(label.as_bytes())
            .map(Encoding)
            .ok_or_else(|| Error::invalid("import-source-unknown-encoding").with("encoding", label))
    }

    /// Its name, such as `windows-1254`.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    pub(super) fn from_rs(encoding: &'static encoding_rs::Encoding) -> Encoding {
        Encoding(encoding)
    }

    pub(super) fn rs(self) -> &'static encoding_rs::Encoding {
        self.0
    }
}

impl fmt::Debug for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl TryFrom<String> for Encoding {
    type Error = Error;

    fn try_from(label: String) -> Result<Encoding> {
        Encoding::for_label(&label)
    }
}

impl From<Encoding> for String {
    fn from(encoding: Encoding) -> String {
        encoding.name().to_owned()
    }
}

/// The same text in UTF-8, without a byte order mark.
///
/// UTF-8 is handed on unchecked, so that whoever splits it can say which line is broken. Bytes that mean nothing in
/// another encoding become U+FFFD.
pub(super) fn to_utf8(reader: Box<dyn Read + Send>, encoding: Encoding) -> Box<dyn Read + Send> {
    if encoding == Encoding::UTF_8 {
        Box::new(WithoutMark { reader, checked: false })
    } else {
        Box::new(Decoded {
            reader,
            decoder: encoding.rs().new_decoder_with_bom_removal(),
            input: vec![0; 1 << 15],
            output: Vec::with_capacity(1 << 17),
            start: 0,
            ended: false,
        })
    }
}

/// Takes the byte order mark off UTF-8.
struct WithoutMark {
    reader: Box<dyn Read + Send>,
    checked: bool,
}

impl Read for WithoutMark {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.checked {
            return self.reader.read(buffer);
        }
        self.checked = true;
        let mut head = Vec::with_capacity(3);
        self.reader.by_ref().take(3).read_to_end(&mut head)?;
        let head = head.strip_prefix(b"\xef\xbb\xbf").map_or(head.clone(), <[u8]>::to_vec);
        let rest = std::mem::replace(&mut self.reader, Box::new(io::empty()));
        self.reader = Box::new(io::Cursor::new(head).chain(rest));
        self.reader.read(buffer)
    }
}

/// Decodes as it is read.
struct Decoded {
    reader: Box<dyn Read + Send>,
    decoder: Decoder,
    input: Vec<u8>,
    /// Decoded text, handed out up to `start`.
    output: Vec<u8>,
    start: usize,
    ended: bool,
}

impl Decoded {
    /// Decodes the next piece, with room for the most that it can become.
    fn decode(&mut self) -> io::Result<()> {
        let read = self.reader.read(&mut self.input)?;
        self.ended = read == 0;
        let room = self.decoder.max_utf8_buffer_length(read).unwrap_or(read * 3 + 16);
        self.output.resize(room, 0);
        let (_, _, written, _) = self.decoder.decode_to_utf8(&self.input[..read], &mut self.output, self.ended);
        self.output.truncate(written);
        self.start = 0;
        Ok(())
    }
}

impl Read for Decoded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.start == self.output.len() && !self.ended {
            self.decode()?;
        }
        let n = buffer.len().min(self.output.len() - self.start);
        buffer[..n].copy_from_slice(&self.output[self.start..self.start + n]);
        self.start += n;
        Ok(n)
    }
}
