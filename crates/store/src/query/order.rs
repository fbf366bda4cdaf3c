//! The order of a list, and where its next page starts.

use kernel::{Lang, Result};
use record::{Field, Kind, Order, RecordType};

use super::filter;
use super::select::{Place, ROOT, Select};
use super::sql::quoted;
use crate::param::Param;

/// One thing to order by, under the columns of the statement.
pub(crate) struct Key {
    /// What is compared.
    pub expression: String,
    pub falling: bool,
    /// Whether it can be nothing; then those rows come last.
    pub nullable: bool,
    /// Whether an index holds the rows in this order.
    pub indexed: bool,
}

impl Key {
    /// Whether [`halves`] find the rows sooner.
    pub fn is_split(&self) -> bool {
        self.falling && self.nullable && self.indexed
    }
}

/// The keys of an order, without the id that decides at last.
pub(crate) fn keys(select: &mut Select<'_>, orders: &[Order]) -> Result<Vec<Key>> {
    let defaults: Vec<Order>;
    let orders = if orders.is_empty() {
        defaults = usual(select)?;
        &defaults
    } else {
        orders
    };
    if orders.is_empty() {
        let place = select.title_place(None)?;
        return Ok(vec![key(select, &place, false)]);
    }
    let mut keys = Vec::new();
    for order in orders {
        add(select, order, &mut keys)?;
    }
    Ok(keys)
}

/// The keys of one order: of a reference those of what it refers to.
fn add(select: &mut Select<'_>, order: &Order, keys: &mut Vec<Key>) -> Result<()> {
    let place = select.place(&order.path)?;
    let (Kind::Reference(target), None) = (&place.field.kind, place.part) else {
        keys.push(key(select, &place, order.falling));
        return Ok(());
    };
    let target: &RecordType = select.frame.catalogue.get(target)?;
    let own: Vec<Order> = target.order.iter().map(|order| order.parse()).collect::<Result<_>>()?;
    // What has a place among its like, as a stage has in its pipeline, is ordered by it; all else by what people read.
    let placed = own.iter().any(|one| field_of(target, one).is_some_and(|field| field.kind == Kind::Integer));
    let seen = |one: &Order| field_of(target, one).is_some_and(|field| select.frame.access.sees(target, field));
    if placed && order.path.steps().len() < DEEPEST && own.iter().all(seen) {
        for one in own {
            let path = format!("{}.{}", order.path, one.path).parse()?;
            add(select, &Order { path, falling: one.falling != order.falling }, keys)?;
        }
        return Ok(());
    }
    let title = select.title_place(Some(&order.path))?;
    keys.push(key(select, &title, order.falling));
    Ok(())
}

/// How many steps a path has at most before a record's own order is looked for.
const DEEPEST: usize = 3;

fn field_of<'a>(of: &'a RecordType, order: &Order) -> Option<&'a Field> {
    order.path.steps().first().and_then(|name| of.find(name))
}

/// The order that the type describes, without fields that the actor does not see: he did not ask for them.
fn usual(select: &Select<'_>) -> Result<Vec<Order>> {
    let orders: Vec<Order> = select.of.order.iter().map(|order| order.parse()).collect::<Result<_>>()?;
    let seen =
        |order: &Order| field_of(select.of, order).is_none_or(|field| select.frame.access.sees(select.of, field));
    Ok(orders.into_iter().filter(seen).collect())
}

fn key(select: &Select<'_>, place: &Place<'_>, falling: bool) -> Key {
    // Ids grow with time, and have the index that `created_at` lacks.
    if place.alias == ROOT && place.field.name == "created_at" {
        return Key { expression: format!("{ROOT}.id"), falling, nullable: false, indexed: true };
    }
    let of_a_part = place.part.is_some() || matches!(place.field.kind, Kind::Choice(_));
    Key {
        expression: expression(select, place),
        falling,
        nullable: place.alias != ROOT || !place.field.required || place.part.is_some(),
        indexed: place.alias == ROOT && place.field.sort && !of_a_part,
    }
}

fn expression(select: &Select<'_>, place: &Place<'_>) -> String {
    if place.part.is_none() && place.field.has_sort_keys() {
        return format!("{}.{}", place.alias, quoted(&key_column(place.field, select.frame.access.actor.lang)));
    }
    let by_folding = place.part.is_some_and(|part| part != "country")
        || place.field.kind == Kind::Address
        || filter::is_folded(&place.field.kind);
    let column = place.measure();
    if by_folding {
        return format!("kilit_fold({column})");
    }
    if let (Kind::Choice(set), None) = (&place.field.kind, place.part) {
        // Choices are ordered as they are offered: a status by its progress, not by its letters.
        let cases: Vec<String> = set
            .values
            .iter()
            .enumerate()
            .map(|(at, value)| format!("WHEN '{}' THEN {at}", value.code.replace('\'', "''")))
            .collect();
        return format!("CASE {column} {} END", cases.join(" "));
    }
    column
}

/// The column of a field's sort keys in a language.
pub(crate) fn key_column(field: &Field, lang: Lang) -> String {
    format!("{}_key_{}", field.name, lang.code())
}

