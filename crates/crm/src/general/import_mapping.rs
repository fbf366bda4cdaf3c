//! How files of one kind are read, kept for the next one.

use kernel::Id;
use record::Record;

use crate::rights::User;

/// Which columns feed which fields, found again by the header of a file.
#[derive(Record, Debug)]
#[record(area = "general", icon = "upload", title = "name", owner = "owner", order = "name", part)]
pub struct ImportMapping {
    /// Its id.
    pub id: Id<ImportMapping>,
    /// Grows by one with each change.
    pub version: i64,
    /// Its name.
    #[field(list, sort)]
    pub name: String,
    /// What such files are read as: `companies`, `invoice-lines`.
    #[field(list)]
    pub kind: String,
    /// By what such a file is known again; see `import::plan::fingerprint`.
    #[field(index)]
    pub fingerprint: String,
    /// The columns and what is chosen besides, as the import keeps it.
    #[field(kind = "long_text")]
    pub plan: String,
    /// Whether everybody's files are read so.
    #[field(list)]
    pub shared: bool,
    /// Who keeps it.
    #[field(index, list)]
    pub owner: Option<Id<User>>,
}
