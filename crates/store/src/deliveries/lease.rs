//! The lease on an endpoint: one node at a time works for it.

use kernel::{AnyId, Result, Timestamp};

use crate::backend::Conn;
use crate::param::Param;
use crate::store::Store;

/// How long a lease holds unless it is renewed, in milliseconds: longer than one request may take.
const LEASE: i64 = 60_000;

/// What sending to an endpoint needs to know.
#[derive(Clone, Debug, PartialEq)]
pub struct Sending {
    /// The key by which what is sent is signed.
    pub secret: String,
    /// The key before it, while both are used.
    pub former: Option<String>,
    /// How far in the log the endpoint is.
    pub position: i64,
    /// Changes with smaller ids were made before the endpoint and are not for it.
    pub since: AnyId,
    /// Since when everything fails.
    pub failing_since: Option<Timestamp>,
}

/// The right to work for an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lease {
    /// The endpoint.
    pub webhook: AnyId,
    holder: i64,
}

impl Lease {
    /// The condition on `webhook_state` under which it still is ours, behind the parameters `$1` and `$2`.
    pub(super) const HELD: &'static str = "webhook_id = $1 AND holder = $2";

    pub(super) fn params(self) -> [Param; 2] {
        [Param::Int(self.webhook.raw()), Param::Int(self.holder)]
    }
}

impl Store {
    /// Takes the lease on an endpoint, unless another holds it. From a plain thread, as all that works for endpoints.
    pub fn lease_webhook(&self, webhook: AnyId) -> Result<Option<(Lease, Sending)>> {
        let now = self.clock().now().millis();
        let lease = Lease { webhook, holder: self.next_id::<kernel::Any>().raw() };
        self.pool().write_blocking(move |conn| {
            let taken = conn.execute(
                "UPDATE webhook_state SET holder = $2, lease_until = $3
                 WHERE webhook_id = $1 AND (lease_until IS NULL OR lease_until <= $4)",
                &[Param::Int(webhook.raw()), Param::Int(lease.holder), Param::Int(now + LEASE), Param::Int(now)],
            )?;
            if taken == 0 {
                return Ok(None);
            }
            Ok(sending(conn, webhook, now)?.map(|sending| (lease, sending)))
        })
    }

    /// Renews a lease; whether it still was ours.
    pub fn renew_webhook(&self, lease: Lease) -> Result<bool> {
        self.lease_until(lease, self.clock().now().millis() + LEASE)
    }

    /// Gives a lease back; nobody takes it before `rest` milliseconds have passed.
    pub fn release_webhook(&self, lease: Lease, rest: i64) -> Result<bool> {
        self.lease_until(lease, self.clock().now().millis() + rest)
    }

    fn lease_until(&self, lease: Lease, until: i64) -> Result<bool> {
        self.pool().write_blocking(move |conn| {
            let [webhook, holder] = lease.params();
            let sql = format!("UPDATE webhook_state SET lease_until = $3 WHERE {}", Lease::HELD);
            Ok(conn.execute(&sql, &[webhook, holder, Param::Int(until)])? > 0)
        })
    }
}

fn sending(conn: &mut Conn, webhook: AnyId, now: i64) -> Result<Option<Sending>> {
    let mut found = None;
    conn.query(
        "SELECT secret, former_secret, former_until, position, since, failing_since FROM webhook_state WHERE webhook_id = $1",
        &[Param::Int(webhook.raw())],
        &mut |row| {
            let former = row.opt_text(1)?.map(str::to_owned);
            let holds = row.opt_int(2)?.is_some_and(|until| until > now);
            found = Some(Sending {
                secret: row.text(0)?.to_owned(),
                former: former.filter(|_| holds),
                position: row.int(3)?,
                since: AnyId::from_raw(row.int(4)?),
                failing_since: row.opt_int(5)?.map(Timestamp::from_millis),
            });
            Ok(())
        },
    )?;
    Ok(found)
}
