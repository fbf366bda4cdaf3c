//! Numbers to call and addresses of mail, however many of them stand in a cell.

use kernel::{Error, Result};
use record::validate::{Surroundings, check};
use record::{Field, Value};

use super::draft::{Bound, Done, Draft, Reader};
use super::places;
use crate::plan::Slot;
use crate::source::Row;

impl Reader {
    /// A number to call, read as in the country of its row, of its file, or at home. Of several in a cell the first that can
    /// be read counts.
    pub(super) fn phone(
        &self,
        field: &Field,
        text: &str,
        own: Option<&str>,
        draft: &mut Draft,
        bound: &Bound,
    ) -> Result<Value> {
        let around = (own, country_of_addresses(&draft.row));
        let whole = match self.one_phone(field, text, around) {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        // A short number behind a stroke is dialled after the one before it.
        if let Some((number, inner)) = text.rsplit_once('/').map(|(number, inner)| (number, inner.trim()))
            && (1..=4).contains(&inner.len())
            && inner.bytes().all(|b| b.is_ascii_digit())
            && let Ok(value) = self.one_phone(field, &format!("{number} x{inner}"), around)
        {
            return Ok(value);
        }
        // A dash stands in numbers and between them, so it is not asked; Google Contacts writes three colons.
        let several = text.split(['/', ';', ',', '\n', '|', ':']).flat_map(|part| part.split(" - "));
        let several = several.map(str::trim).filter(|part| part.len() >= 6);
        match several.filter(|part| *part != text).find_map(|part| self.one_phone(field, part, around).ok()) {
            Some(value) => {
                draft.remark(whole.on(bound.target.text.as_str()), Done::First);
                Ok(value)
            }
            None => Err(whole),
        }
    }

    /// A number, in the country of its row (`around.0`) or of the addresses there (`around.1`), among others.
    fn one_phone(&self, field: &Field, text: &str, around: (Option<&str>, Option<&str>)) -> Result<Value> {
        let (own, address) = around;
        let mut refused = None;
        for country in self.places.of_phones(own, address) {
            // No Estonian number begins with a zero, while one of another country that lacks figures may pass for one.
            if country == "EE" && own != Some("EE") && text.starts_with('0') && !text.starts_with("00") {
                continue;
            }
            let around = Surroundings { country: Some(country) };
            let outcome = match check(field, Value::text(text), around) {
                // A spreadsheet that takes a number to call for an amount drops the plus before it.
                Err(error) if has_lost_its_plus(text) => {
                    check(field, Value::Text(format!("+{text}")), around).map_err(|_| error)
                }
                outcome => outcome,
            };
            match outcome {
                Ok(value) => return Ok(value),
                Err(error) => {
                    refused.get_or_insert(error);
                }
            }
        }
        Err(refused.unwrap_or_else(|| Error::invalid("error-phone").with("value", text)))
    }
}

/// An address of mail. Of several in a cell the first is the one people write to; the second goes beside it, where there is
/// room for it.
pub(super) fn address(
    draft: &mut Draft,
    slot: usize,
    of: &Slot,
    field: &Field,
    bound: &Bound,
    text: &str,
) -> Result<Value> {
    let whole = match check(field, Value::text(bare_address(text)), Surroundings::default()) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    let parts = text.split([';', ',', ' ', '/', '|', '\n', ':']).map(bare_address).filter(|part| part.contains('@'));
    let mut found = parts.filter_map(|part| check(field, Value::text(part), Surroundings::default()).ok());
    let Some(first) = found.next() else { return Err(whole) };
    let mut more: Vec<Value> = found.filter(|other| *other != first).collect();
    if field.name == "email" && of.of.find("other_email").is_some() && !more.is_empty() {
        draft.slots[slot].set("other_email", more.remove(0));
    }
    if !more.is_empty() {
        draft.remark(whole.on(bound.target.text.as_str()), Done::First);
    }
    Ok(first)
}

/// The address of `Ada Lovelace <ada@example.com>`.
fn bare_address(text: &str) -> &str {
    let inside = text.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or(text, |(inside, _)| inside);
    inside.trim().trim_matches(['<', '>', '"', '\'', '.'])
}

/// The country whose ending the mail or web address of a row has.
fn country_of_addresses(row: &Row) -> Option<&'static str> {
    row.cells().find_map(places::of_address)
}

/// Whether a number to call may begin with the code of a country.
fn has_lost_its_plus(text: &str) -> bool {
    (10..=15).contains(&text.len()) && !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit())
}
