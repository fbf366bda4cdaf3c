//! Where changes are sent to.

use kernel::Id;
use record::{Choice, Record};

use crate::rights::User;

/// An address of another program that hears of changes as they happen, as far as its owner may see them.
#[derive(Record, Debug)]
#[record(area = "rights", icon = "link", title = "name", owner = "owner", part, settings)]
pub struct Webhook {
    /// Its id.
    pub id: Id<Webhook>,
    /// Grows by one with each change.
    pub version: i64,
    /// What it is for.
    #[field(list)]
    pub name: String,
    /// Where it is sent to: https://…
    #[field(list)]
    pub address: String,
    /// Whose rights decide what is sent: what he may not see is not sent.
    #[field(cascade, index, list)]
    pub owner: Id<User>,
    /// Whether anything is sent.
    #[field(list, default = true)]
    pub active: bool,
    /// Why the program itself stopped it.
    #[field(list, read_only)]
    pub stopped: Option<Stopped>,
    /// Changes of which records, by their names in the program with commas between: `company,person`. Of all if empty.
    #[field(kind = "long_text")]
    pub record_types: Option<String>,
    /// What must have happened, by its names in the program: `create,change,mark_key_account`. Anything if empty.
    #[field(kind = "long_text")]
    pub deeds: Option<String>,
}

/// Why the program stopped sending.
#[derive(Choice, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// The receiver said that it is gone for good (410).
    #[choice(tone = "warn")]
    Gone,
    /// Nothing arrived for days.
    #[choice(tone = "bad")]
    Failing,
}

impl Webhook {
    /// Whether something that happens is to be sent.
    pub fn wants(&self, record_type: &str, deed: &str) -> bool {
        chosen(self.record_types.as_deref(), record_type) && chosen(self.deeds.as_deref(), deed)
    }
}

/// Whether a name is among those with commas between; all are when there is none.
fn chosen(names: Option<&str>, name: &str) -> bool {
    let mut names = names.unwrap_or("").split(',').map(str::trim).filter(|name| !name.is_empty()).peekable();
    names.peek().is_none() || names.any(|one| one == name)
}

#[cfg(test)]
mod tests {
    use super::chosen;

    #[test]
    fn nothing_chosen_means_all() {
        assert!(chosen(None, "company") && chosen(Some(" , "), "company"));
        assert!(chosen(Some("person, company"), "company"));
        assert!(!chosen(Some("person,company"), "comp"));
    }
}
