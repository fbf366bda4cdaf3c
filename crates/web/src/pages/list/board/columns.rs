//! The columns of a board with their cards, counts and sums.

use std::collections::HashMap;

use kernel::{AnyId, Result, format};
use record::query::Grouping;
use record::{Filter, Path, Query, Test, Value, View, text};

use super::at_column;
use super::cards;
use super::setting::{Place, Setting};
use crate::kit::BoardColumn;

/// How many cards a column brings at a time.
const CARDS: usize = 20;

/// A column as it is drawn.
pub(super) struct Drawn {
    pub head: BoardColumn,
}

/// All columns: one statement for counts and sums, one for the cards of each.
pub(super) fn all(setting: &Setting<'_, '_>) -> Result<Vec<Drawn>> {
    let heads = heads(setting, &setting.columns)?;
    let mut drawn = Vec::new();
    for place in &setting.columns {
        let mut column = empty(setting, place);
        match heads.get(&place.value) {
            Some((count, sum)) => {
                column.head.count = format::integer(setting.show.lang, *count);
                column.head.sum.clone_from(sum);
                fill(setting, place, &mut column)?;
            }
            // Nothing there needs no statement to be found out.
            None => column.head.count = format::integer(setting.show.lang, 0),
        }
        drawn.push(column);
    }
    // The column of what has no value is shown only where there is something in it.
    drawn.retain(|column| !(column.head.value.is_empty() && column.head.cards.is_empty()));
    Ok(drawn)
}

/// A column with the cards that come next.
pub(super) fn next(setting: &Setting<'_, '_>, place: &Place) -> Result<Drawn> {
    let mut column = empty(setting, place);
    fill(setting, place, &mut column)?;
    Ok(column)
}

/// The heads of some columns, without cards, after a move.
pub(super) fn counted(setting: &Setting<'_, '_>, places: &[Place]) -> Result<Vec<Drawn>> {
    let heads = heads(setting, places)?;
    let head = |place: &Place| {
        let mut column = empty(setting, place);
        let (count, sum) = heads.get(&place.value).cloned().unwrap_or_default();
        column.head.count = format::integer(setting.show.lang, count);
        column.head.sum = sum;
        column
    };
    Ok(places.iter().map(head).collect())
}

/// A column without cards and figures.
pub(super) fn empty(_: &Setting<'_, '_>, place: &Place) -> Drawn {
    Drawn {
        head: BoardColumn {
            value: place.value.clone(),
            title: place.title.clone(),
            tone: place.tone,
            ..BoardColumn::default()
        },
    }
}

/// Rows of the board: the conditions of the list, and those of the set of columns.
fn rows(setting: &Setting<'_, '_>) -> Result<Query> {
    let query = setting.asked.rows(setting.db, &setting.of)?;
    Ok(match &setting.only {
        Some(only) => query.filter(only.clone()),
        None => query,
    })
}

fn fill(setting: &Setting<'_, '_>, place: &Place, column: &mut Drawn) -> Result<()> {
    let mut query = rows(setting)?.filter(place.filter(setting)?).limit(CARDS);
    query.order = setting.asked.order(setting.db, &setting.of)?;
    query.after.clone_from(&setting.asked.after);
    query.fields = cards::fields(setting);
    let page = setting.db.page(&query)?;
    column.head.cards = page.rows.iter().map(|view| cards::card(setting, view, place)).collect();
    if let Some(next) = page.next {
        column.head.more = at_column(&setting.asked, "cards", &place.value, Some(&next.0));
    }
    Ok(())
}

/// Count and sum of columns, by their values.
fn heads(setting: &Setting<'_, '_>, places: &[Place]) -> Result<HashMap<String, (i64, String)>> {
    let path = Path::from(&setting.field);
    let mut ways = Vec::new();
    let mut values = Vec::new();
    for place in places {
        match setting.value(&place.value)? {
            Value::Null => ways.push(Filter::Field(path.clone(), Test::Empty)),
            value => values.push(value),
        }
    }
    ways.push(Filter::Field(path.clone(), Test::In(values)));
    // The columns themselves say which set they belong to, and an index over the field alone can answer.
    let query = setting.asked.rows(setting.db, &setting.of)?.filter(Filter::Any(ways));
    let sums: Vec<Path> = setting.sum.iter().map(Path::from).collect();
    let groups = setting.db.groups(&query, &Grouping { by: path, bucket: None, sums })?;
    let head = |group: record::query::Group| {
        let sum = match (&setting.sum, group.sums.first()) {
            (Some(field), Some(sum)) if sum.total != 0 => setting.show.sum(&field.kind, *sum),
            _ => String::new(),
        };
        (text::write(&group.key), (group.count, sum))
    };
    Ok(groups.into_iter().map(head).collect())
}

/// A record with what its card shows, and the column it stands in; none where it does not fit the list any more.
pub(super) fn card_view(setting: &Setting<'_, '_>, id: AnyId) -> Result<Option<(View, String)>> {
    let mut query = rows(setting)?.filter(Filter::Ids(vec![id])).limit(1);
    query.fields = cards::fields(setting);
    let found = setting.db.page(&query)?.rows.pop();
    Ok(found.map(|view| {
        let column = text::write(view.value(&setting.field.name));
        (view, column)
    }))
}
