//! Payments are in the currency of the invoice that they are for, unless the file names another.

use std::collections::HashMap;

use kernel::{AnyId, Currency, Money, Result};
use record::{Filter, Query, Value, Values};
use store::Tx;

use super::slice::Desk;

/// Learns the currencies of the invoices that the rows of a slice pay.
pub(super) fn learn_currencies(tx: &Tx<'_>, desk: &mut Desk<'_>) -> Result<()> {
    let Some(invoice) = desk.task.kind.slot_of("invoice") else { return Ok(()) };
    let supposed = |row: &usize| desk.drafts[*row].currency_is_supposed;
    let rows: Vec<(usize, AnyId)> =
        (0..desk.drafts.len()).filter(supposed).filter_map(|row| Some((row, desk.ids[invoice][row]?))).collect();
    let mut currencies: HashMap<AnyId, Currency> = HashMap::new();
    let ids: Vec<AnyId> = rows.iter().map(|(_, id)| *id).collect();
    for some in ids.chunks(200) {
        let query =
            Query::of("invoice").filter(Filter::Ids(some.to_vec())).fields(&["total", "gross"]).limit(some.len());
        for view in tx.page(&query)?.rows {
            let amount = view.value("gross").as_money().or_else(|| view.value("total").as_money());
            currencies.extend(amount.map(|amount| (view.id, amount.currency)));
        }
    }
    desk.invoiced = rows.into_iter().filter_map(|(row, id)| Some((row, *currencies.get(&id)?))).collect();
    Ok(())
}

/// Gives the amount of a payment, whose row names no currency, that of its invoice.
pub(super) fn in_currency_of_invoice(desk: &Desk<'_>, row: usize, values: &mut Values) {
    if let Some(currency) = desk.invoiced.get(&row)
        && let Some(amount) = values.get("amount").and_then(Value::as_money)
    {
        values.set("amount", Value::Money(Money::new(amount.amount, *currency)));
    }
}
