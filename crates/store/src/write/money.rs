//! The base amount of money: by the rate of the record's date.

use kernel::{Date, Decimal, Money, Result};
use record::{Kind, RecordType, Value, Values};

use crate::db::Db;
use crate::param::Param;

/// Gives each amount of money that is set its base amount; none when no rate is known on or before the date.
pub(super) fn fill(db: &Db, of: &RecordType, values: &mut Values, before: Option<&Values>) -> Result<()> {
    let mut filled = Vec::new();
    for field in of.fields.iter().filter(|field| field.kind == Kind::Money) {
        if let Some(Value::Money(money)) = values.get(&field.name) {
            let date = date_of(db, of, values, before);
            filled.push((field.name.clone(), in_base(db, *money, date)?));
        }
    }
    for (name, money) in filled {
        values.set(name, Value::Money(money));
    }
    Ok(())
}

/// The record's date: the one its calendar shows, else its first date, else today.
fn date_of(db: &Db, of: &RecordType, values: &Values, before: Option<&Values>) -> Date {
    let value = |name: &str| values.get(name).or_else(|| before?.get(name)).cloned().unwrap_or_default();
    let calendar = of.calendar.map(value);
    let first = of.fields.iter().filter(|field| field.kind == Kind::Date).map(|field| value(&field.name));
    calendar
        .into_iter()
        .chain(first)
        .find_map(|value| match value {
            Value::Date(day) => Some(day),
            Value::Time(at) => Some(at.date_in(db.clock().zone())),
            _ => None,
        })
        .unwrap_or_else(|| db.today())
}

/// Money with its amount in the base currency on a day.
pub(crate) fn in_base(db: &Db, money: Money, date: Date) -> Result<Money> {
    let base = db.settings().base_currency;
    if money.currency == base {
        return Ok(Money { base: Some(money.amount), ..money });
    }
    // A rate is kept as how much of the base currency one unit costs.
    let mut rate = None;
    db.query(
        "SELECT rate FROM exchange_rate WHERE currency = $1 AND date <= $2 AND deleted_at IS NULL ORDER BY date DESC LIMIT 1",
        &[Param::from(money.currency.code()), Param::from(date.to_string())],
        |row| {
            rate = Some(Decimal::from_scaled(row.int(0)?));
            Ok(())
        },
    )?;
    let base = rate.map(|rate| money.amount.times(rate)).transpose()?;
    Ok(Money { base, ..money })
}
