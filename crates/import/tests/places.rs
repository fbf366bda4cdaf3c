//! Numbers of a file are read by the rules of its own country, wherever the program is installed.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use crm::customers::Company;
use store::Store;
use support::{all, bring, open, system};

fn company(store: &Store, name: &str) -> Company {
    all::<Company>(store).into_iter().find(|company| company.name == name).unwrap()
}

#[test]
fn turkish_numbers_come_into_an_estonian_folder() {
    testing::each_database(|database| {
        let store = open(database);
        assert_eq!(store.settings().country, "EE");
        let file = "Cari Ünvanı;VKN/TCKN;Telefon\nIşık Ltd;4540536920;0212 555 01 01\nŞen Gıda;281044826;532 555 23 99\n\
                    Çağ Tekstil;4540536921;0216 444 55 66\nÜmit Yapı;11111111111;\n";
        let summary = bring(&store, &system(), "companies", file.as_bytes());
        assert_eq!((summary.refused, summary.remarks), (0, 1), "{summary:?}");
        assert_eq!(company(&store, "Işık Ltd").tax_number.as_deref(), Some("4540536920"));
        assert_eq!(company(&store, "Işık Ltd").phone.as_deref(), Some("+902125550101"));
        // A spreadsheet took the zero off.
        assert_eq!(company(&store, "Şen Gıda").tax_number.as_deref(), Some("0281044826"));
        // A mistyped number names its company all the same, and is remarked upon.
        assert_eq!(company(&store, "Çağ Tekstil").tax_number.as_deref(), Some("4540536921"));
        assert!(summary.first_remarks[0].reason.contains("4540536921"), "{:?}", summary.first_remarks);
        // What people type where they have no number is none.
        assert_eq!(company(&store, "Ümit Yapı").tax_number, None);

        let again = bring(&store, &system(), "companies", file.as_bytes());
        assert_eq!((again.created_in_all(), again.changed), (0, 0));
    });
}

#[test]
fn a_row_with_a_country_goes_by_it() {
    testing::each_database(|database| {
        let store = open(database);
        let file = "Company,Country,VAT number,Phone\nAcme,Germany,DE 136 695 976,030 123456\n\
                    Tamm,Estonia,EE100931558,5123 4567\nBeta,United Kingdom,GB123,020 7183 8750\nKask,,12-3456789,\n";
        let summary = bring(&store, &system(), "companies", file.as_bytes());
        assert_eq!((summary.refused, summary.remarks), (0, 0), "{summary:?}");
        assert_eq!(company(&store, "Acme").tax_number.as_deref(), Some("DE136695976"));
        assert_eq!(company(&store, "Acme").phone.as_deref(), Some("+4930123456"));
        assert_eq!(company(&store, "Tamm").phone.as_deref(), Some("+37251234567"));
        assert_eq!(company(&store, "Beta").phone.as_deref(), Some("+442071838750"));
        // Nobody knows whose number it is, so nothing is held against it.
        assert_eq!(company(&store, "Kask").tax_number.as_deref(), Some("12-3456789"));
    });
}
