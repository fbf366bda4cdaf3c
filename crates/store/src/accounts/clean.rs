//! Forgetting what has ended.

use kernel::{Result, Timestamp};

use crate::param::Param;
use crate::store::Store;

/// How long failed sign-ins are kept, in milliseconds.
const FAILURES: i64 = 24 * 60 * 60 * 1000;
/// How long the log of deliveries reaches back.
const DELIVERIES: i64 = 30 * FAILURES;
/// How long tokens that no longer hold stay in the list, so that one sees what there was.
const TOKENS: i64 = 90 * FAILURES;

impl Store {
    /// Forgets sessions and invitations that have ended, failed sign-ins and kept answers of yesterday, tokens that have
    /// long been useless, what was sent a month ago, and jobs that ended as long ago but for those that failed; gives how many. From a plain thread.
    pub fn forget_ended(&self) -> Result<u64> {
        let now = self.clock().now();
        let yesterday = Timestamp::from_millis(now.millis() - FAILURES);
        let answered = Timestamp::from_millis(now.millis() - crate::answers::KEPT);
        let last_month = Timestamp::from_millis(now.millis() - DELIVERIES);
        let long_ago = Timestamp::from_millis(now.millis() - TOKENS);
        self.pool().write_blocking(move |conn| {
            let mut forgotten = 0;
            for (sql, before) in [
                ("DELETE FROM session WHERE expires_at < $1", now),
                ("DELETE FROM invitation WHERE expires_at < $1", now),
                ("DELETE FROM sign_in_failure WHERE at < $1", yesterday),
                (
                    "DELETE FROM webhook_attempt WHERE delivery_id IN
                     (SELECT id FROM webhook_delivery WHERE created_at < $1 AND state <> 'waiting')",
                    last_month,
                ),
                ("DELETE FROM webhook_delivery WHERE created_at < $1 AND state <> 'waiting'", last_month),
                ("DELETE FROM background_job WHERE finished_at < $1 AND state IN ('done', 'cancelled')", last_month),
                ("DELETE FROM api_answer WHERE created_at < $1", answered),
                ("DELETE FROM api_token WHERE revoked_at < $1 OR expires_at < $1", long_ago),
            ] {
                forgotten += conn.execute(sql, &[Param::Int(before.millis())])?;
            }
            Ok(forgotten)
        })
    }
}
