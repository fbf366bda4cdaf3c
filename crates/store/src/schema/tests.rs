//! A described schema becomes statements, the statements a database, and the database the same schema.

use testing::each_database;

use super::*;
use crate::trial::{connect, lay_out, target};

/// Every kind of column, rules and indexes, and tables that refer to each other in a ring.
fn described() -> Schema {
    let company = Table::with_id()
        .column(Column::new("version", Kind::Int).required())
        .column(Column::new("name", Kind::Text).required())
        .column(Column::new("city", Kind::Text))
        .column(Column::new("sort_key", Kind::Bytes))
        .column(Column::new("score", Kind::Real))
        .column(Column::new("parent", Kind::Int).references("company"))
        .column(Column::new("speaker", Kind::Int).references("person"))
        .column(Column::new("deleted_at", Kind::Int))
        .index("company_name", Index::on(["name"]).unique().only_where("deleted_at IS NULL"))
        .index("company_city_name", Index::on(["city", "name"]));
    let person = Table::with_id()
        .column(Column::new("company", Kind::Int).required().references("company"))
        .index("person_company", Index::on(["company"]));
    let step = Table {
        columns: vec![
            Column::new("kind", Kind::Text).required(),
            Column::new("place", Kind::Int).required(),
            Column::new("word", Kind::Text),
        ],
        key: vec!["place".into(), "kind".into()],
        indexes: BTreeMap::new(),
    };
    Schema::default().with("company", company).with("person", person).with("step", step)
}

fn written(statements: &[String], dialect: Dialect) -> String {
    crate::migrate::fitted(&statements.join("\n"), dialect)
}

fn assert_same(one: &Schema, other: &Schema) {
    assert_eq!(differences(one, other), Vec::<String>::new());
    assert_eq!(differences(other, one), Vec::<String>::new());
}

#[test]
fn what_is_described_is_created_and_read_back() {
    each_database(|database| {
        let target = target(database);
        let conn = &mut connect(&target);
        let sql = written(&statements(&Schema::default(), &described()), conn.dialect());
        lay_out(&target, &sql);
        assert_same(&described(), &read(conn).unwrap());
        assert_same(&described(), &read_at(&target).unwrap());
    });
}

#[test]
fn only_what_is_missing_is_created() {
    each_database(|database| {
        let target = target(database);
        let conn = &mut connect(&target);
        lay_out(&target, &written(&statements(&Schema::default(), &described()), conn.dialect()));

        let mut grown = described();
        let company = grown.tables.remove("company").unwrap();
        let company = company
            .column(Column::new("x_12", Kind::Text))
            .column(Column::new("rank", Kind::Int).required())
            .index("company_rank", Index::on(["rank"]));
        let grown = grown.with("company", company).with("note", Table::with_id());
        let added = statements(&read(conn).unwrap(), &grown);
        assert_eq!(
            added,
            [
                "CREATE TABLE \"note\" (\n    \"id\" {id}\n);",
                "ALTER TABLE \"company\" ADD COLUMN \"x_12\" {text};",
                "ALTER TABLE \"company\" ADD COLUMN \"rank\" BIGINT NOT NULL DEFAULT 0;",
                "CREATE INDEX \"company_rank\" ON \"company\" (\"rank\");",
            ]
        );
        lay_out(&target, &written(&added, conn.dialect()));
        assert_same(&grown, &read(conn).unwrap());
        assert!(statements(&read(conn).unwrap(), &grown).is_empty());
    });
}

#[test]
fn what_differs_is_said() {
    let mut found = described();
    let company = found.tables.get_mut("company").unwrap();
    company.columns.retain(|column| column.name != "city");
    company.columns.iter_mut().find(|column| column.name == "name").unwrap().not_null = false;
    company.columns.push(Column::new("fax", Kind::Text));
    company.indexes.get_mut("company_name").unwrap().condition = None;
    company.indexes.remove("company_city_name");
    found.tables.remove("step");
    assert_eq!(
        differences(&described(), &found),
        [
            "company.name is Text and not Text, required",
            "company.city is missing",
            "company.fax is not described",
            "company: index company_city_name is missing",
            "company: index company_name is unique over name and not unique over name, for some rows",
            "table step is missing",
        ]
    );
}

#[test]
fn keys_rules_and_expressions_read_alike() {
    each_database(|database| {
        let target = target(database);
        lay_out(
            &target,
            "CREATE TABLE tag (id BIGINT PRIMARY KEY, word TEXT NOT NULL UNIQUE, short TEXT);
             CREATE INDEX tag_folded ON tag (lower(word), short DESC)
             WHERE short IS NOT NULL;
             CREATE VIEW words AS SELECT word FROM tag;",
        );
        let schema = read(&mut connect(&target)).unwrap();
        assert_eq!(schema.tables.keys().collect::<Vec<_>>(), ["tag"]);
        let tag = &schema.tables["tag"];
        assert_eq!(tag.key, ["id"]);
        assert!(tag.find("id").unwrap().not_null);
        assert_eq!(tag.indexes.keys().collect::<Vec<_>>(), ["tag_folded"]);
        assert_eq!(tag.indexes["tag_folded"].columns, ["()", "short"]);
        assert!(tag.indexes["tag_folded"].condition.is_some());
    });
}

#[test]
fn a_type_that_is_not_ours_is_an_error() {
    each_database(|database| {
        let target = target(database);
        lay_out(&target, "CREATE TABLE odd (id BIGINT PRIMARY KEY, at TIMESTAMP)");
        let error = read(&mut connect(&target)).unwrap_err().to_string();
        assert!(error.to_lowercase().contains("timestamp"), "{error}");
    });
}
