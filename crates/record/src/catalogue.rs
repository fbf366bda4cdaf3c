//! All record types as they are now, fields added at run time included.

use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::{Error, Result};

use crate::description::SYSTEM_FIELDS;
use crate::{Field, Kind, Record, RecordType};

/// The record types by name. Numbered: whoever holds an old one notices.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    number: i64,
    types: BTreeMap<&'static str, Arc<RecordType>>,
    order: Vec<&'static str>,
}

impl Catalogue {
    /// An empty catalogue with number 0.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a record type, with the fields every record has behind its own.
    #[must_use]
    pub fn with<T: Record>(mut self) -> Self {
        let mut described = T::describe();
        for name in SYSTEM_FIELDS {
            let kind = if name.ends_with("_at") { Kind::DateTime } else { Kind::Reference("user") };
            let mut field = Field::new(name, kind);
            field.read_only = true;
            // Ids grow with time, so only the last change needs an index of its own; parts are never listed by it.
            field.sort = name == "updated_at" && !described.part;
            field.section = "system";
            described.fields.push(field);
        }
        self.order.push(T::TYPE);
        self.types.insert(T::TYPE, Arc::new(described));
        self
    }

    /// The same types with fields that administrators added; `added` pairs the type's name with the field.
    #[must_use]
    pub fn with_added(&self, number: i64, added: Vec<(String, Field)>) -> Self {
        let mut catalogue = self.clone();
        catalogue.number = number;
        for (of, field) in added {
            if let Some(described) = catalogue.types.values_mut().find(|t| t.name == of) {
                let described = Arc::make_mut(described);
                described.fields.retain(|old| old.name != field.name);
                described.fields.push(field);
            }
        }
        catalogue
    }

    /// Grows by one whenever an administrator changes a description.
    pub fn number(&self) -> i64 {
        self.number
    }

    /// The type with this name, or an error that names it.
    pub fn get(&self, name: &str) -> Result<&Arc<RecordType>> {
        self.types.get(name).ok_or_else(|| Error::invalid("error-no-such-type").with("type", name))
    }

    /// The type whose URL has this plural.
    pub fn by_plural(&self, plural: &str) -> Option<&Arc<RecordType>> {
        self.types.values().find(|t| t.plural == plural)
    }

    /// All types, in the order in which they were added.
    pub fn types(&self) -> impl Iterator<Item = &Arc<RecordType>> {
        self.order.iter().filter_map(|name| self.types.get(name))
    }

    /// Every field that refers to records of a type, with the type it belongs to.
    pub fn references_to(&self, target: &str) -> Vec<(&Arc<RecordType>, &Field)> {
        self.types()
            .flat_map(|t| t.fields.iter().filter(|f| f.kind.target() == Some(target)).map(move |f| (t, f)))
            .collect()
    }
}
