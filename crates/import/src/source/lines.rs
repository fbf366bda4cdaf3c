//! Lines of a text, one at a time, in bounded memory.

use std::io::{self, ErrorKind, Read};

use super::trouble::LineTooLong;

/// The longest line that is read, in bytes; no table that people keep has longer ones.
pub(super) const LONGEST_LINE: usize = 1 << 20;

/// Reads lines that end in `terminator` (or in the end of the text) and counts them.
pub(super) struct Lines {
    reader: Box<dyn Read + Send>,
    terminator: u8,
    buffer: Vec<u8>,
    /// What of the buffer has not been handed out.
    start: usize,
    end: usize,
    number: u64,
    at_end: bool,
}

impl Lines {
    pub(super) fn new(reader: Box<dyn Read + Send>, terminator: u8) -> Self {
        Lines { reader, terminator, buffer: vec![0; 1 << 16], start: 0, end: 0, number: 0, at_end: false }
    }

    /// The next line without its end, and its number counted from 1; nothing at the end of the text.
    pub(super) fn next(&mut self) -> io::Result<Option<(u64, &[u8])>> {
        let mut searched = self.start;
        let length = loop {
            if let Some(at) = memchr::memchr(self.terminator, &self.buffer[searched..self.end]) {
                break searched + at - self.start;
            }
            searched = self.end;
            if self.at_end {
                break self.end - self.start;
            }
            searched -= self.start;
            self.fill()?;
            searched += self.start;
        };
        if length == 0 && self.at_end && self.start == self.end {
            return Ok(None);
        }
        self.number += 1;
        let line = self.start..self.start + length;
        self.start = (line.end + 1).min(self.end);
        let line = &self.buffer[line];
        Ok(Some((self.number, line.strip_suffix(b"\r").unwrap_or(line))))
    }

    /// The number of the line handed out last.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// Moves what is left to the front and reads more behind it.
    fn fill(&mut self) -> io::Result<()> {
        self.buffer.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        if self.end > LONGEST_LINE {
            return Err(io::Error::other(LineTooLong { line: self.number + 1, limit: LONGEST_LINE }));
        }
        if self.buffer.len() - self.end < 1 << 15 {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        loop {
            match self.reader.read(&mut self.buffer[self.end..]) {
                Ok(0) => self.at_end = true,
                Ok(n) => self.end += n,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            }
            return Ok(());
        }
    }
}
