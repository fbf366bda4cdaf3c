//! What is particular to SQLite: commits shared by those who wait, and the size of the write-ahead log.

use testing::{TempFolder, sqlite_dir};

use super::*;

fn fresh(threads: usize, wal_limit: u64) -> (TempFolder, Pool) {
    let folder = sqlite_dir();
    let target = Target::Sqlite { folder: folder.to_path_buf() };
    lay_out(&target, TABLE);
    let options = Options { threads, wal_limit, ..Options::for_target(&target) };
    let pool = Pool::open(&target, &options).unwrap();
    (folder, pool)
}

/// Lets `writes` come to the writer together: the first holds it until all the others wait.
async fn together(pool: &Pool, writes: Vec<impl Future<Output = Result<()>>>) -> Vec<Result<()>> {
    let (release, held) = crossbeam_channel::bounded::<()>(0);
    let holder = pool.write(move |_| {
        let _ = held.recv_timeout(Duration::from_secs(60));
        Ok(())
    });
    let mut all: Vec<std::pin::Pin<Box<dyn Future<Output = Result<()>>>>> = vec![Box::pin(holder)];
    let mut outcomes = Vec::new();
    let mut writes: Vec<_> = writes.into_iter().map(Box::pin).collect();
    // Each future joins the queue when it is first asked, in this order.
    assert!(tokio::time::timeout(Duration::from_millis(20), &mut all[0]).await.is_err());
    for write in &mut writes {
        assert!(tokio::time::timeout(Duration::from_millis(0), write).await.is_err());
    }
    drop(release);
    all.remove(0).await.unwrap();
    for write in writes {
        outcomes.push(write.await);
    }
    outcomes
}

#[test]
fn writes_that_wait_share_a_commit() {
    let (_folder, pool) = fresh(2, 64 << 20);
    let ran = Arc::new(AtomicUsize::new(0));
    let (sender, at_commit) = crossbeam_channel::unbounded();
    let writes = (0..40)
        .map(|key| {
            let (ran, sender) = (Arc::clone(&ran), sender.clone());
            pool.write(move |conn| {
                insert(conn, key)?;
                ran.fetch_add(1, Ordering::SeqCst);
                let (ran, sender) = (Arc::clone(&ran), sender.clone());
                conn.after_commit(move || sender.send(ran.load(Ordering::SeqCst)).unwrap())
            })
        })
        .collect();
    let outcomes = runtime().block_on(together(&pool, writes));
    assert!(outcomes.iter().all(Result::is_ok));
    // How many had run when the first of them was committed. The holder used up the time for gathering, so they begin
    // a commit of their own, and all of them are in it.
    assert_eq!(at_commit.try_iter().next(), Some(40));
    assert_eq!(keys(&pool), (0..40).collect::<Vec<_>>());
}

#[test]
fn one_that_fails_does_not_cost_the_others_their_work() {
    let (_folder, pool) = fresh(2, 64 << 20);
    let writes = (0..30)
        .map(|key| {
            pool.write(move |conn| {
                insert(conn, key)?;
                match key % 3 {
                    0 => Ok(()),
                    1 => Err(Error::invalid("not-this-one")),
                    _ => panic!("nor this one"),
                }
            })
        })
        .collect();
    let outcomes = runtime().block_on(together(&pool, writes));
    for (key, outcome) in outcomes.iter().enumerate() {
        assert_eq!(outcome.is_ok(), key % 3 == 0, "{key}: {outcome:?}");
    }
    assert_eq!(keys(&pool), (0..30).filter(|key| key % 3 == 0).collect::<Vec<_>>());
}

#[test]
fn a_rule_broken_at_the_commit_costs_only_the_one_who_broke_it() {
    let (_folder, pool) = fresh(2, 64 << 20);
    let tables = "CREATE TABLE child (a BIGINT REFERENCES n (a) DEFERRABLE INITIALLY DEFERRED)";
    pool.write_blocking(|conn| conn.batch(tables)).unwrap();
    let runs = Arc::new(AtomicUsize::new(0));
    let writes = (0..10)
        .map(|key| {
            let runs = Arc::clone(&runs);
            pool.write(move |conn| {
                runs.fetch_add(1, Ordering::SeqCst);
                conn.execute("INSERT INTO child (a) VALUES ($1)", &[key.into()])?;
                if key == 4 { Ok(()) } else { insert(conn, key) }
            })
        })
        .collect();
    let outcomes = runtime().block_on(together(&pool, writes));
    for (key, outcome) in outcomes.iter().enumerate() {
        match outcome {
            Ok(()) => assert_ne!(key, 4),
            Err(error) => assert_eq!((key, error.key()), (4, "error-referenced")),
        }
    }
    assert_eq!(runs.load(Ordering::SeqCst), 20, "each ran together with the others, and then alone");
    assert_eq!(keys(&pool), [0, 1, 2, 3, 5, 6, 7, 8, 9]);
}

