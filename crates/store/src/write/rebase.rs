//! Base amounts follow rates that are entered later, and dates that change.

use kernel::{Actor, AnyId, Currency, Face, Result};
use record::{Field, Kind, RecordType, Value, Values};

use super::money;
use crate::db::Db;
use crate::param::Param;
use crate::query::decode;
use crate::query::sql::quoted;
use crate::store::Store;
use crate::tx::Tx;

/// Records looked at in one transaction.
const SLICE: i64 = 500;

impl Store {
    /// Gives all amounts of a currency the base amount that the rates of their dates now say; gives how many changed.
    /// `told` hears how many records were looked at and says whether to go on.
    ///
    /// A base amount follows from the amount and the rate, so that neither is a change of the record.
    pub fn rebase(&self, currency: Currency, told: &mut dyn FnMut(i64) -> bool) -> Result<i64> {
        let program = Actor::system(Face::Job);
        let (mut seen, mut changed) = (0, 0);
        for of in self.catalogue().types().filter(|of| amounts(of).next().is_some()) {
            let name = of.name;
            let mut after = 0;
            loop {
                let slice = self.write_blocking(program.clone(), move |tx| of_currency(tx, name, currency, after))?;
                seen += slice.seen;
                changed += slice.changed;
                if !told(seen) {
                    return Ok(changed);
                }
                match slice.last {
                    Some(last) => after = last,
                    None => break,
                }
            }
        }
        Ok(changed)
    }
}

impl Db<'_> {
    /// Whether there is any amount of money or any rate, so that the currency of sums cannot become another.
    pub(crate) fn has_amounts(&self) -> Result<bool> {
        let mut found = false;
        for of in self.catalogue.types() {
            let mut columns: Vec<String> = amounts(of).map(|field| format!("{}_currency", field.name)).collect();
            if of.name == "exchange_rate" {
                columns.push("currency".to_owned());
            }
            for column in columns {
                let column = quoted(&column);
                let sql = format!("SELECT 1 FROM {} WHERE {column} IS NOT NULL LIMIT 1", quoted(of.name));
                self.query(&sql, &[], |_| {
                    found = true;
                    Ok(())
                })?;
                if found {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}

/// The amounts of the parts that have no date of their own follow the date of what they are part of.
pub(super) fn parts_follow(tx: &Tx, of: &RecordType, id: AnyId) -> Result<()> {
    let catalogue = std::sync::Arc::clone(tx.catalogue());
    for part in catalogue.types().filter(|part| part.part && money::dated(part).next().is_none()) {
        for field in part.references_to(of.name).filter(|field| part.whose.within.iter().any(|of| field.name == *of)) {
            if matches!(field.kind, Kind::Reference(_)) && amounts(part).next().is_some() {
                rows(tx, part, &format!("{} = $1", quoted(&field.name)), &[Param::Int(id.raw())])?;
            }
        }
    }
    Ok(())
}

struct Slice {
    seen: i64,
    changed: i64,
    /// The last record, if there may be more.
    last: Option<i64>,
}

/// The next records of a type with amounts of a currency, those in the bin too, as they may return.
fn of_currency(tx: &Tx, of: &str, currency: Currency, after: i64) -> Result<Slice> {
    let of = tx.describe(of)?;
    let ways: Vec<String> =
        amounts(&of).map(|field| format!("{} = $2", quoted(&format!("{}_currency", field.name)))).collect();
    let condition = format!("id > $1 AND ({}) ORDER BY id LIMIT {SLICE}", ways.join(" OR "));
    rows(tx, &of, &condition, &[Param::Int(after), Param::from(currency.code())])
}

/// Reckons the base amounts of the records that a condition picks anew.
fn rows(tx: &Tx, of: &RecordType, condition: &str, params: &[Param]) -> Result<Slice> {
    let whole = of.fields.iter().filter(|field| of.part && of.whose.within.iter().any(|name| field.name == *name));
    let fields: Vec<&Field> = money::dated(of)
        .chain(whole.filter(|field| matches!(field.kind, Kind::Reference(_))))
        .chain(amounts(of))
        .collect();
    let mut columns = vec!["id".to_owned()];
    for field in &fields {
        columns.extend(record::column::columns(field).iter().map(|column| quoted(&column.name)));
    }
    let sql = format!("SELECT {} FROM {} WHERE {condition}", columns.join(", "), quoted(of.name));
    let mut found: Vec<(i64, Values)> = Vec::new();
    tx.query(&sql, params, |row| {
        let mut values = Values::with_capacity(fields.len());
        let mut at = 1;
        for field in &fields {
            values.push(field.name.clone(), decode::value(row, at, field, tx.catalogue())?);
            at += decode::width(field);
        }
        found.push((row.int(0)?, values));
        Ok(())
    })?;
    let mut changed = 0;
    for (id, values) in &found {
        let day = money::date_of(tx, of, values, None)?;
        for field in amounts(of) {
            let Some(money) = values.get(&field.name).and_then(Value::as_money) else { continue };
            let now = money::in_base(tx, money, day)?;
            if now.base != money.base {
                let base = quoted(&format!("{}_base", field.name));
                let sql = format!("UPDATE {} SET {base} = $1 WHERE id = $2", quoted(of.name));
                let base = now.base.map(kernel::Decimal::scaled);
                tx.conn.borrow_mut().execute(&sql, &[base.into(), Param::Int(*id)])?;
                changed += 1;
            }
        }
    }
    let last = found.last().map(|(id, _)| *id).filter(|_| found.len() as i64 == SLICE);
    Ok(Slice { seen: found.len() as i64, changed, last })
}

fn amounts(of: &RecordType) -> impl Iterator<Item = &Field> {
    of.fields.iter().filter(|field| field.kind == Kind::Money)
}
