//! Both databases take the same values, give the same rows and complain in the same words.

use testing::each_database;

use super::*;
use crate::trial::{connect, ints, lay_out, target};

const TABLES: &str = "
    CREATE TABLE company (id BIGINT PRIMARY KEY, name TEXT NOT NULL, city TEXT, deleted_at BIGINT,
                          staff BIGINT CHECK (staff >= 0));
    CREATE UNIQUE INDEX company_name_city ON company (name, city) WHERE deleted_at IS NULL;
    CREATE UNIQUE INDEX company_staff ON company (abs(staff));
    CREATE TABLE person (id BIGINT PRIMARY KEY, company BIGINT NOT NULL REFERENCES company (id));";

/// A connection in a transaction that may write.
fn writing(target: &crate::Target) -> Conn {
    let mut conn = connect(target);
    conn.control(if conn.dialect() == Dialect::Sqlite { "BEGIN IMMEDIATE" } else { "BEGIN READ WRITE" }).unwrap();
    conn
}

#[test]
fn values_come_back_as_they_went() {
    each_database(|database| {
        let target = target(database);
        let bytes = if matches!(target, crate::Target::Sqlite { .. }) { "BLOB" } else { "BYTEA" };
        lay_out(&target, &format!("CREATE TABLE v (id BIGINT, i BIGINT, t TEXT, b {bytes}, r DOUBLE PRECISION)"));
        let conn = &mut writing(&target);
        let texts = ["", "Işık Çetin", "O'Brien \"& Sons\" $1 ?2", "Õun\n🙂"];
        let numbers = [0, -1, i64::MAX, i64::MIN];
        for (at, (text, number)) in texts.into_iter().zip(numbers).enumerate() {
            let bytes = [text.as_bytes(), &[0, 255]].concat();
            let params = [(at as i64).into(), number.into(), text.into(), bytes.into(), Param::from(0.1 + at as f64)];
            conn.execute("INSERT INTO v (id, i, t, b, r) VALUES ($1, $2, $3, $4, $5)", &params).unwrap();
        }
        let mut at = 0;
        conn.query("SELECT i, t, b, r FROM v ORDER BY id", &[], &mut |row| {
            assert_eq!(row.int(0)?, numbers[at]);
            assert_eq!(row.text(1)?, texts[at]);
            assert_eq!(row.bytes(2)?, [texts[at].as_bytes(), &[0, 255]].concat());
            assert_eq!(row.real(3)?, 0.1 + at as f64);
            assert_eq!(row.len(), 4);
            at += 1;
            Ok(())
        })
        .unwrap();
        assert_eq!(at, 4);
    });
}

#[test]
fn nothing_is_nothing_in_every_column() {
    each_database(|database| {
        let target = target(database);
        let bytes = if matches!(target, crate::Target::Sqlite { .. }) { "BLOB" } else { "BYTEA" };
        lay_out(&target, &format!("CREATE TABLE v (i BIGINT, t TEXT, b {bytes}, r DOUBLE PRECISION)"));
        let conn = &mut writing(&target);
        let none = [None::<i64>.into(), None::<&str>.into(), None::<Vec<u8>>.into(), Param::Null];
        conn.execute("INSERT INTO v (i, t, b, r) VALUES ($1, $2, $3, $4)", &none).unwrap();
        conn.query("SELECT i, t, b, r FROM v WHERE i IS NULL", &[], &mut |row| {
            assert_eq!(
                (row.opt_int(0)?, row.opt_text(1)?, row.opt_bytes(2)?, row.opt_real(3)?),
                (None, None, None, None)
            );
            assert!((0..4).all(|column| row.is_null(column).unwrap()));
            assert!(row.int(0).unwrap_err().to_string().contains("column 0"));
            assert!(row.text(1).is_err() && row.bytes(2).is_err() && row.real(3).is_err());
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn a_wrong_type_is_an_error_and_never_a_guess() {
    each_database(|database| {
        let conn = &mut connect(&target(database));
        conn.query("SELECT CAST(1 AS BIGINT), CAST('1' AS TEXT)", &[], &mut |row| {
            assert!(row.text(0).is_err() && row.bytes(0).is_err());
            assert!(row.int(1).is_err() && row.bytes(1).is_err() && row.real(1).is_err());
            assert!(row.int(2).is_err(), "there is no third column");
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn parameters_go_by_number_wherever_they_stand() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, "CREATE TABLE n (a BIGINT, b TEXT); INSERT INTO n VALUES (1, '$1'), (2, '$2'), (3, 'x')");
        let conn = &mut connect(&target);
        let sql = "SELECT a FROM n WHERE (b = $2 OR a > $1 OR b = '$9') AND a < $3 ORDER BY a LIMIT $4";
        let mut found = Vec::new();
        conn.query(sql, &[2.into(), "$1".into(), 100.into(), 5.into()], &mut |row| {
            found.push(row.int(0)?);
            Ok(())
        })
        .unwrap();
        assert_eq!(found, [1, 3]);
        let missing = conn.query(sql, &[2.into()], &mut |_| Ok(()));
        assert!(missing.is_err());
    });
}

#[test]
fn sums_cast_back_are_whole_numbers() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, "CREATE TABLE n (a BIGINT); INSERT INTO n VALUES (9000000000000000), (1), (NULL)");
        let conn = &mut connect(&target);
        assert_eq!(ints(conn, "SELECT CAST(sum(a) AS BIGINT) FROM n").unwrap(), [9_000_000_000_000_001]);
        assert_eq!(ints(conn, "SELECT count(*) FROM n").unwrap(), [3]);
        conn.query("SELECT CAST(avg(a) AS DOUBLE PRECISION) FROM n WHERE a < 2", &[], &mut |row| {
            assert_eq!(row.real(0)?, 1.0);
            Ok(())
        })
        .unwrap();
    });
}

#[test]
fn a_sum_that_overflows_is_an_error() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, &format!("CREATE TABLE n (a BIGINT); INSERT INTO n VALUES ({0}), ({0})", i64::MAX));
        assert!(ints(&mut connect(&target), "SELECT CAST(sum(a) AS BIGINT) FROM n").is_err());
    });
}

