//! What is likely the same is found by value, by domain and by name.

mod support;

use crm::duplicates::{Match, likely};
use record::Value;
use support::*;
use testing::each_database;

#[test]
fn companies_are_found_by_value_domain_and_name() {
    each_database(|database| {
        let store = open(database);
        let there = make(
            &store,
            "company",
            values([
                ("name", text("Işık Çetin Tekstil A.Ş.")),
                ("email", text("info@isikcetin.com.tr")),
                ("phone", text("+905321234567")),
            ]),
        );
        let found = |pairs: Vec<(&'static str, Value)>| {
            store
                .read_blocking(system(), move |db| {
                    let given = pairs.into_iter().map(|(name, value)| (name.into(), value)).collect();
                    Ok(likely(db, "company", &given, None)?.seen)
                })
                .unwrap()
        };
        let by =
            |pairs| found(pairs).into_iter().map(|duplicate| (duplicate.record.id, duplicate.by)).collect::<Vec<_>>();
        assert_eq!(by(vec![("name", text("X")), ("phone", text("0532 123 45 67"))]), []);
        assert_eq!(by(vec![("phone", text("+90 532 123 45 67"))]), [(there, Match::Same("phone".into()))]);
        assert_eq!(by(vec![("email", text("INFO@isikcetin.com.tr"))]), [(there, Match::Same("email".into()))]);
        assert_eq!(
            by(vec![("web", text("www.isikcetin.com.tr/tr"))]),
            [(there, Match::Domain("isikcetin.com.tr".into()))]
        );
        assert!(
            matches!(by(vec![("name", text("ISIK CETIN TEKSTIL LTD STI"))]).as_slice(), [(id, Match::Name(_))] if *id == there)
        );
        assert_eq!(by(vec![("name", text("Kuusk OÜ"))]), []);
    });
}
