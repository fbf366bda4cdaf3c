//! What of an invoice follows from the rest of it.

use kernel::{Money, Result};
use record::{Value, Values};
use store::{Tx, Written};

use super::Invoice;

/// Fills in what is left to pay and the profit of a new invoice.
pub fn fill(_: &mut Tx, values: &mut Values) -> Result<()> {
    for (field, amount) in derived(values)? {
        values.set(field, amount);
    }
    Ok(())
}

/// Keeps them in step when the invoice changes.
pub fn keep(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    let (Some(_), Some(after)) = (written.before, written.after) else { return Ok(()) };
    let differs: Values = derived(after)?
        .into_iter()
        .filter(|(field, amount)| {
            amount_of(after, field) != amount.as_money().map(|money| (money.amount, money.currency))
        })
        .map(|(field, amount)| (field.into(), amount))
        .collect();
    if differs.is_empty() {
        return Ok(());
    }
    tx.as_program(|tx| tx.change(written.id.of::<Invoice>(), differs.into()))
}

fn amount_of(values: &Values, field: &str) -> Option<(kernel::Decimal, kernel::Currency)> {
    values.get(field).and_then(Value::as_money).map(|money| (money.amount, money.currency))
}

/// `open` is what has to be paid less what was paid; `profit` is the total less the cost, where that is known.
fn derived(values: &Values) -> Result<[(&'static str, Value); 2]> {
    let money = |field: &str| values.get(field).and_then(Value::as_money);
    let due = money("gross").or_else(|| money("total"));
    let open = match (due, money("paid")) {
        (Some(due), Some(paid)) => less(due, paid)?,
        (Some(due), None) => Some(Money::new(due.amount, due.currency)),
        (None, _) => None,
    };
    let profit = match (money("total"), money("cost")) {
        (Some(total), Some(cost)) => less(total, cost)?,
        _ => None,
    };
    let value = |amount: Option<Money>| amount.map_or(Value::Null, Value::Money);
    Ok([("open", value(open)), ("profit", value(profit))])
}

/// The difference of two amounts of one currency; nothing when the currencies differ.
fn less(from: Money, amount: Money) -> Result<Option<Money>> {
    if from.currency != amount.currency {
        return Ok(None);
    }
    let minus = kernel::Decimal::from_scaled(-amount.amount.scaled());
    Ok(Some(Money::new(from.amount.plus(minus)?, from.currency)))
}
