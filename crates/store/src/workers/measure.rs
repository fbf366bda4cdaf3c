//! What is measured of the workers. The recorder must be installed before the workers start.

use std::time::Instant;

use metrics::{Counter, Histogram};

/// Measures of one kind of work, `read` or `write`.
pub(super) struct Measures {
    wait: Histogram,
    run: Histogram,
    /// Transactions committed.
    pub(super) commits: Counter,
    /// Transactions run again because others stood in their way.
    pub(super) retries: Counter,
    /// How many writes shared a commit.
    pub(super) batch: Histogram,
}

impl Measures {
    pub(super) fn of(kind: &'static str) -> Measures {
        Measures {
            wait: metrics::histogram!("kilit_store_wait_seconds", "kind" => kind),
            run: metrics::histogram!("kilit_store_run_seconds", "kind" => kind),
            commits: metrics::counter!("kilit_store_commits_total"),
            retries: metrics::counter!("kilit_store_retries_total"),
            batch: metrics::histogram!("kilit_store_commit_writes"),
        }
    }

    /// Notes how long work stood in the queue, and gives the moment it began.
    pub(super) fn began(&self, queued: Instant) -> Instant {
        let now = Instant::now();
        self.wait.record(now.saturating_duration_since(queued));
        now
    }

    /// Notes how long work took.
    pub(super) fn ended(&self, began: Instant) {
        self.run.record(began.elapsed());
    }
}
