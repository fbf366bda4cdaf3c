//! Turns: what one of several nodes does for all.

use kernel::{Result, Timestamp};

use crate::settings;
use crate::store::Store;

impl Store {
    /// Takes the turn to do something for all nodes, unless a node has taken it at `since` or later. From a plain thread.
    ///
    /// A node that stops before it is done leaves the work to the next turn, so what is done has to bear being done again.
    pub fn take_turn(&self, work: &str, since: Timestamp) -> Result<bool> {
        let key = format!("turn:{work}");
        let (since, now) = (since.millis(), self.clock().now().millis());
        self.pool().write_blocking(move |conn| {
            let taken: i64 = settings::read(conn, &key)?.unwrap_or(i64::MIN);
            if taken >= since {
                return Ok(false);
            }
            settings::write(conn, &key, &now.max(since))?;
            Ok(true)
        })
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Clock, Timestamp};
    use testing::each_database;

    use crate::trial::target;
    use crate::{Domain, Rules, Store};

    #[test]
    fn one_node_takes_the_turn() {
        each_database(|database| {
            let open = || {
                let domain = Domain { catalogue: record::Catalogue::new(), rules: Rules::new() };
                let clock = Clock::fixed(Timestamp::from_millis(5_000), jiff::tz::TimeZone::UTC);
                Store::open(&target(database), domain, clock).unwrap()
            };
            let (one, other) = (open(), open());
            let at = Timestamp::from_millis;
            assert!(one.take_turn("night", at(4_000)).unwrap());
            assert!(!other.take_turn("night", at(4_000)).unwrap());
            assert!(!one.take_turn("night", at(5_000)).unwrap(), "taken at this very moment");
            assert!(other.take_turn("day", at(4_000)).unwrap());
            // By a clock that is ahead, the next turn has come.
            assert!(other.take_turn("night", at(6_000)).unwrap());
            assert!(!one.take_turn("night", at(6_000)).unwrap());
        });
    }
}
