//! Sealing and verifying, on rows that the tests write themselves and then tamper with.

use kernel::{AnyId, Clock, Timestamp};
use record::Catalogue;
use testing::{Database, each_database};

use super::{Damage, Sealed};
use crate::trial::{connect, ints, lay_out, target};
use crate::{Domain, Rules, Store};

const NOW: i64 = 1_795_255_200_000;
const HOUR: i64 = 3_600_000;

struct Trial {
    database: crate::Target,
    clock: Clock,
    store: Store,
}

impl Trial {
    fn new(database: &Database) -> Trial {
        let clock = Clock::fixed(Timestamp::from_millis(NOW), jiff::tz::TimeZone::UTC);
        let domain = Domain { catalogue: Catalogue::new(), rules: Rules::new() };
        let store = Store::open(&target(database), domain, clock.clone()).unwrap();
        store.keep_outside(&std::env::temp_dir(), Some([7; 32]));
        Trial { database: target(database), clock, store }
    }

    /// The same data opened by a program with another key, or with none.
    fn with_key(&self, key: Option<[u8; 32]>) -> Store {
        let domain = Domain { catalogue: Catalogue::new(), rules: Rules::new() };
        let store = Store::open(&self.database, domain, self.clock.clone()).unwrap();
        store.keep_outside(&std::env::temp_dir(), key);
        store
    }

    fn sql(&self, sql: &str) {
        lay_out(&self.database, sql);
    }

    /// Changes as if made at a moment, one a millisecond.
    fn changes(&self, at: i64, count: i64) {
        let rows: Vec<String> = (0..count)
            .map(|n| {
                let id = AnyId::floor(Timestamp::from_millis(at + n)).raw();
                format!(
                    "({id}, {at}, NULL, 'web', NULL, 'company', {n}, 1, 'create', '{{\"name\":[null,\"Kuusk {n}\"]}}')"
                )
            })
            .collect();
        for rows in rows.chunks(1_000) {
            self.sql(&format!(
                "INSERT INTO change (id, at, user_id, face, batch, record_type, record_id, version, deed, difference)
                 VALUES {}",
                rows.join(", ")
            ));
        }
    }

    fn seal(&self) -> Sealed {
        self.store.seal_log().unwrap()
    }

    fn damage(&self) -> Option<(i64, Damage)> {
        self.store.verify_log().unwrap().broken.map(|broken| (broken.position, broken.damage))
    }

    fn positions(&self) -> Vec<i64> {
        ints(&mut connect(&self.database), "SELECT position FROM change_seal ORDER BY position").unwrap()
    }

    /// Does something to the data, looks for the damage, and takes it back by `mend`.
    fn tampered(&self, sql: &str, found: (i64, Damage), mend: &str) {
        self.sql(sql);
        assert_eq!(self.damage(), Some(found), "{sql}");
        self.sql(mend);
        assert_eq!(self.damage(), None, "{mend}");
    }
}

#[test]
fn changes_get_gapless_positions_and_a_signed_head() {
    each_database(|database| {
        let trial = Trial::new(database);
        trial.changes(NOW - 9_000, 1_203);
        assert_eq!(trial.seal(), Sealed { changes: 1_203, stretches: 1 });
        assert_eq!(trial.seal(), Sealed::default());
        trial.changes(NOW - 5_000, 2);
        assert_eq!(trial.seal(), Sealed { changes: 2, stretches: 1 });
        trial.changes(NOW - 4_000, 3);
        assert_eq!(trial.positions(), (1..=1_205).collect::<Vec<_>>());

        let verdict = trial.store.verify_log().unwrap();
        assert_eq!((verdict.sealed, verdict.unsealed, verdict.stretches), (1_205, 3, 2));
        assert_eq!((verdict.broken, verdict.signatures, verdict.erased), (None, true, 0));
        assert!(trial.store.log_has_head(&verdict.head.unwrap()).unwrap());
        for none in ["", "abc", "ş", &"00".repeat(32)] {
            assert!(!trial.store.log_has_head(none).unwrap(), "{none}");
        }
    });
}