#[test]
fn a_taken_value_names_its_index_and_columns() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, TABLES);
        lay_out(&target, "INSERT INTO company VALUES (1, 'Kilit', 'Tartu', NULL, 5)");
        let clash = |sql: &str| {
            let mut conn = writing(&target);
            conn.enter();
            let error = conn.execute(sql, &[]).unwrap_err();
            (error, conn.leave().fault.unwrap())
        };

        let (error, fault) = clash("INSERT INTO company VALUES (2, 'Kilit', 'Tartu', NULL, NULL)");
        assert_eq!((error.fault(), error.key()), (kernel::Fault::Conflict, "error-taken"));
        assert_eq!(error.value("index"), Some("company_name_city"));
        let columns = vec!["name".to_owned(), "city".to_owned()];
        assert_eq!(
            fault,
            DbFault::Unique { table: "company".into(), index: Some("company_name_city".into()), columns }
        );

        // An index over an expression is known by its name.
        let (_, fault) = clash("INSERT INTO company VALUES (2, 'Other', NULL, NULL, 5)");
        let DbFault::Unique { table, index, .. } = fault else { panic!("{fault:?}") };
        assert_eq!((table.as_str(), index.as_deref()), ("company", Some("company_staff")));

        let (_, fault) = clash("INSERT INTO company VALUES (1, 'Third', NULL, NULL, NULL)");
        let DbFault::Unique { table, columns, .. } = fault else { panic!("{fault:?}") };
        assert_eq!((table.as_str(), columns), ("company", vec!["id".to_owned()]));
    });
}

#[test]
fn broken_rules_are_told_apart() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, TABLES);
        let fault = |sql: &str| {
            let mut conn = writing(&target);
            conn.enter();
            conn.execute(sql, &[]).unwrap_err();
            conn.leave().fault.unwrap()
        };
        let reference = fault("INSERT INTO person VALUES (1, 99)");
        assert!(matches!(reference, DbFault::ForeignKey { .. }), "{reference:?}");
        assert_eq!(
            fault("INSERT INTO company (id) VALUES (1)"),
            DbFault::NotNull { table: "company".into(), column: "name".into() }
        );
        let check = fault("INSERT INTO company (id, name, staff) VALUES (1, 'a', -1)");
        let DbFault::Check { constraint } = check else { panic!("{check:?}") };
        assert!(constraint.contains("staff"), "{constraint}");
        let wrong = fault("INSERT INTO company (id, nmae) VALUES (1, 'a')");
        assert!(matches!(&wrong, DbFault::Other(detail) if detail.contains("nmae")), "{wrong:?}");
    });
}

#[test]
fn rows_that_are_refused_are_still_written_to_the_end() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, "CREATE TABLE n (a BIGINT)");
        let conn = &mut writing(&target);
        let mut seen = 0;
        let error = conn
            .query("INSERT INTO n (a) VALUES (1), (2), (3) RETURNING a", &[], &mut |_| {
                seen += 1;
                Err(Error::invalid("no-more"))
            })
            .unwrap_err();
        assert_eq!((error.key(), seen), ("no-more", 1));
        assert_eq!(ints(conn, "SELECT count(*) FROM n").unwrap(), [3]);
        assert_eq!(conn.execute("INSERT INTO n (a) VALUES (4), (5) RETURNING a", &[]).unwrap(), 2);
        assert_eq!(conn.execute("UPDATE n SET a = a + $1 WHERE a > $2", &[1.into(), 2.into()]).unwrap(), 3);
    });
}

#[test]
fn statements_are_counted() {
    each_database(|database| {
        let conn = &mut connect(&target(database));
        let before = conn.statements();
        for _ in 0..3 {
            ints(conn, "SELECT 1").unwrap();
        }
        assert_eq!(conn.statements() - before, 3);
    });
}

#[test]
fn more_statements_than_are_kept_still_run() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, "CREATE TABLE n (a BIGINT); INSERT INTO n VALUES (7)");
        let conn = &mut connect(&target);
        for round in 0..2 {
            for at in 0..PREPARED as i64 + 50 {
                let mut found = 0;
                conn.query(&format!("SELECT a + {at} FROM n WHERE a < $1"), &[100.into()], &mut |row| {
                    found = row.int(0)?;
                    Ok(())
                })
                .unwrap();
                assert_eq!(found, 7 + at, "round {round}");
            }
        }
    });
}

#[test]
fn a_table_that_changes_under_a_kept_statement_is_no_trouble() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, "CREATE TABLE n (a BIGINT); INSERT INTO n VALUES (7)");
        let conn = &mut connect(&target);
        assert_eq!(ints(conn, "SELECT a FROM n").unwrap(), [7]);
        lay_out(&target, "ALTER TABLE n ADD COLUMN x_1 TEXT");
        assert_eq!(ints(conn, "SELECT a FROM n").unwrap(), [7]);
        lay_out(&target, "ALTER TABLE n RENAME COLUMN a TO old; ALTER TABLE n ADD COLUMN a TEXT");
        lay_out(&target, "UPDATE n SET a = 'seven'");
        let mut word = String::new();
        conn.query("SELECT a FROM n", &[], &mut |row| {
            word = row.text(0)?.to_owned();
            Ok(())
        })
        .unwrap();
        assert_eq!(word, "seven");
    });
}
