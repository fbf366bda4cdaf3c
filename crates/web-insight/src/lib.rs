//! web-insight
