//! What the tests of this layer share.

use testing::Database;

use crate::backend::{Conn, PostgresOptions};
use crate::workers::{Options, Pool, Target};

/// Where a test's database is.
pub(crate) fn target(database: &Database) -> Target {
    match database {
        Database::Sqlite(folder) => Target::Sqlite { folder: folder.to_path_buf() },
        Database::Postgres(url) => Target::Postgres { url: url.clone() },
    }
}

/// A connection outside the workers.
pub(crate) fn connect(target: &Target) -> Conn {
    target.connect(&PostgresOptions::default()).unwrap()
}

/// Workers with few threads, because a test has little to do.
pub(crate) fn pool(target: &Target) -> Pool {
    Pool::open(target, &Options { threads: 4, ..Options::for_target(target) }).unwrap()
}

/// Runs statements outside the workers: to lay tables out, or to interfere.
pub(crate) fn lay_out(target: &Target, sql: &str) {
    let mut conn = connect(target);
    let begin = match target {
        Target::Sqlite { .. } => "BEGIN IMMEDIATE",
        Target::Postgres { .. } => "BEGIN READ WRITE",
    };
    conn.batch(begin).unwrap();
    conn.batch(sql).unwrap();
    conn.batch("COMMIT").unwrap();
}

/// The whole numbers of the first column.
pub(crate) fn ints(conn: &mut Conn, sql: &str) -> kernel::Result<Vec<i64>> {
    let mut found = Vec::new();
    conn.query(sql, &[], &mut |row| {
        found.push(row.int(0)?);
        Ok(())
    })?;
    Ok(found)
}
