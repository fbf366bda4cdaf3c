//! The machine form of values: text for URLs and files, JSON for the change log and the API.

use kernel::{AnyId, Date, Decimal, Error, Money, Result, Timestamp};
use serde_json::{Value as Json, json};

use crate::{Address, Catalogue, Kind, RecordRef, Value, period};

/// What reading a value may depend on.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// For references to records of any type.
    pub catalogue: &'a Catalogue,
    /// The day that `today` means.
    pub today: Date,
    /// The user that `me` means.
    pub me: Option<AnyId>,
}

/// Reads the machine form of one value of a kind: `12.5`, `12.5 EUR`, `2026-11-21`, `today-30`, an id, `me`, a code.
///
/// Empty text is `Null`.
pub fn parse(kind: &Kind, text: &str, context: Context<'_>) -> Result<Value> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Value::Null);
    }
    Ok(match kind {
        Kind::Integer | Kind::Duration => {
            Value::Int(text.parse().map_err(|_| Error::invalid("error-integer").with("value", text))?)
        }
        Kind::Decimal | Kind::Percent => Value::Decimal(text.parse()?),
        Kind::Money => Value::Money(money(text)?),
        Kind::Date => Value::Date(period::day(text, context.today)?),
        Kind::DateTime => Value::Time(text.parse()?),
        Kind::YesNo => Value::Bool(yes_no(text)?),
        Kind::Reference(_) if text == "me" => context.me.map_or(Value::Null, Value::Id),
        Kind::Reference(_) | Kind::File => Value::Id(text.parse()?),
        Kind::References(_) => Value::Ids(text.split(',').map(|id| id.trim().parse()).collect::<Result<_>>()?),
        Kind::Choices(_) => Value::Words(text.split(',').map(|word| word.trim().to_owned()).collect()),
        Kind::AnyRecord => Value::Record(record(text, context.catalogue)?),
        Kind::Address => Value::from(Address { street: Some(text.to_owned()), ..Address::default() }),
        _ => Value::Text(text.to_owned()),
    })
}

fn money(text: &str) -> Result<Money> {
    let bad = || Error::invalid("error-money").with("value", text);
    let (amount, currency) = text.split_once(' ').ok_or_else(bad)?;
    Ok(Money::new(amount.parse()?, currency.parse()?))
}

fn yes_no(text: &str) -> Result<bool> {
    match text {
        "true" | "1" | "yes" | "on" => Ok(true),
        "false" | "0" | "no" | "off" => Ok(false),
        _ => Err(Error::invalid("error-yes-no").with("value", text)),
    }
}

fn record(text: &str, catalogue: &Catalogue) -> Result<RecordRef> {
    let (of, id) = text.split_once(':').ok_or_else(|| Error::invalid("error-id").with("value", text))?;
    Ok(RecordRef { of: catalogue.get(of)?.name, id: id.parse()? })
}

/// The machine form of a value, which [`parse`] reads back; an address is written on one line.
pub fn write(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => yes.to_string(),
        Value::Int(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Money(money) => money.to_string(),
        Value::Text(text) => text.clone(),
        Value::Date(day) => day.to_string(),
        Value::Time(at) => at.to_string(),
        Value::Address(address) => crate::value::ADDRESS_PARTS
            .iter()
            .filter_map(|part| address.part(part))
            .collect::<Vec<_>>()
            .join(", ")
            .replace('\n', ", "),
        Value::Id(id) => id.to_string(),
        Value::Ids(ids) => ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
        Value::Words(words) => words.join(","),
        Value::Record(record) => format!("{}:{}", record.of, record.id),
    }
}

/// The JSON form of a value.
pub fn to_json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(yes) => json!(yes),
        Value::Int(number) => json!(number),
        Value::Money(money) => match money.base {
            Some(base) => json!({"amount": money.amount, "currency": money.currency, "base": base}),
            None => json!({"amount": money.amount, "currency": money.currency}),
        },
        Value::Address(address) => json!(address),
        Value::Ids(ids) => json!(ids),
        Value::Words(words) => json!(words),
        other => Json::String(write(other)),
    }
}