#[test]
fn a_long_log_is_sealed_in_stretches() {
    each_database(|database| {
        let trial = Trial::new(database);
        trial.changes(NOW - 20_000, 12_345);
        assert_eq!(trial.seal(), Sealed { changes: 12_345, stretches: 3 });
        let verdict = trial.store.verify_log().unwrap();
        assert_eq!((verdict.sealed, verdict.unsealed, verdict.stretches, verdict.broken), (12_345, 0, 3, None));
    });
}

#[test]
fn a_change_that_is_committed_late_is_not_skipped() {
    each_database(|database| {
        let trial = Trial::new(database);
        trial.changes(NOW - 1_000, 2);
        trial.seal();
        // Its id is older than those that have their positions.
        trial.changes(NOW - HOUR / 2, 1);
        trial.clock.set(Timestamp::from_millis(NOW + 10_000));
        assert_eq!(trial.seal(), Sealed { changes: 1, stretches: 1 });
        assert_eq!(trial.damage(), None);
    });
}

#[test]
fn whatever_is_tampered_with_is_found() {
    each_database(|database| {
        let trial = Trial::new(database);
        trial.changes(NOW - 90_000, 5);
        trial.seal();
        trial.changes(NOW - 50_000, 5);
        trial.seal();
        assert_eq!(trial.damage(), None);
        let id = |n: i64| AnyId::floor(Timestamp::from_millis(NOW - 50_000 + n)).raw();
        let seventh = id(1);

        use Damage::{RowChanged, RowMissing, SealChanged, SignatureWrong};
        trial.tampered(
            &format!("UPDATE change SET user_id = 5 WHERE id = {seventh}"),
            (7, RowChanged),
            &format!("UPDATE change SET user_id = NULL WHERE id = {seventh}"),
        );
        trial.tampered(
            &format!("UPDATE change SET difference = '{{\"name\":[null,\"Kask\"]}}' WHERE id = {seventh}"),
            (7, RowChanged),
            &format!("UPDATE change SET difference = '{{\"name\":[null,\"Kuusk 1\"]}}' WHERE id = {seventh}"),
        );
        // Hiding a change behind a salt that was never there does not help.
        trial.tampered(
            "CREATE TABLE salts AS SELECT position, salt FROM change_seal;
             UPDATE change_seal SET salt = NULL WHERE position = 3",
            (3, RowChanged),
            "UPDATE change_seal SET salt = (SELECT s.salt FROM salts s WHERE s.position = 3) WHERE position = 3",
        );
        trial.tampered(
            &format!("CREATE TABLE gone AS SELECT * FROM change WHERE id = {seventh}; DELETE FROM change WHERE id = {seventh}"),
            (7, RowMissing),
            "INSERT INTO change SELECT * FROM gone",
        );
        trial.tampered(
            "CREATE TABLE places AS SELECT * FROM change_seal WHERE position = 4; DELETE FROM change_seal WHERE position = 4",
            (4, RowMissing),
            "INSERT INTO change_seal SELECT * FROM places",
        );
        // Two rows that change places fit their digests no more than their positions.
        trial.tampered(
            "UPDATE change_seal SET position = -position WHERE position IN (2, 3);
             UPDATE change_seal SET position = position + 5 WHERE position < 0",
            (1, SealChanged),
            "UPDATE change_seal SET position = -position WHERE position IN (2, 3);
             UPDATE change_seal SET position = position + 5 WHERE position < 0",
        );
        trial.tampered(
            "UPDATE seal SET last_position = 11 WHERE id = 2",
            (11, RowMissing),
            "UPDATE seal SET last_position = 10 WHERE id = 2",
        );
        trial.tampered(
            "UPDATE seal SET first_position = 5 WHERE id = 2",
            (5, SignatureWrong),
            "UPDATE seal SET first_position = 6 WHERE id = 2",
        );
        trial.tampered(
            "UPDATE seal SET at = at - 1 WHERE id = 1",
            (1, SignatureWrong),
            "UPDATE seal SET at = at + 1 WHERE id = 1",
        );
        trial.tampered(
            "CREATE TABLE seals AS SELECT * FROM seal; DELETE FROM seal WHERE id = 1",
            (1, SealChanged),
            "DELETE FROM seal; INSERT INTO seal SELECT * FROM seals",
        );
        // Without its positions the last seal shows that the end was cut off.
        trial.tampered(
            "CREATE TABLE cut AS SELECT * FROM change_seal; DELETE FROM change_seal WHERE position > 8",
            (9, RowMissing),
            "DELETE FROM change_seal; INSERT INTO change_seal SELECT * FROM cut",
        );
    });
}

