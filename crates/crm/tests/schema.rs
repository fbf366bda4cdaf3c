//! The migrated schema is what the descriptions ask for.

mod support;

use store::schema;

#[test]
fn the_migrated_schema_equals_the_descriptions() {
    testing::each_database(|database| {
        let target = support::target(database);
        store::migrate::run(&target, kernel::Timestamp::from_millis(0)).unwrap();
        let differences =
            schema::differences(&schema::described(&crm::catalogue()), &schema::read_at(&target).unwrap());
        assert!(
            differences.is_empty(),
            "write a migration with `cargo xtask migration NAME`:\n{}",
            differences.join("\n")
        );
    });
}
