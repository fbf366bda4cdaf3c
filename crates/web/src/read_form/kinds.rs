//! One field of a form, by its kind.

use kernel::format::{self, parse_date, parse_date_time, parse_decimal, parse_duration, parse_integer, parse_percent};
use kernel::{AnyId, Error, Money, Result};
use record::value::ADDRESS_PARTS;
use record::{Address, Field, Kind, Value};

use super::{Reader, record_ref};
use crate::http::Posted;

/// The value of a field; `None` when the form did not ask for it.
pub(super) fn read(posted: &Posted, field: &Field, reader: &Reader<'_>) -> Result<Option<Value>> {
    let name = field.name.as_ref();
    match field.kind {
        Kind::Address => return Ok(address(posted, name)),
        _ if !posted.has(name) => return Ok(None),
        // The empty value before the box says that the box was there.
        Kind::YesNo => return Ok(Some(Value::Bool(posted.filled(name).is_some()))),
        Kind::Choices(_) => return Ok(Some(several(posted, name, Value::Words, |word| Ok(word.to_owned()))?)),
        Kind::References(_) => return Ok(Some(several(posted, name, Value::Ids, str::parse)?)),
        _ => {}
    }
    let Some(typed) = posted.filled(name) else { return Ok(Some(Value::Null)) };
    one(typed, posted, field, reader).map(Some)
}

fn one(typed: &str, posted: &Posted, field: &Field, reader: &Reader<'_>) -> Result<Value> {
    let lang = reader.lang;
    Ok(match &field.kind {
        Kind::Integer => Value::Int(parse_integer(lang, typed)?),
        Kind::Decimal => Value::Decimal(parse_decimal(lang, typed)?),
        Kind::Percent => Value::Decimal(parse_percent(lang, typed)?),
        Kind::Money => Value::Money(money(typed, posted.filled(&format!("{}_currency", field.name)), reader)?),
        Kind::Date => Value::Date(parse_date(lang, typed)?),
        Kind::DateTime => Value::Time(parse_date_time(lang, typed, reader.zone)?),
        Kind::Duration => Value::Int(parse_duration(lang, typed)?),
        Kind::Reference(_) | Kind::File => Value::Id(typed.parse::<AnyId>()?),
        Kind::AnyRecord => Value::Record(record_ref(typed, reader.catalogue)?),
        _ => Value::Text(typed.to_owned()),
    })
}

/// A currency typed beside the amount wins over the one picked: whoever pastes `1.234 TL` means lira.
fn money(typed: &str, picked: Option<&str>, reader: &Reader<'_>) -> Result<Money> {
    let picked = picked.map(str::parse).transpose()?;
    format::parse_money(reader.lang, typed, picked.unwrap_or(reader.currency))
}

fn address(posted: &Posted, name: &str) -> Option<Value> {
    let mut address = Address::default();
    let mut asked = false;
    for part in ADDRESS_PARTS {
        let key = format!("{name}_{part}");
        if posted.has(&key) {
            asked = true;
            // Browsers send the end of a line as two signs.
            address.set_part(part, Some(posted.get(&key).replace("\r\n", "\n")));
        }
    }
    asked.then(|| Value::from(address))
}

fn several<T>(
    posted: &Posted,
    name: &str,
    make: fn(Vec<T>) -> Value,
    read: impl Fn(&str) -> Result<T, Error>,
) -> Result<Value> {
    let all: Vec<T> = posted.all(name).map(read).collect::<Result<_>>()?;
    Ok(if all.is_empty() { Value::Null } else { make(all) })
}
