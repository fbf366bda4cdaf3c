//! Moments fall on the days of whoever asks, in summer and in winter: in groups and in filters alike.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use kernel::{AnyId, Timestamp};
use record::query::Grouping;
use record::{Bucket, Query, Test, Value};
use testing::each_database;

use crate::support::{make, open, system, text, user, values};

const ALL: [&str; 5] = ["all", "all", "all", "all", "all"];

#[test]
fn a_moment_belongs_to_the_month_in_which_the_reader_lives_it() {
    each_database(|database| {
        let store = open(database);
        let call = |at: &str| {
            let at: Timestamp = at.parse().unwrap();
            make(&store, "activity", values([("subject", text("A call")), ("at", Value::Time(at))]))
        };
        // In Tallinn half past midnight of the first of July, and half past eleven on the last of November.
        let (summer, winter) = (call("2026-06-30T21:30:00Z"), call("2026-11-30T21:30:00Z"));

        let months = |reader: &kernel::Actor| {
            let grouping = Grouping { by: "at".into(), bucket: Some(Bucket::Month), sums: Vec::new() };
            let groups = store.read_blocking(reader.clone(), move |db| db.groups(&Query::of("activity"), &grouping));
            groups.unwrap().into_iter().map(|group| group.key).collect::<Vec<_>>()
        };
        let on = |reader: &kernel::Actor, day: &str| -> Vec<AnyId> {
            let day = Value::Date(day.parse().unwrap());
            let query = Query::of("activity").test("at", Test::In(vec![day]));
            let page = store.read_blocking(reader.clone(), move |db| db.page(&query)).unwrap();
            page.rows.iter().map(|view| view.id).collect()
        };
        // The company is in Tallinn.
        let here = user(&store, "here", &[("activity", ALL)]);
        assert_eq!(months(&here), [text("2026-07"), text("2026-11")]);
        assert_eq!(on(&here, "2026-07-01"), [summer]);
        assert_eq!(on(&here, "2026-11-30"), [winter]);

        let away = user(&store, "away", &[("activity", ALL)]);
        let id = away.user.unwrap();
        let zone = values([("time_zone", text("Europe/London"))]);
        store.write_blocking(system(), move |tx| tx.change_values("user", id, None, zone.clone())).unwrap();
        assert_eq!(months(&away), [text("2026-06"), text("2026-11")]);
        assert_eq!(on(&away, "2026-06-30"), [summer]);
        assert_eq!(on(&away, "2026-11-30"), [winter]);
    });
}
