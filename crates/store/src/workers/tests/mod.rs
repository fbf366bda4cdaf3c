//! The workers on both databases.

mod measures;
mod postgres;
mod sqlite;
mod together;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use kernel::{Error, Fault, Result};
use testing::each_database;

use super::*;
use crate::trial::{ints, lay_out, pool, target};

const TABLE: &str = "CREATE TABLE n (a BIGINT PRIMARY KEY, b BIGINT)";

fn insert(conn: &mut Conn, a: i64) -> Result<()> {
    conn.execute("INSERT INTO n (a, b) VALUES ($1, 0)", &[a.into()]).map(|_| ())
}

fn note(counter: &AtomicUsize) {
    counter.fetch_add(1, Ordering::SeqCst);
}

fn keys(pool: &Pool) -> Vec<i64> {
    pool.read_blocking(|conn| ints(conn, "SELECT a FROM n ORDER BY a")).unwrap()
}

/// Waits for what another thread will do.
fn until(what: impl Fn() -> bool) {
    let started = Instant::now();
    while !what() {
        assert!(started.elapsed() < Duration::from_secs(60), "waited in vain");
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

#[test]
fn what_is_written_is_read() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, TABLE);
        let pool = pool(&target);
        let written = runtime().block_on(async {
            pool.write(|conn| {
                insert(conn, 1)?;
                insert(conn, 2)?;
                Ok("done")
            })
            .await
        });
        assert_eq!(written.unwrap(), "done");
        let read = runtime().block_on(pool.read(|conn| ints(conn, "SELECT a FROM n ORDER BY a")));
        assert_eq!(read.unwrap(), [1, 2]);
        let snapshot = runtime().block_on(pool.read_snapshot(|conn| ints(conn, "SELECT a FROM n ORDER BY a")));
        assert_eq!(snapshot.unwrap(), [1, 2]);
    });
}

#[test]
fn an_error_takes_everything_back_and_reaches_the_caller() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, TABLE);
        let pool = pool(&target);
        let error = pool
            .write_blocking(|conn| {
                insert(conn, 1)?;
                Err::<(), _>(Error::invalid("quotes.error.not_sent"))
            })
            .unwrap_err();
        assert_eq!(error.key(), "quotes.error.not_sent");
        assert!(keys(&pool).is_empty());
    });
}

#[test]
fn the_closure_may_word_the_error_of_a_statement() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, TABLE);
        let pool = pool(&target);
        let error = pool
            .write_blocking(|conn| {
                insert(conn, 1)?;
                insert(conn, 1).map_err(|_| match conn.fault() {
                    Some(DbFault::Unique { columns, .. }) => Error::conflict("taken").on(columns.join(",")),
                    other => panic!("{other:?}"),
                })
            })
            .unwrap_err();
        assert_eq!((error.key(), error.field()), ("taken", Some("a")));
    });
}

#[test]
fn a_panic_is_an_error_for_its_caller_only() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, TABLE);
        let pool = pool(&target);
        for _ in 0..8 {
            let error = pool
                .write_blocking(|conn| {
                    insert(conn, 1)?;
                    conn.query("SELECT a FROM n", &[], &mut |_| panic!("in the midst of a row"))
                })
                .unwrap_err();
            assert_eq!(error.fault(), Fault::Internal);
            assert!(error.to_string().contains("in the midst of a row"), "{error}");
            assert!(pool.read_blocking::<()>(|_| panic!("while reading")).is_err());
        }
        pool.write_blocking(|conn| insert(conn, 2)).unwrap();
        assert_eq!(keys(&pool), [2]);
    });
}

#[test]
fn a_hidden_statement_error_is_not_committed() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, TABLE);
        let pool = pool(&target);
        let error = pool
            .write_blocking(|conn| {
                insert(conn, 1)?;
                let _ = insert(conn, 1);
                assert!(insert(conn, 2).is_err(), "nothing more can be done in a spoilt transaction");
                Ok(())
            })
            .unwrap_err();
        assert_eq!(error.key(), "error-taken");
        assert!(keys(&pool).is_empty());
    });
}

