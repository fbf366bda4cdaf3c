//! Lines and payments reach their invoice.
//!
//! They are added up once for each invoice at the end of a transaction, so that a slice of an import costs a sum an
//! invoice and not one a line.

use kernel::{AnyId, Decimal, Error, Money, Result};
use record::{Change, Record as _, Value};
use store::{InCurrency, Tx, Written};

use super::{Invoice, InvoiceKind, InvoiceLine, Payment};

const LINES: &str = "lines of an invoice";
const PAYMENTS: &str = "payments of an invoice";

/// After a line: the total and the cost of its invoice are to be added up.
pub fn line_written(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    if ["invoice", "total", "cost"].iter().any(|field| written.changed(field)) {
        for invoice in invoices(&written) {
            tx.later(LINES, invoice, add_lines);
        }
    }
    Ok(())
}

/// After a payment: what of its invoice is paid is to be added up.
///
/// # Errors
/// `error-payment-currency` when it is not in the currency of its invoice.
pub fn payment_written(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    if !written.changed("invoice") && !written.changed("amount") {
        return Ok(());
    }
    if let Some(after) = written.after
        && let (Some(invoice), Some(amount)) =
            (after.get("invoice").and_then(Value::as_id), after.get("amount").and_then(Value::as_money))
        && let Some(invoice) = tx.as_program(|tx| tx.find(invoice.of::<Invoice>()))?
        && let Some(due) = invoice.gross.or(invoice.total).filter(|due| due.currency != amount.currency)
    {
        return Err(Error::invalid("error-payment-currency").with("currency", due.currency).on("amount"));
    }
    for invoice in invoices(&written) {
        payments_changed(tx, invoice);
    }
    Ok(())
}

/// What of an invoice is paid is to be added up.
pub(super) fn payments_changed(tx: &mut Tx, invoice: AnyId) {
    tx.later(PAYMENTS, invoice, add_payments);
}

/// Says that the amounts of an invoice are right as they are, whatever lines were written in this transaction: whoever
/// wrote them has added them up himself, or leaves the invoice the amounts it had.
pub fn amounts_are_settled(tx: &mut Tx, invoice: AnyId) {
    tx.seen_to(LINES, invoice);
}

/// An invoice with lines has their sum as its total. One without keeps what was entered.
fn add_lines(tx: &mut Tx, id: AnyId) -> Result<()> {
    tx.as_program(|tx| {
        let Some(invoice) = tx.find(id.of::<Invoice>())? else { return Ok(()) };
        let totals = tx.amounts_of(InvoiceLine::TYPE, InvoiceLine::TOTAL.name(), InvoiceLine::INVOICE.name(), id)?;
        let Some(total) = only(&totals)? else { return Ok(()) };
        if invoice.kind == InvoiceKind::CreditNote && total.amount > Decimal::ZERO {
            return Err(Error::invalid("error-credit-note-lines").on("total"));
        }
        let costs = tx.amounts_of(InvoiceLine::TYPE, InvoiceLine::COST.name(), InvoiceLine::INVOICE.name(), id)?;
        let mut change = Change::new().set(Invoice::TOTAL, Some(Money::new(total.amount, total.currency)));
        // Lines that say nothing of costs leave the invoice what was entered.
        if !costs.is_empty() {
            let cost = match costs[..] {
                [cost] if cost.count == total.count && cost.currency == total.currency => {
                    Some(Money::new(cost.amount, cost.currency))
                }
                _ => None,
            };
            change = change.set(Invoice::COST, cost);
        }
        tx.change(invoice.id, change)
    })
}

/// What of an invoice is paid is the sum of its payments.
fn add_payments(tx: &mut Tx, id: AnyId) -> Result<()> {
    tx.as_program(|tx| {
        let Some(invoice) = tx.find(id.of::<Invoice>())? else { return Ok(()) };
        let paid = tx.amounts_of(Payment::TYPE, Payment::AMOUNT.name(), Payment::INVOICE.name(), id)?;
        let paid = only(&paid)?.map(|sum| Money::new(sum.amount, sum.currency));
        tx.change(invoice.id, Change::new().set(Invoice::PAID, paid))
    })
}

/// The one sum, if there is any.
///
/// # Errors
/// `error-invoice-two-currencies` when there are several.
fn only(sums: &[InCurrency]) -> Result<Option<InCurrency>> {
    match sums {
        [one, other, ..] => Err(Error::invalid("error-invoice-two-currencies")
            .with("one", one.currency)
            .with("other", other.currency)
            .on("total")),
        sums => Ok(sums.first().copied()),
    }
}

/// The invoices that a line or a payment belonged to before and after.
fn invoices(written: &Written<'_>) -> Vec<AnyId> {
    let both = [written.before, written.after].into_iter().flatten();
    let mut invoices: Vec<AnyId> = both.filter_map(|values| values.get("invoice")?.as_id()).collect();
    invoices.dedup();
    invoices
}
