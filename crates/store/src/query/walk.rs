//! The first rows of a list that is ordered by what only few records stand for: a stage, an owner, a status.
//!
//! No index holds opportunities in the order of the names of their stages, so the database would sort all of them for each
//! page. The few values of the field are known at once, and of each value an index holds its rows in the order of the list:
//! the first rows of each value are candidates, and the page is among them.

use kernel::Result;
use record::{Kind, Query};

use super::cursor;
use super::order::{self, Key};
use super::select::{ROOT, Select, is_pinned};
use super::sql::quoted;
use crate::db::Db;
use crate::param::Param;
use crate::schema::leads_an_index;

/// The most values that are walked along.
const MOST_VALUES: i64 = 24;
/// The longest statement that is made of them, in bytes: a database reads it in about a millisecond.
const LONGEST: usize = 60_000;

/// A page that may be found so.
pub(crate) struct Walk<'a> {
    pub query: &'a Query,
    pub keys: &'a [Key],
    /// Behind which row: its id and its keys.
    pub after: Option<&'a (i64, Vec<Param>)>,
    /// How many rows are read.
    pub limit: &'a str,
}

/// Where a value stands to the row behind which the page starts.
#[derive(Clone, Copy, PartialEq)]
enum Stands {
    /// None of its rows are wanted.
    Before,
    /// The row may be one of its own.
    There,
    /// All of its rows may be wanted.
    Behind,
}

/// Whether a list passes over all rows, because they must be sorted and cannot be found so.
pub(crate) fn passes_over_all(select: &Select<'_>, query: &Query, keys: &[Key]) -> bool {
    let few = query.search.is_some() || is_pinned(select.of, &query.filter);
    let walk = Walk { query, keys, after: None, limit: "" };
    order::sorts_all(keys) && !few && walk.column(select).is_none()
}

impl Walk<'_> {
    /// A statement that gives the ids among which those of the page are; `None` where the list must be read otherwise.
    pub fn candidates(&self, db: &Db<'_>, select: &mut Select<'_>) -> Result<Option<String>> {
        if self.query.search.is_some() || is_pinned(select.of, &self.query.filter) {
            return Ok(None);
        }
        let Some(column) = self.column(select) else { return Ok(None) };
        let mut bare = Select::bare(select.frame, select.of);
        let leading = order::keys(&mut bare, &self.query.order[..1])?;
        let first = leading.len();
        let Some(values) = self.values(db, bare, &leading, &column)? else { return Ok(None) };
        let (body, order) = (select.body(), order::clause_within(first, self.keys));
        let wanted: Vec<(Param, Stands)> = values.into_iter().filter(|(_, stands)| *stands != Stands::Before).collect();
        if wanted.is_empty() || (body.len() + order.len()) * wanted.len() > LONGEST {
            return Ok(None);
        }
        // Only what the statement says is among its parameters.
        let there = match self.after {
            Some((id, after)) if wanted.iter().any(|(_, stands)| *stands == Stands::There) => {
                format!(" AND {}", order::behind_within(select, first, self.keys, after, *id))
            }
            _ => String::new(),
        };
        let mut ways = Vec::new();
        for (at, (value, stands)) in wanted.into_iter().enumerate() {
            let only = match value {
                Param::Null => format!("{ROOT}.{column} IS NULL"),
                value => format!("{ROOT}.{column} = {}", select.params.add(value)),
            };
            let behind = if stands == Stands::There { &there } else { "" };
            let limit = self.limit;
            ways.push(format!("SELECT * FROM (SELECT {ROOT}.id{body} AND {only}{behind}{order} LIMIT {limit}) w{at}"));
        }
        Ok(Some(ways.join(" UNION ALL ")))
    }

    /// The column whose values alone decide the first keys, if an index leads from one to the next.
    fn column(&self, select: &Select<'_>) -> Option<String> {
        let order = self.query.order.first()?;
        let [step] = order.path.steps() else { return None };
        let field = select.of.find(step)?;
        let few = matches!(field.kind, Kind::Reference(_) | Kind::Choice(_)) && leads_an_index(select.of, field);
        (few && !self.keys.first()?.indexed).then(|| quoted(&field.name))
    }

    /// The values there are, nothing last; `None` when they are too many. The keys are those that a value decides.
    fn values(
        &self,
        db: &Db<'_>,
        mut bare: Select<'_>,
        keys: &[Key],
        column: &str,
    ) -> Result<Option<Vec<(Param, Stands)>>> {
        let after = self.after.map(|(_, values)| &values[..keys.len()]);
        let stands = after.map_or("2".to_owned(), |after| {
            let (same, beyond) = order::same_and_beyond(&mut bare, keys, after);
            format!("CASE WHEN {same} THEN 1 WHEN {beyond} THEN 2 ELSE 0 END")
        });
        let empty = after.is_some_and(|after| after.iter().all(|value| *value == Param::Null));
        let of = quoted(bare.of.name);
        let most = bare.params.int(MOST_VALUES + 1);
        let sql = format!(
            "WITH RECURSIVE step(v) AS (SELECT min({column}) FROM {of} UNION ALL \
             SELECT (SELECT min({column}) FROM {of} WHERE {column} > step.v) FROM step WHERE step.v IS NOT NULL) \
             SELECT {ROOT}.{column}, CAST({stands} AS BIGINT) \
             FROM (SELECT step.v AS {column} FROM step WHERE step.v IS NOT NULL LIMIT {most}) {ROOT}{}",
            bare.joined()
        );
        let mut values = Vec::new();
        db.query(&sql, bare.params.values(), |row| {
            let stands = match row.int(1)? {
                0 => Stands::Before,
                1 => Stands::There,
                _ => Stands::Behind,
            };
            values.push((cursor::of_row(row, 0)?, stands));
            Ok(())
        })?;
        if values.len() as i64 > MOST_VALUES {
            return Ok(None);
        }
        // Rows without a value come last, wherever the page starts.
        values.push((Param::Null, if empty { Stands::There } else { Stands::Behind }));
        Ok(Some(values))
    }
}
