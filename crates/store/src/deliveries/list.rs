//! What was sent, for the pages of administrators.

use kernel::{AnyId, Error, Result, Timestamp};

use super::{Attempt, COLUMNS, Delivery, delivery};
use crate::db::Db;
use crate::param::Param;

impl Db<'_> {
    /// The deliveries of an endpoint, the latest first, older than `before` if one is given.
    pub fn deliveries(&self, webhook: AnyId, before: Option<AnyId>, limit: usize) -> Result<Vec<Delivery>> {
        self.for_administrators()?;
        let mut found = Vec::new();
        let sql = format!(
            "SELECT {COLUMNS} FROM webhook_delivery WHERE webhook_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3"
        );
        let before = Param::Int(before.map_or(i64::MAX, AnyId::raw));
        let limit = Param::Int(i64::try_from(limit).unwrap_or(i64::MAX));
        self.query(&sql, &[Param::Int(webhook.raw()), before, limit], |row| {
            found.push(delivery(row)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// A delivery and each time it was tried, the first time first.
    pub fn delivery(&self, id: AnyId) -> Result<(Delivery, Vec<Attempt>)> {
        self.for_administrators()?;
        let mut found = None;
        self.query(&format!("SELECT {COLUMNS} FROM webhook_delivery WHERE id = $1"), &[Param::Int(id.raw())], |row| {
            found = Some(delivery(row)?);
            Ok(())
        })?;
        let found = found.ok_or_else(|| Error::not_found().with("id", id))?;
        let mut attempts = Vec::new();
        self.query(
            "SELECT at, status, millis, answer, error FROM webhook_attempt WHERE delivery_id = $1 ORDER BY id",
            &[Param::Int(id.raw())],
            |row| {
                attempts.push(Attempt {
                    at: Timestamp::from_millis(row.int(0)?),
                    status: row.opt_int(1)?,
                    millis: row.int(2)?,
                    answer: row.text(3)?.to_owned(),
                    error: row.opt_text(4)?.map(str::to_owned),
                });
                Ok(())
            },
        )?;
        Ok((found, attempts))
    }

    /// Since when everything to an endpoint fails.
    pub fn failing_since(&self, webhook: AnyId) -> Result<Option<Timestamp>> {
        self.for_administrators()?;
        let mut since = None;
        self.query(
            "SELECT failing_since FROM webhook_state WHERE webhook_id = $1",
            &[Param::Int(webhook.raw())],
            |row| {
                since = row.opt_int(0)?.map(Timestamp::from_millis);
                Ok(())
            },
        )?;
        Ok(since)
    }

    pub(super) fn for_administrators(&self) -> Result<()> {
        if self.access().is_administrator() { Ok(()) } else { Err(Error::forbidden("error-administrators-only")) }
    }
}
