//! What a role may not do with one field.

use kernel::Id;
use record::{Choice, Record};

use super::Role;

/// A field that a role does not see, or sees but cannot change.
#[derive(Record, Debug)]
#[record(area = "rights", icon = "eye", title = "field", within = "role", part, settings)]
pub struct FieldPermission {
    /// Its id.
    pub id: Id<FieldPermission>,
    /// The role.
    #[field(cascade, index, list)]
    pub role: Id<Role>,
    /// The record type by its name in the program: `company`.
    #[field(list)]
    pub record_type: String,
    /// The field by its name in the program: `annual_revenue`.
    #[field(list)]
    pub field: String,
    /// What is taken away.
    #[field(list, default = FieldAccess::Hidden)]
    pub access: FieldAccess,
}

/// What is taken away from a role at a field.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldAccess {
    /// Seeing it, and with it filtering, sorting, searching and exporting by it.
    #[choice(tone = "bad")]
    Hidden,
    /// Changing it.
    #[choice(tone = "warn")]
    ReadOnly,
}
