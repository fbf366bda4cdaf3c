//! The queue of an endpoint: filled from the log by position, emptied by sending.

use kernel::{AnyId, Result, Timestamp};

use super::lease::Lease;
use super::{Attempt, COLUMNS, Delivery, DeliveryState, NewDelivery, WITHDRAWN, delivery};
use crate::param::Param;
use crate::store::Store;

/// Letters of an answer that are kept.
const ANSWER: usize = 500;

impl Store {
    /// Whether an endpoint has something to do: a delivery that is due, or changes that were not looked at.
    pub fn webhook_has_work(&self, webhook: AnyId) -> Result<bool> {
        let now = self.clock().now().millis();
        self.pool().read_blocking(move |conn| {
            let mut work = false;
            conn.query(
                "SELECT 1 FROM webhook_state s WHERE s.webhook_id = $1 AND (s.lease_until IS NULL OR s.lease_until <= $2)
                 AND (s.position < (SELECT coalesce(max(position), 0) FROM change_seal)
                      OR EXISTS (SELECT 1 FROM webhook_delivery d
                                 WHERE d.webhook_id = $1 AND d.state = 'waiting' AND d.due_at <= $2))",
                &[Param::Int(webhook.raw()), Param::Int(now)],
                &mut |_| {
                    work = true;
                    Ok(())
                },
            )?;
            Ok(work)
        })
    }

    /// How many deliveries of an endpoint wait.
    pub fn waiting_deliveries(&self, webhook: AnyId) -> Result<i64> {
        self.pool().read_blocking(move |conn| {
            let mut count = 0;
            conn.query(
                "SELECT count(*) FROM webhook_delivery WHERE webhook_id = $1 AND state = 'waiting'",
                &[Param::Int(webhook.raw())],
                &mut |row| {
                    count = row.int(0)?;
                    Ok(())
                },
            )?;
            Ok(count)
        })
    }

    /// Puts deliveries into the queue and moves the endpoint from one position in the log to another, both or neither;
    /// whether the lease still was ours and nobody had moved it.
    pub fn queue_deliveries(&self, lease: Lease, from: i64, to: i64, new: Vec<NewDelivery>) -> Result<bool> {
        let now = self.clock().now().millis();
        let ids: Vec<AnyId> = new.iter().map(|_| self.next_id()).collect();
        self.pool().write_blocking(move |conn| {
            let [webhook, holder] = lease.params();
            let sql = format!("UPDATE webhook_state SET position = $3 WHERE {} AND position = $4", Lease::HELD);
            if conn.execute(&sql, &[webhook.clone(), holder, Param::Int(to), Param::Int(from)])? == 0 {
                return Ok(false);
            }
            for (id, one) in ids.iter().zip(&new) {
                conn.execute(
                    "INSERT INTO webhook_delivery (id, webhook_id, event, body, state, attempts, due_at, created_at)
                     VALUES ($1, $2, $3, $4, 'waiting', 0, $5, $5)",
                    &[
                        Param::Int(id.raw()),
                        webhook.clone(),
                        Param::from(one.event.as_str()),
                        Param::from(one.body.as_str()),
                        Param::Int(now),
                    ],
                )?;
            }
            Ok(true)
        })
    }

    /// The deliveries of an endpoint that are due, those that have waited longest first.
    pub fn due_deliveries(&self, webhook: AnyId, limit: usize) -> Result<Vec<Delivery>> {
        let now = self.clock().now().millis();
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.pool().read_blocking(move |conn| {
            let mut due = Vec::new();
            let sql = format!(
                "SELECT {COLUMNS} FROM webhook_delivery WHERE webhook_id = $1 AND state = 'waiting' AND due_at <= $2
                 ORDER BY due_at, id LIMIT $3"
            );
            conn.query(&sql, &[Param::Int(webhook.raw()), Param::Int(now), Param::Int(limit)], &mut |row| {
                due.push(delivery(row)?);
                Ok(())
            })?;
            Ok(due)
        })
    }

    /// Notes how an attempt went. `again` says when a delivery that has not arrived is tried next; without it, it has
    /// failed.
    pub fn note_attempt(
        &self,
        of: &Delivery,
        attempt: &Attempt,
        arrived: bool,
        again: Option<Timestamp>,
    ) -> Result<()> {
        let id: AnyId = self.next_id();
        let (webhook, of, attempt) = (of.webhook, of.id, attempt.clone());
        let state = match (arrived, again) {
            (true, _) => DeliveryState::Delivered,
            (false, Some(_)) => DeliveryState::Waiting,
            (false, None) => DeliveryState::Failed,
        };
        self.pool().write_blocking(move |conn| {
            conn.execute(
                "INSERT INTO webhook_attempt (id, delivery_id, at, status, millis, answer, error)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)",
                &[
                    Param::Int(id.raw()),
                    Param::Int(of.raw()),
                    Param::Int(attempt.at.millis()),
                    Param::from(attempt.status),
                    Param::Int(attempt.millis),
                    // PostgreSQL keeps no zero bytes in text.
                    Param::from(attempt.answer.chars().filter(|c| *c != '\0').take(ANSWER).collect::<String>()),
                    Param::from(attempt.error.clone()),
                ],
            )?;
            conn.execute(
                "UPDATE webhook_delivery SET state = $2, attempts = attempts + 1, due_at = coalesce($3, due_at) WHERE id = $1",
                &[Param::Int(of.raw()), Param::from(state.code()), Param::from(again.map(Timestamp::millis))],
            )?;
            if attempt.error.as_deref() == Some(WITHDRAWN) {
                return Ok(());
            }
            let failing = if arrived {
                "UPDATE webhook_state SET failing_since = NULL WHERE webhook_id = $1 AND failing_since IS NOT NULL"
            } else {
                "UPDATE webhook_state SET failing_since = coalesce(failing_since, $2) WHERE webhook_id = $1"
            };
            let at = Param::Int(attempt.at.millis());
            let params = if arrived { vec![Param::Int(webhook.raw())] } else { vec![Param::Int(webhook.raw()), at] };
            conn.execute(failing, &params)?;
            Ok(())
        })
    }
}
