//! What holds for the list of every record type: it can be sorted, grouped and filtered by everything it offers, and costs
//! the same few statements whatever the number of its rows.

use std::sync::Arc;

use kernel::{Actor, Clock, Face, Lang, Timestamp};
use record::{Kind, Path, RecordType, Test, Value, Values};
use store::{Db, Domain, Store, Target};
use testing::Database;

use super::asked::Asked;
use super::rows::Listing;
use super::{columns, filter};
use crate::http::Posted;
use crate::show::{Show, path_kind};

/// Noon of 2026-11-21 in Tallinn.
const NOW: i64 = 1_795_255_200_000;

fn open(database: &Database) -> Store {
    let target = match database {
        Database::Sqlite(folder) => Target::Sqlite { folder: (**folder).to_owned() },
        Database::Postgres(url) => Target::Postgres { url: url.clone() },
    };
    let clock = Clock::fixed(Timestamp::from_millis(NOW), jiff::tz::TimeZone::UTC);
    Store::open(&target, Domain { catalogue: crm::catalogue(), rules: crm::verbs::rules() }, clock).unwrap()
}

fn system(lang: Lang) -> Actor {
    Actor { lang, ..Actor::system(Face::Web) }
}

fn asked(of: &RecordType, query: &str) -> Asked {
    Asked::read(of.plural, &Posted::parse(query.as_bytes())).unwrap()
}

/// All fields that can be named in the list of a type: its own, parts of addresses, and those of what it refers to.
fn paths(db: &Db<'_>, of: &RecordType) -> Vec<Path> {
    let mut paths = columns::offered(db.access(), db.catalogue(), of);
    paths.push(of.title.into());
    paths
}

/// A value for a test of a kind, as the form of a filter sends it.
fn sent(kind: &Kind, test: &str) -> Posted {
    let id = "0000000000007";
    let value = match kind {
        Kind::Choice(set) | Kind::Choices(set) => set.values[0].code.as_str(),
        Kind::Reference(_) | Kind::References(_) => id,
        Kind::AnyRecord => "company:0000000000007",
        Kind::YesNo => "true",
        Kind::Date | Kind::DateTime => "2026-11-21",
        Kind::Duration => "1:30",
        Kind::Integer | Kind::Decimal | Kind::Percent | Kind::Money => "12",
        Kind::Country => "EE",
        Kind::Currency => "EUR",
        _ => "şi'%_x",
    };
    Posted::parse(
        format!("test={test}&value={}&value_to={}", crate::url_encoded(value), crate::url_encoded(value)).as_bytes(),
    )
}

#[test]
fn every_list_can_be_filtered_by_everything_that_is_offered() {
    testing::each_database(|database| {
        let store = open(database);
        let checked = store
            .read_blocking(system(Lang::Tr), |db| {
                let show = Show::of(db);
                let mut checked = 0;
                for of in db.catalogue().types() {
                    for path in paths(db, of) {
                        let key = path.to_string();
                        let kind = path_kind(&key, of, db.catalogue()).unwrap();
                        for test in filter::tests_of(&kind) {
                            let conditions =
                                filter::conditions_of(&sent(&kind, test), &key, &kind, &show, db.catalogue())?;
                            assert!(!conditions.is_empty(), "{} {key} {test}", of.name);
                            let query: Vec<String> =
                                conditions.iter().map(|c| format!("f={}", crate::url_encoded(c))).collect();
                            let asked = asked(of, &query.join("&"));
                            let mut query = asked.query(db, of)?;
                            query.limit = 1;
                            db.page(&query).unwrap_or_else(|error| panic!("{} {conditions:?}: {error}", of.name));
                            // What was filtered can be shown and changed again.
                            let chips = filter::chips(db, &show, of, &asked)?;
                            assert!(
                                chips.iter().all(|chip| !chip.field.is_empty() && !chip.value.contains('⟦')),
                                "{chips:?}"
                            );
                            checked += 1;
                        }
                    }
                }
                Ok(checked)
            })
            .unwrap();
        assert!(checked > 2_000, "only {checked} tests of fields were found");
    });
}

