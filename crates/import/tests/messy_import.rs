//! What cells of messy files become, and what is said of those that become nothing.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::fs;
use std::path::PathBuf;

use crm::billing::Invoice;
use crm::customers::{Company, Person};
use crm::rights::first_visit;
use crm::sales::{Opportunity, Stage};
use import::Summary;
use import::plan::likeliest_kind;
use import::source::{Given, Source};
use kernel::Lang;
use store::Store;
use support::{all, bring_by, open, plan, system};

fn bytes(name: &str) -> Vec<u8> {
    fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name)).unwrap()
}

/// Brings a file in as it is proposed, its kind too.
fn bring(store: &Store, bytes: &[u8]) -> Summary {
    let guess = Source::from_bytes(bytes).unwrap().guess(&Given::default()).unwrap();
    let kind = likeliest_kind(&store.catalogue(), &guess);
    bring_by(store, &system(), &plan(store, &kind, bytes), bytes)
}

fn refused(summary: &Summary) -> Vec<String> {
    summary.first_refused.iter().map(|row| format!("{}: {}", row.line, row.reason)).collect()
}

#[test]
fn amounts_in_every_writing() {
    testing::each_database(|database| {
        let store = open(database);
        let summary = bring(&store, &bytes("amounts.csv"));
        let mut found: Vec<(String, String, String)> = all::<Invoice>(&store)
            .into_iter()
            .map(|invoice| (invoice.number, invoice.date.to_string(), invoice.total.unwrap().to_string()))
            .collect();
        found.sort();
        let wanted = [
            ("F1", "2024-03-05", "1234.56 TRY"),
            ("F2", "2024-03-06", "-1234.56 EUR"),
            ("F3", "2024-03-07", "1234567 EUR"),
            ("F4", "2024-03-08", "-45.9 TRY"),
            ("F5", "2024-03-09", "12.5 EUR"),
        ];
        let found: Vec<(&str, &str, &str)> =
            found.iter().map(|(number, date, total)| (number.as_str(), date.as_str(), total.as_str())).collect();
        assert_eq!(found, wanted);
        let said = refused(&summary);
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].starts_with("7: ") && said[0].contains("“on lira” is not a number"), "{said:?}");
        assert!(said[1].starts_with("8: ") && said[1].contains("total under the table"), "{said:?}");
    });
}

#[test]
fn days_as_spreadsheets_count_them() {
    testing::each_database(|database| {
        let store = open(database);
        let file = bytes("counted_days.csv");
        let summary = bring_by(&store, &system(), &plan(&store, "invoices", &file), &file);
        let dates: Vec<String> = all::<Invoice>(&store).iter().map(|invoice| invoice.date.to_string()).collect();
        assert_eq!(dates.len(), 2);
        assert!(dates.contains(&"2024-03-01".to_owned()) && dates.contains(&"2024-03-02".to_owned()));
        assert!(refused(&summary)[0].contains("“99999” is not a date"), "{:?}", refused(&summary));
    });
}

#[test]
fn what_a_spreadsheet_has_shortened_is_left_out() {
    testing::each_database(|database| {
        let store = open(database);
        let summary = bring(&store, &bytes("shortened_phones.csv"));
        assert_eq!((summary.created["company"], summary.refused), (3, 0));
        let said: Vec<String> =
            summary.first_remarks.iter().map(|row| format!("{}: {}", row.line, row.reason)).collect();
        assert!(said[0].starts_with("2: Phone: “3.72512E+11” was shortened"), "{said:?}");
        assert!(said[1].starts_with("4: Phone: “9,05321E+11” was shortened"), "{said:?}");
    });
}

#[test]
fn headers_in_turkish_capitals_are_understood() {
    testing::each_database(|database| {
        let store = open(database);
        bring(&store, &bytes("turkish_capitals.csv"));
        let company = all::<Company>(&store).pop().unwrap();
        assert_eq!((company.name.as_str(), company.address.city.as_deref()), ("Işık Çelik A.Ş.", Some("İSTANBUL")));
        assert_eq!(company.tax_office.as_deref(), Some("KADIKÖY"));
        assert_eq!(all::<Person>(&store).pop().unwrap().name, "IRMAK ŞIK");
    });
}

#[test]
fn an_apostrophe_before_a_formula_goes_and_others_stay() {
    testing::each_database(|database| {
        let store = open(database);
        bring(&store, &bytes("apostrophes.csv"));
        let mut names: Vec<String> = all::<Company>(&store).into_iter().map(|company| company.name).collect();
        names.sort();
        assert_eq!(names, ["'Berg' AS", "=Aalto OÜ"]);
    });
}

