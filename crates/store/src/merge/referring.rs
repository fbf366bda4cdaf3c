//! What refers to a record, by any field of any type.

use kernel::{AnyId, Result};
use record::Kind;

use super::param;
use crate::param::Param;
use crate::query::sql::quoted;
use crate::tx::Tx;
use crate::undo::{Holder, holders};

/// How many rows refer to a record, as far as `most` and one more.
pub(super) fn count(tx: &Tx, of: &str, id: AnyId, most: usize) -> Result<usize> {
    let mut count = 0;
    for holder in holders(tx, of) {
        let rest = i64::try_from(most + 1 - count).unwrap_or(i64::MAX);
        let sql = format!("SELECT count(*) FROM ({} LIMIT $2) AS rows_by", rows_by(&holder, of));
        tx.query(&sql, &[param(id), Param::Int(rest)], |row| {
            count += usize::try_from(row.int(0)?).unwrap_or(usize::MAX);
            Ok(())
        })?;
        if count > most {
            break;
        }
    }
    Ok(count)
}

/// The rows that refer to `$1` by a field: their ids, and the moment when they went into the bin.
pub(super) fn rows_by(holder: &Holder<'_>, target: &str) -> String {
    let (table, field) = (quoted(holder.of.name), quoted(&holder.field.name));
    match holder.field.kind {
        Kind::References(_) => format!(
            "SELECT c.id, c.deleted_at FROM record_ref r JOIN {table} c ON c.id = r.record_id
             WHERE r.target_id = $1 AND r.field = '{}'",
            holder.field.name
        ),
        Kind::AnyRecord => format!(
            "SELECT id, deleted_at FROM {table} WHERE {field} = $1 AND {} = '{target}'",
            quoted(&format!("{}_type", holder.field.name))
        ),
        _ => format!("SELECT id, deleted_at FROM {table} WHERE {field} = $1"),
    }
}
