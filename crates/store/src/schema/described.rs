//! The schema that the descriptions ask for.

use record::{Catalogue, Field, Kind as FieldKind, RecordType, column};

use super::{Column, Index, Kind, Schema, Table};
use crate::backend::Dialect;
use crate::query::filter;
use crate::query::sql::quoted;

/// The tables of all record types.
pub fn described(catalogue: &Catalogue) -> Schema {
    catalogue.types().fold(Schema::default(), |schema, of| {
        let mut table = table(of);
        if let Some(owner) = of.whose.owner.filter(|_| lets_in(catalogue, of)) {
            // All that somebody owns, to look for what belongs to it: nothing but this index is read.
            table = table.index(format!("{}_{owner}_live", of.name), Index::on([owner, "deleted_at", "id"]));
        }
        schema.with(of.name, table)
    })
}

/// Whether rows of other types are seen by whoever sees the row of this type that they belong to.
fn lets_in(catalogue: &Catalogue, of: &RecordType) -> bool {
    catalogue.types().any(|other| {
        let mut parents = other.whose.within.iter().filter_map(|parent| other.find(parent));
        parents.any(|parent| parent.kind == FieldKind::Reference(of.name))
    })
}

/// The word of a column's sort in a statement.
pub(crate) fn column_word(sort: column::ColumnSort, dialect: Dialect) -> &'static str {
    match (sort, dialect) {
        (column::ColumnSort::Int, _) => "BIGINT",
        (column::ColumnSort::Text, Dialect::Sqlite) => "TEXT",
        (column::ColumnSort::Text, Dialect::Postgres) => "TEXT COLLATE \"C\"",
        (column::ColumnSort::Bytes, Dialect::Sqlite) => "BLOB",
        (column::ColumnSort::Bytes, Dialect::Postgres) => "BYTEA",
    }
}

fn table(of: &RecordType) -> Table {
    let mut table = Table::with_id()
        .column(Column::new("version", Kind::Int).required())
        .column(Column::new("created_at", Kind::Int).required())
        .column(Column::new("created_by", Kind::Int))
        .column(Column::new("updated_at", Kind::Int).required())
        .column(Column::new("updated_by", Kind::Int))
        .column(Column::new("deleted_at", Kind::Int))
        .column(Column::new("deleted_with", Kind::Int));
    let live = "deleted_at IS NULL";
    for field in &of.fields {
        if record::description::SYSTEM_FIELDS.contains(&field.name.as_ref()) {
            continue;
        }
        for column in column::columns(field).into_iter().chain(column::key_columns(field)) {
            table = table.column(Column::new(column.name, kind(column.sort)));
        }
        if field.unique {
            table = table.index(
                format!("{}_{}_unique", of.name, field.name),
                Index::on([field.name.as_ref()]).unique().only_where(live),
            );
        }
    }
    for (name, columns) in of.fields.iter().flat_map(|field| indexes(of, field)) {
        table = table.index(name, Index::on(columns.iter().map(String::as_str)));
    }
    if let Some((name, columns)) = sums(of) {
        table = table.index(name, Index::on(columns.iter().map(String::as_str)));
    }
    table.index(format!("{}_bin", of.name), Index::on(["deleted_with"]).only_where("deleted_at IS NOT NULL"))
}

fn kind(sort: column::ColumnSort) -> Kind {
    match sort {
        column::ColumnSort::Int => Kind::Int,
        column::ColumnSort::Text => Kind::Text,
        column::ColumnSort::Bytes => Kind::Bytes,
    }
}

/// What lists sort by, what filters look up, and what references are followed back along.
fn indexes(of: &RecordType, field: &Field) -> Vec<(String, Vec<String>)> {
    let (name, orders) = (&field.name, ordered_within(of, field));
    if orders.is_empty() || field.has_sort_keys() || filter::is_folded(&field.kind) {
        return field_indexes(of.name, field);
    }
    let within = |order: String| {
        let columns = [name.to_string(), order.clone(), "id".to_owned()];
        (format!("{}_{name}_by_{order}", of.name), columns.into())
    };
    orders.into_iter().map(within).collect()
}

