//! How the database goes about each statement, and how long it takes: where to look when a request is slow.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use rusqlite::Connection;
use store::{FILE, Target};

use crate::limit;
use crate::place::Place;
use crate::recording::Recording;
use crate::{Result, while_doing};

/// Writes the statements of the first request of each errand, the dearest first, with the plan of SQLite.
pub fn write(place: &Place, recordings: &[Recording], out: &Path) -> Result<()> {
    let Target::Sqlite { folder } = &place.target else { return Err("plans are explained on SQLite only".to_owned()) };
    let connection = while_doing("opening the set", Connection::open(folder.join(FILE)))?;
    limit::prepare(&connection)?;
    let mut text = String::new();
    for recording in recordings.iter().filter(|one| one.errand.asks.iter().all(|ask| ask.form.is_none())) {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "\n=== {} ({})", recording.errand.name, recording.reader.name);
        let mut told: Vec<(f64, String)> = Vec::new();
        for ran in recording.taken.first().into_iter().flat_map(|taken| &taken.statements) {
            while_doing(&ran.sql, limit::sqlite(&connection, ran))?;
            let began = Instant::now();
            while_doing(&ran.sql, limit::sqlite(&connection, ran))?;
            let took = began.elapsed().as_secs_f64() * 1e3;
            let plan = while_doing(&ran.sql, plan(&connection, &ran.sql))?;
            told.push((took, format!("{took:.3} ms  {}\n    {}\n", ran.sql, plan.join("\n    "))));
        }
        told.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        told.iter().for_each(|(_, one)| text.push_str(one));
    }
    while_doing("writing the plans", std::fs::write(out, text))
}

fn plan(connection: &Connection, sql: &str) -> rusqlite::Result<Vec<String>> {
    connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?.raw_query().mapped(|row| row.get(3)).collect()
}
