//! From the columns of a row to values, and from values to columns.

use kernel::{AnyId, Currency, Decimal, Error, Money, Result, Timestamp};
use record::{Address, Catalogue, Field, Kind, RecordRef, Value, value::ADDRESS_PARTS};

use crate::param::Param;
use crate::row::Row;

/// How many columns a field takes.
pub(crate) fn width(field: &Field) -> usize {
    match field.kind {
        Kind::Money => 3,
        Kind::AnyRecord => 2,
        Kind::Address => ADDRESS_PARTS.len(),
        _ => 1,
    }
}

/// The value of a field whose columns start at `at`.
pub(crate) fn value(row: &Row<'_>, at: usize, field: &Field, catalogue: &Catalogue) -> Result<Value> {
    Ok(match &field.kind {
        Kind::Address => {
            let mut address = Address::default();
            for (place, part) in ADDRESS_PARTS.iter().enumerate() {
                address.set_part(part, row.opt_text(at + place)?.map(str::to_owned));
            }
            address.into()
        }
        _ if row.is_null(at)? => Value::Null,
        Kind::YesNo => Value::Bool(row.int(at)? != 0),
        Kind::Integer | Kind::Duration => Value::Int(row.int(at)?),
        Kind::Decimal | Kind::Percent => Value::Decimal(Decimal::from_scaled(row.int(at)?)),
        Kind::Money => Value::Money(Money {
            amount: Decimal::from_scaled(row.int(at)?),
            currency: row.text(at + 1)?.parse::<Currency>()?,
            base: row.opt_int(at + 2)?.map(Decimal::from_scaled),
        }),
        Kind::Date => Value::Date(kernel::date::parse_date(row.text(at)?)?),
        Kind::DateTime => Value::Time(Timestamp::from_millis(row.int(at)?)),
        Kind::Choices(_) => Value::Words(listed(row.text(at)?).map(str::to_owned).collect()),
        Kind::Reference(_) | Kind::File => Value::Id(AnyId::from_raw(row.int(at)?)),
        Kind::References(_) => Value::Ids(listed(row.text(at)?).map(str::parse).collect::<Result<_>>()?),
        Kind::AnyRecord => {
            Value::Record(RecordRef { of: catalogue.get(row.text(at + 1)?)?.name, id: AnyId::from_raw(row.int(at)?) })
        }
        _ => Value::Text(row.text(at)?.to_owned()),
    })
}

fn listed(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').filter(|word| !word.is_empty())
}

/// The parameters of a field's columns for a value that passed its checks.
pub(crate) fn params(field: &Field, value: &Value) -> Result<Vec<Param>> {
    let mut params = Vec::with_capacity(width(field));
    push_params(field, value, &mut params)?;
    Ok(params)
}

/// The same, behind what is there.
pub(crate) fn push_params(field: &Field, value: &Value, params: &mut Vec<Param>) -> Result<()> {
    match value {
        Value::Null => params.extend(std::iter::repeat_n(Param::Null, width(field))),
        Value::Bool(yes) => params.push(Param::from(*yes)),
        Value::Int(number) => params.push(Param::Int(*number)),
        Value::Decimal(number) => params.push(Param::Int(number.scaled())),
        Value::Money(money) => params.extend([
            Param::Int(money.amount.scaled()),
            Param::Text(money.currency.code().to_owned()),
            money.base.map(Decimal::scaled).into(),
        ]),
        Value::Text(text) => params.push(Param::Text(text.clone())),
        Value::Date(day) => params.push(Param::Text(day.to_string())),
        Value::Time(at) => params.push(Param::Int(at.millis())),
        Value::Address(address) => {
            params.extend(ADDRESS_PARTS.iter().map(|part| address.part(part).map(str::to_owned).into()));
        }
        Value::Id(id) => params.push(Param::Int(id.raw())),
        Value::Ids(ids) => {
            let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
            params.push(Param::Text(format!(",{},", ids.join(","))));
        }
        Value::Words(words) => {
            if let Some(word) = words.iter().find(|word| word.contains(',')) {
                return Err(Error::invalid("error-choice").with("value", word).on(field.name.as_ref()));
            }
            params.push(Param::Text(format!(",{},", words.join(","))));
        }
        Value::Record(record) => params.extend([Param::Int(record.id.raw()), Param::Text(record.of.to_owned())]),
    }
    Ok(())
}
