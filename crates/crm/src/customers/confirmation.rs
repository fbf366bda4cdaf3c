//! That a fact still holds.

use kernel::{Id, Timestamp};
use record::{Record, RecordRef};

use crate::rights::User;

/// Somebody confirmed that a field of a record is still right (C12). What he did is a row, so that it is known who and
/// when; only confirming writes it, so nobody confirms in another's name.
#[derive(Record, Debug)]
#[record(area = "customers", icon = "check", title = "field", within = "about", order = "-confirmed_at", part)]
pub struct Confirmation {
    /// Its id.
    pub id: Id<Confirmation>,
    /// The record.
    #[field(cascade, index, list, read_only)]
    pub about: RecordRef,
    /// The name of its field.
    #[field(list, read_only)]
    pub field: String,
    /// When it was confirmed.
    #[field(list, sort, read_only)]
    pub confirmed_at: Timestamp,
    /// By whom; empty when a job or an import did.
    #[field(list, read_only)]
    pub confirmed_by: Option<Id<User>>,
}
