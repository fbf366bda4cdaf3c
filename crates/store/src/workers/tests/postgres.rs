//! What is particular to PostgreSQL: transactions in each other's way, and connections that break.

use testing::postgres_url;

use super::*;
use crate::backend::PostgresOptions;

fn fresh(threads: usize) -> (Target, Pool) {
    let target = Target::Postgres { url: postgres_url() };
    lay_out(&target, TABLE);
    let pool = Pool::open(&target, &Options { threads, ..Options::for_target(&target) }).unwrap();
    (target, pool)
}

/// Ends the connections of the workers, as a restart of the server does.
fn hang_up(target: &Target, which: &str) -> usize {
    let mut conn = target.connect(&PostgresOptions::default()).unwrap();
    let sql = format!(
        "SELECT count(*) FROM (SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND {which} OFFSET 0) ended"
    );
    ints(&mut conn, &sql).unwrap()[0] as usize
}

fn pid(conn: &mut Conn) -> Result<i64> {
    Ok(ints(conn, "SELECT pg_backend_pid()")?[0])
}

#[test]
fn a_write_in_anothers_way_is_run_again_with_what_the_other_wrote() {
    let (target, pool) = fresh(2);
    lay_out(&target, "INSERT INTO n (a, b) VALUES (1, 10)");
    let attempts = Arc::new(AtomicUsize::new(0));
    let effects = Arc::new(AtomicUsize::new(0));
    let (tried, followed) = (Arc::clone(&attempts), Arc::clone(&effects));
    let written = pool
        .write_blocking(move |conn| {
            let b = ints(conn, "SELECT b FROM n WHERE a = 1")?[0];
            if tried.fetch_add(1, Ordering::SeqCst) == 0 {
                lay_out(&target, "UPDATE n SET b = 20 WHERE a = 1");
            }
            let followed = Arc::clone(&followed);
            conn.after_commit(move || note(&followed))?;
            conn.execute("UPDATE n SET b = $1 WHERE a = 1", &[(b + 1).into()])?;
            Ok(b + 1)
        })
        .unwrap();
    assert_eq!((written, attempts.load(Ordering::SeqCst), effects.load(Ordering::SeqCst)), (21, 2, 1));
    assert_eq!(pool.read_blocking(|conn| ints(conn, "SELECT b FROM n")).unwrap(), [21]);
}

#[test]
fn the_clash_counts_even_when_the_closure_words_it_otherwise() {
    let (target, pool) = fresh(1);
    lay_out(&target, "INSERT INTO n (a, b) VALUES (1, 10)");
    let attempts = Arc::new(AtomicUsize::new(0));
    let tried = Arc::clone(&attempts);
    pool.write_blocking(move |conn| {
        ints(conn, "SELECT b FROM n WHERE a = 1")?;
        if tried.fetch_add(1, Ordering::SeqCst) == 0 {
            lay_out(&target, "UPDATE n SET b = 20 WHERE a = 1");
        }
        let within = conn.savepoint(|conn| conn.execute("UPDATE n SET b = b + 1 WHERE a = 1", &[]));
        within.map_err(|_| Error::invalid("worded.otherwise"))
    })
    .unwrap();
    assert_eq!(attempts.load(Ordering::SeqCst), 2);
}

#[test]
fn who_is_always_in_the_way_is_given_up() {
    let (target, pool) = fresh(1);
    lay_out(&target, "INSERT INTO n (a, b) VALUES (1, 10)");
    let attempts = Arc::new(AtomicUsize::new(0));
    let tried = Arc::clone(&attempts);
    let error = pool
        .write_blocking(move |conn| {
            ints(conn, "SELECT b FROM n WHERE a = 1")?;
            tried.fetch_add(1, Ordering::SeqCst);
            lay_out(&target, "UPDATE n SET b = b + 1 WHERE a = 1");
            conn.execute("UPDATE n SET b = 0 WHERE a = 1", &[])
        })
        .unwrap_err();
    assert_eq!((error.fault(), error.key()), (Fault::Busy, "error-database-busy"));
    assert_eq!(attempts.load(Ordering::SeqCst), 10);
    assert_eq!(pool.read_blocking(|conn| ints(conn, "SELECT b FROM n")).unwrap(), [20]);
}

#[test]
fn an_idle_connection_that_was_ended_is_replaced_unnoticed() {
    let (target, pool) = fresh(2);
    let before = pool.read_blocking(pid).unwrap();
    assert!(hang_up(&target, "application_name = 'kilit'") >= 1);
    std::thread::sleep(Duration::from_millis(1100));
    for _ in 0..4 {
        assert_ne!(pool.read_blocking(pid).unwrap(), before);
        pool.write_blocking(|conn| conn.execute("DELETE FROM n", &[])).unwrap();
    }
}

#[test]
fn a_write_whose_connection_breaks_before_the_commit_is_done_once_on_another() {
    let (target, pool) = fresh(1);
    let attempts = Arc::new(AtomicUsize::new(0));
    let tried = Arc::clone(&attempts);
    pool.write_blocking(move |conn| {
        insert(conn, 1)?;
        if tried.fetch_add(1, Ordering::SeqCst) == 0 {
            let own = pid(conn)?;
            assert_eq!(hang_up(&target, &format!("pid = {own}")), 1);
        }
        insert(conn, 2)
    })
    .unwrap();
    assert_eq!(attempts.load(Ordering::SeqCst), 2);
    assert_eq!(keys(&pool), [1, 2]);
}