#[test]
fn a_chain_made_anew_lacks_the_signature() {
    each_database(|database| {
        let trial = Trial::new(database);
        trial.changes(NOW - 90_000, 5);
        trial.seal();
        let head = trial.store.verify_log().unwrap().head.unwrap();
        // Whoever owns the database can forge all of it but the key.
        trial.sql("UPDATE change SET user_id = 5; DELETE FROM change_seal; DELETE FROM seal; DELETE FROM setting WHERE key = 'log'");
        trial.with_key(Some([8; 32])).seal_log().unwrap();
        assert_eq!(trial.damage(), Some((1, Damage::SignatureWrong)));
        assert!(!trial.store.log_has_head(&head).unwrap());
        // Nobody continues a chain that was not made with his key; positions are given all the same.
        trial.changes(NOW - 50_000, 1);
        assert_eq!(trial.store.seal_log().unwrap_err().key(), "error-log-other-key");
        assert_eq!(trial.positions().len(), 6);
    });
}

#[test]
fn a_change_slipped_in_among_old_ones_shows() {
    each_database(|database| {
        let trial = Trial::new(database);
        trial.changes(NOW - 3 * HOUR, 5);
        trial.seal();
        trial.changes(NOW - 2 * HOUR, 1);
        assert_eq!(trial.seal(), Sealed::default());
        assert_eq!(trial.damage(), Some((0, Damage::RowAdded)));
    });
}

#[test]
fn without_the_key_positions_are_given_and_nothing_is_signed() {
    each_database(|database| {
        let trial = Trial::new(database);
        trial.changes(NOW - 90_000, 5);
        let keyless = trial.with_key(None);
        assert_eq!(keyless.seal_log().unwrap(), Sealed { changes: 5, stretches: 0 });
        let verdict = keyless.verify_log().unwrap();
        assert_eq!((verdict.sealed, verdict.unsealed, verdict.signatures), (0, 5, false));
        assert_eq!(trial.seal(), Sealed { changes: 0, stretches: 1 });
        assert_eq!(keyless.verify_log().unwrap().sealed, 5);
    });
}

#[test]
fn two_nodes_at_once_number_each_change_once() {
    each_database(|database| {
        let trial = Trial::new(database);
        trial.changes(NOW - 20_000, 4_000);
        let other = match trial.store.target() {
            crate::Target::Sqlite { .. } => trial.store.clone(),
            crate::Target::Postgres { .. } => trial.with_key(Some([7; 32])),
        };
        let ours = trial.store.clone();
        let threads = [ours, other].map(|store| std::thread::spawn(move || store.seal_log().unwrap().changes));
        let numbered: usize = threads.into_iter().map(|thread| thread.join().unwrap()).sum();
        // One that found the other at it has left the rest to it.
        assert_eq!(numbered + trial.seal().changes, 4_000);
        assert_eq!(trial.positions(), (1..=4_000).collect::<Vec<_>>());
        assert_eq!(trial.damage(), None);
    });
}
