//! What of an invoice follows from the rest of it.

use kernel::{Currency, Decimal, Money, Result};
use record::{Value, Values};
use store::Tx;

use super::sums;

/// Amounts that people enter; on a credit note they are negative.
const ENTERED: [&str; 5] = ["total", "tax", "gross", "paid", "cost"];

/// Fills in what follows for a new invoice.
pub fn fill(_: &mut Tx, values: &mut Values) -> Result<()> {
    let nothing = Values::new();
    turn_signs(&nothing, values)?;
    add_tax(&nothing, values)?;
    let status = text(values, "status").unwrap_or("open").to_owned();
    match (status.as_str(), due(values), money(values, "paid")) {
        ("paid", Some(due), None) => {
            values.set("paid", Value::Money(due));
        }
        ("open", Some(due), Some(paid)) if covers(paid, due) => {
            values.set("status", Value::Text("paid".to_owned()));
        }
        _ => {}
    }
    derive(&values.clone(), values)
}

/// Adds what follows from a change: the sign of a credit note, the tax in the gross amount, what is left to pay, whether
/// it is paid, the profit.
///
/// An invoice that is said to be paid is paid in full; one that is said to be open again has of it what payments say.
pub fn keep(tx: &mut Tx, before: &Values, changes: &mut Values) -> Result<()> {
    turn_signs(before, changes)?;
    add_tax(before, changes)?;
    let now = merged(before, changes);
    let said = changes.get("status").and_then(Value::as_text).map(str::to_owned);
    match said.as_deref() {
        Some("paid") if !changes.has("paid") => {
            if let Some(due) = due(&now) {
                changes.set("paid", Value::Money(due));
            }
        }
        Some("open") if text(before, "status") == Some("paid") && !changes.has("paid") => {
            changes.set("paid", Value::Null);
            if let Some(id) = before.get("id").and_then(Value::as_id) {
                sums::payments_changed(tx, id);
            }
        }
        Some(_) => {}
        None if text(&now, "status") == Some("cancelled") => {}
        None => {
            if let (Some(due), Some(paid)) = (due(&now), money(&now, "paid"))
                && due.amount != Decimal::ZERO
                && ["paid", "gross", "total"].iter().any(|field| changes.has(field))
            {
                let status = if covers(paid, due) { "paid" } else { "open" };
                changes.set("status", Value::Text(status.to_owned()));
            }
        }
    }
    derive(&merged(before, changes), changes)
}

/// On a credit note we give back: its amounts are below zero, however they were typed.
fn turn_signs(before: &Values, changes: &mut Values) -> Result<()> {
    let kind = changes.get("kind").or_else(|| before.get("kind")).and_then(Value::as_text);
    let gives_back = kind == Some("credit_note");
    // One that turns out to be an invoice has its amounts turned back.
    let turned_back = !gives_back && changes.has("kind") && text(before, "kind") == Some("credit_note");
    for field in ENTERED {
        let given = money(changes, field);
        let kept = money(before, field).filter(|_| !changes.has(field) && changes.has("kind"));
        let wrong = |money: &Money| match (gives_back, turned_back) {
            (true, _) => money.amount > Decimal::ZERO,
            (_, true) => money.amount < Decimal::ZERO && given.is_none(),
            _ => false,
        };
        if let Some(amount) = given.or(kept).filter(wrong) {
            changes.set(field, Value::Money(Money::new(minus(amount.amount), amount.currency)));
        }
    }
    Ok(())
}

/// The gross amount follows the total and the tax, unless somebody has entered another.
fn add_tax(before: &Values, changes: &mut Values) -> Result<()> {
    if changes.get("gross").is_some_and(|gross| !gross.is_null()) {
        return Ok(());
    }
    let now = merged(before, changes);
    let sum = with_tax(&now)?;
    let follows = match money(before, "gross") {
        Some(gross) => with_tax(before)?.map(bare) == Some(bare(gross)),
        None => money(&now, "tax").is_some(),
    };
    if let Some(sum) = sum.filter(|_| follows && (changes.has("total") || changes.has("tax"))) {
        changes.set("gross", Value::Money(sum));
    }
    Ok(())
}

/// Total and tax together; nothing when they are of two currencies.
fn with_tax(values: &Values) -> Result<Option<Money>> {
    match (money(values, "total"), money(values, "tax")) {
        (Some(total), Some(tax)) if total.currency == tax.currency => {
            Ok(Some(Money::new(total.amount.plus(tax.amount)?, total.currency)))
        }
        (Some(total), None) => Ok(Some(Money::new(total.amount, total.currency))),
        _ => Ok(None),
    }
}

/// `open` is what has to be paid less what was paid; `profit` is the total less the cost, where that is known.
fn derive(now: &Values, changes: &mut Values) -> Result<()> {
    let open = match (due(now), money(now, "paid")) {
        (Some(due), Some(paid)) => less(due, paid)?,
        (due, _) => due,
    };
    let profit = match (money(now, "total"), money(now, "cost")) {
        (Some(total), Some(cost)) => less(total, cost)?,
        _ => None,
    };
    for (field, amount) in [("open", open), ("profit", profit)] {
        // What stays as it is keeps its base amount too.
        if money(now, field).map(bare) != amount.map(bare) || now.get(field).is_none() {
            changes.set(field, amount.map_or(Value::Null, Value::Money));
        }
    }
    Ok(())
}

/// What has to be paid.
fn due(values: &Values) -> Option<Money> {
    money(values, "gross").or_else(|| money(values, "total")).map(|due| Money::new(due.amount, due.currency))
}

/// Whether what was paid is all that has to be paid; of a credit note, whether all was given back.
fn covers(paid: Money, due: Money) -> bool {
    let enough = if due.amount < Decimal::ZERO { paid.amount <= due.amount } else { paid.amount >= due.amount };
    paid.currency == due.currency && due.amount != Decimal::ZERO && enough
}

/// The difference of two amounts of one currency; nothing when the currencies differ.
fn less(from: Money, amount: Money) -> Result<Option<Money>> {
    if from.currency != amount.currency {
        return Ok(None);
    }
    Ok(Some(Money::new(from.amount.plus(minus(amount.amount))?, from.currency)))
}

fn minus(amount: Decimal) -> Decimal {
    Decimal::from_scaled(-amount.scaled())
}

fn merged(before: &Values, changes: &Values) -> Values {
    let mut now = before.clone();
    for (name, value) in changes.iter() {
        now.set(name.clone(), value.clone());
    }
    now
}

fn money(values: &Values, field: &str) -> Option<Money> {
    values.get(field).and_then(Value::as_money)
}

fn bare(money: Money) -> (Decimal, Currency) {
    (money.amount, money.currency)
}

fn text<'v>(values: &'v Values, field: &str) -> Option<&'v str> {
    values.get(field).and_then(Value::as_text)
}
