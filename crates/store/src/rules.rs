//! What must hold whenever a record is written, whoever writes it and by whichever face.
//!
//! The domain registers a rule per record type; the store calls it in the same transaction.

use std::collections::HashMap;

use kernel::{AnyId, Result};
use record::{Record, Values};

use crate::tx::Tx;

/// A write that has been carried out in the transaction, all fields before and after.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// The record type's name.
    pub of: &'static str,
    /// The record.
    pub id: AnyId,
    /// What it was; `None` when it is new or back from the bin.
    pub before: Option<&'a Values>,
    /// What it is; `None` when it went into the bin.
    pub after: Option<&'a Values>,
}

impl Written<'_> {
    /// Whether a field is not what it was.
    pub fn changed(&self, field: &str) -> bool {
        let value = |values: Option<&Values>| values.and_then(|v| v.get(field)).cloned().unwrap_or_default();
        value(self.before) != value(self.after)
    }
}

/// A rule: an error undoes the whole write.
pub type Rule = fn(&mut Tx, Written<'_>) -> Result<()>;
/// Fills in what a new record lacks before it is checked: numbers, owners, sums.
pub type Prepare = fn(&mut Tx, &mut Values) -> Result<()>;
/// Adds to the changes of a record what follows from them, so that both are one change: the whole row as it is, and what
/// is to change of it. What a rule adds need not be the actor's to set.
pub type Complete = fn(&mut Tx, &Values, &mut Values) -> Result<()>;
/// What is put off until all of a transaction is written.
pub type Later = fn(&mut Tx, AnyId) -> Result<()>;

/// The rules by record type.
#[derive(Default)]
pub struct Rules {
    after: HashMap<&'static str, Vec<Rule>>,
    before: HashMap<&'static str, Vec<Prepare>>,
    completing: HashMap<&'static str, Vec<Complete>>,
    any: Vec<Rule>,
}

impl Rules {
    /// No rules.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a rule that is kept after each write of a `T`.
    #[must_use]
    pub fn with<T: Record>(mut self, rule: Rule) -> Self {
        self.after.entry(T::TYPE).or_default().push(rule);
        self
    }

    /// Adds what a new `T` is filled in with.
    #[must_use]
    pub fn prepare<T: Record>(mut self, prepare: Prepare) -> Self {
        self.before.entry(T::TYPE).or_default().push(prepare);
        self
    }

    /// Adds what follows from changes of a `T`.
    #[must_use]
    pub fn complete<T: Record>(mut self, complete: Complete) -> Self {
        self.completing.entry(T::TYPE).or_default().push(complete);
        self
    }

    /// Adds a rule that is kept after each write of any type.
    #[must_use]
    pub fn with_any(mut self, rule: Rule) -> Self {
        self.any.push(rule);
        self
    }

    pub(crate) fn after(&self, of: &str) -> Vec<Rule> {
        self.after.get(of).into_iter().flatten().chain(&self.any).copied().collect()
    }

    pub(crate) fn before(&self, of: &str) -> Vec<Prepare> {
        self.before.get(of).cloned().unwrap_or_default()
    }

    pub(crate) fn completing(&self, of: &str) -> Vec<Complete> {
        self.completing.get(of).cloned().unwrap_or_default()
    }
}