/// `ORDER BY …`; the id goes the way of the last key.
pub(crate) fn clause(keys: &[Key]) -> String {
    clause_of(keys, last_falls(keys))
}

/// The same for rows that share the values of the first keys.
pub(crate) fn clause_within(first: usize, keys: &[Key]) -> String {
    clause_of(&keys[first..], last_falls(keys))
}

fn clause_of(keys: &[Key], falls: bool) -> String {
    let mut parts: Vec<String> = keys
        .iter()
        .map(|key| {
            let nulls = if key.nullable { " NULLS LAST" } else { "" };
            format!("{}{}{nulls}", key.expression, if key.falling { " DESC" } else { "" })
        })
        .collect();
    parts.push(format!("{ROOT}.id{}", if falls { " DESC" } else { "" }));
    format!(" ORDER BY {}", parts.join(", "))
}

/// The order of a falling field that can be empty, which PostgreSQL finds in no index: read backwards, one gives the empty
/// ones first. So the first filled rows and the first empty ones are found by themselves, and of both the first are left.
///
/// The statement gives ids; `after` is where the page before ended.
pub(crate) fn halves(select: &mut Select<'_>, key: &Key, after: Option<&(i64, Vec<Param>)>, limit: &str) -> String {
    let e = &key.expression;
    let (filled_after, empty_after) = match after.and_then(|(id, values)| Some((*id, values.first()?))) {
        None => (Some(String::new()), String::new()),
        Some((id, Param::Null)) => (None, format!(" AND {ROOT}.id < {}", select.params.int(id))),
        Some((id, value)) => {
            let (value, id) = (select.params.add(value.clone()), select.params.int(id));
            (Some(format!(" AND ({e}, {ROOT}.id) < ({value}, {id})")), String::new())
        }
    };
    let body = select.body();
    let half = |late: u8, condition: &str, order: &str| {
        format!(
            "(SELECT {ROOT}.id, {late} AS late{body} AND {e} {condition} ORDER BY {order}{ROOT}.id DESC LIMIT {limit})"
        )
    };
    let filled = filled_after.map(|after| half(0, &format!("IS NOT NULL{after}"), &format!("{e} DESC, ")));
    let empty = half(1, &format!("IS NULL{empty_after}"), "");
    let both: Vec<String> = filled.into_iter().chain([empty]).collect();
    // Of the filled ones none is lost, because they are no more than the page takes.
    format!("SELECT h.id FROM ({}) h ORDER BY h.late, h.id DESC LIMIT {limit}", both.join(" UNION ALL "))
}

/// Whether all rows must be gone through and sorted to find the first ones.
pub(crate) fn sorts_all(keys: &[Key]) -> bool {
    keys.first().is_some_and(|key| !key.indexed)
}

fn last_falls(keys: &[Key]) -> bool {
    keys.last().is_some_and(|key| key.falling)
}

/// The condition of the rows behind the one with these values of the keys and this id.
pub(crate) fn behind(select: &mut Select<'_>, keys: &[Key], values: &[Param], id: i64) -> String {
    behind_by(select, keys, values, id, last_falls(keys))
}

/// The same among rows that share the values of the first keys.
pub(crate) fn behind_within(select: &mut Select<'_>, first: usize, keys: &[Key], values: &[Param], id: i64) -> String {
    behind_by(select, &keys[first..], &values[first..], id, last_falls(keys))
}

/// The condition that the keys of a row are exactly these, and that they come behind them, whatever the id.
pub(crate) fn same_and_beyond(select: &mut Select<'_>, keys: &[Key], values: &[Param]) -> (String, String) {
    let same = keys.iter().zip(values).map(|(key, value)| match value {
        Param::Null => format!("{} IS NULL", key.expression),
        value => format!("{} = {}", key.expression, select.params.add(value.clone())),
    });
    let same = same.collect::<Vec<_>>().join(" AND ");
    (same, beyond(select, keys, values, "1=0".to_owned()))
}

fn behind_by(select: &mut Select<'_>, keys: &[Key], values: &[Param], id: i64, falls: bool) -> String {
    let id = select.params.int(id);
    // The plain case is written so that an index can be entered at the row.
    if let ([key], [value]) = (keys, values)
        && !key.nullable
        && *value != Param::Null
    {
        let value = select.params.add(value.clone());
        return format!("({}, {ROOT}.id) {} ({value}, {id})", key.expression, sign(key.falling));
    }
    beyond(select, keys, values, format!("{ROOT}.id {} {id}", sign(falls)))
}

/// How what comes behind compares with what comes before.
fn sign(falls: bool) -> &'static str {
    if falls { "<" } else { ">" }
}

/// The condition of the rows whose keys come behind these values, or are the same while the condition given holds.
fn beyond(select: &mut Select<'_>, keys: &[Key], values: &[Param], mut condition: String) -> String {
    for (key, value) in keys.iter().zip(values).rev() {
        let e = &key.expression;
        condition = if *value == Param::Null {
            format!("({e} IS NULL AND {condition})")
        } else {
            let value = select.params.add(value.clone());
            let nulls = if key.nullable { format!(" OR {e} IS NULL") } else { String::new() };
            format!("({e} {} {value} OR ({e} = {value} AND {condition}){nulls})", sign(key.falling))
        };
    }
    condition
}
