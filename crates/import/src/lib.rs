//! Files that come in, from bytes to rows and from rows to records; and tables that go out.
//!
//! [`source`] reads tables out of files, [`plan`] says which column feeds which field, [`run`] writes the records,
//! [`undo`] takes an import back, [`jobs`] does both in the background. [`mappings`] keeps how
//! files are read, [`out`] writes CSV and XLSX.

pub mod jobs;
pub mod mappings;
pub mod out;
pub mod plan;
pub mod run;
pub mod source;
mod undo;

pub use run::{Progress, Summary, begin, run};
pub use undo::{in_words as undone_in_words, undo, why as why_kept};
