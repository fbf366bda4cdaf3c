//! What people sent by a form, read into values by the kinds of the fields, in their language.
//!
//! [`read`] gives the values of those fields that the form asked for; what was typed stays in [`Posted`], so that a form
//! with an error shows it again. Checks of the values are the store's: here only what cannot be read at all is wrong.

mod kinds;

use jiff::tz::TimeZone;
use kernel::{AnyId, Currency, Error, Lang, Result};
use record::{Catalogue, Field, Kind, RecordRef, Value, Values};

use crate::http::Posted;

/// What reading depends on: who typed it, and where.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    /// The language it was typed in.
    pub lang: Lang,
    /// The time zone of moments.
    pub zone: &'a TimeZone,
    /// The currency of an amount without one.
    pub currency: Currency,
    /// The record types, for references to records of any type.
    pub catalogue: &'a Catalogue,
}

/// A reference that was typed as words and not picked from the list, as browsers without scripts send it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpicked {
    /// The name of the field.
    pub field: String,
    /// The name of the record type it refers to.
    pub of: &'static str,
    /// The words.
    pub words: String,
}

/// A form as it was read.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// The values of the fields that were asked for; an emptied one is `Null`.
    pub values: Values,
    /// References still to be looked up by their words.
    pub unpicked: Vec<Unpicked>,
    /// What could not be read, each naming its field.
    pub errors: Vec<Error>,
}

impl Form {
    /// The values, or all errors as one.
    pub fn into_values(self) -> Result<Values> {
        match Error::all(self.errors) {
            Some(errors) => Err(errors),
            None => Ok(self.values),
        }
    }

    /// Sets references by `look_up`, which gives the one record whose title is meant; an error where there is none.
    pub fn pick(&mut self, look_up: impl Fn(&Unpicked) -> Result<Option<AnyId>>) -> Result<()> {
        for unpicked in std::mem::take(&mut self.unpicked) {
            match look_up(&unpicked)? {
                Some(id) => {
                    self.values.set(unpicked.field, Value::Id(id));
                }
                None => self
                    .errors
                    .push(Error::invalid("records-error-not-picked").with("value", &unpicked.words).on(unpicked.field)),
            }
        }
        Ok(())
    }
}

/// Reads the fields that the form asked for; others are left out, so that a form with one field changes one field.
pub fn read<'f>(posted: &Posted, fields: impl IntoIterator<Item = &'f Field>, reader: &Reader<'_>) -> Form {
    let mut form = Form::default();
    for field in fields {
        if let Kind::Reference(of) = field.kind
            && let Some(words) = unpicked(posted, &field.name)
        {
            form.unpicked.push(Unpicked { field: field.name.to_string(), of, words: words.to_owned() });
            continue;
        }
        match kinds::read(posted, field, reader) {
            Ok(Some(value)) => {
                form.values.set(field.name.clone(), value);
            }
            Ok(None) => {}
            Err(error) => form.errors.push(error.on(field.name.as_ref())),
        }
    }
    form
}

/// The words of a reference that was typed and not picked.
fn unpicked<'p>(posted: &'p Posted, field: &str) -> Option<&'p str> {
    if posted.has(field) && posted.filled(field).is_none() { posted.filled(&format!("{field}_text")) } else { None }
}

/// What stands behind a field's name for a part of its value.
const PARTS: [&str; 7] = ["_text", "_currency", "_street", "_postcode", "_city", "_region", "_country"];

/// What was sent for a field, parts of amounts and addresses included, to be sent again.
pub fn sent_for(posted: &Posted, field: &str) -> Vec<(String, String)> {
    let part = |name: &str| name.strip_prefix(field).is_some_and(|rest| rest.is_empty() || PARTS.contains(&rest));
    posted.0.iter().filter(|(name, _)| part(name)).cloned().collect()
}

/// The machine form of a reference to a record of any type, `company:ID`.
pub fn record_ref(text: &str, catalogue: &Catalogue) -> Result<RecordRef> {
    let bad = || Error::invalid("error-id").with("value", text);
    let (of, id) = text.split_once(':').ok_or_else(bad)?;
    Ok(RecordRef { of: catalogue.get(of)?.name, id: id.parse()? })
}

#[cfg(test)]
mod tests;
