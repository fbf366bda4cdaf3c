//! What was billed and what was paid.

mod invoice;
mod invoice_line;
mod payment;

pub use invoice::{Invoice, InvoiceKind, InvoiceStatus};
pub use invoice_line::InvoiceLine;
pub use payment::{Payment, PaymentMethod};
