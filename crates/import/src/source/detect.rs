//! Which encoding a file is written in.
//!
//! UTF-8 and UTF-16 give themselves away. The old encodings of one byte a letter do not: every byte means something in
//! each of them. They are told apart by what their letters would say. `0xFE` is ş in windows-1254, ž in windows-1257
//! and þ in windows-1252, and between Turkish words it is ş. Where letters leave it open, plain words around them
//! (`vergi`, `maakond`) hint at the language.

mod letters;

use std::io::Read;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use kernel::{Error, Result};

use super::lines::Lines;
use super::text::Encoding;
use super::trouble;

/// So much is looked at in any case.
const HEAD: u64 = 1 << 16;

/// So much is searched for the first letters beyond ASCII.
const SEARCHED: u64 = 1 << 25;

/// So many bytes of lines with letters beyond ASCII are enough to judge by.
const ENOUGH: usize = 1 << 15;

/// Detects the encoding; `open` opens the unpacked bytes, as often as asked.
///
/// Bytes that are no text in any encoding are an error.
pub(super) fn encoding(open: impl Fn() -> Result<Box<dyn Read + Send>>) -> Result<Encoding> {
    let mut head = Vec::new();
    open()?.take(HEAD).read_to_end(&mut head).map_err(trouble::reading)?;
    if head.is_empty() {
        return Err(Error::invalid("import-source-empty"));
    }
    if let Some((marked, _)) = encoding_rs::Encoding::for_bom(&head) {
        return Ok(Encoding::from_rs(marked));
    }
    if let Some(wide) = utf_16(&head) {
        return Ok(wide);
    }
    let odd = head.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a)).count();
    if head.starts_with(b"%PDF") || head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) || odd * 20 > head.len() {
        return Err(Error::invalid("import-source-not-text"));
    }
    let evidence = evidence(open()?)?;
    if evidence.is_empty() {
        return Ok(Encoding::UTF_8);
    }
    if is_utf_8(&evidence) {
        return Ok(Encoding::UTF_8);
    }
    Ok(one_byte(&head, &evidence))
}

/// UTF-16 without a mark: every second byte of Western text is zero.
fn utf_16(head: &[u8]) -> Option<Encoding> {
    let (mut first, mut second) = (0, 0);
    for pair in head.chunks_exact(2) {
        first += usize::from(pair[0] == 0);
        second += usize::from(pair[1] == 0);
    }
    let pairs = head.len() / 2;
    if second * 3 > pairs && first * 20 < pairs {
        Some(Encoding::UTF_16_LE)
    } else if first * 3 > pairs && second * 20 < pairs {
        Some(Encoding::UTF_16_BE)
    } else {
        None
    }
}

/// Lines that hold bytes beyond ASCII. Files can be plain for thousands of lines before the first name with a letter
/// of its own, so much of the file is searched.
fn evidence(reader: Box<dyn Read + Send>) -> Result<Vec<u8>> {
    let mut lines = Lines::new(Box::new(reader.take(SEARCHED)), b'\n');
    let mut found = Vec::new();
    // A line that is too long is reported when rows are read; here it only ends the search.
    while let Ok(Some((_, line))) = lines.next() {
        if !line.is_ascii() {
            found.extend_from_slice(line);
            found.push(b'\n');
            if found.len() > ENOUGH {
                break;
            }
        }
    }
    Ok(found)
}

/// Whether nearly all bytes beyond ASCII form letters of UTF-8. A few broken ones, from a cell that was cut in the
/// middle of a letter, do not make it another encoding: their lines are reported when rows are read.
fn is_utf_8(evidence: &[u8]) -> bool {
    let (mut good, mut broken) = (0, 0);
    for chunk in evidence.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    good > 0 && broken * 10 <= good
}

/// The best of the encodings that users of this program meet; when none of them fits, what a browser would take.
fn one_byte(head: &[u8], evidence: &[u8]) -> Encoding {
    let language = letters::language(head, evidence);
    let candidates = [Encoding::WINDOWS_1254, Encoding::WINDOWS_1252, Encoding::WINDOWS_1257, Encoding::ISO_8859_15];
    let mut best = (Encoding::WINDOWS_1252, f64::MIN);
    for candidate in candidates {
        let score = letters::score(candidate, evidence, language);
        if score > best.1 {
            best = (candidate, score);
        }
    }
    if best.1 >= 0.5 {
        return best.0;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(evidence, true);
    let other = Encoding::from_rs(detector.guess(None, Utf8Detection::Deny));
    if candidates.contains(&other) { best.0 } else { other }
}
