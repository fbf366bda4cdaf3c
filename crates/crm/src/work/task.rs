//! Something to be done.

use kernel::{Date, Id, Timestamp};
use record::{Choice, Record, RecordRef};

use crate::customers::Company;
use crate::rights::User;

/// A task, or the next activity, on any record: it has one owner and a day.
#[derive(Record, Debug)]
#[record(
    area = "work",
    icon = "check-square",
    title = "subject",
    owner = "owner",
    within = "about",
    order = "due",
    calendar = "due"
)]
pub struct Task {
    /// Its id.
    pub id: Id<Task>,
    /// Grows by one with each change.
    pub version: i64,
    /// What is to be done.
    #[field(search, list)]
    pub subject: String,
    /// In which way.
    #[field(list, default = TaskKind::ToDo)]
    pub kind: TaskKind,
    /// Until which day.
    #[field(list, sort)]
    pub due: Option<Date>,
    /// How urgent it is.
    #[field(list, board, default = Priority::Normal)]
    pub priority: Priority,
    /// Who does it.
    #[field(index, list)]
    pub owner: Option<Id<User>>,
    /// The record it is about.
    #[field(cascade, index, list)]
    pub about: Option<RecordRef>,
    /// The company that record belongs to, so that its page shows the next step.
    #[field(index)]
    pub company: Option<Id<Company>>,
    /// When it was done; empty while it is open.
    #[field(list, index)]
    pub done_at: Option<Timestamp>,
    /// What one needs to know for it.
    #[field(kind = "long_text")]
    pub description: Option<String>,
}

/// How a task is done.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskKind {
    /// Anything.
    ToDo,
    /// By phone.
    Call,
    /// By going there.
    Visit,
    /// By meeting.
    Meeting,
    /// By writing.
    Mail,
}

/// How urgent a task is.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Priority {
    /// Before anything else.
    #[choice(tone = "bad")]
    Urgent,
    /// Soon.
    #[choice(tone = "warn")]
    High,
    /// In its turn.
    Normal,
    /// When there is time.
    Low,
}
