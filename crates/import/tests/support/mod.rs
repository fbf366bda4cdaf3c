//! A fresh database with the product's record types, and files brought into it.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]
#![allow(dead_code, reason = "each test uses what it needs")]

use crm::general::ImportRun;
use import::Summary;
use import::plan::Plan;
use import::source::{Given, Source};
use kernel::{Actor, AnyId, Clock, Face, Id, Lang, Timestamp};
use record::{Query, Record, Value, Values};
use store::{Domain, Store, Target};
use testing::Database;

/// Noon of 2026-11-21 in Greenwich.
pub const NOW: i64 = 1_795_262_400_000;

pub fn open(database: &Database) -> Store {
    open_at(database, &Clock::fixed(Timestamp::from_millis(NOW), jiff::tz::TimeZone::UTC))
}

/// The same by a clock that others look at, too.
pub fn open_at(database: &Database, clock: &Clock) -> Store {
    let target = match database {
        Database::Sqlite(folder) => Target::Sqlite { folder: (**folder).to_owned() },
        Database::Postgres(url) => Target::Postgres { url: url.clone() },
    };
    Store::open(&target, Domain { catalogue: crm::catalogue(), rules: crm::verbs::rules() }, clock.clone()).unwrap()
}

pub fn system() -> Actor {
    Actor::system(Face::Command)
}

/// The plan that is proposed for a file.
pub fn plan(store: &Store, kind: &str, bytes: &[u8]) -> Plan {
    let guess = Source::from_bytes(bytes).unwrap().guess(&Given::default()).unwrap();
    Plan::propose(&store.catalogue(), kind, guess).unwrap()
}

/// Brings a file in as it is proposed.
pub fn bring(store: &Store, actor: &Actor, kind: &str, bytes: &[u8]) -> Summary {
    let plan = plan(store, kind, bytes);
    bring_by(store, actor, &plan, bytes)
}

/// Brings a file in by a plan.
pub fn bring_by(store: &Store, actor: &Actor, plan: &Plan, bytes: &[u8]) -> Summary {
    let source = Source::from_bytes(bytes).unwrap();
    let run = import::begin(store, actor, "file.csv", &plan.kind).unwrap();
    import::run(store, actor, run, &source, plan, &mut |_| true).unwrap()
}

/// The lines of the file of refused rows; none on PostgreSQL, where tests that run at once share the folder of such files.
pub fn report(database: &Database, summary: &Summary) -> Option<Vec<String>> {
    let is_own = matches!(database, Database::Sqlite(_));
    let text = std::fs::read_to_string(summary.report.as_ref()?).unwrap();
    is_own.then(|| text.lines().map(str::to_owned).collect())
}

pub fn created(summary: &Summary) -> Vec<(&str, u64)> {
    summary.created.iter().map(|(of, count)| (of.as_str(), *count)).collect()
}

pub fn all<T: Record>(store: &Store) -> Vec<T> {
    store.read_blocking(system(), |db| db.rows(&Query::all::<T>().limit(1_000))).unwrap()
}

pub fn the_run(store: &Store, run: Id<ImportRun>) -> ImportRun {
    store.read_blocking(system(), move |db| db.get(run)).unwrap()
}

pub fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// Values by name.
pub fn values<const N: usize>(pairs: [(&'static str, Value); N]) -> Values {
    pairs.into_iter().map(|(name, value)| (name.into(), value)).collect()
}

/// Makes a record as the program.
pub fn make(store: &Store, of: &'static str, given: Values) -> AnyId {
    store.write_blocking(system(), move |tx| tx.create_values(of, given.clone())).unwrap()
}

/// A user whose role has these rights: type, then see, create, change, delete, export.
pub fn user(store: &Store, name: &str, rights: &[(&str, [&str; 5])]) -> Actor {
    let role = make(store, "role", values([("name", text(name))]));
    for (of, scopes) in rights {
        let [see, create, change, delete, export] = scopes.map(text);
        make(
            store,
            "permission",
            values([
                ("role", Value::Id(role)),
                ("record_type", text(of)),
                ("can_see", see),
                ("can_create", create),
                ("can_change", change),
                ("can_delete", delete),
                ("can_export", export),
            ]),
        );
    }
    let email = format!("{name}@example.com");
    let id = make(store, "user", values([("name", text(name)), ("email", text(&email)), ("role", Value::Id(role))]));
    Actor::user(id, Face::Web, Lang::En)
}
