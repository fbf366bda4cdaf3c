//! Which signs separate and surround the cells.
//!
//! Every plausible pair of signs splits a first part of the text; the pair whose rows are the most alike and whose
//! cells look the most like finished values wins. The measure is the product of pattern score and type score in van
//! den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row and type patterns" (2019), with the
//! lengths of rows for patterns.

use std::collections::HashMap;

use super::columns::Class;
use super::guess::{Given, Newline, Sample, sample};
use super::rows::{OPEN_QUOTE, Rows};
use super::split::{Delimiter, Dialect, Quote};

/// So much of the text is split by every pair.
const PART: usize = 1 << 15;

/// The signs, and how many lines before the table are about them (`sep=;`).
pub(super) struct Found {
    pub dialect: Dialect,
    pub skip: usize,
}

/// Finds the signs of a text in UTF-8.
pub(super) fn guess(text: &[u8], newline: Newline, given: &Given) -> Found {
    let (said, skip) = match said(text, newline) {
        Some(delimiter) => (Some(delimiter), 1),
        None => (None, 0),
    };
    let part = first_part(text, newline, skip);
    let delimiters = match given.delimiter.or(said) {
        Some(delimiter) => vec![delimiter],
        None => present(part),
    };

    let mut best = (Dialect { delimiter: delimiters.first().copied().unwrap_or_default(), ..Dialect::default() }, 0.0);
    for delimiter in delimiters {
        for dialect in with_quotes(delimiter, part, given) {
            let score = score(&sample(part, newline, dialect));
            if score > best.1 {
                best = (dialect, score);
            }
        }
    }
    if let Some(quote) = given.quote {
        best.0.quote = quote;
    } else if leaves_quotes_open(part, newline, best.0) {
        best.0.quote = Quote::None;
    }
    if given.delimiter.or(said).is_none()
        && best.1 < 0.3
        && let Some(delimiter) = aligned(part, newline)
    {
        let dialect = Dialect { delimiter, quote: Quote::None, backslash: false };
        // Commas in amounts and names make cells of the lines of a printed report, though not as alike.
        if best.1 < 0.1 || score(&sample(part, newline, dialect)) > 2.0 * best.1 {
            best.0 = dialect;
        }
    }
    Found { dialect: best.0, skip }
}

/// The delimiter that a first line of the form `sep=;` names.
fn said(text: &[u8], newline: Newline) -> Option<Delimiter> {
    let line = text.split(|&b| b == newline.byte()).next()?;
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    let line = line.strip_prefix(b"\"").map_or(line, |inner| inner.strip_suffix(b"\"").unwrap_or(inner));
    let sign = match line.get(..4) {
        Some(head) if head.eq_ignore_ascii_case(b"sep=") => &line[4..],
        _ => return None,
    };
    Delimiter::ALL.into_iter().find(|delimiter| delimiter.byte().is_some_and(|byte| sign == [byte]))
}

/// The first part of the text, whole lines only.
fn first_part(text: &[u8], newline: Newline, skip: usize) -> &[u8] {
    let mut rest = text;
    for _ in 0..skip {
        rest = memchr::memchr(newline.byte(), rest).map_or(&[][..], |at| &rest[at + 1..]);
    }
    match rest.get(..PART).and_then(|part| memchr::memrchr(newline.byte(), part)) {
        Some(end) => &rest[..end],
        None => rest,
    }
}

/// Delimiters that occur at all, the commonest in this world first.
fn present(part: &[u8]) -> Vec<Delimiter> {
    let occurs = |delimiter: &Delimiter| delimiter.byte().is_some_and(|byte| memchr::memchr(byte, part).is_some());
    Delimiter::ALL.into_iter().filter(occurs).collect()
}

fn with_quotes(delimiter: Delimiter, part: &[u8], given: &Given) -> Vec<Dialect> {
    let quotes = match given.quote {
        Some(quote) => vec![quote],
        None => vec![Quote::Double, Quote::Single],
    };
    let has_single = memchr::memchr(b'\'', part).is_some();
    let has_backslash = memchr::memmem::find(part, b"\\\"").is_some() || memchr::memmem::find(part, b"\\'").is_some();
    let mut dialects = Vec::new();
    for quote in quotes {
        if quote == Quote::Single && !has_single && given.quote.is_none() {
            continue;
        }
        dialects.push(Dialect { delimiter, quote, backslash: false });
        if has_backslash && quote != Quote::None {
            dialects.push(Dialect { delimiter, quote, backslash: true });
        }
    }
    dialects
}

