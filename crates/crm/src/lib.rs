//! The domain: the nouns and verbs of customer work, by area.
//!
//! A noun is a struct with `#[derive(Record)]`, one a file; [`catalogue`] knows them all. Its words stand in
//! `locales/<language>/<area>.ftl`.

pub mod billing;
mod catalogue;
pub mod customers;
pub mod demo;
pub mod duplicates;
pub mod general;
pub mod insight;
pub mod key_accounts;
pub mod outside;
pub mod rights;
pub mod sales;
pub mod seed;
mod slices;
pub mod verbs;
pub mod work;

pub use catalogue::catalogue;
pub use slices::Progress;
