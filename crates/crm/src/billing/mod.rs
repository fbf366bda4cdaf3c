//! What was billed and what was paid.

pub(crate) mod amounts;
mod invoice;
mod invoice_line;
mod payment;

pub use invoice::{Invoice, InvoiceKind, InvoiceStatus};
pub use invoice_line::InvoiceLine;
pub use payment::{Payment, PaymentMethod};
