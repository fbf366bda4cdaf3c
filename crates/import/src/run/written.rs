//! What programs write into cells that people would not: nothing in many words, guards, numbers taken for amounts.

use record::{Field, Kind as FieldKind};

use crate::plan::Slot;

/// Takes off the apostrophe that exports write before what a spreadsheet would run as a formula; see `crate::out`.
pub(super) fn without_guard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => text,
    }
}

/// `9.05321E+11`: what a spreadsheet makes of a long number that it takes for an amount; the last figures are lost.
pub(super) fn is_shortened(text: &str) -> bool {
    let Some((figures, exponent)) = text.split_once(['E', 'e']) else { return false };
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let is_exponent =
        exponent.strip_prefix('+').is_some_and(|rest| rest.len() >= 2 && rest.bytes().all(|b| b.is_ascii_digit()));
    is_exponent && figures.starts_with(|c: char| c.is_ascii_digit()) && figures.chars().all(is_figure)
}

/// `13085.0`: a number that names something, as programs write it that take it for an amount.
pub(super) fn without_places<'a>(slot: &Slot, field: &Field, part: Option<&str>, text: &'a str) -> &'a str {
    let Some(whole) = text.strip_suffix(".0").or_else(|| text.strip_suffix(",0")) else { return text };
    let names = part == Some("postcode") || (part.is_none() && names_something(slot, field));
    let is_number = whole.len() > 2 && whole.bytes().all(|b| b.is_ascii_digit());
    if names && is_number { whole } else { text }
}

/// Whether each figure of a field counts: numbers to call, of registers, and those by which records are found.
pub(super) fn names_something(slot: &Slot, field: &Field) -> bool {
    matches!(field.kind, FieldKind::Phone | FieldKind::TaxNumber | FieldKind::RegistryNumber | FieldKind::Iban)
        || slot.keys.contains(&field.name.as_ref())
}

/// Empty cells, and the words that programs write into them.
pub(super) fn says_nothing(text: &str) -> bool {
    text.is_empty()
        || (text.len() <= 6
            && matches!(
                text.to_ascii_lowercase().as_str(),
                "null" | "\\n" | "n/a" | "#n/a" | "nan" | "none" | "(null)" | "-" | "--"
            ))
        || is_day_of_zeros(text)
}

/// `0/0/00`, `0000-00-00`: what programs write for a day that they do not have.
fn is_day_of_zeros(text: &str) -> bool {
    text.starts_with('0')
        && (6..=19).contains(&text.len())
        && text.bytes().filter(|b| matches!(b, b'/' | b'-' | b'.')).count() == 2
        && text.bytes().all(|b| matches!(b, b'0' | b'/' | b'-' | b'.' | b' ' | b':'))
}
