//! Rows that are taken although a cell of them cannot be read.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use crm::billing::Invoice;
use crm::customers::{Company, Person};
use crm::sales::Product;
use import::Summary;
use kernel::Lang;
use support::{all, bring, bring_by, created, open, plan, report, system, the_run};

fn reasons(rows: &[import::run::Refused]) -> Vec<String> {
    rows.iter().map(|row| format!("{}: {}", row.line, row.reason)).collect()
}

fn counts(summary: &Summary) -> (u64, u64, u64) {
    (summary.read, summary.refused, summary.remarks)
}

#[test]
fn a_cell_that_a_record_can_do_without_is_left_out_and_told() {
    testing::each_database(|database| {
        let store = open(database);
        let file = "First Name,Last Name,E-mail,Mobile phone,Birthday\n\
                    Ada,Lovelace,ada@example.com,+44 20 7183 8750,--12-10\n\
                    Bob,Byte,bob at example,12,1980-02-29\n\
                    Cleo,Cipher,cleo@example.com,,\n";
        let summary = bring(&store, &system(), "people", file.as_bytes());
        assert_eq!((created(&summary), counts(&summary)), (vec![("person", 3)], (3, 0, 2)));
        let people = all::<Person>(&store);
        let bob = people.iter().find(|person| person.name == "Bob Byte").unwrap();
        assert_eq!((bob.email.as_deref(), bob.mobile.as_deref()), (None, None));
        assert_eq!(bob.birthday.unwrap().to_string(), "1980-02-29");

        let said = reasons(&summary.first_remarks);
        assert_eq!(said[0], "2: Birthday: “--12-10” is not a date. The field was left empty.");
        assert!(
            said[1].starts_with("3: ") && said[1].contains("bob at example") && said[1].contains("“12”"),
            "{said:?}"
        );
        if let Some(lines) = report(database, &summary) {
            assert!(lines[0].ends_with(",Taken?,Line,Reason"), "{lines:?}");
            assert!(lines[1].contains(",--12-10,\"yes, with remarks\",2,Birthday: "), "{lines:?}");
            let shown = import::run::refused(lines.join("\n").as_bytes(), 10).unwrap();
            assert!(shown.len() == 2 && shown.iter().all(|row| row.taken), "{shown:?}");
        }
        let told = the_run(&store, summary.run).summary.unwrap();
        assert!(told.contains("2 rows taken with remarks"), "{told}");
    });
}

#[test]
fn who_wants_all_or_nothing_has_such_rows_refused() {
    testing::each_database(|database| {
        let store = open(database);
        let file = b"Name,E-mail,Birthday\nAda Lovelace,ada@example.com,--12-10\nBob Byte,bob@example.com,\n";
        let mut plan = plan(&store, "people", file);
        plan.options.refuse_unknown = true;
        let summary = bring_by(&store, &system(), &plan, file);
        assert_eq!((counts(&summary), all::<Person>(&store).len()), ((2, 1, 0), 1));
    });
}

#[test]
fn what_is_added_up_is_never_left_out() {
    testing::each_database(|database| {
        let store = open(database);
        let lines = "Invoice No;Date;Customer;Product;Quantity;Unit price;Product cost\n\
                     1;2026-01-02;Acme;Door;2;10,00;7,00\n1;2026-01-02;Acme;Lock;two;10,00;\n\
                     2;someday;Acme;Door;2;10,00;\n3;2026-01-04;Acme;Door;2;ten;\n4;2026-01-05;Acme;Door;1;10,00;\n";
        let summary = bring(&store, &system(), "invoice-lines", lines.as_bytes());
        assert_eq!(counts(&summary), (5, 3, 0));
        let mut numbers: Vec<String> = all::<Invoice>(&store).into_iter().map(|invoice| invoice.number).collect();
        numbers.sort();
        assert_eq!(numbers, ["1", "4"]);

        let deals =
            "Deal name,Company,Deal value,Expected close date\nRoof,Acme,lots,2026-03-01\nDoor,Acme,5,someday\n";
        let summary = bring(&store, &system(), "opportunities", deals.as_bytes());
        assert_eq!(counts(&summary), (2, 1, 1));
        assert!(reasons(&summary.first_refused)[0].contains("lots"), "{summary:?}");
    });
}

#[test]
fn a_key_that_cannot_be_read_is_left_out_only_where_a_name_finds_the_record() {
    testing::each_database(|database| {
        let store = open(database);
        let file = "Name,E-mail\nAda Lovelace,nowhere\n,nobody\n";
        let summary = bring(&store, &system(), "people", file.as_bytes());
        assert_eq!((counts(&summary), all::<Person>(&store).len()), ((2, 1, 1), 1));
        let file = "Company,VKN\nIşık Ltd,yok\n,yok\n";
        let summary = bring(&store, &system(), "companies", file.as_bytes());
        assert_eq!((counts(&summary), all::<Company>(&store).len()), ((2, 1, 1), 1));
    });
}

