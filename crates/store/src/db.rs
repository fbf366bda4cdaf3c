//! Reading, as one actor.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use kernel::{Actor, AnyId, Clock, Date, Error, Id, Result, Timestamp};
use record::query::{Group, Grouping, Sum};
use record::{
    Bucket, Catalogue, Cursor, Filter, Kind, Path, Query, Record, RecordRef, RecordType, Test, Value, Values, View,
};

use crate::backend::{Conn, Dialect};
use crate::gate::{self, Access, Action};
use crate::param::Param;
use crate::query::select::{self, Frame, Place, ROOT, Select};
use crate::query::{cursor, decode, order};
use crate::row::Row;
use crate::settings::Settings;

/// Ids that one statement asks for.
const SOME: usize = 200;

/// A reading, opened for an actor: whatever it gives, the actor may see.
pub struct Db<'c> {
    pub(crate) conn: RefCell<&'c mut Conn>,
    pub(crate) access: Arc<Access>,
    pub(crate) catalogue: Arc<Catalogue>,
    pub(crate) settings: Arc<Settings>,
    pub(crate) clock: Clock,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The rows.
    pub rows: Vec<View>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<Cursor>,
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
        self.find(id)?.ok_or_else(|| Error::not_found().with("type", T::TYPE).with("id", id))
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
        let mut select = Select::new(self.frame(), of, action, query.bin)?;
        select.filter(&query.filter)?;
        self.search_within(&mut select, query)?;
        let keys = order::keys(&mut select, &query.order)?;
        let mut columns = vec![format!("{ROOT}.id"), format!("{ROOT}.version")];
        for field in &of.fields {
            columns.extend(select::columns(&Place { alias: ROOT.to_owned(), field, part: None }));
        }
        let limit = select.params.int(limit(query));
        let sql = format!("SELECT {}{}{} LIMIT {limit}", columns.join(", "), select.body(), order::clause(&keys));
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

    /// One record as the actor may see it, with all fields he may see.
    pub fn view(&self, of: &str, id: AnyId) -> Result<View> {
        self.view_in(of, id, false)
    }

    /// One record, from the bin if wanted.
    pub fn view_in(&self, of: &str, id: AnyId, bin: bool) -> Result<View> {
        let described = self.describe(of)?;
        let mut query = Query::of(described.name).filter(Filter::Ids(vec![id])).limit(1);
        query.bin = bin;
        query.fields =
            described.fields.iter().filter(|field| self.access.sees(&described, field)).map(Path::from).collect();
        let mut page = self.page(&query)?;
        page.rows.pop().ok_or_else(|| Error::not_found().with("type", of).with("id", id))
    }

    /// One record, of whatever type and wherever it lies.
    pub fn title(&self, record: RecordRef) -> Result<Option<String>> {
        Ok(self.titles(&[record])?.remove(&record))
    }

    /// A page of a list, with the fields asked for.
    pub fn page(&self, query: &Query) -> Result<Page> {
        self.page_for(query, Action::See)
    }

    /// A page of those rows that the actor may do something to; exports ask with `Action::Export`.
    pub fn page_for(&self, query: &Query, action: Action) -> Result<Page> {
        let of = self.describe(query.of)?;
        let mut select = Select::new(self.frame(), &of, action, query.bin)?;
        select.filter(&query.filter)?;
        self.search_within(&mut select, query)?;
        let title = select.title()?;
        let mut columns = vec![format!("{ROOT}.id"), format!("{ROOT}.version"), title];
        let mut wanted = Vec::new();
        for path in self.wanted(&of, query) {
            let place = select.place(&path)?;
            let at = columns.len();
            columns.extend(select::columns(&place));
            let title_at = match (&place.field.kind, place.part) {
                (Kind::Reference(target), None) => {
                    columns.push(select.title_of(&path, &place, target)?);
                    Some(columns.len() - 1)
                }
                _ => None,
            };
            wanted.push((path.to_string(), place.field, place.part, at, title_at));
        }
        let keys = order::keys(&mut select, &query.order)?;
        let keys_at = columns.len();
        columns.extend(keys.iter().map(|key| key.expression.clone()));
        if let Some(after) = &query.after {
            let (id, values) = cursor::read(after, keys.len())?;
            let behind = order::behind(&mut select, &keys, &values, id);
            select.and(behind);
        }
        let limit = limit(query);
        let one_more = select.params.int(limit + 1);
        let sql = format!("SELECT {}{}{} LIMIT {one_more}", columns.join(", "), select.body(), order::clause(&keys));
        let (mut rows, mut cursors) = (Vec::new(), Vec::new());
        self.query(&sql, select.params.values(), |row| {
            let mut view = View {
                of: of.name,
                id: AnyId::from_raw(row.int(0)?),
                version: row.int(1)?,
                title: row.opt_text(2)?.unwrap_or("").to_owned(),
                values: Values::with_capacity(wanted.len()),
                titles: Vec::new(),
                deleted: query.bin,
            };
            for (path, field, part, at, title_at) in &wanted {
                let value = match part {
                    Some(_) => row.opt_text(*at)?.map_or(Value::Null, |text| Value::Text(text.to_owned())),
                    None => decode::value(row, *at, field, &self.catalogue)?,
                };
                if let Some(title) = title_at.map(|at| row.opt_text(at)).transpose()?.flatten() {
                    view.titles.push((path.clone(), title.to_owned()));
                }
                view.values.push(path.clone(), value);
            }
            let values: Vec<Param> =
                (0..keys.len()).map(|at| cursor::of_row(row, keys_at + at)).collect::<Result<_>>()?;
            cursors.push(cursor::write(&values, view.id.raw()));
            rows.push(view);
            Ok(())
        })?;
        let more = rows.len() as i64 > limit;
        rows.truncate(limit as usize);
        let next = if more { cursors.into_iter().nth(rows.len() - 1) } else { None };
        self.fill_titles(&mut rows)?;
        Ok(Page { rows, next })
    }

    fn wanted(&self, of: &RecordType, query: &Query) -> Vec<Path> {
        if !query.fields.is_empty() {
            return query.fields.clone();
        }
        of.fields.iter().filter(|field| field.list && self.access.sees(of, field)).map(Path::from).collect()
    }

    /// How many rows a query has.
    pub fn count(&self, query: &Query) -> Result<i64> {
        let of = self.describe(query.of)?;
        let mut select = Select::new(self.frame(), &of, Action::See, query.bin)?;
        select.filter(&query.filter)?;
        self.search_within(&mut select, query)?;
        let sql = format!("SELECT count(*){}", select.body());
        let mut count = 0;
        self.query(&sql, select.params.values(), |row| {
            count = row.int(0)?;
            Ok(())
        })?;
        Ok(count)
    }

    /// The count and the sums of all rows of a query.
    pub fn sums(&self, query: &Query, sums: &[Path]) -> Result<Group> {
        Ok(self.grouped(query, None, sums)?.pop().unwrap_or(Group {
            key: Value::Null,
            title: None,
            count: 0,
            sums: vec![Sum::default(); sums.len()],
        }))
    }

    /// A row for each value of a field, with its count and sums, in the order of the keys.
    pub fn groups(&self, query: &Query, grouping: &Grouping) -> Result<Vec<Group>> {
        self.grouped(query, Some((&grouping.by, grouping.bucket)), &grouping.sums)
    }

    fn grouped(&self, query: &Query, by: Option<(&Path, Option<Bucket>)>, sums: &[Path]) -> Result<Vec<Group>> {
        let of = self.describe(query.of)?;
        let mut select = Select::new(self.frame(), &of, Action::See, query.bin)?;
        select.filter(&query.filter)?;
        self.search_within(&mut select, query)?;
        let mut columns = Vec::new();
        let mut key_field = None;
        if let Some((path, bucket)) = by {
            let place = select.place(path)?;
            let key = self.group_key(&place, bucket);
            let title = match (&place.field.kind, place.part) {
                (Kind::Reference(target), None) => format!("max({})", select.title_of(path, &place, target)?),
                _ => "NULL".to_owned(),
            };
            key_field = Some((place.field, place.part, bucket));
            columns.extend([key, title]);
        }
        let keys = columns.len();
        columns.push("count(*)".to_owned());
        for path in sums {
            let place = select.place(path)?;
            if !place.field.kind.is_summable() || place.part.is_some() {
                return Err(Error::invalid("error-not-summable").with("field", path).on(path.to_string()));
            }
            // PostgreSQL sums BIGINT to NUMERIC; the cast back fails loudly when it no longer fits, as SQLite's sum does.
            columns.push(format!("CAST(coalesce(sum({}), 0) AS BIGINT)", place.measure()));
            columns.push(match place.field.kind {
                Kind::Money => format!("count({}) - count({})", place.column(), place.measure()),
                _ => "0".to_owned(),
            });
        }
        let grouping = if keys > 0 { format!(" GROUP BY {0} ORDER BY {0}", columns[0]) } else { String::new() };
        let sql = format!("SELECT {}{}{grouping}", columns.join(", "), select.body());
        let mut groups = Vec::new();
        self.query(&sql, select.params.values(), |row| {
            let (key, title) = match key_field {
                None => (Value::Null, None),
                Some((_, _, Some(_)) | (_, Some(_), _)) => {
                    (row.opt_text(0)?.map_or(Value::Null, |text| Value::Text(text.to_owned())), None)
                }
                Some((field, ..)) => {
                    (decode::value(row, 0, field, &self.catalogue)?, row.opt_text(1)?.map(str::to_owned))
                }
            };
            let read = |place: usize| -> Result<Sum> {
                Ok(Sum { total: row.int(keys + 1 + 2 * place)?, without_rate: row.int(keys + 2 + 2 * place)? })
            };
            groups.push(Group {
                key,
                title,
                count: row.int(keys)?,
                sums: (0..sums.len()).map(read).collect::<Result<_>>()?,
            });
            Ok(())
        })?;
        Ok(groups)
    }

    /// The expression by which rows are grouped.
    fn group_key(&self, place: &Place<'_>, bucket: Option<Bucket>) -> String {
        let column = if place.field.kind == Kind::Address { place.measure() } else { place.column() };
        let Some(bucket) = bucket else { return column };
        match place.field.kind {
            Kind::DateTime => {
                // Moments are grouped by the company's present distance from UTC: exact to the hour around a change.
                let offset = self.now().in_zone(self.clock.zone()).offset().seconds();
                let seconds = format!("({column} / 1000 + {offset})");
                match self.dialect() {
                    Dialect::Sqlite => format!("substr(datetime({seconds}, 'unixepoch'), 1, {})", bucket.letters()),
                    Dialect::Postgres => format!(
                        "substr(to_char(to_timestamp({seconds}) AT TIME ZONE 'UTC', 'YYYY-MM-DD'), 1, {})",
                        bucket.letters()
                    ),
                }
            }
            _ => format!("substr({column}, 1, {})", bucket.letters()),
        }
    }

    /// Titles of records, as far as the actor may see them.
    pub fn titles(&self, records: &[RecordRef]) -> Result<HashMap<RecordRef, String>> {
        let mut by_type: HashMap<&'static str, Vec<AnyId>> = HashMap::new();
        for record in records {
            let ids = by_type.entry(record.of).or_default();
            if !ids.contains(&record.id) {
                ids.push(record.id);
            }
        }
        let mut titles = HashMap::new();
        for (name, ids) in by_type {
            let of = self.describe(name)?;
            for ids in ids.chunks(500) {
                let mut select = Select::new(self.frame(), &of, Action::See, false)?;
                select.filter(&Filter::Ids(ids.to_vec()))?;
                let title = select.title()?;
                let sql = format!("SELECT {ROOT}.id, {title}{}", select.body());
                self.query(&sql, select.params.values(), |row| {
                    let record = RecordRef { of: of.name, id: AnyId::from_raw(row.int(0)?) };
                    titles.insert(record, row.opt_text(1)?.unwrap_or("").to_owned());
                    Ok(())
                })?;
            }
        }
        Ok(titles)
    }

    /// Adds the titles of several references and of references to any type, one statement a type.
    fn fill_titles(&self, rows: &mut [View]) -> Result<()> {
        let of = match rows.first() {
            Some(first) => self.describe(first.of)?,
            None => return Ok(()),
        };
        let mut records = Vec::new();
        let pointed = |view: &View| -> Vec<(String, RecordRef)> {
            let mut found = Vec::new();
            for (name, value) in view.values.iter() {
                match value {
                    Value::Record(record) => found.push((name.to_string(), *record)),
                    Value::Ids(ids) => {
                        if let Some(target) = of.find(name).and_then(|field| field.kind.target()) {
                            let target = self.catalogue.get(target).map(|t| t.name);
                            found.extend(ids.iter().filter_map(|id| {
                                let record = RecordRef { of: target.as_ref().ok()?, id: *id };
                                Some((format!("{name}/{id}"), record))
                            }));
                        }
                    }
                    _ => {}
                }
            }
            found
        };
        records.extend(rows.iter().flat_map(|view| pointed(view).into_iter().map(|(_, record)| record)));
        if records.is_empty() {
            return Ok(());
        }
        let titles = self.titles(&records)?;
        for view in rows {
            for (path, record) in pointed(view) {
                if let Some(title) = titles.get(&record) {
                    view.titles.push((path, title.clone()));
                }
            }
        }
        Ok(())
    }

    /// Whether a record is there for the actor, and he may do this to it.
    pub fn may(&self, record: RecordRef, action: Action) -> Result<bool> {
        let of = self.describe(record.of)?;
        self.passes(&of, record.id, action)
    }

    pub(crate) fn passes(&self, of: &RecordType, id: AnyId, action: Action) -> Result<bool> {
        if self.access.scope(of, action) == gate::Scope::None {
            return Ok(false);
        }
        let mut select = Select::new(self.frame(), of, action, false)?;
        select.filter(&Filter::Ids(vec![id]))?;
        let sql = format!("SELECT 1{}", select.body());
        let mut found = false;
        self.query(&sql, select.params.values(), |_| {
            found = true;
            Ok(())
        })?;
        Ok(found)
    }

    /// Those of the records that are there for the actor, and that he may do this to.
    pub(crate) fn passing(&self, of: &RecordType, ids: &[AnyId], action: Action) -> Result<HashSet<AnyId>> {
        let mut found = HashSet::with_capacity(ids.len());
        if self.access.scope(of, action) == gate::Scope::None {
            return Ok(found);
        }
        for some in ids.chunks(SOME) {
            let mut select = Select::new(self.frame(), of, action, false)?;
            // A place more than once is filled with what is there already, so that the statement stays the same.
            let places: Vec<String> =
                (0..SOME).map(|place| select.params.place(Param::Int(some[place.min(some.len() - 1)].raw()))).collect();
            select.and(format!("{ROOT}.id IN ({})", places.join(", ")));
            let sql = format!("SELECT {ROOT}.id{}", select.body());
            self.query(&sql, select.params.values(), |row| {
                found.insert(AnyId::from_raw(row.int(0)?));
                Ok(())
            })?;
        }
        Ok(found)
    }

    /// Those of the records that a batch made.
    ///
    /// The plus keeps a database without statistics from going through the whole batch for each question.
    pub fn made_in(&self, batch: AnyId, ids: &[AnyId]) -> Result<HashSet<AnyId>> {
        let mut made = HashSet::new();
        for some in ids.chunks(SOME) {
            let places: Vec<String> = (2..some.len() + 2).map(|place| format!("${place}")).collect();
            let sql = format!(
                "SELECT record_id FROM change WHERE +batch = $1 AND deed = 'create' AND record_id IN ({})",
                places.join(", ")
            );
            let mut params = vec![Param::Int(batch.raw())];
            params.extend(some.iter().map(|id| Param::Int(id.raw())));
            self.query(&sql, &params, |row| {
                made.insert(AnyId::from_raw(row.int(0)?));
                Ok(())
            })?;
        }
        Ok(made)
    }

    /// Whether the actor sees every record of a type, so that sums over what he sees are sums over the whole.
    pub fn sees_all(&self, of: &str) -> Result<bool> {
        gate::sees_whole(&self.access, &self.catalogue, &*self.describe(of)?)
    }

    /// What statements are made for.
    pub(crate) fn frame(&self) -> Frame<'_> {
        Frame { access: &self.access, catalogue: &self.catalogue, clock: &self.clock }
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
            Some(words) if !words.trim().is_empty() => crate::search::within(select, words),
            _ => Ok(()),
        }
    }

    /// The record with this value in a field, if the actor may see it.
    pub fn find_by(&self, of: &str, field: &str, value: Value) -> Result<Option<AnyId>> {
        let described = self.describe(of)?;
        let path: Path = field.parse()?;
        let mut query = Query::of(described.name).limit(1).test(path, Test::In(vec![value]));
        query.fields = vec![described.title.into()];
        Ok(self.page(&query)?.rows.pop().map(|view| view.id))
    }
}

fn limit(query: &Query) -> i64 {
    i64::try_from(query.limit.clamp(1, 10_000)).unwrap_or(10_000)
}

impl Db<'_> {
    /// Whether the database answers.
    pub fn alive(&self) -> Result<()> {
        self.query("SELECT 1", &[], |_| Ok(()))
    }
}
