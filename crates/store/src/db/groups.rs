//! Counting and adding up: all rows of a query, or a row for each value of a field.

use kernel::{Error, Result};
use record::query::{Group, Grouping, Sum};
use record::{Bucket, Kind, Path, Query, RecordRef, RecordType, Value};

use super::Db;
use crate::backend::Dialect;
use crate::query::decode;
use crate::query::select::{Place, Select};

impl Db<'_> {
    /// How many rows a query has.
    pub fn count(&self, query: &Query) -> Result<i64> {
        let of = self.describe(query.of)?;
        let select = self.to_add_up(&of, query)?;
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

    fn to_add_up<'a>(&'a self, of: &'a RecordType, query: &Query) -> Result<Select<'a>> {
        let mut select = Select::to_add_up(self.frame(), of, query)?;
        if query.bin {
            select.without_merged();
        }
        select.filter(&query.filter)?;
        self.search_within(&mut select, query)?;
        Ok(select)
    }

    fn grouped(&self, query: &Query, by: Option<(&Path, Option<Bucket>)>, sums: &[Path]) -> Result<Vec<Group>> {
        let of = self.describe(query.of)?;
        let mut select = self.to_add_up(&of, query)?;
        let mut columns = Vec::new();
        let mut key_field = None;
        if let Some((path, bucket)) = by {
            let place = select.place(path)?;
            let key = self.group_key(&place, bucket);
            key_field = Some((place.field, place.part, bucket));
            columns.push(key);
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
            let key = match key_field {
                None => Value::Null,
                Some((_, _, Some(_)) | (_, Some(_), _)) => {
                    row.opt_text(0)?.map_or(Value::Null, |text| Value::Text(text.to_owned()))
                }
                Some((field, ..)) => decode::value(row, 0, field, &self.catalogue)?,
            };
            let read = |place: usize| -> Result<Sum> {
                Ok(Sum { total: row.int(keys + 1 + 2 * place)?, without_rate: row.int(keys + 2 + 2 * place)? })
            };
            groups.push(Group {
                key,
                title: None,
                count: row.int(keys)?,
                sums: (0..sums.len()).map(read).collect::<Result<_>>()?,
            });
            Ok(())
        })?;
        if let Some((Some(target), None)) = key_field.map(|(field, part, _)| (single_target(&field.kind), part)) {
            self.fill_group_titles(&mut groups, target)?;
        }
        Ok(groups)
    }

    /// Adds the titles of what groups are made by: asked once for each group, and not for each of its rows.
    fn fill_group_titles(&self, groups: &mut [Group], target: &str) -> Result<()> {
        let of = self.describe(target)?.name;
        let record = |group: &Group| group.key.as_id().map(|id| RecordRef { of, id });
        let titles = self.titles(&groups.iter().filter_map(record).collect::<Vec<_>>())?;
        for group in groups {
            group.title = record(group).and_then(|record| titles.get(&record).cloned());
        }
        Ok(())
    }

    /// The expression by which rows are grouped.
    fn group_key(&self, place: &Place<'_>, bucket: Option<Bucket>) -> String {
        let column = if place.field.kind == Kind::Address { place.measure() } else { place.column() };
        let Some(bucket) = bucket else { return column };
        match place.field.kind {
            Kind::DateTime => {
                let seconds = format!("({column} / 1000 + {})", self.ahead_of_utc(&column));
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

    /// How many seconds the reader's clocks are ahead of UTC at a moment of this column. The latest changes of the clock
    /// come first, since most moments are recent; of the time before this century the first distance known is taken.
    fn ahead_of_utc(&self, column: &str) -> String {
        const YEAR_2000: i64 = 946_684_800;
        let zone = self.access().zone(&self.clock);
        let first = jiff::Timestamp::constant(YEAR_2000, 0);
        // What is planned further ahead than two years is rarely planned to the hour.
        let last = self.now().millis() + 2 * 366 * 24 * 60 * 60 * 1000;
        let changes: Vec<(i64, i32)> = zone
            .following(first)
            .map(|change| (change.timestamp().as_millisecond(), change.offset().seconds()))
            .take_while(|(at, _)| *at <= last)
            .collect();
        let before = zone.to_offset(first).seconds();
        if changes.is_empty() {
            return before.to_string();
        }
        let cases: String =
            changes.iter().rev().map(|(at, seconds)| format!(" WHEN {column} >= {at} THEN {seconds}")).collect();
        format!("CASE{cases} ELSE {before} END")
    }
}

fn single_target(kind: &Kind) -> Option<&'static str> {
    match kind {
        Kind::Reference(target) => Some(target),
        _ => None,
    }
}