#[test]
fn a_part_may_fail_alone() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, TABLE);
        let pool = pool(&target);
        let effects = Arc::new(AtomicUsize::new(0));
        let seen = Arc::clone(&effects);
        pool.write_blocking(move |conn| {
            insert(conn, 1)?;
            let count = |conn: &mut Conn| {
                let seen = Arc::clone(&seen);
                conn.after_commit(move || note(&seen))
            };
            count(conn)?;
            let failed = conn.savepoint(|conn| {
                insert(conn, 2)?;
                count(conn)?;
                conn.savepoint(|conn| insert(conn, 3))?;
                insert(conn, 1)
            });
            assert_eq!(failed.unwrap_err().key(), "error-taken");
            let hidden = conn.savepoint(|conn| {
                let _ = insert(conn, 1);
                Ok(())
            });
            assert_eq!(hidden.unwrap_err().key(), "error-taken");
            conn.savepoint(|conn| insert(conn, 4).and_then(|()| count(conn)))?;
            insert(conn, 5)
        })
        .unwrap();
        assert_eq!(keys(&pool), [1, 4, 5]);
        assert_eq!(effects.load(Ordering::SeqCst), 2);
    });
}

#[test]
fn effects_follow_a_commit_and_nothing_else() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, TABLE);
        let pool = pool(&target);
        let (sender, receiver) = crossbeam_channel::unbounded();
        let write = |key: i64, good: bool| {
            let sender = sender.clone();
            pool.write_blocking(move |conn| {
                let sender = sender.clone();
                conn.after_commit(move || sender.send(key).unwrap())?;
                if good { insert(conn, key) } else { Err(Error::invalid("no")) }
            })
        };
        write(1, true).unwrap();
        write(2, false).unwrap_err();
        write(1, true).unwrap_err();
        pool.write_blocking(|conn| conn.after_commit(|| panic!("in an effect"))).unwrap();
        write(3, true).unwrap();
        assert_eq!(receiver.try_iter().collect::<Vec<_>>(), [1, 3]);
        assert!(pool.read_blocking(|conn| conn.after_commit(|| ())).is_err() || pool.dialect() == Dialect::Sqlite);
    });
}

#[test]
fn readers_cannot_write() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, TABLE);
        let pool = pool(&target);
        assert_eq!(pool.read_blocking(|conn| insert(conn, 1)).unwrap_err().key(), "error-database-read-only");
        let snapshot = runtime().block_on(pool.read_snapshot(|conn| insert(conn, 1)));
        assert_eq!(snapshot.unwrap_err().key(), "error-database-read-only");
        assert!(keys(&pool).is_empty());
    });
}

#[test]
fn who_cannot_get_a_turn_is_told_so() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, TABLE);
        let options = Options { threads: 1, patience: Duration::from_secs(1), ..Options::for_target(&target) };
        let pool = Pool::open(&target, &options).unwrap();
        let (release, held) = crossbeam_channel::bounded::<()>(0);
        let started = Arc::new(AtomicUsize::new(0));
        std::thread::scope(|scope| {
            let (busy, begun) = (pool.clone(), Arc::clone(&started));
            // It takes longer than the others have patience for, which is no reason to give up what has begun.
            let long = scope.spawn(move || {
                busy.write_blocking(move |conn| {
                    begun.store(1, Ordering::SeqCst);
                    let _ = held.recv_timeout(Duration::from_secs(60));
                    insert(conn, 1)
                })
            });
            until(|| started.load(Ordering::SeqCst) == 1);
            let asynchronous = runtime().block_on(pool.write(|conn| insert(conn, 2)));
            assert_eq!(asynchronous.unwrap_err().key(), "error-too-busy");
            assert_eq!(pool.write_blocking(|conn| insert(conn, 3)).unwrap_err().key(), "error-too-busy");
            drop(release);
            long.join().unwrap().unwrap();
        });
        pool.write_blocking(|conn| insert(conn, 4)).unwrap();
        assert_eq!(keys(&pool), [1, 4]);
    });
}

