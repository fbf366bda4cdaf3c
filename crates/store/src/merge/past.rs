//! What was merged: where the address of a merged record leads, and whose history is shown with whose.

use kernel::{AnyId, Error, Result, Timestamp};
use record::{RecordRef, RecordType};

use super::{anywhere, param};
use crate::db::Db;
use crate::gate::Action;
use crate::param::Param;
use crate::tx::Tx;
use crate::write::rows;

/// How often a record that was merged may have been merged on.
const DEPTH: usize = 16;

/// A merge that was done.
#[derive(Clone, Debug, PartialEq)]
pub struct PastMerge {
    /// The batch in the change log.
    pub batch: AnyId,
    /// The record that stayed.
    pub survivor: RecordRef,
    /// The records that became part of it.
    pub others: Vec<AnyId>,
    /// When.
    pub at: Timestamp,
    /// By whom; `None` for the program.
    pub by: Option<AnyId>,
    /// When it was undone, if it was.
    pub undone_at: Option<Timestamp>,
}

/// Notes a merge down.
pub(super) fn note(tx: &Tx, of: &RecordType, batch: AnyId, survivor: AnyId, others: &[AnyId]) -> Result<()> {
    let mut params = Vec::new();
    for other in others {
        let (at, user) = (Param::Int(tx.now().millis()), Param::from(tx.actor().user.map(AnyId::raw)));
        params.extend([param(batch), param(*other), Param::from(of.name), param(survivor), at, user]);
    }
    let into = "merged (batch, loser_id, record_type, survivor_id, at, user_id)";
    rows::insert_into(&mut tx.conn.borrow_mut(), into, 6, &params)
}

impl Db<'_> {
    /// The record that a merged record became part of, if the actor may see it.
    pub fn merged_into(&self, of: &str, id: AnyId) -> Result<Option<AnyId>> {
        let of = self.describe(of)?;
        let last = self.last_of(of.name, id)?;
        Ok(if last != id && self.passes(&of, last, Action::See)? { Some(last) } else { None })
    }

    /// The record that a record became part of, however often, which the actor need not see; itself when it was not merged.
    pub(crate) fn last_of(&self, of: &str, id: AnyId) -> Result<AnyId> {
        let (mut last, mut next) = (id, Some(id));
        for _ in 0..DEPTH {
            let Some(id) = next.take() else { break };
            last = id;
            self.query(
                "SELECT survivor_id FROM merged WHERE loser_id = $1 AND record_type = $2 AND undone_at IS NULL",
                &[param(id), Param::from(of)],
                |row| {
                    next = Some(AnyId::from_raw(row.int(0)?));
                    Ok(())
                },
            )?;
        }
        Ok(next.unwrap_or(last))
    }

    /// Whether a record became part of another one, which the actor need not see.
    pub(crate) fn is_merged(&self, of: &str, id: AnyId) -> Result<bool> {
        Ok(self.last_of(of, id)? != id)
    }

    /// A record that is not there, with the one that it was merged into if there is one: `merged_into` among the values.
    pub(crate) fn missing(&self, of: &str, id: AnyId) -> Error {
        let error = Error::not_found().with("type", of).with("id", id);
        match self.merged_into(of, id) {
            Ok(Some(into)) => error.with("merged_into", into),
            _ => error,
        }
    }

    /// A record and all that were merged into it: their rows of the log are its history.
    pub(crate) fn same_as(&self, id: AnyId) -> Result<Vec<AnyId>> {
        let mut all = vec![id];
        let mut at = 0;
        while let Some(id) = all.get(at).copied() {
            self.query(
                "SELECT loser_id FROM merged WHERE survivor_id = $1 AND undone_at IS NULL",
                &[param(id)],
                |row| {
                    let other = AnyId::from_raw(row.int(0)?);
                    if !all.contains(&other) {
                        all.push(other);
                    }
                    Ok(())
                },
            )?;
            at += 1;
        }
        Ok(all)
    }

    /// The merge of a batch.
    ///
    /// # Errors
    /// Not found when there is none, or when the actor may not see the survivor.
    pub fn past_merge(&self, batch: AnyId) -> Result<PastMerge> {
        let found = self.past_merges("batch = $1", &[param(batch)])?.pop();
        let found = found.ok_or_else(Error::not_found)?;
        if self.may(found.survivor, Action::See)? { Ok(found) } else { Err(Error::not_found()) }
    }

    /// The merges by which a record stayed and that were not undone, the latest first; none when the actor may not see it.
    pub fn merges_of(&self, survivor: RecordRef) -> Result<Vec<PastMerge>> {
        if !self.may(survivor, Action::See)? {
            return Ok(Vec::new());
        }
        let condition = "survivor_id = $1 AND record_type = $2 AND undone_at IS NULL";
        self.past_merges(condition, &[param(survivor.id), Param::from(survivor.of)])
    }

    fn past_merges(&self, condition: &str, params: &[Param]) -> Result<Vec<PastMerge>> {
        let mut all: Vec<PastMerge> = Vec::new();
        let sql = format!(
            "SELECT batch, loser_id, record_type, survivor_id, at, user_id, undone_at FROM merged
             WHERE {condition} ORDER BY batch DESC, loser_id"
        );
        self.query(&sql, params, |row| {
            let (batch, other) = (AnyId::from_raw(row.int(0)?), AnyId::from_raw(row.int(1)?));
            if let Some(last) = all.last_mut().filter(|last| last.batch == batch) {
                last.others.push(other);
                return Ok(());
            }
            all.push(PastMerge {
                batch,
                survivor: RecordRef { of: self.catalogue.get(row.text(2)?)?.name, id: AnyId::from_raw(row.int(3)?) },
                others: vec![other],
                at: Timestamp::from_millis(row.int(4)?),
                by: row.opt_int(5)?.map(AnyId::from_raw),
                undone_at: row.opt_int(6)?.map(Timestamp::from_millis),
            });
            Ok(())
        })?;
        Ok(all)
    }

    /// The titles of the records that became part of another by a merge, for whoever sees that one.
    pub fn titles_of_merged(&self, merge: &PastMerge) -> Result<Vec<(AnyId, String)>> {
        let of = self.describe(merge.survivor.of)?;
        let hidden = of.title_field().is_none_or(|field| !self.access.sees(&of, field));
        let mut titles = Vec::new();
        for id in &merge.others {
            let whole = if hidden { None } else { self.as_program(|db| anywhere(db, &of, *id))? };
            let title = whole.and_then(|(values, _)| values.get(of.title)?.as_text().map(str::to_owned));
            titles.push((*id, title.unwrap_or_default()));
        }
        Ok(titles)
    }
}
