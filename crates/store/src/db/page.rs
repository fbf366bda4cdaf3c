//! Reading what a face shows: views of records, a page at a time.

use kernel::{AnyId, Result};
use record::{Cursor, Filter, Kind, Path, Query, RecordType, Test, Value, Values, View};

use super::{Db, limit};
use crate::backend::Dialect;
use crate::gate::{Action, Look};
use crate::param::Param;
use crate::query::select::{self, ROOT, Select};
use crate::query::walk::{self, Walk};
use crate::query::{cursor, decode, order};

/// A page of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The rows.
    pub rows: Vec<View>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<Cursor>,
}

impl Db<'_> {
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
        page.rows.pop().ok_or_else(|| self.missing(of, id))
    }

    /// A page of a list, with the fields asked for.
    pub fn page(&self, query: &Query) -> Result<Page> {
        self.page_for(query, Action::See)
    }

    /// A page of those rows that the actor may do something to; exports ask with `Action::Export`.
    pub fn page_for(&self, query: &Query, action: Action) -> Result<Page> {
        let of = self.describe(query.of)?;
        let mut select = Select::ungated(self.frame_for(&of, query), &of, query.bin);
        let keys = order::keys(&mut select, &query.order)?;
        if self.dialect() == Dialect::Postgres && walk::passes_over_all(&select, query, &keys) {
            select.frame.look = Look::Gathered;
        }
        select.gate(action)?;
        if query.bin {
            select.without_merged();
        }
        select.filter(&query.filter)?;
        self.search_within(&mut select, query)?;
        let after = query.after.as_ref().map(|after| cursor::read(after, keys.len())).transpose()?;
        let limit = limit(query);
        // As a number of the statement itself: a plan for whatever limit would be one for many rows.
        let one_more = (limit + 1).to_string();
        let in_order = format!("{} LIMIT {one_more}", order::clause(&keys));
        let walk = Walk { query, keys: &keys, after: after.as_ref(), limit: &one_more };
        let split = keys.first().filter(|key| self.dialect() == Dialect::Postgres && keys.len() == 1 && key.is_split());
        let candidates = if split.is_none() { walk.candidates(self, &mut select)? } else { None };
        if let (Some((id, values)), None, None) = (&after, &candidates, split) {
            let behind = order::behind(&mut select, &keys, values, *id);
            select.and(behind);
        }
        // Where many rows are gone through and sorted, only those of the page are looked at closely.
        let ids = match (split, candidates) {
            (Some(key), _) => Some(order::halves(&mut select, key, after.as_ref(), &one_more)),
            (None, Some(candidates)) => Some(format!("SELECT {ROOT}.id{}{in_order}", select.body_of(&candidates))),
            (None, None) if order::sorts_all(&keys) => Some(format!("SELECT {ROOT}.id{}{in_order}", select.body())),
            (None, None) => None,
        };
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
        let keys_at = columns.len();
        columns.extend(keys.iter().map(|key| key.expression.clone()));
        let body = ids.map_or_else(|| select.body(), |ids| select.body_of(&ids));
        let sql = format!("SELECT {}{body}{in_order}", columns.join(", "));
        let (mut rows, mut last) = (Vec::new(), None);
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
            if rows.len() as i64 + 1 == limit {
                let values: Vec<Param> =
                    (0..keys.len()).map(|at| cursor::of_row(row, keys_at + at)).collect::<Result<_>>()?;
                last = Some(cursor::write(&values, view.id.raw()));
            }
            rows.push(view);
            Ok(())
        })?;
        let more = rows.len() as i64 > limit;
        rows.truncate(limit as usize);
        let next = last.filter(|_| more);
        self.fill_titles(&mut rows)?;
        Ok(Page { rows, next })
    }

    fn wanted(&self, of: &RecordType, query: &Query) -> Vec<Path> {
        if !query.fields.is_empty() {
            return query.fields.clone();
        }
        of.fields.iter().filter(|field| field.list && self.access.sees(of, field)).map(Path::from).collect()
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
