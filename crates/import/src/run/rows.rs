//! Reading ahead: a thread turns rows into drafts while another writes.

use crossbeam_channel::Sender;
use kernel::{Error, Lang};

use super::complete::complete;
use super::draft::{Draft, Reader};
use crate::plan::Options;
use crate::source::{Row, Rows};

/// Rows that are handed over together.
const TOGETHER: usize = 100;
/// Rows before a break that are looked at again, for what later ones leave out.
const CARRIED: u64 = 500;

/// A row as it was read.
pub(super) enum Read {
    /// It can be written.
    Row(Draft),
    /// It was taken before, as our own file of it says, and nothing would find it again.
    Passed,
    /// It cannot be used.
    Refused { line: u64, row: Option<Row>, error: Error },
    /// The file cannot be read on.
    Broken(Error),
}

pub(super) type Chunk = Vec<Read>;

/// Reads all rows behind so many that were read before; stops when nobody takes them any more.
pub(super) fn read_all(
    mut rows: Rows,
    mut reader: Reader,
    before: u64,
    options: &Options,
    lang: Lang,
    sender: &Sender<Chunk>,
) {
    let mut chunk = Vec::with_capacity(TOGETHER);
    let mut row = Row::default();
    for at in 0..before {
        match rows.read(&mut row) {
            None => return,
            // The last invoice before the break may have further lines behind it.
            Some(Ok(())) if at + CARRIED >= before => {
                if let Ok(mut draft) = reader.read(&row) {
                    reader.carry_down(&mut draft);
                }
            }
            Some(_) => {}
        }
    }
    while let Some(read) = next(&mut rows, &mut row, &mut reader, options, lang) {
        chunk.push(read);
        if chunk.len() == TOGETHER && sender.send(std::mem::replace(&mut chunk, Vec::with_capacity(TOGETHER))).is_err()
        {
            return;
        }
    }
    // Nobody may be listening any more, which is how a stopped import ends.
    let _ = sender.send(chunk);
}

/// The next row as a draft, or why it is none.
pub(super) fn next(rows: &mut Rows, row: &mut Row, reader: &mut Reader, options: &Options, lang: Lang) -> Option<Read> {
    Some(match rows.read(row)? {
        Ok(()) if reader.was_taken(row) => Read::Passed,
        Ok(()) => {
            let draft = reader.read(row).and_then(|mut draft| {
                reader.carry_down(&mut draft);
                complete(&reader.kind, options, lang, &mut draft)?;
                Ok(draft)
            });
            match draft {
                Ok(draft) => Read::Row(draft),
                Err(error) => Read::Refused { line: row.line(), row: Some(row.clone()), error },
            }
        }
        Err(error) => match error.row {
            Some(row) => Read::Refused { line: error.line, row: Some(row), error: error.error },
            None => Read::Broken(error.error.with("line", error.line)),
        },
    })
}
