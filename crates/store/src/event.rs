//! What listeners are told after a commit: that something changed, never what.

use kernel::AnyId;

/// A record that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The record type's name.
    pub of: &'static str,
    /// The record.
    pub id: AnyId,
    /// Its version since.
    pub version: i64,
}

/// The channel on which the nodes tell each other.
pub(crate) const CHANNEL: &str = "kilit";
/// PostgreSQL takes no longer notices than 8,000 bytes.
const LONGEST: usize = 7_500;

/// The notice of one commit: `company:ID:3 person:ID:1`, or `*` when there are too many to name.
pub(crate) fn write(events: &[Event]) -> String {
    let mut notice = String::new();
    for event in events {
        if notice.len() > LONGEST {
            return "*".to_owned();
        }
        if !notice.is_empty() {
            notice.push(' ');
        }
        notice.push_str(&format!("{}:{}:{}", event.of, event.id, event.version));
    }
    notice
}

/// The events of a notice; `None` when they were too many to name.
pub(crate) fn read(notice: &str, catalogue: &record::Catalogue) -> Option<Vec<Event>> {
    if notice == "*" {
        return None;
    }
    let one = |word: &str| {
        let mut parts = word.split(':');
        Some(Event {
            of: catalogue.get(parts.next()?).ok()?.name,
            id: parts.next()?.parse().ok()?,
            version: parts.next()?.parse().ok()?,
        })
    };
    Some(notice.split(' ').filter_map(one).collect())
}
