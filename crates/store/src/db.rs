//! Reading, as one actor.

mod groups;
mod page;
mod passing;
mod titles;

use std::cell::RefCell;
use std::sync::Arc;

use kernel::{Actor, AnyId, Clock, Date, Id, Result, Timestamp};
use record::{Catalogue, Filter, Query, Record, RecordType, Value, Values};

pub use self::page::Page;
use crate::backend::{Conn, Dialect};
use crate::gate::{Access, Action, Look};
use crate::param::Param;
use crate::query::select::{self, Frame, Place, ROOT, Select};
use crate::query::{decode, order};
use crate::row::Row;
use crate::settings::Settings;

/// A reading, opened for an actor: whatever it gives, the actor may see.
pub struct Db<'c> {
    pub(crate) conn: RefCell<&'c mut Conn>,
    pub(crate) access: Arc<Access>,
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) settings: Arc<Settings>,
    pub(crate) clock: Clock,
}

impl Db<'_> {
    /// Who reads.
    pub fn actor(&self) -> &Actor {
        &self.access.actor
    }

    /// What the actor may see and do.
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// The record types as they are now.
    pub fn catalogue(&self) -> &Arc<Catalogue> {
        &self.catalogue
    }

    /// What the installation has settled.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The moment.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The day in the company's time zone.
    pub fn today(&self) -> Date {
        self.clock.today()
    }

    /// The company's clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// A record type by name.
    pub fn describe(&self, of: &str) -> Result<Arc<RecordType>> {
        self.catalogue.get(of).cloned()
    }

    /// What reading the machine form of values depends on.
    pub fn context(&self) -> record::text::Context<'_> {
        record::text::Context { catalogue: &self.catalogue, today: self.today(), me: self.actor().user }
    }

    /// A whole row.
    ///
    /// # Errors
    /// Not found when there is none, when it lies in the bin, or when the actor may not see it.
    pub fn get<T: Record>(&self, id: Id<T>) -> Result<T> {
        self.find(id)?.ok_or_else(|| self.missing(T::TYPE, id.any()))
    }

    /// A whole row, if it is there for the actor.
    pub fn find<T: Record>(&self, id: Id<T>) -> Result<Option<T>> {
        Ok(self.rows(&Query::all::<T>().filter(Filter::Ids(vec![id.any()])).limit(1))?.pop())
    }

    /// Whole rows of a list. The fields of the query do not matter.
    pub fn rows<T: Record>(&self, query: &Query) -> Result<Vec<T>> {
        let of = self.describe(T::TYPE)?;
        let found = self.whole(&of, query, Action::See)?;
        found.into_iter().map(|mut values| T::read(&mut values)).collect()
    }

    /// The first whole row of a list.
    pub fn first<T: Record>(&self, query: Query) -> Result<Option<T>> {
        Ok(self.rows(&query.limit(1))?.pop())
    }

    /// Rows with all their fields, hidden ones too: for verbs and for the store itself, never for a face.
    pub(crate) fn whole(&self, of: &Arc<RecordType>, query: &Query, action: Action) -> Result<Vec<Values>> {
        let mut select = Select::new(self.frame_for(of, query), of, action, query.bin)?;
        select.filter(&query.filter)?;
        self.search_within(&mut select, query)?;
        let keys = order::keys(&mut select, &query.order)?;
        let mut columns = vec![format!("{ROOT}.id"), format!("{ROOT}.version")];
        for field in &of.fields {
            columns.extend(select::columns(&Place { alias: ROOT.to_owned(), field, part: None }));
        }
        let sql =
            format!("SELECT {}{}{} LIMIT {}", columns.join(", "), select.body(), order::clause(&keys), limit(query));
        let mut found = Vec::new();
        self.query(&sql, select.params.values(), |row| {
            let mut values = Values::with_capacity(of.fields.len() + 2);
            values.push("id", Value::Id(AnyId::from_raw(row.int(0)?)));
            values.push("version", Value::Int(row.int(1)?));
            let mut at = 2;
            for field in &of.fields {
                values.push(field.name.clone(), decode::value(row, at, field, &self.catalogue)?);
                at += decode::width(field);
            }
            found.push(values);
            Ok(())
        })?;
        Ok(found)
    }

    /// What statements are made for.
    pub(crate) fn frame(&self) -> Frame<'_> {
        let look = match self.dialect() {
            Dialect::Sqlite => Look::Each,
            Dialect::Postgres => Look::Apart,
        };
        Frame { access: &self.access, catalogue: &self.catalogue, clock: &self.clock, look }
    }

    /// What a statement is made for that gives the rows of a query.
    pub(crate) fn frame_for(&self, of: &RecordType, query: &Query) -> Frame<'_> {
        let frame = self.frame();
        match self.dialect() {
            Dialect::Sqlite if select::is_pinned(of, &query.filter) => Frame { look: Look::Known, ..frame },
            Dialect::Sqlite | Dialect::Postgres => frame,
        }
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.conn.borrow().dialect()
    }

    pub(crate) fn query(
        &self,
        sql: &str,
        params: &[Param],
        mut each: impl FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        self.conn.borrow_mut().query(sql, params, &mut each)
    }

    /// How many statements have run, for tests that bound what a page may cost.
    pub fn statements(&self) -> u64 {
        self.conn.borrow().statements()
    }

    /// Adds the words a list is searched for.
    fn search_within(&self, select: &mut Select<'_>, query: &Query) -> Result<()> {
        match &query.search {
            Some(words) if !words.trim().is_empty() => crate::search::within(self, select, words),
            _ => Ok(()),
        }
    }

    /// Whether the database answers.
    pub fn alive(&self) -> Result<()> {
        self.query("SELECT 1", &[], |_| Ok(()))
    }
}

fn limit(query: &Query) -> i64 {
    i64::try_from(query.limit.clamp(1, 10_000)).unwrap_or(10_000)
}
