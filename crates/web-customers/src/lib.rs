//! web-customers
