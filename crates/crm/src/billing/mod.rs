//! What was billed and what was paid.

pub(crate) mod amounts;
mod invoice;
mod invoice_line;
mod payment;
pub(crate) mod sums;

pub use invoice::{Invoice, InvoiceKind, InvoiceStatus};
pub use invoice_line::InvoiceLine;
pub use payment::{Payment, PaymentMethod};
pub use sums::amounts_are_settled;
