//! Reads the tables out of PostgreSQL's catalogue.

use kernel::{Error, Result};

use super::{Column, Kind, Schema, sqlite};
use crate::backend::Conn;

const COLUMNS: &str = "
    SELECT t.relname, a.attname, format_type(a.atttypid, NULL), a.attnotnull::int,
           coalesce(array_position(k.conkey, a.attnum), 0), r.relname
    FROM pg_class t
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p'
    LEFT JOIN pg_constraint f ON f.conrelid = t.oid AND f.contype = 'f' AND f.conkey = ARRAY[a.attnum]
    LEFT JOIN pg_class r ON r.oid = f.confrelid
    WHERE t.relkind IN ('r', 'p') AND t.relnamespace = current_schema()::regnamespace
    ORDER BY t.relname, a.attnum";

const INDEXES: &str = "
    SELECT t.relname, i.relname, x.indisunique::int, coalesce(a.attname, '()'), pg_get_expr(x.indpred, x.indrelid)
    FROM pg_index x
    JOIN pg_class t ON t.oid = x.indrelid
    JOIN pg_class i ON i.oid = x.indexrelid
    CROSS JOIN LATERAL unnest(x.indkey) WITH ORDINALITY AS c(number, place)
    LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.number AND c.number > 0
    WHERE t.relkind IN ('r', 'p') AND t.relnamespace = current_schema()::regnamespace
      AND c.place <= x.indnkeyatts
      AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = x.indexrelid AND k.contype IN ('p', 'u', 'x'))
    ORDER BY t.relname, i.relname, c.place";

pub(super) fn read(conn: &mut Conn) -> Result<Schema> {
    let mut schema = Schema::default();
    let mut keys = Vec::new();
    conn.query(COLUMNS, &[], &mut |row| {
        let (table, name, key) = (row.text(0)?.to_owned(), row.text(1)?.to_owned(), row.int(4)?);
        let column = Column {
            kind: kind(row.text(2)?)?,
            not_null: row.int(3)? != 0,
            references: row.opt_text(5)?.map(str::to_owned),
            name,
        };
        if key > 0 {
            keys.push((table.clone(), key, column.name.clone()));
        }
        schema.tables.entry(table).or_default().columns.push(column);
        Ok(())
    })?;
    keys.sort();
    for (table, _, column) in keys {
        schema.tables.entry(table).or_default().key.push(column);
    }
    conn.query(INDEXES, &[], &mut |row| {
        let Some(table) = schema.tables.get_mut(row.text(0)?) else { return Ok(()) };
        sqlite::note(table, row.text(1)?, row.int(2)? != 0, row.text(3)?, row.opt_text(4)?.map(str::to_owned));
        Ok(())
    })?;
    Ok(schema)
}

fn kind(declared: &str) -> Result<Kind> {
    match declared {
        "bigint" => Ok(Kind::Int),
        "text" => Ok(Kind::Text),
        "bytea" => Ok(Kind::Bytes),
        "double precision" => Ok(Kind::Real),
        other => Err(Error::internal(format_args!("the type {other} is not used here"))),
    }
}
