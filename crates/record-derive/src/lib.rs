//! record-derive
