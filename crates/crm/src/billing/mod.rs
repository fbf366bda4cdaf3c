//! What was billed and what was paid.

pub(crate) mod amounts;
mod invoice;
mod invoice_line;
mod overdue;
mod payment;
pub(crate) mod sums;

pub use invoice::{Invoice, InvoiceKind, InvoiceStatus};
pub use invoice_line::InvoiceLine;
pub use overdue::{OVERDUE_FIELDS, OVERDUE_LIST, days_overdue, only_overdue};
pub use payment::{Payment, PaymentMethod};
pub use sums::amounts_are_settled;
