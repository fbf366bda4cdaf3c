//! Files that come in: from bytes to rows, from rows to records.

pub mod source;
