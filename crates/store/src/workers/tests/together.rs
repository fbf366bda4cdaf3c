//! Many writers at once lose nothing.

use super::*;

#[test]
fn counting_together_counts_everybody() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, TABLE);
        lay_out(&target, "INSERT INTO n (a, b) VALUES (1, 0)");
        let pool = pool(&target);
        let (writers, each) = (4, 25);
        std::thread::scope(|scope| {
            for _ in 0..writers {
                scope.spawn(|| {
                    for _ in 0..each {
                        // Read, then write what was read plus one: lost at once where writers do not see each other.
                        let counted = pool.write_blocking(|conn| {
                            let b = ints(conn, "SELECT b FROM n WHERE a = 1")?[0];
                            conn.execute("UPDATE n SET b = $1 WHERE a = 1", &[(b + 1).into()])
                        });
                        assert_eq!(counted.unwrap(), 1);
                    }
                });
            }
        });
        let counted = pool.read_blocking(|conn| ints(conn, "SELECT b FROM n")).unwrap();
        assert_eq!(counted, [writers * each]);
    });
}

#[test]
fn a_rule_over_several_rows_holds() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, TABLE);
        lay_out(&target, "INSERT INTO n (a, b) VALUES (1, 1), (2, 1)");
        let pool = pool(&target);
        for _ in 0..20 {
            pool.write_blocking(|conn| conn.execute("UPDATE n SET b = 1", &[])).unwrap();
            // One of the two must stay on duty; each leaves when he sees both there.
            std::thread::scope(|scope| {
                for one in [1, 2] {
                    let pool = &pool;
                    scope.spawn(move || {
                        pool.write_blocking(move |conn| {
                            if ints(conn, "SELECT count(*) FROM n WHERE b = 1")? == [2] {
                                conn.execute("UPDATE n SET b = 0 WHERE a = $1", &[i64::from(one).into()])?;
                            }
                            Ok(())
                        })
                        .unwrap();
                    });
                }
            });
            let on_duty = pool.read_blocking(|conn| ints(conn, "SELECT count(*) FROM n WHERE b = 1")).unwrap();
            assert_eq!(on_duty, [1]);
        }
    });
}