#[test]
fn a_full_queue_refuses_at_once() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, TABLE);
        let options =
            Options { threads: 1, queue: 1, patience: Duration::from_secs(60), ..Options::for_target(&target) };
        let pool = Pool::open(&target, &options).unwrap();
        let (release, held) = crossbeam_channel::bounded::<()>(0);
        let started = Arc::new(AtomicUsize::new(0));
        runtime().block_on(async {
            let begun = Arc::clone(&started);
            let mut long = Box::pin(pool.write(move |_| {
                begun.store(1, Ordering::SeqCst);
                let _ = held.recv_timeout(Duration::from_secs(60));
                Ok(())
            }));
            let mut waiting = Box::pin(pool.write(|conn| insert(conn, 1)));
            assert!(tokio::time::timeout(Duration::from_millis(1), &mut long).await.is_err());
            until(|| started.load(Ordering::SeqCst) == 1);
            assert!(tokio::time::timeout(Duration::from_millis(1), &mut waiting).await.is_err());
            let asked = Instant::now();
            assert_eq!(pool.write(|conn| insert(conn, 2)).await.unwrap_err().key(), "error-too-busy");
            assert!(asked.elapsed() < Duration::from_secs(30));
            drop(release);
            long.await.unwrap();
            waiting.await.unwrap();
        });
        assert_eq!(keys(&pool), [1]);
    });
}

#[test]
fn who_goes_away_before_his_turn_is_not_served() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, TABLE);
        let options = Options { threads: 1, ..Options::for_target(&target) };
        let pool = Pool::open(&target, &options).unwrap();
        let (release, held) = crossbeam_channel::bounded::<()>(0);
        let started = Arc::new(AtomicUsize::new(0));
        runtime().block_on(async {
            let begun = Arc::clone(&started);
            let mut begun_and_left = Box::pin(pool.write(move |conn| {
                begun.store(1, Ordering::SeqCst);
                let _ = held.recv_timeout(Duration::from_secs(60));
                insert(conn, 1)
            }));
            assert!(tokio::time::timeout(Duration::from_millis(1), &mut begun_and_left).await.is_err());
            until(|| started.load(Ordering::SeqCst) == 1);
            let mut left = Box::pin(pool.write(|conn| insert(conn, 2)));
            assert!(tokio::time::timeout(Duration::from_millis(1), &mut left).await.is_err());
            drop(left);
            drop(begun_and_left);
            drop(release);
            pool.write(|conn| insert(conn, 3)).await.unwrap();
        });
        // What had begun is finished all the same.
        assert_eq!(keys(&pool), [1, 3]);
    });
}

#[test]
fn a_snapshot_does_not_move() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, TABLE);
        let pool = pool(&target);
        pool.write_blocking(|conn| insert(conn, 1)).unwrap();
        let writer = pool.clone();
        let (before, after) = runtime()
            .block_on(pool.read_snapshot(move |conn| {
                let before = ints(conn, "SELECT a FROM n ORDER BY a")?;
                writer.write_blocking(|conn| insert(conn, 2))?;
                Ok((before, ints(conn, "SELECT a FROM n ORDER BY a")?))
            }))
            .unwrap();
        assert_eq!((before, after), (vec![1], vec![1]));
        assert_eq!(keys(&pool), [1, 2]);
    });
}

#[test]
fn notices_reach_those_who_listen_after_the_commit() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, TABLE);
        let pool = pool(&target);
        let (sender, heard) = crossbeam_channel::unbounded();
        pool.listen("record changes", move |what| {
            let text = if let Heard::Notice(payload) = what { payload.to_owned() } else { "gap".to_owned() };
            sender.send(text).unwrap();
        });
        let wait = || heard.recv_timeout(Duration::from_secs(60)).unwrap();
        if pool.dialect() == Dialect::Postgres {
            assert_eq!(wait(), "gap");
        }
        let tell = |payload: &'static str, good: bool| {
            pool.write_blocking(move |conn| {
                conn.notify("record changes", payload)?;
                conn.notify("elsewhere", "nobody listens")?;
                if good { Ok(()) } else { Err(Error::invalid("no")) }
            })
        };
        tell("company 17", true).unwrap();
        tell("never said", false).unwrap_err();
        tell("şirket 18", true).unwrap();
        assert_eq!((wait(), wait()), ("company 17".to_owned(), "şirket 18".to_owned()));
        assert!(heard.try_recv().is_err());
    });
}

#[test]
fn the_last_clone_stops_the_workers_after_what_waits() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, TABLE);
        let pool = pool(&target);
        // A clone within a closure makes a worker itself let go of the workers.
        let inside = pool.clone();
        runtime().block_on(async {
            let write = pool.write(move |conn| {
                let _held = inside.clone();
                insert(conn, 1)
            });
            write.await.unwrap();
        });
        drop(pool);
        assert_eq!(keys(&crate::trial::pool(&target)), [1]);
    });
}