/// Whether the marks are letters like others: inches at the beginning of cells, say, which are never closed.
fn leaves_quotes_open(part: &[u8], newline: Newline, dialect: Dialect) -> bool {
    let (rows, open) = Rows::raw(super::guess::lines(part, newline), dialect).fold((0, 0), |(rows, open), read| {
        let is_open = read.is_err_and(|error| error.error.key() == OPEN_QUOTE);
        (rows + 1, open + usize::from(is_open))
    });
    if open * 20 <= rows {
        return false;
    }
    // One mistake in a short table does not make letters of the marks around its other cells.
    let mark = if dialect.quote == Quote::Single { '\'' } else { '"' };
    let is_surrounded = |cell: &str| cell.len() > 1 && cell.starts_with(mark) && cell.ends_with(mark);
    let bare = sample(part, newline, Dialect { quote: Quote::None, ..dialect });
    let surrounded = bare.iter().filter(|row| row.cells().any(is_surrounded)).count();
    open > surrounded
}

/// Pattern score times type score.
fn score(rows: &Sample) -> f64 {
    let mut patterns: HashMap<usize, usize> = HashMap::new();
    let (mut cells, mut known) = (0u32, 0u32);
    for row in rows {
        *patterns.entry(row.len()).or_default() += 1;
        for cell in row.cells() {
            cells += 1;
            known += u32::from(is_finished(cell));
        }
    }
    if cells == 0 {
        return 0.0;
    }
    let pattern: f64 = patterns
        .iter()
        .map(|(&length, &rows)| rows as f64 * (length as f64 - 1.0).max(1e-3) / length.max(1) as f64)
        .sum::<f64>()
        / patterns.len() as f64;
    let pattern = pattern / rows.len() as f64;
    pattern * f64::from(known) / f64::from(cells)
}

/// Whether a cell looks like a whole value: of a known class, or words without signs that separate or surround.
fn is_finished(cell: &str) -> bool {
    let cell = cell.trim();
    if cell.is_empty() || Class::of(cell) != Class::Text {
        return true;
    }
    let surrounded = |mark: char| cell.starts_with(mark) || cell.ends_with(mark);
    !cell.contains([';', '\t', '|']) && !surrounded('"') && !surrounded('\'')
}

/// The commonest number of cells.
fn usual_length(rows: &Sample) -> Option<usize> {
    let mut lengths: HashMap<usize, usize> = HashMap::new();
    for row in rows {
        *lengths.entry(row.len()).or_default() += 1;
    }
    lengths.into_iter().max_by_key(|&(length, count)| (count, length)).map(|(length, _)| length)
}

/// Blanks as delimiter, when nearly all lines fall into the same number of cells by them and some of these are
/// figures: words alone make sentences, not columns.
fn aligned(part: &[u8], newline: Newline) -> Option<Delimiter> {
    [Delimiter::Aligned, Delimiter::AlignedWide].into_iter().find(|&delimiter| {
        let rows = sample(part, newline, Dialect { delimiter, quote: Quote::None, backslash: false });
        let Some(length) = usual_length(&rows).filter(|&length| length > 1) else { return false };
        // The first row may name the columns.
        let of_table: Vec<&super::Row> = rows.iter().filter(|row| row.len() == length).collect();
        let below = if of_table.len() > 1 { &of_table[1..] } else { &of_table[..] };
        let alike = rows.iter().filter(|row| row.len() == length).count();
        let figures = |column: usize| {
            below.iter().filter(|row| !matches!(Class::of(row.cell(column)), Class::Text | Class::Blank)).count()
        };
        // Printed reports have titles and sums around the lines of their tables.
        let most = if delimiter == Delimiter::AlignedWide && length > 2 { 5 } else { 9 };
        alike * 10 >= rows.len() * most && (0..length).any(|column| figures(column) * 10 >= below.len() * 8)
    })
}
