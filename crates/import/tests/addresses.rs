//! Companies are found by their mail address and the domain of their own, too.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use crm::customers::{Company, Person};
use support::{all, bring, open, system};

fn names(store: &store::Store) -> Vec<String> {
    let mut names: Vec<String> = all::<Company>(store).into_iter().map(|company| company.name).collect();
    names.sort();
    names
}

#[test]
fn the_domain_finds_a_company_under_another_name() {
    testing::each_database(|database| {
        let store = open(database);
        let file = "Company,Website,E-mail,City\nAcme OÜ,https://www.acme.example.com,,\nKask AS,,kask@gmail.com,\n";
        bring(&store, &system(), "companies", file.as_bytes());
        let file = "Company,Website,E-mail,City\nAcme Eesti,acme.example.com/contact,,Tartu\n,,KASK@gmail.com,Narva\n\
                    Tamm,,tamm@gmail.com,\n";
        let summary = bring(&store, &system(), "companies", file.as_bytes());
        assert_eq!(summary.created.get("company"), Some(&1), "{summary:?}");
        // A row without a name does not take the name that there is.
        assert_eq!(names(&store), ["Acme Eesti", "Kask AS", "Tamm"]);
        let kask = all::<Company>(&store).into_iter().find(|company| company.name == "Kask AS").unwrap();
        assert_eq!(kask.address.city.as_deref(), Some("Narva"));
    });
}

#[test]
fn companies_of_a_group_stay_apart() {
    testing::each_database(|database| {
        let store = open(database);
        bring(&store, &system(), "companies", "Company,E-mail\nDeniz Enerji,info@deniz.example.com\n".as_bytes());
        let file = "Company,E-mail\nDeniz Sigorta,info@deniz.example.com\nDeniz Yapı,info@deniz.example.com\n";
        bring(&store, &system(), "companies", file.as_bytes());
        assert_eq!(names(&store), ["Deniz Enerji", "Deniz Sigorta", "Deniz Yapı"]);
    });
}

#[test]
fn people_go_to_the_company_of_their_address() {
    testing::each_database(|database| {
        let store = open(database);
        bring(&store, &system(), "companies", "Company,Website\nAcme,acme.example.com\n".as_bytes());
        let file = "Name,E-mail\nAda Lovelace,ada@acme.example.com\nBob Byte,bob@gmail.com\n";
        bring(&store, &system(), "people", file.as_bytes());
        let people = all::<Person>(&store);
        let has_company = |name: &str| people.iter().any(|person| person.name == name && person.company.is_some());
        assert!(has_company("Ada Lovelace") && !has_company("Bob Byte"));
    });
}
