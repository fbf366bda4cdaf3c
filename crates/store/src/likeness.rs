//! Pairs of records that are likely the same, kept until somebody has looked at them.
//!
//! A pair is there for whoever sees both records; nobody is told of a pair, or has one counted, of which he sees one only.

use std::sync::Arc;

use kernel::{AnyId, Error, Result};
use record::{RecordRef, RecordType};

use crate::db::Db;
use crate::gate::{self, Action};
use crate::param::Param;
use crate::query::sql::{Params, quoted};
use crate::tx::Tx;
use crate::write::rows;

/// Pairs that one statement writes.
const TOGETHER: usize = 100;

/// A pair that nobody has decided on.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Its id.
    pub id: AnyId,
    /// One record.
    pub first: RecordRef,
    /// The other, of the same type.
    pub second: RecordRef,
    /// How likely they are the same, to 1,000.
    pub score: i64,
    /// Why, in words of the domain.
    pub reasons: String,
}

/// A pair that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPair {
    /// The two records, in any order.
    pub records: (AnyId, AnyId),
    /// How likely they are the same, to 1,000.
    pub score: i64,
    /// Why, in words of the domain.
    pub reasons: String,
}

impl Db<'_> {
    /// Undecided pairs of a type of which the actor sees both records, the likeliest first, behind the one with this score
    /// and id.
    pub fn pairs(&self, of: &str, after: Option<(i64, AnyId)>, limit: usize) -> Result<Vec<Pair>> {
        let mut params = Params::default();
        let mut condition = String::new();
        if let Some((score, id)) = after {
            let (score, id) = (params.int(score), params.int(id.raw()));
            condition = format!(" AND (p.score < {score} OR p.score = {score} AND p.id < {id})");
        }
        self.pairs_where(of, params, &condition, limit)
    }

    /// Undecided pairs in which a record stands, as far as the actor sees both, the likeliest first.
    pub fn pairs_with(&self, record: RecordRef, limit: usize) -> Result<Vec<Pair>> {
        let mut params = Params::default();
        let id = params.int(record.id.raw());
        self.pairs_where(record.of, params, &format!(" AND (p.first_id = {id} OR p.second_id = {id})"), limit)
    }

    /// An undecided pair.
    ///
    /// # Errors
    /// Not found when there is none of which the actor sees both records.
    pub fn pair(&self, id: AnyId) -> Result<Pair> {
        let mut of = None;
        self.query("SELECT record_type FROM likeness WHERE id = $1", &[Param::Int(id.raw())], |row| {
            of = Some(row.text(0)?.to_owned());
            Ok(())
        })?;
        let of = of.ok_or_else(Error::not_found)?;
        let mut params = Params::default();
        let condition = format!(" AND p.id = {}", params.int(id.raw()));
        self.pairs_where(&of, params, &condition, 1)?.pop().ok_or_else(Error::not_found)
    }

    fn pairs_where(&self, of: &str, mut params: Params, condition: &str, limit: usize) -> Result<Vec<Pair>> {
        let of = self.describe(of)?;
        let there = [self.there(&of, "p.first_id", &mut params)?, self.there(&of, "p.second_id", &mut params)?];
        let name = params.text(of.name);
        let limit = params.int(i64::try_from(limit).unwrap_or(i64::MAX));
        let sql = format!(
            "SELECT p.id, p.first_id, p.second_id, p.score, p.reasons FROM likeness p
             WHERE p.record_type = {name} AND p.state = 'open' AND {} AND {}{condition}
             ORDER BY p.score DESC, p.id DESC LIMIT {limit}",
            there[0], there[1]
        );
        let mut pairs = Vec::new();
        self.query(&sql, params.values(), |row| {
            let record = |id: i64| RecordRef { of: of.name, id: AnyId::from_raw(id) };
            pairs.push(Pair {
                id: AnyId::from_raw(row.int(0)?),
                first: record(row.int(1)?),
                second: record(row.int(2)?),
                score: row.int(3)?,
                reasons: row.text(4)?.to_owned(),
            });
            Ok(())
        })?;
        Ok(pairs)
    }

    /// That the record at a column is there for the actor.
    fn there(&self, of: &Arc<RecordType>, column: &str, params: &mut Params) -> Result<String> {
        let alias = params.alias();
        let gate = gate::rows(&self.access, &self.catalogue, of, &alias, Action::See, self.frame().look, params)?;
        let gate = gate.map(|gate| format!(" AND {gate}")).unwrap_or_default();
        Ok(format!(
            "EXISTS (SELECT 1 FROM {} {alias} WHERE {alias}.id = {column} AND {alias}.deleted_at IS NULL{gate})",
            quoted(of.name)
        ))
    }
}

