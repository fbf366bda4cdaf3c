//! Mappings that are kept: how a file is read, found again by the header of the next one.
//!
//! They are read and written as the program, because a shared one is everybody's while the right to them reaches to one's
//! own; whose they are is asked here.

use crm::general::ImportMapping;
use kernel::{Actor, AnyId, Error, Face, Result};
use record::{Change, Filter, Query, Test, Value, Values};
use store::{Db, Store, Tx};

use crate::plan::{Kept, Plan, fingerprint};
use crate::source::Guess;

/// A mapping that is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Mapping {
    /// Its id.
    pub id: AnyId,
    /// Its name.
    pub name: String,
    /// The name of the kind.
    pub kind: String,
    /// Whether everybody's files are read so.
    pub shared: bool,
    /// Whether it is the asker's own.
    pub mine: bool,
    /// What is kept.
    pub kept: Option<Kept>,
}

/// How many are listed.
const MOST: usize = 200;

/// Those that a user may use: his own, and those that are shared; a command without a user has the shared ones.
///
/// # Errors
/// When the database cannot be read.
pub fn all(store: &Store, user: Option<AnyId>) -> Result<Vec<Mapping>> {
    store.read_blocking(Actor::system(Face::Import), move |db| read(db, user, None))
}

/// The mapping for a file with this header: one's own before a shared one, of those the one kept last.
///
/// # Errors
/// When the database cannot be read.
pub fn find(store: &Store, user: Option<AnyId>, guess: &Guess) -> Result<Option<Mapping>> {
    let known = fingerprint(guess);
    let found = store.read_blocking(Actor::system(Face::Import), move |db| read(db, user, Some(&known)))?;
    Ok(found.into_iter().filter(|mapping| mapping.kept.is_some()).max_by_key(|mapping| (mapping.mine, mapping.id)))
}

fn read(db: &Db<'_>, user: Option<AnyId>, fingerprint: Option<&str>) -> Result<Vec<Mapping>> {
    let shared = Filter::Field("shared".into(), Test::In(vec![Value::Bool(true)]));
    let whose = match user {
        Some(user) => Filter::Any(vec![Filter::Field("owner".into(), Test::In(vec![Value::Id(user)])), shared]),
        None => shared,
    };
    let mut query = Query::all::<ImportMapping>().filter(whose).limit(MOST);
    if let Some(fingerprint) = fingerprint {
        query = query.test("fingerprint", Test::In(vec![Value::text(fingerprint)]));
    }
    let rows: Vec<ImportMapping> = db.rows(&query)?;
    let mapping = |row: ImportMapping| Mapping {
        id: row.id.any(),
        name: row.name,
        kind: row.kind,
        shared: row.shared,
        mine: user.is_some() && row.owner.map(|owner| owner.any()) == user,
        kept: serde_json::from_str(&row.plan).ok(),
    };
    Ok(rows.into_iter().map(mapping).collect())
}

/// Keeps a plan under a name; a mapping of the same user for the same header gives way to it.
///
/// # Errors
/// When the database cannot be written.
pub fn keep(tx: &mut Tx<'_>, user: Option<AnyId>, plan: &Plan, name: &str, shared: bool) -> Result<AnyId> {
    let known = fingerprint(&plan.guess);
    let kept = serde_json::to_string(&Kept::of(plan)).map_err(Error::internal)?;
    let (name, kind) = (name.to_owned(), plan.kind.clone());
    tx.as_program(move |tx| {
        let query = Query::all::<ImportMapping>().test("fingerprint", Test::In(vec![Value::text(known.as_str())]));
        let before: Vec<ImportMapping> = tx.rows(&query.limit(MOST))?;
        let own = before.into_iter().find(|mapping| mapping.owner.map(|owner| owner.any()) == user);
        if let Some(own) = own {
            let change = Change::new()
                .set(ImportMapping::NAME, name)
                .set(ImportMapping::KIND, kind)
                .set(ImportMapping::PLAN, kept)
                .set(ImportMapping::SHARED, shared);
            tx.change(own.id, change)?;
            return Ok(own.id.any());
        }
        let values = Values::from_iter([
            ("name".into(), Value::Text(name)),
            ("kind".into(), Value::Text(kind)),
            ("fingerprint".into(), Value::Text(known)),
            ("plan".into(), Value::Text(kept)),
            ("shared".into(), Value::Bool(shared)),
            ("owner".into(), user.map_or(Value::Null, Value::Id)),
        ]);
        tx.create_values("import_mapping", values)
    })
}

/// Forgets a mapping: one's own, or as an administrator any that is shared.
///
/// # Errors
/// Not found when it is not there or somebody else's.
pub fn forget(tx: &mut Tx<'_>, user: AnyId, id: AnyId) -> Result<()> {
    let administers = tx.access().is_administrator();
    tx.as_program(move |tx| {
        let mapping: ImportMapping = tx.get(id.of())?;
        let is_his = mapping.owner.map(|owner| owner.any()) == Some(user) || (administers && mapping.shared);
        if !is_his {
            return Err(Error::not_found());
        }
        tx.delete(mapping.id)
    })
}
