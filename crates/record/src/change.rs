//! What is to be written: fields with their new values.

use std::marker::PhantomData;

use crate::description::Name;
use crate::{FieldType, Value};

/// Values by field name; the last one set wins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values(Vec<(Name, Value)>);

impl Values {
    /// No values.
    pub fn new() -> Self {
        Self::default()
    }

    /// Room for so many.
    pub fn with_capacity(fields: usize) -> Self {
        Values(Vec::with_capacity(fields))
    }

    /// Sets a field.
    pub fn set(&mut self, name: impl Into<Name>, value: Value) -> &mut Self {
        let name = name.into();
        match self.0.iter_mut().find(|(n, _)| *n == name) {
            Some(slot) => slot.1 = value,
            None => self.0.push((name, value)),
        }
        self
    }

    /// Adds a field that is known not to be there yet.
    pub fn push(&mut self, name: impl Into<Name>, value: Value) {
        self.0.push((name.into(), value));
    }

    /// The value of a field, if it is there.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value)
    }

    /// Takes the value of a field, leaving `Null`; `Null` when it is not there.
    pub fn take(&mut self, name: &str) -> Value {
        self.0.iter_mut().find(|(n, _)| n == name).map(|(_, value)| std::mem::take(value)).unwrap_or_default()
    }

    /// Removes a field.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let place = self.0.iter().position(|(n, _)| n == name)?;
        Some(self.0.remove(place).1)
    }

    /// Whether the field is there.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Fields and values, in the order in which they were set.
    pub fn iter(&self) -> impl Iterator<Item = (&Name, &Value)> {
        self.0.iter().map(|(name, value)| (name, value))
    }

    /// Whether nothing is set.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many fields are set.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl IntoIterator for Values {
    type Item = (Name, Value);
    type IntoIter = std::vec::IntoIter<(Name, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl FromIterator<(Name, Value)> for Values {
    fn from_iter<I: IntoIterator<Item = (Name, Value)>>(iter: I) -> Self {
        Values(iter.into_iter().collect())
    }
}

/// A typed field of a record type, as the derive makes it: `Company::NAME`.
pub struct Col<T, V> {
    name: &'static str,
    of: PhantomData<fn() -> (T, V)>,
}

impl<T, V> Col<T, V> {
    /// For the derive.
    pub const fn new(name: &'static str) -> Self {
        Col { name, of: PhantomData }
    }

    /// The field's name.
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

impl<T, V> Clone for Col<T, V> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T, V> Copy for Col<T, V> {}

/// A change of a `T`, or a new one: each field set is checked against the type and the actor's rights.
pub struct Change<T> {
    values: Values,
    of: PhantomData<fn() -> T>,
}

impl<T> Change<T> {
    /// No change yet.
    #[allow(clippy::new_without_default, reason = "a change that changes nothing is never wanted by default")]
    pub fn new() -> Self {
        Change { values: Values::new(), of: PhantomData }
    }

    /// Sets a field.
    #[must_use]
    pub fn set<V: FieldType>(mut self, column: Col<T, V>, value: impl Into<V>) -> Self {
        self.values.set(column.name, value.into().to_value());
        self
    }

    /// Sets a field if there is a value.
    #[must_use]
    pub fn set_some<V: FieldType>(self, column: Col<T, V>, value: Option<impl Into<V>>) -> Self {
        match value {
            Some(value) => self.set(column, value),
            None => self,
        }
    }

    /// The values by name.
    pub fn into_values(self) -> Values {
        self.values
    }
}

impl<T> From<Values> for Change<T> {
    fn from(values: Values) -> Self {
        Change { values, of: PhantomData }
    }
}