impl Tx<'_> {
    /// Notes pairs of a type down. One that is there already takes the new score and reasons; one of which somebody said
    /// that they are not the same stays decided. Gives how many are new.
    pub fn note_pairs(&mut self, of: &str, pairs: &[NewPair]) -> Result<usize> {
        let of = self.describe(of)?;
        let mut fresh = 0;
        for some in pairs.chunks(TOGETHER) {
            fresh += self.note_some(&of, some)?;
        }
        Ok(fresh)
    }

    fn note_some(&mut self, of: &RecordType, pairs: &[NewPair]) -> Result<usize> {
        let ends = |pair: &NewPair| (pair.records.0.min(pair.records.1), pair.records.0.max(pair.records.1));
        let mut known = Vec::new();
        let places: Vec<String> = (1..=pairs.len()).map(|place| format!("${place}")).collect();
        let firsts: Vec<Param> = pairs.iter().map(|pair| Param::Int(ends(pair).0.raw())).collect();
        let sql = format!("SELECT first_id, second_id FROM likeness WHERE first_id IN ({})", places.join(", "));
        self.query(&sql, &firsts, |row| {
            known.push((AnyId::from_raw(row.int(0)?), AnyId::from_raw(row.int(1)?)));
            Ok(())
        })?;
        let now = self.now().millis();
        let mut fresh = Vec::new();
        for pair in pairs {
            let (first, second) = ends(pair);
            let what = [Param::Int(pair.score), Param::from(pair.reasons.as_str()), Param::Int(now)];
            let [score, reasons, found] = what;
            if known.contains(&(first, second)) {
                self.conn.borrow_mut().execute(
                    "UPDATE likeness SET score = $1, reasons = $2, found_at = $3
                     WHERE first_id = $4 AND second_id = $5 AND state = 'open'",
                    &[score, reasons, found, Param::Int(first.raw()), Param::Int(second.raw())],
                )?;
                continue;
            }
            known.push((first, second));
            let id: AnyId = self.next_id();
            fresh.extend([Param::Int(id.raw()), Param::from(of.name), Param::Int(first.raw())]);
            fresh.extend([Param::Int(second.raw()), score, reasons, Param::from("open"), found]);
        }
        let into = "likeness (id, record_type, first_id, second_id, score, reasons, state, found_at)";
        rows::insert_into(&mut self.conn.borrow_mut(), into, 8, &fresh)?;
        Ok(fresh.len() / 8)
    }

    /// Forgets undecided pairs of a type that were last found before a moment: what they were found by is no longer so.
    pub fn forget_pairs(&mut self, of: &str, before: kernel::Timestamp) -> Result<()> {
        let of = self.describe(of)?;
        self.conn
            .borrow_mut()
            .execute(
                "DELETE FROM likeness WHERE record_type = $1 AND state = 'open' AND found_at < $2",
                &[Param::from(of.name), Param::Int(before.millis())],
            )
            .map(|_| ())
    }

    /// Remembers that two records of a type are not the same, so that nobody is asked again.
    ///
    /// # Errors
    /// Not found or forbidden unless the actor may see and change both.
    pub fn tell_apart(&mut self, of: &str, one: AnyId, other: AnyId) -> Result<()> {
        let of = self.describe(of)?;
        for id in [one, other] {
            let record = RecordRef { of: of.name, id };
            if !self.may(record, Action::See)? {
                return Err(Error::not_found().with("type", of.name).with("id", id));
            }
            if !self.may(record, Action::Change)? {
                return Err(Error::forbidden("error-forbidden").with("action", "change").with("type", of.name));
            }
        }
        if one == other {
            return Err(Error::invalid("error-merge-one").with("type", of.name));
        }
        self.note_pairs(of.name, &[NewPair { records: (one, other), score: 0, reasons: String::new() }])?;
        let user = self.actor().user.map(AnyId::raw);
        self.conn
            .borrow_mut()
            .execute(
                "UPDATE likeness SET state = 'distinct', decided_at = $1, decided_by = $2
                 WHERE first_id = $3 AND second_id = $4",
                &[
                    Param::Int(self.now().millis()),
                    user.into(),
                    Param::Int(one.min(other).raw()),
                    Param::Int(one.max(other).raw()),
                ],
            )
            .map(|_| ())
    }
}