#[test]
fn readers_see_a_shared_commit_whole_or_not_at_all() {
    let (_folder, pool) = fresh(3, 64 << 20);
    let stop = Arc::new(AtomicUsize::new(0));
    std::thread::scope(|scope| {
        let (reader, stop_reading) = (pool.clone(), Arc::clone(&stop));
        let looking = scope.spawn(move || {
            while stop_reading.load(Ordering::SeqCst) == 0 {
                let (first, second) = reader
                    .read_blocking(|conn| {
                        let first = ints(conn, "SELECT count(*) FROM n")?[0];
                        Ok((first, ints(conn, "SELECT count(*) FROM n")?[0]))
                    })
                    .unwrap();
                assert_eq!(first, second, "the state moved within one read");
                assert_eq!(first % 2, 0, "half a write was seen");
            }
        });
        for key in 0..300 {
            pool.write_blocking(move |conn| {
                insert(conn, 2 * key)?;
                insert(conn, 2 * key + 1)
            })
            .unwrap();
        }
        stop.store(1, Ordering::SeqCst);
        looking.join().unwrap();
    });
}

fn wal(folder: &TempFolder) -> u64 {
    std::fs::metadata(folder.join("kilit.db-wal")).map_or(0, |file| file.len())
}

#[test]
fn the_write_ahead_log_stays_small_under_constant_reading() {
    let limit = 4 << 20;
    let (folder, pool) = fresh(4, limit);
    pool.write_blocking(|conn| conn.batch("CREATE TABLE wide (a BIGINT PRIMARY KEY, t TEXT)")).unwrap();
    let stop = Arc::new(AtomicUsize::new(0));
    let mut largest = 0;
    std::thread::scope(|scope| {
        for _ in 0..4 {
            let (reader, stop) = (pool.clone(), Arc::clone(&stop));
            scope.spawn(move || {
                // Always somebody reads, and overlaps with the next, so no moment is without readers by itself.
                while stop.load(Ordering::SeqCst) == 0 {
                    reader
                        .read_blocking(|conn| {
                            ints(conn, "SELECT count(*) FROM wide WHERE a < 10")?;
                            std::thread::sleep(Duration::from_millis(3));
                            Ok(())
                        })
                        .unwrap();
                }
            });
        }
        // Some 60 MB go through the log, by statements that answer, which once left it to grow.
        for round in 0..150 {
            pool.write_blocking(move |conn| {
                for at in 0..100 {
                    let params = [(round * 100 + at).into(), "x".repeat(4000).into()];
                    conn.query("INSERT INTO wide (a, t) VALUES ($1, $2) RETURNING a", &params, &mut |_| Ok(()))?;
                }
                Ok(())
            })
            .unwrap();
            largest = largest.max(wal(&folder));
        }
        stop.store(1, Ordering::SeqCst);
    });
    assert!(largest < 3 * limit, "the log grew to {largest} bytes");
    assert!(largest > 0);
}

#[test]
fn a_long_read_holds_the_log_only_while_it_lasts() {
    let limit = 1 << 20;
    let (folder, pool) = fresh(2, limit);
    pool.write_blocking(|conn| insert(conn, -1)).unwrap();
    let writer = pool.clone();
    let write = move |conn: &mut Conn, round: i64| {
        conn.execute(
            "INSERT INTO n (a, b) WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 5000)
             SELECT $1 * 5000 + x, x FROM c",
            &[round.into()],
        )
    };
    pool.read_blocking(move |conn| {
        let before = ints(conn, "SELECT count(*) FROM n")?;
        for round in 0..40 {
            writer.write_blocking(move |conn| write(conn, round))?;
        }
        assert_eq!(ints(conn, "SELECT count(*) FROM n")?, before);
        Ok(())
    })
    .unwrap();
    let during = wal(&folder);
    assert!(during > limit, "the read was to hold the log, which is {during} bytes");
    // The next attempt comes a second after the last one that found the reader in the way.
    std::thread::sleep(NEXT_TRY_AND_SOME);
    pool.write_blocking(move |conn| write(conn, 100)).unwrap();
    until(|| wal(&folder) < limit);
}

