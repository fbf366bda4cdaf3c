//! The opaque word that says behind which row a list goes on.

use kernel::{Error, Result};
use record::Cursor;

use crate::param::Param;
use crate::row::Row;

/// The cursor behind a row with these values of its keys and this id.
pub(crate) fn write(values: &[Param], id: i64) -> Cursor {
    let mut word = format!("{id:x}");
    for value in values {
        word.push('.');
        match value {
            Param::Null => word.push('n'),
            Param::Int(number) => word.push_str(&format!("i{number:x}")),
            Param::Real(number) => word.push_str(&format!("r{:x}", number.to_bits())),
            Param::Text(text) => hex(&mut word, 't', text.as_bytes()),
            Param::Bytes(bytes) => hex(&mut word, 'b', bytes),
        }
    }
    Cursor(word)
}

/// The id and the values of the keys of a cursor.
///
/// # Errors
/// When it is not one of ours, or of another order.
pub(crate) fn read(cursor: &Cursor, keys: usize) -> Result<(i64, Vec<Param>)> {
    let bad = || Error::invalid("error-cursor");
    let mut parts = cursor.0.split('.');
    let id = parts.next().and_then(|id| i64::from_str_radix(id, 16).ok()).ok_or_else(bad)?;
    let values = parts.map(value).collect::<Option<Vec<_>>>().ok_or_else(bad)?;
    if values.len() == keys { Ok((id, values)) } else { Err(bad()) }
}

fn hex(word: &mut String, sort: char, bytes: &[u8]) {
    word.push(sort);
    for byte in bytes {
        word.push_str(&format!("{byte:02x}"));
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || text.len() % 2 == 1 {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

fn value(word: &str) -> Option<Param> {
    let mut letters = word.chars();
    let sort = letters.next()?;
    let rest = letters.as_str();
    Some(match sort {
        'n' => Param::Null,
        // Negative numbers are written by their bits.
        'i' => Param::Int(u64::from_str_radix(rest, 16).ok()? as i64),
        'r' => Param::Real(f64::from_bits(u64::from_str_radix(rest, 16).ok()?)),
        't' => Param::Text(String::from_utf8(unhex(rest)?).ok()?),
        'b' => Param::Bytes(unhex(rest)?),
        _ => return None,
    })
}

/// The value of a column, whatever its sort, to be put into a cursor.
pub(crate) fn of_row(row: &Row<'_>, column: usize) -> Result<Param> {
    if row.is_null(column)? {
        return Ok(Param::Null);
    }
    if let Ok(number) = row.int(column) {
        return Ok(Param::Int(number));
    }
    if let Ok(text) = row.text(column) {
        return Ok(Param::Text(text.to_owned()));
    }
    row.bytes(column).map(|bytes| Param::Bytes(bytes.to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_its_word() {
        let values = vec![
            Param::Null,
            Param::Int(-5),
            Param::Int(7),
            Param::Text("Õun.x".into()),
            Param::Bytes(vec![0, 255, 3]),
        ];
        let cursor = write(&values, i64::MAX);
        assert_eq!(read(&cursor, 5).unwrap(), (i64::MAX, values));
        assert!(read(&cursor, 4).is_err());
        assert!(read(&Cursor("zz".into()), 0).is_err());
        assert!(read(&Cursor("1.tö".into()), 1).is_err());
    }
}
