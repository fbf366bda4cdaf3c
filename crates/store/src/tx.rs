//! Writing, as one actor, in one transaction.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashSet};
use std::ops::Deref;
use std::sync::Arc;

use kernel::{AnyId, Id, IdMaker, Result};
use record::{Change, Record, RecordRef, Values, View};

use crate::db::Db;
use crate::event::Event;
use crate::rules::{Later, Rules};
use crate::store::Now;
use crate::write;

/// A writing, opened for an actor. It reads as he reads, and what it writes is checked against his rights.
///
/// Nothing is written before the commit, and nothing outside the database is touched: effects wait for it.
pub struct Tx<'c> {
    pub(crate) db: Db<'c>,
    pub(crate) ids: Arc<IdMaker>,
    pub(crate) rules: Arc<Rules>,
    /// What this transaction has changed, to be told after the commit.
    pub(crate) events: RefCell<Vec<Event>>,
    /// References that were found good, so that an import does not ask for the same company a thousand times.
    pub(crate) known: RefCell<HashSet<RecordRef>>,
    /// How deep rules have called each other.
    pub(crate) depth: Cell<usize>,
    /// What is put off until the end, by its name and the record it is about.
    pub(crate) later: BTreeMap<(&'static str, AnyId), Later>,
    /// What this node knows of descriptions and settings, renewed after a commit that changes them.
    pub(crate) now: Arc<Now>,
}

impl<'c> Deref for Tx<'c> {
    type Target = Db<'c>;

    fn deref(&self) -> &Db<'c> {
        &self.db
    }
}

/// How far a write goes beyond what a person may fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// A form, an import, the API: fields that only verbs set are refused.
    Person,
    /// A verb or a job: the rule in the program decides.
    Verb,
}

impl Tx<'_> {
    /// Makes a new record, as a verb does.
    pub fn create<T: Record>(&mut self, change: Change<T>) -> Result<Id<T>> {
        write::insert(self, T::TYPE, change.into_values(), By::Verb).map(AnyId::of)
    }

    /// Changes a record, as a verb does.
    pub fn change<T: Record>(&mut self, id: Id<T>, change: Change<T>) -> Result<()> {
        write::update(self, T::TYPE, id.any(), None, change.into_values(), By::Verb).map(|_| ())
    }

    /// Puts a record into the bin, with all that belongs to it.
    pub fn delete<T: Record>(&mut self, id: Id<T>) -> Result<()> {
        write::delete(self, T::TYPE, id.any())
    }

    /// Makes a new record from values by field name, as a person fills them in.
    pub fn create_values(&mut self, of: &str, values: Values) -> Result<AnyId> {
        write::insert(self, of, values, By::Person)
    }

    /// Makes many new records of a type, as a person fills them in, with few statements: the answer has the id, or what
    /// is wrong, of each. A refused one leaves the others alone.
    ///
    /// # Errors
    /// When the actor may make no such record, or the database fails.
    pub fn create_many(&mut self, of: &str, many: Vec<Values>) -> Result<Vec<Result<AnyId>>> {
        write::insert_many(self, of, many, By::Person, false)
    }

    /// The same without the means to take back a part: what the database or a rule refuses fails the whole, and then the
    /// transaction is lost. Whoever is in a hurry tries this first and `create_many` after it.
    ///
    /// # Errors
    /// As above, and what is wrong with the first row that was refused while it was written.
    pub fn create_many_in_a_hurry(&mut self, of: &str, many: Vec<Values>) -> Result<Vec<Result<AnyId>>> {
        write::insert_many(self, of, many, By::Person, true)
    }

    /// Makes many new records of a type, as a verb does; any that is refused fails the whole.
    pub fn create_all<T: Record>(&mut self, many: Vec<Change<T>>) -> Result<Vec<Id<T>>> {
        let many = many.into_iter().map(Change::into_values).collect();
        let made = write::insert_many(self, T::TYPE, many, By::Verb, true)?;
        made.into_iter().map(|id| id.map(AnyId::of)).collect()
    }

    /// Changes fields of a record, as a person fills them in.
    ///
    /// `seen` is the version the person looked at; when somebody else changed one of the same fields since, nothing is
    /// written and the error says so.
    ///
    /// # Errors
    /// `error-changed-meanwhile`, a conflict that names the fields.
    pub fn change_values(&mut self, of: &str, id: AnyId, seen: Option<i64>, values: Values) -> Result<i64> {
        write::update(self, of, id, seen, values, By::Person)
    }

    /// Checks the input of a verb like the fields of a record.
    pub fn checked_input(&self, fields: &[record::Field], values: Values) -> Result<Values> {
        write::checked_input(self, fields, values)
    }

    /// Puts a record into the bin, with all that belongs to it.
    pub fn delete_record(&mut self, record: RecordRef) -> Result<()> {
        write::delete(self, record.of, record.id)
    }

    /// Takes a record out of the bin, with all that went there with it.
    pub fn restore(&mut self, record: RecordRef) -> Result<()> {
        write::restore(self, record.of, record.id)
    }

    /// Does a part so that it can fail alone: what it wrote and what it put off is taken back, and the transaction goes on.
    pub fn attempt<R>(&mut self, part: impl FnOnce(&mut Self) -> Result<R>) -> Result<R> {
        let (events, later) = (self.events.borrow().len(), self.later.clone());
        let open = self.conn.borrow_mut().open_part()?;
        let outcome = part(self);
        let fault = self.conn.borrow_mut().close_part(open, outcome.is_ok())?;
        if outcome.is_err() || fault.is_some() {
            self.events.borrow_mut().truncate(events);
            self.known.borrow_mut().clear();
            self.later = later;
        }
        match (outcome, fault) {
            (Ok(_), Some(fault)) => Err(fault.into()),
            (outcome, _) => outcome,
        }
    }

    /// Does a part as the program itself: computed facts and consequences that the actor need not be allowed.
    ///
    /// The change log still names the actor.
    pub fn as_program<R>(&mut self, part: impl FnOnce(&mut Self) -> Result<R>) -> Result<R> {
        let own = Arc::clone(&self.db.access);
        let mut raised = (*own).clone();
        raised.everything = true;
        self.db.access = Arc::new(raised);
        let outcome = part(self);
        self.db.access = own;
        outcome
    }

    /// Puts off what follows from a write until all of the transaction is written: once for each record, however often
    /// it is asked for. Its error undoes the whole transaction.
    pub fn later(&mut self, what: &'static str, id: AnyId, follow: Later) {
        self.later.insert((what, id), follow);
    }

    /// Takes back what was put off for a record: whoever says so has seen to it himself.
    pub fn seen_to(&mut self, what: &'static str, id: AnyId) {
        self.later.remove(&(what, id));
    }

    /// Does what was put off: for whoever reads back what came of his writes. At the end of the transaction it is done in
    /// any case.
    pub fn settle(&mut self) -> Result<()> {
        while let Some(((_, id), follow)) = self.later.pop_first() {
            follow(self, id)?;
        }
        Ok(())
    }

    /// Keeps an effect until the transaction is committed. It runs once, also when the transaction is tried again.
    pub fn after_commit(&mut self, effect: impl FnOnce() + Send + 'static) -> Result<()> {
        self.conn.borrow_mut().after_commit(effect)
    }

    /// A fresh id.
    pub fn next_id<T>(&self) -> Id<T> {
        self.ids.next(self.now())
    }

    /// The record as the actor may now see it.
    pub fn seen(&self, of: &str, id: AnyId) -> Result<View> {
        self.view(of, id)
    }
}
