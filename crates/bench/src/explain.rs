//! How the database goes about each statement, and how long it takes: where to look when a request is slow.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use rusqlite::Connection;
use store::{FILE, Param, Ran, Target};

use crate::limit;
use crate::place::Place;
use crate::recording::Recording;
use crate::{Result, while_doing};

/// Writes the statements of the first request of each errand, the dearest first, with the plan of the database.
pub fn write(place: &Place, recordings: &[Recording], out: &Path) -> Result<()> {
    let mut database = match &place.target {
        Target::Sqlite { folder } => {
            let connection = while_doing("opening the set", Connection::open(folder.join(FILE)))?;
            limit::prepare(&connection)?;
            while_doing("keeping to reading", connection.pragma_update(None, "query_only", true))?;
            Database::Sqlite(connection)
        }
        Target::Postgres { url } => {
            let mut client = while_doing("connecting", postgres::Client::connect(url, postgres::NoTls))?;
            while_doing("connecting", client.batch_execute(limit::POSTGRES_SETTINGS))?;
            while_doing("keeping to reading", client.batch_execute("SET default_transaction_read_only = on"))?;
            Database::Postgres(Box::new(client))
        }
    };
    let mut text = String::new();
    for recording in recordings {
        let mut told: Vec<(f64, String)> = Vec::new();
        // What was written once cannot be written again: of a request that writes, what it reads is told.
        let ran = recording.taken.first().into_iter().flat_map(|taken| &taken.statements);
        let reads = |sql: &str| (sql.starts_with("SELECT") || sql.starts_with("WITH")) && !sql.contains("pg_notify");
        for ran in ran.filter(|ran| reads(&ran.sql)) {
            told.push(while_doing(&ran.sql, database.tell(ran))?);
        }
        told.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let sum: f64 = told.iter().map(|(took, _)| took).sum();
        // Writing into a string cannot fail.
        let _ = writeln!(text, "\n=== {} ({}): {sum:.3} ms", recording.errand.name, recording.reader.name);
        told.iter().for_each(|(_, one)| text.push_str(one));
    }
    while_doing("writing the plans", std::fs::write(out, text))
}

enum Database {
    Sqlite(Connection),
    Postgres(Box<postgres::Client>),
}

impl Database {
    /// How many milliseconds a statement takes once the database is warm, and what there is to say about it.
    fn tell(&mut self, ran: &Ran) -> Result<(f64, String)> {
        match self {
            Database::Sqlite(connection) => {
                while_doing("running", limit::sqlite(connection, ran))?;
                let began = Instant::now();
                while_doing("running", limit::sqlite(connection, ran))?;
                let took = began.elapsed().as_secs_f64() * 1e3;
                let plan = while_doing("planning", plan(connection, &ran.sql))?;
                Ok((took, format!("{took:.3} ms  {}\n    {}\n", ran.sql, plan.join("\n    "))))
            }
            Database::Postgres(client) => while_doing("explaining", analysed(client, ran)),
        }
    }
}

fn plan(connection: &Connection, sql: &str) -> rusqlite::Result<Vec<String>> {
    connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?.raw_query().mapped(|row| row.get(3)).collect()
}

/// The program has a statement planned once for whatever values come; what PostgreSQL would do for these values alone, if it
/// planned for them each time, is told beside it. The milliseconds are those of planning and running.
fn analysed(client: &mut postgres::Client, ran: &Ran) -> std::result::Result<(f64, String), postgres::Error> {
    client.batch_execute(&format!("PREPARE told AS {}", ran.sql))?;
    let values: Vec<String> = ran.params.iter().map(literal).collect();
    let execute =
        if values.is_empty() { "EXECUTE told".to_owned() } else { format!("EXECUTE told({})", values.join(", ")) };
    let mut explain = |mode: &str| -> std::result::Result<(f64, Vec<String>), postgres::Error> {
        client.batch_execute(&format!("SET plan_cache_mode = {mode}; {execute}"))?;
        let mut lines = Vec::new();
        for message in client.simple_query(&format!("EXPLAIN (ANALYZE, BUFFERS) {execute}"))? {
            if let postgres::SimpleQueryMessage::Row(row) = message {
                lines.extend(row.get(0).map(str::to_owned));
            }
        }
        let time = |name: &str| -> f64 {
            let found = lines.iter().find_map(|line| line.strip_prefix(name)?.trim().strip_suffix(" ms")?.parse().ok());
            found.unwrap_or_default()
        };
        Ok((time("Planning Time:") + time("Execution Time:"), lines))
    };
    let (alone, own) = explain("force_custom_plan")?;
    let (took, shared) = explain("force_generic_plan")?;
    client.batch_execute("DEALLOCATE told")?;
    let text = format!(
        "{took:.3} ms (planned for these values {alone:.3})  {}\n  {execute}\n    {}\n  planned for these values\n    {}\n",
        ran.sql,
        shared.join("\n    "),
        own.join("\n    "),
    );
    Ok((took, text))
}

fn literal(param: &Param) -> String {
    match param {
        Param::Null => "NULL".to_owned(),
        Param::Int(number) => number.to_string(),
        Param::Real(number) => format!("'{number}'"),
        Param::Text(text) => format!("'{}'", text.replace('\'', "''")),
        Param::Bytes(bytes) => {
            let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            format!("'\\x{digits}'")
        }
    }
}