const NEXT_TRY_AND_SOME: Duration = Duration::from_millis(1200);

#[test]
fn stopping_leaves_one_file_behind() {
    let (folder, pool) = fresh(2, 64 << 20);
    pool.write_blocking(|conn| insert(conn, 1)).unwrap();
    assert!(wal(&folder) > 0);
    drop(pool);
    let mut names: Vec<_> =
        std::fs::read_dir(&*folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["kilit.db"]);
}

#[test]
fn a_full_disk_is_said_and_the_next_write_goes_on() {
    let (_folder, pool) = fresh(2, 64 << 20);
    let pages = pool.read_blocking(|conn| ints(conn, "PRAGMA page_count")).unwrap()[0];
    // The limit of pages makes SQLite answer as it does when the disk is full.
    pool.write_blocking(|conn| ints(conn, "SELECT 1")).unwrap();
    let limit = move |conn: &mut Conn, most: i64| ints(conn, &format!("PRAGMA max_page_count = {most}")).map(|_| ());
    pool.write_blocking(move |conn| limit(conn, pages + 2)).unwrap();
    let error = pool
        .write_blocking(|conn| {
            for key in 0..100_000 {
                insert(conn, key)?;
            }
            Ok(())
        })
        .unwrap_err();
    assert_eq!(error.key(), "error-disk-full");
    pool.write_blocking(move |conn| limit(conn, 1_000_000)).unwrap();
    pool.write_blocking(|conn| insert(conn, 7)).unwrap();
    assert_eq!(keys(&pool), [7]);
}

#[test]
fn another_program_that_writes_is_waited_for_and_then_reported() {
    let (folder, pool) = fresh(2, 64 << 20);
    let mut other = Conn::sqlite(&folder.join(FILE), false).unwrap();
    other.batch("BEGIN IMMEDIATE").unwrap();
    let error = pool.write_blocking(|conn| insert(conn, 1)).unwrap_err();
    assert_eq!((error.fault(), error.key()), (Fault::Busy, "error-database-busy"));
    other.batch("ROLLBACK").unwrap();
    pool.write_blocking(|conn| insert(conn, 1)).unwrap();
}

#[test]
fn readers_choose_indexes_by_what_was_imported() {
    let (_folder, pool) = fresh(1, 64 << 20);
    let tables = "CREATE TABLE first (a BIGINT); CREATE INDEX first_a ON first (a); INSERT INTO first VALUES (1);
                  CREATE TABLE many (a BIGINT, b BIGINT); CREATE INDEX by_b ON many (b); CREATE INDEX by_a ON many (a)";
    pool.write_blocking(|conn| conn.batch(tables)).unwrap();
    let asked = AtomicUsize::new(0);
    // A plan is asked for in new words each time, because an old one is kept, and after a read, which learns of changes.
    let told = |sql: &str, column: usize| {
        let sql = format!("{sql} AND {0} = {0}", asked.fetch_add(1, Ordering::SeqCst));
        let answer = move |conn: &mut Conn| {
            ints(conn, "SELECT count(*) FROM many")?;
            let mut told = String::new();
            conn.query(&sql, &[], &mut |row| {
                told.push_str(row.text(column)?);
                Ok(())
            })?;
            Ok(told)
        };
        pool.read_blocking(answer).unwrap_or_default()
    };
    // The first statistics make a table; later ones change it, which other connections do not see by themselves.
    until(|| told("SELECT tbl FROM sqlite_stat1 WHERE tbl = 'first'", 0) == "first");

    // All have the same a, hardly two the same b.
    let fill =
        "INSERT INTO many (a, b) WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 20000)
                SELECT 1, x FROM c";
    pool.write_blocking(|conn| conn.batch(fill)).unwrap();
    let plan = || told("EXPLAIN QUERY PLAN SELECT a FROM many WHERE a = 1 AND b = 2", 3);
    assert!(plan().contains("by_a"), "without statistics the later index is taken");
    until(|| plan().contains("by_b"));
}
