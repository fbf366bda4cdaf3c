//! Somebody who works with the program.

use kernel::{Id, Timestamp};
use record::{Choice, Record};

use super::Role;

/// A user. His password and sessions are kept apart from here, where no list and no export can reach them.
#[derive(Record, Debug)]
#[record(area = "rights", icon = "user", title = "name", order = "name")]
pub struct User {
    /// Its id.
    pub id: Id<User>,
    /// Grows by one with each change.
    pub version: i64,
    /// The name.
    #[field(search, list, sort)]
    pub name: String,
    /// The e-mail address, by which he signs in.
    #[field(kind = "email", unique, search, index, list)]
    pub email: String,
    /// What he may see and do.
    #[field(index, list)]
    pub role: Id<Role>,
    /// His phone.
    #[field(kind = "phone", search, list)]
    pub phone: Option<String>,
    /// The language of his pages; the company's when empty.
    pub language: Option<PageLanguage>,
    /// His time zone by its IANA name; the company's when empty.
    pub time_zone: Option<String>,
    /// Whether he may sign in.
    #[field(list, default = true)]
    pub active: bool,
    /// When he was last here.
    #[field(list, read_only)]
    pub last_seen: Option<Timestamp>,
}

/// A language of the pages.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageLanguage {
    /// English.
    En,
    /// Turkish.
    Tr,
    /// Estonian.
    Et,
}