#[test]
fn a_read_whose_connection_breaks_is_told_so_and_the_next_one_works() {
    let (target, pool) = fresh(1);
    let error = pool
        .read_blocking(move |conn| {
            let own = pid(conn)?;
            assert_eq!(hang_up(&target, &format!("pid = {own}")), 1);
            pid(conn)
        })
        .unwrap_err();
    assert_eq!((error.fault(), error.key()), (Fault::Busy, "error-database-away"));
    pool.read_blocking(pid).unwrap();
}

#[test]
fn while_the_server_is_away_callers_are_told_and_afterwards_work_goes_on() {
    let (target, pool) = fresh(3);
    let Target::Postgres { url } = &target else { unreachable!() };
    let (server, name) = url.rsplit_once('/').unwrap();
    let name = name.split('?').next().unwrap();
    let outside = Target::Postgres { url: url.replace(&format!("{server}/{name}"), &format!("{server}/postgres")) };
    let admit = |yes: bool| {
        let mut conn = outside.connect(&PostgresOptions::default()).unwrap();
        conn.batch("SET default_transaction_read_only = off").unwrap();
        conn.batch(&format!("ALTER DATABASE \"{name}\" ALLOW_CONNECTIONS {yes}")).unwrap();
        let ended = "SELECT pg_terminate_backend(pid, 5000)::int FROM pg_stat_activity
                     WHERE datname = $1 AND application_name = 'kilit'";
        if !yes {
            conn.query(ended, &[name.into()], &mut |_| Ok(())).unwrap();
        }
    };
    admit(false);
    for _ in 0..6 {
        let asked = Instant::now();
        let error = pool.read_blocking(pid).unwrap_err();
        assert_eq!(error.key(), "error-database-away", "{error}");
        assert!(asked.elapsed() < Duration::from_secs(5));
    }
    admit(true);
    until(|| pool.write_blocking(|conn| conn.execute("DELETE FROM n", &[])).is_ok());
    for key in 0..10 {
        pool.write_blocking(move |conn| insert(conn, key)).unwrap();
    }
    assert_eq!(keys(&pool).len(), 10);
}

#[test]
fn a_server_that_is_not_there_is_said_at_the_start() {
    let url = "postgres:///kilit?host=/nonexistent&user=kilit".to_owned();
    let target = Target::Postgres { url };
    let Err(error) = Pool::open(&target, &Options::for_target(&target)) else { panic!("it opened") };
    assert_eq!(error.key(), "error-database-away");
    let target = Target::Postgres { url: "nonsense".into() };
    assert!(Pool::open(&target, &Options::for_target(&target)).is_err());
}

#[test]
fn a_statement_that_takes_too_long_is_stopped() {
    let target = Target::Postgres { url: postgres_url() };
    let options = Options { statement_timeout: Duration::from_secs(1), threads: 1, ..Options::for_target(&target) };
    let pool = Pool::open(&target, &options).unwrap();
    let slow = |conn: &mut Conn| conn.query("SELECT pg_sleep(20)", &[], &mut |_| Ok(()));
    let asked = Instant::now();
    assert_eq!(pool.read_blocking(slow).unwrap_err().key(), "error-database-too-long");
    assert_eq!(pool.write_blocking(slow).unwrap_err().key(), "error-database-too-long");
    assert!(asked.elapsed() < Duration::from_secs(20));
    pool.read_blocking(pid).unwrap();
}

#[test]
fn a_transaction_that_failed_at_the_server_is_not_taken_for_committed() {
    let (_target, pool) = fresh(1);
    // The server answers COMMIT of a failed transaction without an error.
    let error = pool
        .write_blocking(|conn| {
            insert(conn, 1)?;
            let _ = conn.batch("SELECT 1 / 0");
            Ok(())
        })
        .unwrap_err();
    assert_eq!(error.fault(), Fault::Internal);
    assert!(keys(&pool).is_empty());
}

#[test]
fn nodes_hear_each_other_and_a_broken_connection_is_a_gap() {
    let (target, one) = fresh(2);
    let two = pool(&target);
    let (sender, heard) = crossbeam_channel::unbounded();
    one.listen("changes", move |what| {
        let text = if let Heard::Notice(payload) = what { payload.to_owned() } else { "gap".to_owned() };
        sender.send(text).unwrap();
    });
    let wait = || heard.recv_timeout(Duration::from_secs(60)).unwrap();
    assert_eq!(wait(), "gap");
    two.write_blocking(|conn| conn.notify("changes", "first")).unwrap();
    assert_eq!(wait(), "first");
    assert_eq!(hang_up(&target, "query LIKE 'LISTEN%'"), 1);
    assert_eq!(wait(), "gap");
    two.write_blocking(|conn| conn.notify("changes", "second")).unwrap();
    assert_eq!(wait(), "second");
}
