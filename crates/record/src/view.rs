//! What a face gets to show: values by field, hidden fields absent.

use kernel::AnyId;

use crate::{RecordRef, Value, Values};

/// A record as one actor may see it.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The name of its type.
    pub of: &'static str,
    /// Its id.
    pub id: AnyId,
    /// Grows by one with each change.
    pub version: i64,
    /// The text by which a person recognises it.
    pub title: String,
    /// The values of the fields that were asked for, by path (`company` or `company.name`); hidden fields are absent.
    pub values: Values,
    /// Titles of the records that references point at, by path; absent when the actor may not see them.
    pub titles: Vec<(String, String)>,
    /// Whether it lies in the bin.
    pub deleted: bool,
}

impl View {
    /// The value at a path; `Null` when it is empty, hidden or was not asked for.
    pub fn value(&self, path: &str) -> &Value {
        self.values.get(path).unwrap_or(&Value::Null)
    }

    /// The title of what the reference at a path points at.
    pub fn title_of(&self, path: &str) -> Option<&str> {
        self.titles.iter().find(|(p, _)| p == path).map(|(_, title)| title.as_str())
    }

    /// A reference to it.
    pub fn record(&self) -> RecordRef {
        RecordRef { of: self.of, id: self.id }
    }
}
