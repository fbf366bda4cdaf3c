//! A fresh database with the product's record types, and somebody for each role.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]
#![allow(dead_code, reason = "each test uses what it needs")]

use kernel::{Actor, AnyId, Clock, Face, Id, Lang, Timestamp};
use record::{Change, Record, Value, Values};
use store::{Domain, Store, Target};
use testing::Database;

/// Noon of 2026-11-21 in Tallinn.
pub const NOW: i64 = 1_795_255_200_000;

pub fn target(database: &Database) -> Target {
    match database {
        Database::Sqlite(folder) => Target::Sqlite { folder: (**folder).to_owned() },
        Database::Postgres(url) => Target::Postgres { url: url.clone() },
    }
}

pub fn open(database: &Database) -> Store {
    open_at(database, NOW)
}

pub fn open_at(database: &Database, now: i64) -> Store {
    let clock = Clock::fixed(Timestamp::from_millis(now), jiff::tz::TimeZone::UTC);
    Store::open(&target(database), Domain { catalogue: crm::catalogue(), rules: crm::verbs::rules() }, clock).unwrap()
}

pub fn system() -> Actor {
    Actor::system(Face::Command)
}

/// Values by name.
pub fn values<const N: usize>(pairs: [(&'static str, Value); N]) -> Values {
    pairs.into_iter().map(|(name, value)| (name.into(), value)).collect()
}

pub fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
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

/// A typed creation as the program.
pub fn create<T: Record>(store: &Store, change: impl Fn() -> Change<T> + Send + Sync + 'static) -> Id<T> {
    store.write_blocking(system(), move |tx| tx.create(change())).unwrap()
}
