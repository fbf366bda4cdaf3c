//! What administrators do with deliveries: keys, tests, and sending again.

use kernel::{AnyId, Error, Result, Timestamp};

use super::NewDelivery;
use crate::param::Param;
use crate::tx::Tx;

impl Tx<'_> {
    /// Gives a new endpoint its key; one that has begun gets another at once. It hears of what changes from now on.
    pub fn begin_webhook(&mut self, webhook: AnyId, secret: &str) -> Result<()> {
        self.for_administrators()?;
        let mut position = 0;
        self.query("SELECT coalesce(max(position), 0) FROM change_seal", &[], |row| {
            position = row.int(0)?;
            Ok(())
        })?;
        let since = Param::Int(self.next_id::<kernel::Any>().raw());
        self.conn.borrow_mut().execute(
            "INSERT INTO webhook_state (webhook_id, secret, position, since) VALUES ($1, $2, $3, $4)
             ON CONFLICT (webhook_id) DO UPDATE SET secret = excluded.secret",
            &[Param::Int(webhook.raw()), Param::from(secret), Param::Int(position), since],
        )?;
        Ok(())
    }

    /// Gives an endpoint a new key; until `until` what is sent is signed with the former one too.
    pub fn change_secret(&mut self, webhook: AnyId, secret: &str, until: Timestamp) -> Result<()> {
        self.for_administrators()?;
        let changed = self.conn.borrow_mut().execute(
            "UPDATE webhook_state SET former_secret = secret, former_until = $3, secret = $2 WHERE webhook_id = $1",
            &[Param::Int(webhook.raw()), Param::from(secret), Param::Int(until.millis())],
        )?;
        if changed == 0 { Err(Error::not_found().with("id", webhook)) } else { Ok(()) }
    }

    /// Forgets that sending failed, when an endpoint that was stopped is to be tried again.
    pub fn forgive_webhook(&mut self, webhook: AnyId) -> Result<()> {
        self.for_administrators()?;
        let id = [Param::Int(webhook.raw())];
        let sql = "UPDATE webhook_state SET failing_since = NULL, lease_until = NULL WHERE webhook_id = $1";
        self.conn.borrow_mut().execute(sql, &id)?;
        Ok(())
    }

    /// Sends something to an endpoint that did not come from the log: a test.
    pub fn queue_delivery(&mut self, webhook: AnyId, new: &NewDelivery) -> Result<AnyId> {
        self.for_administrators()?;
        let id: AnyId = self.next_id();
        self.conn.borrow_mut().execute(
            "INSERT INTO webhook_delivery (id, webhook_id, event, body, state, attempts, due_at, created_at)
             VALUES ($1, $2, $3, $4, 'waiting', 0, $5, $5)",
            &[
                Param::Int(id.raw()),
                Param::Int(webhook.raw()),
                Param::from(new.event.as_str()),
                Param::from(new.body.as_str()),
                Param::Int(self.now().millis()),
            ],
        )?;
        Ok(id)
    }

    /// Sends a delivery again, with the same id.
    pub fn replay_delivery(&mut self, id: AnyId) -> Result<()> {
        self.for_administrators()?;
        let replayed = self.conn.borrow_mut().execute(
            "UPDATE webhook_delivery SET state = 'waiting', attempts = 0, due_at = $2 WHERE id = $1",
            &[Param::Int(id.raw()), Param::Int(self.now().millis())],
        )?;
        if replayed == 0 { Err(Error::not_found().with("id", id)) } else { Ok(()) }
    }

    /// Sends all deliveries of an endpoint from a span again: `from` belongs to it, `to` does not. Gives how many.
    pub fn replay_span(&mut self, webhook: AnyId, from: Timestamp, to: Timestamp) -> Result<u64> {
        self.for_administrators()?;
        self.conn.borrow_mut().execute(
            "UPDATE webhook_delivery SET state = 'waiting', attempts = 0, due_at = $4
             WHERE webhook_id = $1 AND created_at >= $2 AND created_at < $3 AND state <> 'waiting'",
            &[
                Param::Int(webhook.raw()),
                Param::Int(from.millis()),
                Param::Int(to.millis()),
                Param::Int(self.now().millis()),
            ],
        )
    }
}
