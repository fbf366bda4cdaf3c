//! The value of a cell by the kind of its field.

use kernel::{Currency, Error, Lang, Money, Result, fold};
use record::{Field, Kind as FieldKind, Value};

use super::draft::{Bound, Reader};
use crate::plan::choice_words;
use crate::source::cell;

impl Reader {
    pub(super) fn value(&mut self, field: &Field, bound: &Bound, text: &str, currency: Currency) -> Result<Value> {
        let (sign, order) = (bound.column.decimal, bound.column.date_order);
        Ok(match &field.kind {
            FieldKind::Integer => Value::Int(cell::integer(text, sign)?),
            FieldKind::Decimal => Value::Decimal(cell::decimal(text, sign)?),
            FieldKind::Percent => Value::Decimal(cell::percent(text, sign)?),
            FieldKind::Money => {
                let (amount, said) = cell::money(text, sign)?;
                Value::Money(Money::new(amount, said.or(bound.currency).unwrap_or(currency)))
            }
            // A birthday without its day would be another one's; any other day may be the first of its month.
            FieldKind::Date if field.name == "birthday" => Value::Date(cell::date(text, order)?),
            FieldKind::Date => Value::Date(cell::date(text, order).or_else(|error| cell::month(text).ok_or(error))?),
            FieldKind::DateTime => Value::Time(cell::timestamp(text, order, &self.zone)?),
            FieldKind::Duration => Value::Int(minutes(text, sign)?),
            FieldKind::YesNo => Value::Bool(cell::yes_no(text)?),
            FieldKind::Choice(set) => Value::Text(choice(set, text)?),
            FieldKind::Choices(set) => {
                let parts = text.split([',', ';', '|', '/']).map(str::trim).filter(|part| !part.is_empty());
                Value::Words(parts.map(|part| choice(set, part)).collect::<Result<_>>()?)
            }
            FieldKind::Country => Value::text(self.country_code(text).unwrap_or(text)),
            FieldKind::Currency => Value::Text(read_currency(text)?.code().to_owned()),
            _ => Value::text(text),
        })
    }
}

/// The key of the error of a word that is none of a choice.
pub(super) const UNKNOWN_CHOICE: &str = "error-choice";

/// Reads a code or a sign: `EUR`, `₺`, `TL`.
pub(super) fn read_currency(text: &str) -> Result<Currency> {
    let amount = format!("1 {text}");
    match cell::money(&amount, cell::DecimalSign::Point) {
        Ok((_, Some(currency))) => Ok(currency),
        _ => text.parse(),
    }
}

/// Reads `1:30`, or a number of minutes.
fn minutes(text: &str, sign: cell::DecimalSign) -> Result<i64> {
    match text.split_once(':') {
        Some((hours, minutes)) => Ok(cell::integer(hours, sign)? * 60 + cell::integer(minutes, sign)?),
        None => cell::integer(text, sign),
    }
}

/// The code of a choice by its code or its label in any of the languages.
fn choice(set: &record::ChoiceSet, text: &str) -> Result<String> {
    let wanted = fold(text);
    if let Some(code) = choice_words::code(&set.name, text).filter(|code| set.get(code).is_some()) {
        return Ok(code.to_owned());
    }
    let is_meant = |value: &&record::kind::ChoiceValue| {
        fold(&value.code.replace('_', " ")) == wanted
            || value.code == text
            || value.label.as_deref().is_some_and(|label| fold(label) == wanted)
            || (!set.name.is_empty()
                && Lang::ALL.into_iter().any(|lang| fold(&words::attr(lang, &set.name, &value.code)) == wanted))
    };
    match set.values.iter().find(is_meant) {
        Some(value) => Ok(value.code.clone()),
        None => Err(Error::invalid(UNKNOWN_CHOICE).with("value", text)),
    }
}