#[test]
fn cards_become_people_at_their_companies() {
    testing::each_database(|database| {
        let store = open(database);
        let summary = bring(&store, &bytes("cards.vcf"));
        let people: Vec<String> = all::<Person>(&store).into_iter().map(|person| person.name).collect();
        assert_eq!(people.len(), 3, "{people:?}");
        // The card of a company makes the company and nobody at it.
        assert_eq!(all::<Company>(&store).len(), 3);
        assert_eq!((summary.refused, summary.remarks), (0, 1));
        assert_eq!(summary.first_remarks[0].line, 40);
    });
}

const DEALS: &str = "Deal name,Account,Deal stage,Close value,Owner,Close date
Roof,Aalto OÜ,Won,100,Nobody Here,2024-03-01
Door,Aalto OÜ,Engaging,200,,2024-03-02
Wall,,Engaging,300,,2024-03-03
";

#[test]
fn opportunities_find_their_stages_and_make_missing_ones() {
    testing::each_database(|database| {
        let store = open(database);
        store.write_blocking(system(), |tx| first_visit::make_pipeline(tx, Lang::Et)).unwrap();
        let before = all::<Stage>(&store).len();
        let summary = bring(&store, DEALS.as_bytes());
        let deals = all::<Opportunity>(&store);
        assert_eq!(deals.len(), 2);
        let stages = all::<Stage>(&store);
        // "Won" is the Estonian stage for what was won; "Engaging" is new.
        assert_eq!(stages.len(), before + 1);
        let roof = deals.iter().find(|deal| deal.name == "Roof").unwrap();
        let stage = stages.iter().find(|stage| stage.id == roof.stage).unwrap();
        assert_eq!(stage.kind, crm::sales::StageKind::Won);
        // A colleague whom nobody knows is left out and named; a deal without a company is refused.
        assert_eq!(roof.owner, None);
        assert_eq!(summary.left_empty["opportunity.owner"].values, ["Nobody Here"]);
        assert_eq!((summary.refused, summary.without_customer), (1, 1));
        let told = store.read_blocking(system(), move |db| db.get(summary.run)).unwrap().summary.unwrap();
        assert!(told.contains("Nobody Here"), "{told}");
    });
}

#[test]
fn the_first_file_may_come_before_the_first_pipeline() {
    testing::each_database(|database| {
        let store = open(database);
        let summary = bring(&store, DEALS.as_bytes());
        assert_eq!((summary.refused, summary.created["pipeline"], summary.created["opportunity"]), (1, 1, 2));
        let stages = all::<Stage>(&store);
        let deals = all::<Opportunity>(&store);
        let roof = deals.iter().find(|deal| deal.name == "Roof").unwrap();
        let stage = stages.iter().find(|stage| stage.id == roof.stage).unwrap();
        assert_eq!(stage.kind, crm::sales::StageKind::Won);
        // The whole is undone as one: the pipeline came with it.
        import::undo(&store, &system(), summary.run, &mut |_, _| true).unwrap();
        assert_eq!((all::<Stage>(&store).len(), all::<Opportunity>(&store).len()), (0, 0));
    });
}

#[test]
fn months_and_quarters_stand_for_their_first_day() {
    testing::each_database(|database| {
        let store = open(database);
        let file = "Deal,Company,Close value,Expected close\nRoof,Acme,100,Q4 2025\nDoor,Acme,200,Eylül 2024\n\
                    Wall,Beta,300,2024-09\nGate,Beta,300,Sept 2024\n";
        let summary = bring_by(&store, &system(), &plan(&store, "opportunities", file.as_bytes()), file.as_bytes());
        assert_eq!((summary.refused, summary.remarks), (0, 0), "{:?}", summary.first_remarks);
        let mut days: Vec<String> =
            all::<Opportunity>(&store).iter().map(|deal| deal.expected_close.unwrap().to_string()).collect();
        days.sort();
        assert_eq!(days, ["2024-09-01", "2024-09-01", "2024-09-01", "2025-10-01"]);
        // A birthday without its day would be another one's.
        let file = "Name,Birthday\nAda Lovelace,May 1985\nBob Byte,1985-05-04\n";
        let summary = bring_by(&store, &system(), &plan(&store, "people", file.as_bytes()), file.as_bytes());
        assert_eq!((summary.refused, summary.remarks), (0, 1));
        assert!(all::<Person>(&store).iter().any(|person| person.name == "Ada Lovelace" && person.birthday.is_none()));
    });
}

