//! Relations between companies make sense: not to oneself, not twice, not round in a ring.

use std::collections::HashSet;

use kernel::{AnyId, Error, Result};
use record::{Query, Test, Value};
use store::{Tx, Written};

use super::{CompanyRelation, RelationKind};

/// How many relations of one company are looked at.
const MANY: usize = 10_000;

/// Refuses a relation to oneself, one that is there already, and a ring of companies that buy or pay for each other.
///
/// A partnership is one relation whichever company is named first; two companies may well resell what the other makes.
pub fn make_sense(tx: &mut Tx, written: Written<'_>) -> Result<()> {
    let Some(after) = written.after else { return Ok(()) };
    if !["from_company", "kind", "to_company"].iter().any(|field| written.changed(field)) {
        return Ok(());
    }
    let id = |field: &str| after.get(field).and_then(Value::as_id);
    let kind = after.get("kind").and_then(Value::as_text).and_then(RelationKind::from_code);
    let (Some(from), Some(to), Some(kind)) = (id("from_company"), id("to_company"), kind) else { return Ok(()) };
    if from == to {
        return Err(Error::invalid("error-relation-self").on("to_company"));
    }
    // Those that the actor may not see count as well.
    tx.as_program(|tx| {
        let again = next(tx, kind, from)?.iter().filter(|(_, company)| *company == to).count();
        let turned = next(tx, kind, to)?.iter().any(|(_, company)| *company == from);
        if again > 1 || (turned && kind == RelationKind::PartnerOf) {
            return Err(Error::conflict("error-relation-twice").on("to_company"));
        }
        if matches!(kind, RelationKind::BuysFor | RelationKind::PaysFor) && reaches(tx, kind, to, from)? {
            return Err(Error::invalid("error-relation-ring").on("to_company"));
        }
        Ok(())
    })
}

/// Whether one company does for another what the kind says, by itself or through others.
fn reaches(tx: &Tx, kind: RelationKind, from: AnyId, wanted: AnyId) -> Result<bool> {
    let mut seen = HashSet::from([from]);
    let mut ahead = vec![from];
    while let Some(company) = ahead.pop() {
        for (_, company) in next(tx, kind, company)? {
            if company == wanted {
                return Ok(true);
            }
            if seen.insert(company) {
                ahead.push(company);
            }
        }
    }
    Ok(false)
}

/// The relations of a kind that begin at a company, and where they lead.
fn next(tx: &Tx, kind: RelationKind, from: AnyId) -> Result<Vec<(AnyId, AnyId)>> {
    let query = Query::all::<CompanyRelation>()
        .is(CompanyRelation::KIND, kind)
        .test(CompanyRelation::FROM_COMPANY.name(), Test::In(vec![Value::Id(from)]))
        .limit(MANY);
    let found = tx.rows::<CompanyRelation>(&query)?;
    Ok(found.into_iter().map(|relation| (relation.id.any(), relation.to_company.any())).collect())
}
