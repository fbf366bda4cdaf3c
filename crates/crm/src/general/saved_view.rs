//! A way to look at records, kept for later.

use kernel::Id;
use record::{Choice, Record};

use crate::rights::User;

/// A saved view: which records, which columns, in which order and layout.
#[derive(Record, Debug)]
#[record(area = "general", icon = "save", title = "name", owner = "owner", order = "name", part)]
pub struct SavedView {
    /// Its id.
    pub id: Id<SavedView>,
    /// Grows by one with each change.
    pub version: i64,
    /// Its name.
    #[field(list, sort)]
    pub name: String,
    /// The record type by its name in the program: `company`.
    #[field(index, list)]
    pub record_type: String,
    /// How it is laid out.
    #[field(list, default = Layout::List)]
    pub layout: Layout,
    /// Filter, columns, order and grouping, as they stand in the address of the page.
    #[field(kind = "long_text")]
    pub query: Option<String>,
    /// Whether everybody may use it.
    #[field(list)]
    pub shared: bool,
    /// Who made it.
    #[field(index, list)]
    pub owner: Option<Id<User>>,
}

/// How records are laid out.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One below the other.
    List,
    /// In columns by stage or choice.
    Board,
    /// By day.
    Calendar,
}