#[test]
fn words_of_other_programs_mean_our_choices() {
    testing::each_database(|database| {
        let store = open(database);
        let file = "Fatura No;Fatura Tipi;Tarih;Müşteri Ünvanı;Stok Kodu;Miktar;Birim Fiyat\n\
                    S1;SATIŞ;02.01.2024;Ak Ltd;K1;2;100,00\nI1;İADE;05.01.2024;Ak Ltd;K1;1;100,00\n";
        let summary = bring_by(&store, &system(), &plan(&store, "invoice-lines", file.as_bytes()), file.as_bytes());
        assert!(summary.refused == 0 && summary.left_empty.is_empty(), "{summary:?}");
        let back = all::<Invoice>(&store).into_iter().find(|invoice| invoice.number == "I1").unwrap();
        assert_eq!(back.kind, crm::billing::InvoiceKind::CreditNote);
        assert_eq!(back.total.unwrap().amount.scaled(), -100_0000);
    });
}

#[test]
fn what_was_lost_without_a_reason_comes_in() {
    testing::each_database(|database| {
        let store = open(database);
        let file = "Deal name,Company,Deal stage,Close value\nRoof,Aalto,Lost,100\nDoor,Aalto,Lost,5\n";
        let summary = bring(&store, file.as_bytes());
        assert_eq!((summary.refused, summary.created["opportunity"]), (0, 2), "{summary:?}");
        let file = file.replace("Close value", "Lost reason,Close value").replace("Lost,100", "Lost,Price,100");
        let file = file.replace("Lost,5", "Lost,,5");
        bring(&store, file.as_bytes());
        let again = file.replace("Price", "");
        bring(&store, again.as_bytes());
        let mut reasons: Vec<_> =
            all::<Opportunity>(&store).into_iter().map(|deal| format!("{:?}", deal.lost_reason)).collect();
        reasons.sort();
        reasons.dedup();
        assert!(reasons.contains(&"Some(Other)".to_owned()), "{reasons:?}");
    });
}

#[test]
fn invoices_without_lines_give_back_where_they_are_negative() {
    testing::each_database(|database| {
        let store = open(database);
        let file = "Invoice,Date,Customer,Amount\n1,2024-12-31,Acme,100.00\n2,2024-12-31,Acme,(40.00)\n3,2024-12-31,Beta,\"1.000,-\"\n";
        let file = file.replace("\"1.000,-\"", "900.-");
        let plan = plan(&store, "invoices", file.as_bytes());
        let summary = bring_by(&store, &system(), &plan, file.as_bytes());
        assert_eq!(summary.refused, 0, "{summary:?}");
        let invoices = all::<Invoice>(&store);
        let one = |number: &str| invoices.iter().find(|invoice| invoice.number == number).unwrap();
        assert_eq!(one("1").kind, crm::billing::InvoiceKind::Invoice);
        assert_eq!(one("2").kind, crm::billing::InvoiceKind::CreditNote);
        assert_eq!(one("2").total.unwrap().to_string(), "-40 EUR");
        assert_eq!(one("3").total.unwrap().to_string(), "900 EUR");
        // The file says nothing of what is to be paid, so it is history.
        assert!(invoices.iter().all(|invoice| invoice.status == crm::billing::InvoiceStatus::Paid));
        assert!(invoices.iter().all(|invoice| invoice.open.is_none_or(|open| open.amount.scaled() == 0)));
    });
}

#[test]
fn people_behind_one_office_address_stay_several() {
    testing::each_database(|database| {
        let store = open(database);
        let file = "Name,Email,Company\nAnn Lee,info@acme.example,Acme\nBob Ray,info@acme.example,Acme\n";
        let people = plan(&store, "people", file.as_bytes());
        let summary = bring_by(&store, &system(), &people, file.as_bytes());
        assert_eq!(summary.created["person"], 2);
        let again = bring_by(&store, &system(), &people, file.as_bytes());
        assert_eq!((again.created_in_all(), again.unchanged), (0, 2));
    });
}