/// Writes the JSON form of a value behind what is there, as [`to_json`] gives it.
pub fn push_json(value: &Value, out: &mut String) {
    use std::fmt::Write as _;
    // Writing into a string cannot fail, here and below.
    let plain = |out: &mut String, what: &dyn std::fmt::Display| {
        let _ = write!(out, "\"{what}\"");
    };
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Value::Int(number) => {
            let _ = write!(out, "{number}");
        }
        Value::Money(money) => {
            let _ = write!(out, "{{\"amount\":\"{}\"", money.amount);
            if let Some(base) = money.base {
                let _ = write!(out, ",\"base\":\"{base}\"");
            }
            let _ = write!(out, ",\"currency\":\"{}\"", money.currency);
            out.push('}');
        }
        Value::Decimal(number) => plain(out, number),
        Value::Date(day) => plain(out, day),
        Value::Time(at) => plain(out, at),
        Value::Id(id) => plain(out, id),
        Value::Text(text) if text.bytes().all(|byte| byte >= b' ' && !matches!(byte, b'"' | b'\\' | 0x7f)) => {
            plain(out, text)
        }
        other => out.push_str(&to_json(other).to_string()),
    }
}

/// Reads the JSON form of a value of a kind.
pub fn from_json(kind: &Kind, value: &Json, context: Context<'_>) -> Result<Value> {
    let bad = || Error::invalid("error-json-value").with("kind", kind.code()).with("value", value);
    Ok(match (kind, value) {
        (_, Json::Null) => Value::Null,
        (Kind::YesNo, Json::Bool(yes)) => Value::Bool(*yes),
        (Kind::Integer | Kind::Duration, Json::Number(number)) => Value::Int(number.as_i64().ok_or_else(bad)?),
        (Kind::Decimal | Kind::Percent, Json::Number(number)) => Value::Decimal(number.to_string().parse::<Decimal>()?),
        (Kind::Money, Json::Object(_)) => Value::Money(serde_json::from_value(value.clone()).map_err(|_| bad())?),
        (Kind::Address, Json::Object(_)) => serde_json::from_value::<Address>(value.clone()).map_err(|_| bad())?.into(),
        (Kind::References(_), Json::Array(_)) => {
            Value::Ids(serde_json::from_value::<Vec<AnyId>>(value.clone()).map_err(|_| bad())?)
        }
        (Kind::Choices(_), Json::Array(_)) => {
            Value::Words(serde_json::from_value::<Vec<String>>(value.clone()).map_err(|_| bad())?)
        }
        (Kind::DateTime, Json::String(text)) => Value::Time(text.parse::<Timestamp>()?),
        (_, Json::String(text)) => parse(kind, text, context)?,
        _ => return Err(bad()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_written_as_it_is_made() {
        let money = Money::new(Decimal::from_scaled(-125_000), kernel::Currency::EUR);
        let address = Address { city: Some("Tartu \"linn\"".into()), ..Address::default() };
        for value in [
            Value::Null,
            Value::Bool(true),
            Value::Int(-7),
            Value::Decimal(Decimal::from_scaled(12_345)),
            Value::Money(money),
            Value::Money(Money { base: Some(Decimal::from_scaled(1)), ..money }),
            Value::text("Işık Çetin"),
            Value::text("a \"quoted\" \\ and\na line\u{7f}"),
            Value::Date(jiff::civil::date(2026, 11, 21)),
            Value::Time(Timestamp::from_millis(1_795_255_200_000)),
            Value::from(address),
            Value::Id(AnyId::from_raw(7)),
            Value::Ids(vec![AnyId::from_raw(7)]),
            Value::Words(vec!["a".into(), "b".into()]),
        ] {
            let mut written = String::new();
            push_json(&value, &mut written);
            assert_eq!(written, to_json(&value).to_string());
        }
    }
}
