//! Where a person worked, and when.

use kernel::{Date, Id};
use record::Record;

use super::{Company, Person};

/// A position that a person has or had at a company: people move, and a contact moves with them.
#[derive(Record, Debug)]
#[record(area = "customers", icon = "clock", title = "company", within = "person, company", order = "-since", part)]
pub struct Job {
    /// Its id.
    pub id: Id<Job>,
    /// Who worked there.
    #[field(cascade, index, list)]
    pub person: Id<Person>,
    /// Where.
    #[field(cascade, index, list)]
    pub company: Id<Company>,
    /// As what.
    #[field(list)]
    pub position: Option<String>,
    /// From which day.
    #[field(list, sort)]
    pub since: Option<Date>,
    /// Until which day; empty while it lasts.
    #[field(list)]
    pub until: Option<Date>,
}
