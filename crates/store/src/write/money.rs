//! The base amount of money: by the rate of the record's date.

use kernel::{AnyId, Date, Decimal, Money, Result};
use record::{Field, Kind, RecordType, Value, Values};

use crate::db::Db;
use crate::param::Param;
use crate::query::sql::quoted;

/// Gives each amount of money that is set its base amount; none when no rate is known on or before the date. When the
/// date of a record changes, the amounts that it has take the rate of the new date.
pub(super) fn fill(db: &Db, of: &RecordType, values: &mut Values, before: Option<&Values>) -> Result<()> {
    let mut filled = Vec::new();
    for field in of.fields.iter().filter(|field| field.kind == Kind::Money) {
        if let Some(Value::Money(money)) = values.get(&field.name) {
            let base = if money.currency == db.settings().base_currency {
                Money { base: Some(money.amount), ..*money }
            } else {
                in_base(db, *money, date_of(db, of, values, before)?)?
            };
            filled.push((field.name.clone(), base));
        }
    }
    for (name, money) in filled {
        values.set(name, Value::Money(money));
    }
    match before {
        Some(before) if changes_date(of, values, before) => follow_date(db, of, values, before),
        _ => Ok(()),
    }
}

/// The amounts that a record has, by the rate of its new date.
fn follow_date(db: &Db, of: &RecordType, values: &mut Values, before: &Values) -> Result<()> {
    let mut followed = Vec::new();
    for field in of.fields.iter().filter(|field| field.kind == Kind::Money && !values.has(&field.name)) {
        if let Some(money) = before.get(&field.name).and_then(Value::as_money) {
            let moved = in_base(db, money, date_of(db, of, values, Some(before))?)?;
            if moved.base != money.base {
                followed.push((field.name.clone(), moved));
            }
        }
    }
    for (name, money) in followed {
        values.set(name, Value::Money(money));
    }
    Ok(())
}

/// Whether changes move the date that amounts go by.
pub(super) fn changes_date(of: &RecordType, values: &Values, before: &Values) -> bool {
    dated(of).any(|field| {
        values.get(&field.name).is_some_and(|value| before.get(&field.name).unwrap_or(&Value::Null) != value)
    })
}

/// The fields that say a record's date: the one its calendar shows, then its dates in order.
pub(super) fn dated(of: &RecordType) -> impl Iterator<Item = &Field> {
    let calendar = of.calendar.and_then(|name| of.find(name));
    let dates = of.fields.iter().filter(|field| field.kind == Kind::Date && of.calendar != Some(&field.name));
    calendar.into_iter().chain(dates)
}

/// The record's date: the one its calendar shows, else its first date, else that of what it is part of, else today.
pub(super) fn date_of(db: &Db, of: &RecordType, values: &Values, before: Option<&Values>) -> Result<Date> {
    let value = |name: &str| values.get(name).or_else(|| before?.get(name)).cloned().unwrap_or_default();
    let own = dated(of).find_map(|field| match value(&field.name) {
        Value::Date(day) => Some(day),
        Value::Time(at) => Some(at.date_in(db.clock().zone())),
        _ => None,
    });
    if let Some(day) = own {
        return Ok(day);
    }
    for parent in of.whose.within.iter().filter(|_| of.part) {
        let target = of.field(parent)?.kind.target();
        if let (Some(target), Some(id)) = (target, value(parent).as_id())
            && let Some(day) = day_of(db, target, id)?
        {
            return Ok(day);
        }
    }
    Ok(db.today())
}

/// The day of another record, as its calendar or its first date has it.
fn day_of(db: &Db, of: &str, id: AnyId) -> Result<Option<Date>> {
    let of = db.describe(of)?;
    let dates = || of.fields.iter().filter(|field| field.kind == Kind::Date);
    let Some(field) = dates().find(|field| of.calendar == Some(&field.name)).or_else(|| dates().next()) else {
        return Ok(None);
    };
    let mut day = None;
    let sql = format!("SELECT {} FROM {} WHERE id = $1", quoted(&field.name), quoted(of.name));
    db.query(&sql, &[Param::Int(id.raw())], |row| {
        day = row.opt_text(0)?.map(kernel::date::parse_date).transpose()?;
        Ok(())
    })?;
    Ok(day)
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
