//! A file that was brought in.

use kernel::{AnyId, Id, Timestamp};
use record::{Choice, Record};

use crate::rights::User;

/// One run of an import, from the file to the rows; it can be undone as a whole.
#[derive(Record, Debug)]
#[record(area = "general", icon = "upload", title = "name", owner = "owner", order = "-started_at")]
pub struct ImportRun {
    /// Its id.
    pub id: Id<ImportRun>,
    /// Grows by one with each change.
    pub version: i64,
    /// The name of the file.
    #[field(search, list)]
    pub name: String,
    /// What it was read as: `companies`, `invoice-lines`.
    #[field(list)]
    pub kind: String,
    /// How it stands.
    #[field(list, read_only, default = ImportStatus::Waiting)]
    pub status: ImportStatus,
    /// Rows read.
    #[field(list, sum, read_only)]
    pub rows: Option<i64>,
    /// Records made.
    #[field(list, sum, read_only)]
    pub created: Option<i64>,
    /// Records changed.
    #[field(list, sum, read_only)]
    pub changed: Option<i64>,
    /// Rows refused.
    #[field(list, sum, read_only)]
    pub rejected: Option<i64>,
    /// When it began.
    #[field(list, sort, read_only)]
    pub started_at: Option<Timestamp>,
    /// When it ended.
    #[field(read_only)]
    pub finished_at: Option<Timestamp>,
    /// The file of the refused rows, each with its reason.
    #[field(list, read_only)]
    pub report: Option<AnyId>,
    /// What became of it, in words.
    #[field(kind = "long_text", read_only)]
    pub summary: Option<String>,
    /// Who started it.
    #[field(index, list)]
    pub owner: Option<Id<User>>,
}

/// How an import stands.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportStatus {
    /// Not begun.
    Waiting,
    /// At work.
    #[choice(tone = "info")]
    Running,
    /// Done; refused rows are in the report.
    #[choice(tone = "good")]
    Finished,
    /// Broken off by an error.
    #[choice(tone = "bad")]
    Failed,
    /// Stopped by whoever started it.
    #[choice(tone = "warn")]
    Stopped,
    /// Taken back.
    #[choice(tone = "warn")]
    Undone,
}