#[test]
fn what_is_bought_is_counted_without_the_tax() {
    testing::each_database(|database| {
        let store = open(database);
        let file = "Invoice no,Customer,Date,VAT,Gross,Curr.,Status\n1,A,2024-01-01,22,122,€,Paid\n2,B,2024-01-02,,60,₺,Paid\n3,C,2024-01-02,,60,₺,Foo\n";
        let summary = bring_by(&store, &system(), &plan(&store, "invoices", file.as_bytes()), file.as_bytes());
        // A document in a state that nobody knows is not booked.
        assert_eq!((summary.refused, summary.remarks), (1, 1), "{summary:?}");
        let mut totals: Vec<String> =
            all::<Invoice>(&store).iter().map(|invoice| invoice.total.unwrap().to_string()).collect();
        totals.sort();
        assert_eq!(totals, ["100 EUR", "60 TRY"]);
        // What is only supposed changes nothing of what is there.
        let file = "Invoice no,Customer,Date,Gross,Curr.\n1,A,2024-01-01,122,€\n4,D,2024-01-01,-5,€\n";
        let again = plan(&store, "invoices", file.as_bytes());
        assert!(again.options.paid);
        let open = || {
            store.write_blocking(system(), |tx| {
                let one =
                    tx.rows::<Invoice>(&record::Query::all::<Invoice>())?.into_iter().find(|one| one.number == "1");
                let change = record::Change::new()
                    .set(Invoice::STATUS, crm::billing::InvoiceStatus::Open)
                    .set(Invoice::PAID, None);
                one.map_or(Ok(()), |one| tx.change(one.id, change))
            })
        };
        open().unwrap();
        bring_by(&store, &system(), &again, file.as_bytes());
        let invoices = all::<Invoice>(&store);
        let one = invoices.iter().find(|one| one.number == "1").unwrap();
        assert_eq!(one.status, crm::billing::InvoiceStatus::Open);
        assert_eq!(
            (one.total.unwrap().to_string(), one.gross.unwrap().to_string()),
            ("100 EUR".into(), "122 EUR".into())
        );
    });
}

#[test]
fn numbers_of_registers_and_faxes_are_not_called() {
    let store = open(&testing::Database::Sqlite(testing::sqlite_dir()));
    let file = "company_name,duns_number,fax_no\nAcme,60-186-5592,+372 600 0001\nBeta,95-641-1552,+372 600 0002\n";
    let targets = plan(&store, "companies", file.as_bytes()).targets;
    assert_eq!(targets, ["company.name", "company.registry_number", ""]);
}

#[test]
fn names_with_legal_forms_are_those_of_companies() {
    let aligned = "Kood   Nimi            Summa\n1001   Tamm OÜ         1234.50\n1002   Kask ja Pojad OÜ  99.00\n";
    let store = open(&testing::Database::Sqlite(testing::sqlite_dir()));
    let guess = Source::from_bytes(aligned.as_bytes()).unwrap().guess(&Given::default()).unwrap();
    assert_eq!(likeliest_kind(&store.catalogue(), &guess), "companies");
}

#[test]
fn columns_that_went_nowhere_are_named() {
    testing::each_database(|database| {
        let store = open(database);
        let file = "Company,Shoe size,Empty,City\nSmith &amp; Sons,44,,London\nM&#252;ller,45,,Berlin\n";
        let summary = bring_by(&store, &system(), &plan(&store, "companies", file.as_bytes()), file.as_bytes());
        assert_eq!(summary.columns_left_out, ["Shoe size"]);
        let mut names: Vec<String> = all::<Company>(&store).into_iter().map(|company| company.name).collect();
        names.sort();
        assert_eq!(names, ["Müller", "Smith & Sons"]);
        let told = store.read_blocking(system(), move |db| db.get(summary.run)).unwrap().summary.unwrap();
        assert!(told.contains("Shoe size"), "{told}");
    });
}

#[test]
fn unknown_words_are_refused_where_that_is_wished() {
    testing::each_database(|database| {
        let store = open(database);
        let file = b"Company,Industry\nAalto,juggling\n";
        let mut plan = plan(&store, "companies", file);
        plan.options.refuse_unknown = true;
        let summary = bring_by(&store, &system(), &plan, file);
        assert_eq!((summary.refused, all::<Company>(&store).len()), (1, 0));
        plan.options.refuse_unknown = false;
        let summary = bring_by(&store, &system(), &plan, file);
        assert_eq!((summary.refused, summary.left_empty["company.industry"].count), (0, 1));
        assert_eq!(all::<Company>(&store)[0].industry, None);
    });
}
