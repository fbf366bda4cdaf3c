//! What goes out comes in again: records are taken out as CSV and XLSX, and brought into an empty database.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use crm::customers::{Company, Person};
use import::out::{Cell, Format, Reader, Table};
use import::source::{Form, Given, Source};
use kernel::Lang;
use support::{all, bring, open};

fn written(format: Format, reader: Reader, headings: &[&str], rows: &[Vec<Cell>]) -> Vec<u8> {
    let headings: Vec<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
    let mut table = Table::begin(Vec::new(), format, reader, "Müşteriler", &headings).unwrap();
    rows.iter().for_each(|row| table.row(row).unwrap());
    table.end().unwrap()
}

const READERS: [Reader; 4] =
    [Reader::Program, Reader::Person(Lang::En), Reader::Person(Lang::Tr), Reader::Person(Lang::Et)];

#[test]
fn cells_of_every_kind_come_back_as_they_were() {
    let moment = jiff::civil::date(2026, 3, 1).at(14, 30, 0, 0);
    let row = vec![
        Cell::from("=A1 \"x\"; İş, \n Ürün"),
        Cell::Int(-7),
        Cell::Number("1234567.5".parse().unwrap()),
        Cell::Date(moment.date()),
        Cell::DateTime(moment),
        Cell::Empty,
        Cell::from("007"),
    ];
    for format in [Format::Csv, Format::Xlsx] {
        for reader in READERS {
            let bytes = written(
                format,
                reader,
                &["Text", "Int", "Number", "Date", "Moment", "None", "Code"],
                std::slice::from_ref(&row),
            );
            let source = Source::from_bytes(bytes).unwrap();
            let guess = source.guess(&Given::default()).unwrap();
            if format == Format::Xlsx {
                assert_eq!(guess.form, Form::Sheet { name: "Müşteriler".to_owned() });
            }
            let rows: Vec<_> = source.rows(&guess).unwrap().map(Result::unwrap).collect();
            let cells: Vec<&str> = rows[0].cells().collect();
            let text = if format == Format::Csv { "'=A1 \"x\"; İş, \n Ürün" } else { "=A1 \"x\"; İş, \n Ürün" };
            let number = if format == Format::Csv && matches!(reader, Reader::Person(Lang::Tr | Lang::Et)) {
                "1234567,5"
            } else {
                "1234567.5"
            };
            assert_eq!(
                cells,
                [text, "-7", number, "2026-03-01", "2026-03-01 14:30:00", "", "007"],
                "{format:?} {reader:?}"
            );
        }
    }
}

#[test]
fn records_go_out_and_come_in_again() {
    let companies = vec![
        vec![
            Cell::from("=Işık & Oğulları <A.Ş.>"),
            Cell::from("C-7"),
            Cell::from("info@isik.example"),
            Cell::from("+905321112233"),
            Cell::from("Liman Sok. 1\nDepo"),
            Cell::from("İzmir"),
            Cell::Number("1234.5".parse().unwrap()),
            Cell::from("TRY"),
            Cell::Int(12),
        ],
        vec![
            Cell::from("Õun OÜ"),
            Cell::from("C-8"),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::from("Tartu"),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
        ],
    ];
    let headings = [
        "name",
        "external_number",
        "email",
        "phone",
        "address.street",
        "address.city",
        "annual_revenue",
        "annual_revenue_currency",
        "employees",
    ];
    let people = vec![vec![Cell::from("Mari Õun"), Cell::from("Õun OÜ"), Cell::from("mari@oun.example")]];
    for format in [Format::Csv, Format::Xlsx] {
        let companies = written(format, Reader::Program, &headings, &companies);
        let people = written(format, Reader::Person(Lang::Tr), &["Ad", "Şirket", "E-posta"], &people);
        testing::each_database(|database| {
            let store = open(database);
            let summary = bring(&store, &support::system(), "companies", &companies);
            assert_eq!((summary.refused, summary.created["company"]), (0, 2), "{format:?} {summary:?}");
            let summary = bring(&store, &support::system(), "people", &people);
            assert_eq!((summary.refused, summary.created["person"]), (0, 1), "{format:?} {summary:?}");
            let mut found = all::<Company>(&store);
            found.sort_by(|one, other| one.external_number.cmp(&other.external_number));
            assert_eq!(found.len(), 2, "the person is at a company that was there");
            let isik = &found[0];
            assert_eq!(isik.name, "=Işık & Oğulları <A.Ş.>");
            assert_eq!(isik.phone.as_deref(), Some("+905321112233"));
            assert_eq!(isik.address.street.as_deref(), Some("Liman Sok. 1\nDepo"));
            assert_eq!(isik.annual_revenue.unwrap().to_string(), "1234.5 TRY");
            assert_eq!(isik.employees, Some(12));
            assert_eq!(found[1].address.city.as_deref(), Some("Tartu"));
            assert_eq!(all::<Person>(&store)[0].company, Some(found[1].id));
        });
    }
}
