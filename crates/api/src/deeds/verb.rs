//! Verbs said of a record.

use crm::verbs::Verbs;
use kernel::{AnyId, Error, Result};
use record::{RecordRef, RecordType};
use serde_json::Value as Json;
use store::{Db, Tx};

use super::write::{Only, unchanged};
use crate::json::{Given, Made};

/// A verb as it is said of a record.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The record.
    pub id: AnyId,
    /// The verb's name: `mark_key_account`.
    pub verb: &'a str,
    /// The versions of which the record must be in one.
    pub only: Only<'a>,
    /// Its input.
    pub body: &'a Json,
    /// What a batch has made until now.
    pub made: Made<'a>,
}

/// Says a verb of a record; gives the record that the verb leaves one at.
///
/// # Errors
/// Not found when the type has no such verb, and what the verb says.
pub fn verb(tx: &mut Tx<'_>, verbs: &Verbs, of: &RecordType, said: Said<'_>) -> Result<RecordRef> {
    let verb = verbs.find(of.name, said.verb).ok_or_else(|| Error::not_found().with("verb", said.verb))?;
    unchanged(tx, of, said.id, said.only)?;
    let catalogue = tx.catalogue().clone();
    let values = Given { body: said.body, catalogue: &catalogue, made: said.made }.input(&verb.fields())?;
    let done = verb.run(tx, said.id, values)?;
    Ok(done.go_to.unwrap_or(RecordRef { of: of.name, id: said.id }))
}

/// The names of the verbs that may be said of a record now.
pub fn offered(db: &Db<'_>, verbs: &Verbs, of: &RecordType, id: AnyId) -> Result<Vec<&'static str>> {
    let view = db.view(of.name, id)?;
    let mut names = Vec::new();
    for verb in verbs.of(of.name) {
        if verb.offered(db, &view)? {
            names.push(verb.name);
        }
    }
    Ok(names)
}