/// Whether an index begins with the column of a field, so that its values can be passed over one by one.
pub(crate) fn leads_an_index(of: &RecordType, field: &Field) -> bool {
    indexes(of, field).iter().any(|(_, columns)| columns.first().is_some_and(|first| *first == field.name))
}

/// The indexes of a field by itself, whatever the lists of its type are like: those of a field added at run time.
pub(crate) fn field_indexes(of: &str, field: &Field) -> Vec<(String, Vec<String>)> {
    let name = &field.name;
    let index = |column: String| (format!("{of}_{column}"), vec![column, "id".to_owned()]);
    if field.has_sort_keys() {
        let mut indexes: Vec<_> =
            column::key_columns(field).into_iter().map(|column| index(column.name.into_owned())).collect();
        // Sort keys find a place in an order; who looks for the very text needs the text itself.
        if filter::is_folded(&field.kind) && (field.index || field.unique) {
            indexes.push(text(of, field));
        } else if field.index && !field.unique {
            indexes.push(index(name.to_string()));
        }
        return indexes;
    }
    if filter::is_folded(&field.kind) {
        return if field.sort || field.index || field.unique { vec![text(of, field)] } else { Vec::new() };
    }
    let reference = matches!(field.kind, FieldKind::Reference(_) | FieldKind::AnyRecord);
    let system = record::description::SYSTEM_FIELDS.contains(&name.as_ref());
    if field.sort || field.index || (reference && !system) {
        return vec![index(match field.kind {
            FieldKind::Money => format!("{name}_base"),
            _ => name.to_string(),
        })];
    }
    Vec::new()
}

/// The heads of a board say how many records there are in each column and what they add up to: all of that from one index,
/// also for whoever sees only what is his own or belongs to somebody of his.
fn sums(of: &RecordType) -> Option<(String, Vec<String>)> {
    let board = of.board_field().filter(|_| !of.part && !of.settings)?;
    let sum = of.fields.iter().find(|field| field.sum && field.kind == FieldKind::Money && !field.added)?;
    let mut columns =
        vec![board.name.to_string(), "deleted_at".to_owned(), format!("{}_base", sum.name), sum.name.to_string()];
    columns.extend(of.whose.owner.iter().chain(&of.whose.within).map(|name| (*name).to_owned()));
    Some((format!("{}_{}_sums", of.name, board.name), columns))
}

/// The columns by which the rows that share a value of a field are read in the order of the list.
///
/// Nearly every list is one of somebody's own records or of those in some state: were such rows found by the value alone,
/// all of them would be sorted for each page.
fn ordered_within(of: &RecordType, field: &Field) -> Vec<String> {
    let state = matches!(field.kind, FieldKind::Choice(_)) && (field.index || field.board);
    let step = matches!(field.kind, FieldKind::Reference(_)) && field.board;
    let own = of.whose.owner == Some(field.name.as_ref());
    if of.part || of.settings || !(state || step || own) {
        return Vec::new();
    }
    let first = of.order.first().map_or(of.title, |order| order.trim_start_matches('-'));
    match of.find(first) {
        Some(order) if order.name == field.name => Vec::new(),
        Some(order) if order.has_sort_keys() => {
            column::key_columns(order).into_iter().map(|column| column.name.into_owned()).collect()
        }
        Some(order) if matches!(order.kind, FieldKind::Date | FieldKind::DateTime | FieldKind::Integer) => {
            vec![order.name.to_string()]
        }
        _ => Vec::new(),
    }
}

/// The index by which a text is found as people mean it, in any case and with or without marks.
fn text(of: &str, field: &Field) -> (String, Vec<String>) {
    let name = &field.name;
    (format!("{of}_{name}_folded"), vec![format!("kilit_fold({})", quoted(name)), "id".to_owned()])
}
