//! A file of rows that were handed back is corrected and brought in again.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use crm::customers::Company;
use crm::sales::Opportunity;
use kernel::{Actor, Lang};
use store::Store;
use support::{all, bring, open, plan, report, system};

fn speaking(lang: Lang) -> Actor {
    Actor { lang, ..system() }
}

fn names(store: &Store) -> Vec<String> {
    let mut names: Vec<String> = all::<Opportunity>(store).into_iter().map(|opportunity| opportunity.name).collect();
    names.sort();
    names
}

#[test]
fn what_nothing_finds_again_is_not_there_twice() {
    for lang in Lang::ALL {
        let database = testing::Database::Sqlite(testing::sqlite_dir());
        let store = open(&database);
        let deals = "Deal name,Company,Deal value,Expected close date\nRoof,Acme,lots,2026-03-01\nDoor,Acme,5,someday\n\
                     Gate,Acme,6,2026-03-01\n";
        let first = bring(&store, &speaking(lang), "opportunities", deals.as_bytes());
        assert_eq!((first.refused, first.remarks, names(&store)), (1, 1, vec!["Door".to_owned(), "Gate".to_owned()]));

        let file = report(&database, &first).unwrap().join("\n");
        let corrected = file.replacen(",lots,", ",7,", 1).replacen(",someday,", ",2026-04-01,", 1);
        // Whoever brings it in again may speak another language.
        let again = bring(&store, &system(), "opportunities", corrected.as_bytes());
        assert_eq!((again.read, again.taken_before, again.refused), (2, 1, 0), "{lang:?}: {corrected}");
        assert_eq!(names(&store), ["Door", "Gate", "Roof"], "{lang:?}");
        assert!(again.columns_left_out.is_empty(), "{:?}", again.columns_left_out);
    }
}

#[test]
fn what_was_taken_is_completed_where_a_key_or_a_name_finds_it() {
    let database = testing::Database::Sqlite(testing::sqlite_dir());
    let store = open(&database);
    let first = bring(&store, &system(), "companies", b"Company,Phone\nNorth,12\nSouth,+372 600 0000\n");
    assert_eq!(first.remarks, 1);
    let file = report(&database, &first).unwrap().join("\n").replacen("North,12,", "North,+372 600 0001,", 1);
    let again = bring(&store, &system(), "companies", file.as_bytes());
    assert_eq!((again.changed, again.taken_before), (1, 0));
    let companies = all::<Company>(&store);
    let north = companies.iter().find(|company| company.name == "North").unwrap();
    assert_eq!((companies.len(), north.phone.as_deref()), (2, Some("+3726000001")));
}

#[test]
fn columns_that_an_import_added_feed_nothing_and_are_not_added_twice() {
    for lang in Lang::ALL {
        let database = testing::Database::Sqlite(testing::sqlite_dir());
        let store = open(&database);
        let added = ["import-report-result", "import-report-line", "import-report-reason"];
        let added = added.map(|key| words::text(lang, key, &[])).join(",");
        let taken = words::text(lang, "import-report-result.taken", &[]);
        let file = format!("Subject,Date,{added}\nCall,2026-01-02,{taken},2,why\nVisit,2026-01-03,,3,why\n");
        let plan = plan(&store, "activities", file.as_bytes());
        assert_eq!(plan.targets[2..], ["", "", ""], "{added}");

        let file = format!("Deal name,Company,Deal value,{added}\nRoof,Acme,lots,?,2,why\n");
        let summary = bring(&store, &speaking(lang), "opportunities", file.as_bytes());
        let lines = report(&database, &summary).unwrap();
        assert_eq!(
            lines[0].trim_start_matches('\u{feff}').replace(';', ","),
            format!("Deal name,Company,Deal value,{added}")
        );
        assert_eq!(summary.refused, 1);
    }
}
