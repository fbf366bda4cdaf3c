//! Business cards (vCard 2.1, 3.0 and 4.0) as rows of text, one card a row.
//!
//! Lines are unfolded, quoted-printable is decoded in the letters that it names, and pictures, sounds and keys are passed
//! over. The row of a card stands in the line behind its `BEGIN`, so that errors name a line of the file.

mod card;
mod property;

use std::io::{self, Read};

use self::card::{COLUMNS, Card};
use self::property::Property;
use super::lines::Lines;
use super::split::{CELL_END, ROW_END};

/// Reads cards out of a text in UTF-8.
pub(super) fn rows(lines: Lines) -> Box<dyn Read + Send> {
    let mut out = Vec::new();
    write(&mut out, COLUMNS.iter().copied());
    Box::new(Rows { lines, held: None, card: None, out, start: 0, rows: 1 })
}

fn write<'a>(out: &mut Vec<u8>, cells: impl Iterator<Item = &'a str>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.push(CELL_END);
        }
        out.extend(cell.trim().bytes().map(|b| if matches!(b, CELL_END | ROW_END) { b' ' } else { b }));
    }
    out.push(ROW_END);
}

struct Rows {
    lines: Lines,
    /// A line that was read in search of the end of the one before.
    held: Option<(u64, Vec<u8>)>,
    /// The card that is being read, and the line where it began.
    card: Option<(u64, Card)>,
    /// Rows, handed out up to `start`.
    out: Vec<u8>,
    start: usize,
    /// How many rows there were, empty ones between cards included.
    rows: u64,
}

impl Rows {
    /// Reads lines up to the end of a card; false at the end of the text.
    fn read_card(&mut self) -> io::Result<bool> {
        while let Some((line, text)) = self.logical_line()? {
            let Some(property) = Property::read(&text) else { continue };
            let is_card = property.value.trim().eq_ignore_ascii_case("VCARD");
            match property.name.as_str() {
                "BEGIN" if is_card => {
                    // A card that was never ended is one all the same.
                    let before = self.card.replace((line, Card::default()));
                    if self.wrote(before) {
                        return Ok(true);
                    }
                }
                "END" if is_card => {
                    let card = self.card.take();
                    if self.wrote(card) {
                        return Ok(true);
                    }
                }
                _ => {
                    if let Some((_, card)) = &mut self.card {
                        card.take(property);
                    }
                }
            }
        }
        let card = self.card.take();
        Ok(self.wrote(card))
    }

    fn wrote(&mut self, card: Option<(u64, Card)>) -> bool {
        let Some((line, card)) = card else { return false };
        self.out.clear();
        self.start = 0;
        while self.rows < line {
            self.out.push(ROW_END);
            self.rows += 1;
        }
        let cells = card.cells();
        write(&mut self.out, cells.iter().map(String::as_str));
        self.rows += 1;
        true
    }

    /// A line with those that continue it, and the number of its first.
    fn logical_line(&mut self) -> io::Result<Option<(u64, Vec<u8>)>> {
        let Some((number, mut line)) = self.physical_line()? else { return Ok(None) };
        let is_skipped = Property::is_skipped(&line);
        let soft = Property::is_quoted_printable(&line);
        while let Some((next_number, next)) = self.physical_line()? {
            let folded = matches!(next.first(), Some(b' ' | b'\t'));
            if soft && line.last() == Some(&b'=') {
                line.pop();
                line.extend_from_slice(&next);
            } else if folded {
                // Pictures are not gathered, however large they are.
                if !is_skipped {
                    line.extend_from_slice(&next[1..]);
                }
            } else if is_skipped && !next.is_empty() && !next.contains(&b':') {
                // Old telephones write the letters of pictures without a blank before them.
            } else {
                self.held = Some((next_number, next));
                break;
            }
        }
        Ok(Some((number, line)))
    }

    fn physical_line(&mut self) -> io::Result<Option<(u64, Vec<u8>)>> {
        if let Some(held) = self.held.take() {
            return Ok(Some(held));
        }
        Ok(self.lines.next()?.map(|(number, line)| (number, line.to_vec())))
    }
}

impl Read for Rows {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.start == self.out.len() && !self.read_card()? {
            return Ok(0);
        }
        let n = buffer.len().min(self.out.len() - self.start);
        buffer[..n].copy_from_slice(&self.out[self.start..self.start + n]);
        self.start += n;
        Ok(n)
    }
}
