//! Many rows with few statements, or on SQLite with one that is run for each.

use kernel::{AnyId, Result};
use record::{RecordType, Value, Values, column};

use crate::backend::{Conn, Dialect};
use crate::param::Param;
use crate::query::decode;
use crate::query::order::key_column;
use crate::query::sql::quoted;
use crate::tx::Tx;

/// Rows that one statement writes at most; the rest goes by halves of it, so that there are few different statements.
const TOGETHER: usize = 64;
/// Parameters that a statement takes at most on either database.
const PARAMS: usize = 30_000;

/// Inserts rows of one width: `into` is `table (column, …)`, `params` holds them one behind the other.
pub(crate) fn insert_into(conn: &mut Conn, into: &str, width: usize, params: &[Param]) -> Result<()> {
    if conn.dialect() == Dialect::Sqlite {
        return conn.execute_each(&format!("INSERT INTO {into} VALUES {}", places(1, width, "")), width, params);
    }
    let mut size = TOGETHER;
    while size > 1 && size * width > PARAMS {
        size /= 2;
    }
    let mut rest = params;
    while !rest.is_empty() {
        while size > 1 && size * width > rest.len() {
            size /= 2;
        }
        let sql = format!("INSERT INTO {into} VALUES {}", places(size, width, ""));
        while rest.len() >= size * width {
            let (these, others) = rest.split_at(size * width);
            conn.execute(&sql, these)?;
            rest = others;
        }
    }
    Ok(())
}

/// `($1, $2), ($3, $4)`; `kind` may name the type of each, where the statement does not say it.
pub(crate) fn places(rows: usize, width: usize, kind: &str) -> String {
    let mut places = String::with_capacity(rows * width * 7);
    for row in 0..rows {
        places.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..width {
            if column > 0 {
                places.push_str(", ");
            }
            let place = row * width + column + 1;
            if kind.is_empty() {
                places.push_str(&format!("${place}"));
            } else {
                places.push_str(&format!("CAST(${place} AS {kind})"));
            }
        }
        places.push(')');
    }
    places
}

/// Inserts new records of a type. Columns that none of them fills are left out.
pub(super) fn insert(tx: &Tx, of: &RecordType, many: &[(usize, AnyId, Values)]) -> Result<()> {
    let fields: Vec<_> = of
        .fields
        .iter()
        .filter(|field| many.iter().any(|(_, _, own)| own.get(&field.name).is_some_and(|value| !value.is_null())))
        .collect();
    let mut names: Vec<String> =
        ["id", "version", "created_at", "created_by", "updated_at", "updated_by"].map(quoted).into();
    for field in &fields {
        names.extend(column::columns(field).iter().map(|column| quoted(&column.name)));
        if field.has_sort_keys() {
            names.extend(kernel::Lang::ALL.map(|lang| quoted(&key_column(field, lang))));
        }
    }
    let into = format!("{} ({})", quoted(of.name), names.join(", "));
    let now = Param::Int(tx.now().millis());
    let me = Param::from(tx.actor().user.map(AnyId::raw));
    let mut params = Vec::with_capacity(names.len() * many.len());
    for (_, id, own) in many {
        params.extend([Param::Int(id.raw()), Param::Int(1), now.clone(), me.clone(), now.clone(), me.clone()]);
        for field in &fields {
            let value = own.get(&field.name).unwrap_or(&Value::Null);
            decode::push_params(field, value, &mut params)?;
            if field.has_sort_keys() {
                for lang in kernel::Lang::ALL {
                    params.push(value.as_text().map(|text| kernel::sort_key::sort_key(lang, text)).into());
                }
            }
        }
    }
    insert_into(&mut tx.conn.borrow_mut(), &into, names.len(), &params)
}
