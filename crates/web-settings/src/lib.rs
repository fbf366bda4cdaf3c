//! web-settings