#[test]
fn a_price_on_request_is_no_reason_to_refuse_a_product() {
    testing::each_database(|database| {
        let store = open(database);
        let file = "Stok Kodu;Stok Adı;Satış Fiyatı\nK-1;Kapı;125,90\nK-2;Kilit;Fiyat sorunuz\n0012;Menteşe;1.250,00\n";
        let summary = bring(&store, &system(), "products", file.as_bytes());
        assert_eq!(counts(&summary), (3, 0, 1));
        let products = all::<Product>(&store);
        assert!(products.iter().any(|product| product.code.as_deref() == Some("0012")));
        assert!(products.iter().any(|product| product.code.as_deref() == Some("K-2") && product.price.is_none()));
    });
}

#[test]
fn rows_that_name_nothing_are_told() {
    testing::each_database(|database| {
        let store = open(database);
        let file = "Company,E-mail,Mobile phone,Notes\nAcme,,,\n,,+372 5123 4567,\n,,,only a note\n";
        let summary = bring(&store, &system(), "people", file.as_bytes());
        assert_eq!(counts(&summary), (3, 1, 0));
        let people = all::<Person>(&store);
        assert_eq!((people.len(), people[0].name.as_str()), (1, "+372 5123 4567"));
        assert_eq!(all::<Company>(&store).len(), 1);
    });
}

#[test]
fn what_a_spreadsheet_would_run_stands_behind_an_apostrophe() {
    testing::each_database(|database| {
        let store = open(database);
        let file = "Name,E-mail,Notes\n=1+1,nobody at all,\"=HYPERLINK(\"\"x\"\")\"\n,-,@cmd\n";
        let summary = bring(&store, &system(), "people", file.as_bytes());
        assert_eq!((summary.refused, summary.remarks), (1, 1));
        if let Some(lines) = report(database, &summary) {
            let text = lines.join("\n");
            assert!(["'=1+1", "'=HYPERLINK", "'@cmd"].iter().all(|guarded| text.contains(guarded)), "{text}");
        }
    });
}

#[test]
fn what_was_taken_does_not_come_in_twice_with_the_file_of_it() {
    testing::each_database(|database| {
        let store = open(database);
        let deals =
            "Deal name,Company,Deal value,Expected close date\nRoof,Acme,lots,2026-03-01\nDoor,Acme,5,someday\n";
        let summary = bring(&store, &system(), "opportunities", deals.as_bytes());
        let Some(lines) = report(database, &summary) else { return };
        let mended = lines.join("\n").replace("lots", "7");
        let again = bring(&store, &system(), "opportunities", mended.as_bytes());
        assert_eq!((created(&again), counts(&again)), (vec![("opportunity", 1)], (2, 0, 0)), "{again:?}");
    });
}

#[test]
fn the_numbers_of_a_company_that_names_nobody_are_its_own() {
    testing::each_database(|database| {
        let store = open(database);
        let file = "Name,Company,E-mail,Phone\n,Acme,info@acme.example,+372 600 0001\n,Beta,ada@beta.example,\n\
                    Bob,Gamma,info@gamma.example,\n";
        let summary = bring(&store, &system(), "people", file.as_bytes());
        assert_eq!((created(&summary), counts(&summary)), (vec![("company", 3), ("person", 2)], (3, 0, 0)));
        let companies = all::<Company>(&store);
        let acme = companies.iter().find(|company| company.name == "Acme").unwrap();
        assert_eq!((acme.email.as_deref(), acme.phone.as_deref()), (Some("info@acme.example"), Some("+3726000001")));
        let mut names: Vec<String> = all::<Person>(&store).into_iter().map(|person| person.name).collect();
        names.sort();
        assert_eq!(names, ["Bob", "ada"]);
    });
}

#[test]
fn the_first_of_several_numbers_is_taken() {
    testing::each_database(|database| {
        let store = open(database);
        let file = "Müşteri Ünvanı;Telefon\nIşık Ltd;0212 555 01 01 / 0532 111 22 33\nDeniz A.Ş.;0532 111 22 34\n";
        let summary = bring(&store, &system(), "companies", file.as_bytes());
        assert_eq!(counts(&summary), (2, 0, 1));
        let phones: Vec<Option<String>> = all::<Company>(&store).into_iter().map(|company| company.phone).collect();
        assert!(phones.contains(&Some("+902125550101".to_owned())), "{phones:?}");
    });
}

#[test]
fn every_remark_is_said_in_every_language() {
    for lang in Lang::ALL {
        for key in ["import-remark-left", "import-remark-kept", "import-remark-first", "import-remark-with-tax"] {
            let said = words::text(lang, key, &[("reason", "*".into())]);
            assert!(said.starts_with("* ") && said.len() > 4, "{said}");
        }
    }
}
