//! The store: the only crate that speaks SQL, and the one gate through which everything is read and written.
//!
//! [`Store`] opens a [`Db`] for reading or a [`Tx`] for writing, for an actor, on a worker thread that owns a
//! connection. Both know the record types from the catalogue and the actor's rights from the database, and every
//! statement they build carries them.

mod accounts;
mod added;
mod answers;
mod backend;
pub mod backup;
mod db;
pub mod deliveries;
mod event;
pub mod files;
pub mod folder;
pub mod gate;
mod hex;
mod installation;
mod jobs;
mod likeness;
mod log;
mod merge;
pub mod migrate;
mod node;
mod outside;
mod param;
mod query;
mod rehearsal;
mod reports;
mod row;
mod rules;
pub mod schema;
mod search;
mod seen_by;
mod settings;
mod store;
#[cfg(test)]
mod trial;
mod turns;
mod tx;
mod undo;
mod workers;
mod write;

pub use accounts::{Bearer, Credential, Failures, NewToken, Noted, SessionLine, TokenLine, Visit};
pub use added::AddedField;
pub use answers::KeptAnswer;
pub use backend::{DbFault, Dialect, Ran};
pub use db::{Db, Page};
pub use event::Event;
pub use files::{Bucket, BucketAt, Draft, Files, Shelf, StoredFile, Upload};
pub use folder::Folder;
pub use gate::{Access, Action, FieldAccess, Scope, Way, Why};
pub use jobs::{Job, JobKind, JobState, Runner, Work};
pub use likeness::{NewPair, Pair};
pub use log::{Broken, Damage, Deed, Entry, FieldChange, Followed, LogFilter, News, Sealed, Verdict};
pub use merge::{Merge, PastMerge, Unmerged};
pub use param::Param;
pub use reports::{Bought, InCurrency, Member, MonthOf, Ringing, Tops};
pub use rules::{Rules, Written};
pub use search::{Hit, folded_title};
pub use settings::Settings;
pub use store::{Domain, Store, Told};
pub use tx::Tx;
pub use undo::{Kept, Undone, WhyKept};
pub use workers::{FILE, Heard, Options, Pool, Target};
pub use write::{Computed, sort_keys};