#[test]
fn every_list_can_be_sorted_and_grouped_by_everything_that_is_offered() {
    testing::each_database(|database| {
        let store = open(database);
        for lang in Lang::ALL {
            store
                .read_blocking(system(lang), |db| {
                    for of in db.catalogue().types() {
                        for path in paths(db, of) {
                            let kind = path_kind(&path.to_string(), of, db.catalogue()).unwrap();
                            for sort in [path.to_string(), format!("-{path}")] {
                                if columns::sortable(&kind) {
                                    let listing = Listing::new(
                                        db,
                                        Arc::clone(of),
                                        asked(of, &format!("sort={sort}&cols={path}")),
                                    )?;
                                    listing.lines().unwrap_or_else(|error| panic!("{} by {sort}: {error}", of.name));
                                }
                            }
                            for bucket in ["day", "month", "year"] {
                                if columns::groupable(&kind) {
                                    let listing = Listing::new(
                                        db,
                                        Arc::clone(of),
                                        asked(of, &format!("group={path}&bucket={bucket}")),
                                    )?;
                                    listing.lines().unwrap_or_else(|error| panic!("{} in {path}: {error}", of.name));
                                }
                            }
                        }
                    }
                    Ok(())
                })
                .unwrap();
        }
    });
}

/// Makes companies with what their list shows.
fn companies(store: &Store, count: usize) {
    store
        .write_blocking(system(Lang::En), move |tx| {
            let mut role = Values::new();
            role.set("name", Value::Text("Role".into()));
            let role = tx.create_values("role", role)?;
            let mut user = Values::new();
            user.set("name", Value::Text("Ada".into()));
            user.set("email", Value::Text("ada@example.com".into()));
            user.set("role", Value::Id(role));
            let user = tx.create_values("user", user)?;
            for number in 0..count {
                let mut company = Values::new();
                company.set("name", Value::Text(format!("Company {number}")));
                company.set("owner", Value::Id(user));
                company.set("kinds", Value::Words(vec!["customer".into()]));
                tx.create_values("company", company)?;
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_list_costs_the_same_few_statements_whatever_the_number_of_rows() {
    testing::each_database(|database| {
        let store = open(database);
        let mut costs = Vec::new();
        for more in [10, 490] {
            if more > 10 {
                // The user is there already; only the companies grow.
                let values = |number: usize| {
                    let mut company = Values::new();
                    company.set("name", Value::Text(format!("Another {number}")));
                    company
                };
                store
                    .write_blocking(system(Lang::En), move |tx| {
                        (0..more).try_for_each(|number| tx.create_values("company", values(number)).map(|_| ()))
                    })
                    .unwrap();
            } else {
                companies(&store, more);
            }
            let cost = |query: &'static str| {
                store
                    .read_blocking(system(Lang::En), move |db| {
                        let of = Arc::clone(db.catalogue().get("company")?);
                        let before = db.statements();
                        super::page::body_for_tests(db, of, query)?;
                        Ok(db.statements() - before)
                    })
                    .unwrap()
            };
            let plain = cost("");
            let grouped =
                cost("group=owner&f=owner.name:has:a&f=kinds:is:customer&q=comp&cols=owner,kinds,parent.owner.name");
            assert!(plain <= 3, "a list took {plain} statements");
            assert!(grouped <= 6, "a list with everything took {grouped} statements");
            costs.push((plain, grouped));
        }
        assert!(costs[1].0 <= costs[0].0 && costs[1].1 <= costs[0].1, "more rows cost more statements: {costs:?}");
    });
}

#[test]
fn tests_of_kinds_are_those_of_the_store() {
    // A range stands for two tests; everything else is offered under its own word.
    for kind in [Kind::Text, Kind::Date, Kind::Money, Kind::YesNo, Kind::Reference("company"), Kind::File] {
        for test in filter::tests_of(&kind) {
            assert!(test == "between" || Test::offered(&kind).contains(&test), "{} {test}", kind.code());
        }
    }
}
