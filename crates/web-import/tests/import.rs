//! Bringing a file in through the pages: from the upload to the undo, with bad rows, and by others than its owner.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../../web/tests/support/house.rs"]
mod support;

use axum::http::StatusCode;
use crm::customers::Company;
use kernel::Lang;
use record::Query;
use support::{Guest, House, system};

const COMPANIES: &str =
    "Firma;E-posta;Şehir\nKaradeniz Fındık A.Ş.;bilgi@karadeniz.example;Ordu\nİnci Çikolata;;Bursa\n";
const LINES: &str = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Customer\n\
    1001,A1,Lamp,2,2026-03-01,10.50,C1,Põhja Toit\n\
    1001,A2,Chair,1,2026-03-01,40.00,C1,Põhja Toit\n\
    1002,A1,Lamp,x,2026-03-02,10.50,C1,Põhja Toit\n\
    1003,A1,Lamp,1,2026-03-03,10.50,,\n";

fn house(database: &testing::Database) -> House {
    House::open(database, vec![web_import::router()])
}

fn companies(house: &House) -> Vec<String> {
    let all = |db: &store::Db<'_>| db.rows::<Company>(&Query::all::<Company>().by("name"));
    let found = house.store.read_blocking(system(), all).unwrap();
    found.into_iter().map(|company| company.name).collect()
}

fn work(house: &House) -> usize {
    house.store.run_due_jobs(&import::jobs::kinds()).unwrap()
}

/// Uploads a file and gives the address of its preview.
fn uploaded(house: &House, guest: &Guest, kind: &str, name: &str, text: &str) -> String {
    house.upload(guest, "/import", kind, name, text.as_bytes()).leads()
}

#[test]
fn a_list_of_companies_is_looked_at_changed_brought_in_and_taken_back() {
    testing::each_database(|database| {
        let house = house(database);
        let ada = house.guest("Ada", "administrator", Lang::En);
        house.get(&ada, "/import").shows("Drop a file here").shows("Invoice lines").hides("past-imports");

        let bytes = text_1254(COMPANIES);
        let preview = house.upload(&ada, "/import", "companies", "C:\\files\\müşteriler.csv", &bytes).leads();
        let page = house.get(&ada, &preview);
        page.shows("müşteriler.csv").shows("Karadeniz Fındık A.Ş.").shows("2 rows can be taken over.");
        assert!(page.text.contains("<option value=\"windows-1254\" selected>"), "{}", page.text);
        assert!(page.text.contains("<option value=\"semicolon\" selected>"));
        assert!(page.text.contains("<option value=\"company.name\" selected>"));
        page.hides("C:\\files");

        // Nothing stands for the name any more, so nothing can be made; the script gets the form alone.
        let changed = house.post_by_script(&ada, &preview, "column0=&column1=");
        changed.shows("Please choose the column for").hides("<html");
        assert!(changed.text.contains("disabled"));
        let refused = house.post(&ada, &format!("{preview}/start"), "");
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(house.post(&ada, &preview, "column0=company.name&column1=company.email").leads(), preview);
        // As another kind of record, columns are proposed anew.
        house.post_by_script(&ada, &preview, "kind=products").shows("Please choose the column for “Product: Name”");
        // Columns without a name are proposed by what they hold, the header among it.
        let nameless = house.post_by_script(&ada, &preview, "kind=companies&header=0");
        nameless.shows("3 rows can be taken over.");
        assert!(nameless.text.contains("<option value=\"company.name\" selected>"));
        house.post_by_script(&ada, &preview, "header=1&column0=company.name").shows("2 rows can be taken over.");

        let run = house.post(&ada, &format!("{preview}/start"), "").leads();
        assert_eq!(
            house.post(&ada, &format!("{preview}/start"), "").leads(),
            run,
            "a second click starts no second one"
        );
        assert_eq!(house.get(&ada, &preview).leads(), run);
        house.get(&ada, &run).shows("Waiting to begin").shows("Cancel");
        assert_eq!(work(&house), 1);
        assert_eq!(companies(&house), ["İnci Çikolata", "Karadeniz Fındık A.Ş."]);
        assert_eq!(house.fetch(&ada, &format!("{run}/progress")).headers["hx-refresh"], "true");
        house
            .get(&ada, &run)
            .shows("Finished")
            .shows("Companies: 2 created")
            .shows("See: Companies")
            .shows("Undo the import");
        house.get(&ada, "/import").shows("müşteriler.csv").shows("Finished");

        assert_eq!(house.post(&ada, &format!("{run}/undo"), "").leads(), run);
        assert_eq!(house.post(&ada, &format!("{run}/undo"), "").leads(), run);
        assert_eq!(work(&house), 1, "a second click starts no second undo");
        assert!(companies(&house).is_empty());
        house.get(&ada, &run).shows("Undone").shows("put into the bin").hides("/undo\"");
    });
}

#[test]
fn rows_that_cannot_be_read_are_named_and_handed_back() {
    testing::each_database(|database| {
        let house = house(database);
        let ada = house.guest("Ada", "administrator", Lang::En);
        let preview = uploaded(&house, &ada, "", "lines.csv", LINES);
        let page = house.get(&ada, &preview);
        assert!(page.text.contains("<option value=\"invoice-lines\" selected>"), "the kind is found out");
        page.shows("1 row names no customer").shows("1 row will be rejected:").shows("Line 4");
        house
            .post_by_script(&ada, &preview, "collective=Cash+sales")
            .shows("3 rows can be taken over.")
            .hides("names no customer");
        let run = house.post(&ada, &format!("{preview}/start"), "").leads();
        work(&house);
        assert_eq!(companies(&house), ["Cash sales", "Põhja Toit"]);
        let page = house.get(&ada, &run);
        page.shows("Rejected rows and remarks")
            .shows("Line 4")
            .shows("not a")
            .shows("On how few customers do you live?");
        let file = house.get(&ada, &format!("{run}/refused"));
        assert_eq!(file.text.lines().count(), 2);
        assert!(file.text.lines().nth(1).unwrap().starts_with("1002,A1,Lamp,x,"), "{}", file.text);

        // What is no table is refused where it was let fall.
        let refused = house.upload(&ada, "/import", "", "book.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest");
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        refused.shows("The workbook cannot be read");
        let empty = house.upload(&ada, "/import", "", "", b"");
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn nobody_else_opens_an_upload_or_an_import() {
    testing::each_database(|database| {
        let house = house(database);
        let mehmet = house.guest("Mehmet", "sales_manager", Lang::Tr);
        let ada = house.guest("Ada", "administrator", Lang::En);
        let other = house.guest("Kadri", "sales_manager", Lang::Et);
        let seller = house.guest("Sten", "seller", Lang::Et);
        assert_eq!(house.get(&seller, "/import").status, StatusCode::FORBIDDEN);
        assert_eq!(house.upload(&seller, "/import", "", "a.csv", COMPANIES.as_bytes()).status, StatusCode::FORBIDDEN);

        let preview = uploaded(&house, &mehmet, "companies", "a.csv", COMPANIES);
        house.get(&mehmet, &preview).shows("2 satır aktarılabilir.");
        for guest in [&ada, &other] {
            assert_eq!(house.get(guest, &preview).status, StatusCode::NOT_FOUND);
            assert_eq!(house.post(guest, &preview, "header=0").status, StatusCode::NOT_FOUND);
            assert_eq!(house.post(guest, &format!("{preview}/start"), "").status, StatusCode::NOT_FOUND);
        }
        let run = house.post(&mehmet, &format!("{preview}/start"), "").leads();
        for guest in [&other, &seller] {
            assert_eq!(house.get(guest, &run).status, StatusCode::NOT_FOUND);
            assert_eq!(house.post(guest, &format!("{run}/cancel"), "").status, StatusCode::NOT_FOUND);
            assert_eq!(house.post(guest, &format!("{run}/undo"), "").status, StatusCode::NOT_FOUND);
            assert_eq!(house.get(guest, &format!("{run}/refused")).status, StatusCode::NOT_FOUND);
        }
        // Cancelled before it began, it makes nothing.
        assert_eq!(house.post(&mehmet, &format!("{run}/cancel"), "").leads(), run);
        assert_eq!(work(&house), 0);
        house.get(&mehmet, &run).shows("Durduruldu");
        assert!(companies(&house).is_empty());
        // An administrator sees the import, which is a record like others.
        house.get(&ada, &run).shows("a.csv");
    });
}

#[test]
fn a_mapping_is_kept_applied_and_forgotten() {
    testing::each_database(|database| {
        let house = house(database);
        let ada = house.guest("Ada", "administrator", Lang::En);
        let mehmet = house.guest("Mehmet", "sales_manager", Lang::Tr);
        let preview = uploaded(&house, &ada, "companies", "cari.csv", COMPANIES);
        house.post(&ada, &format!("{preview}/start"), "column1=&keep=Cari+liste&share=0").leads();
        // The next file with this header is read so, and the page says it; a colleague's is not.
        let next = uploaded(&house, &ada, "", "cari2.csv", COMPANIES);
        let page = house.get(&ada, &next);
        page.shows("The mapping “Cari liste”").shows("Propose anew");
        assert!(!page.text.contains("<option value=\"company.email\" selected>"), "the column stays left out");
        let others = uploaded(&house, &mehmet, "", "cari.csv", COMPANIES);
        house.get(&mehmet, &others).hides("Cari liste");
        // Proposed anew, the column is back.
        assert_eq!(house.post(&ada, &next, "mapping=anew").leads(), next);
        let page = house.get(&ada, &next);
        page.hides("The mapping “");
        assert!(page.text.contains("<option value=\"company.email\" selected>"));
        // Kept for all, the colleague's next file is read so.
        house.post(&ada, &format!("{next}/start"), "keep=Cari+liste&share=1").leads();
        let others = uploaded(&house, &mehmet, "", "cari.csv", COMPANIES);
        house.get(&mehmet, &others).shows("“Cari liste” eşlemesi uygulandı");
        let list = house.get(&ada, "/import");
        list.shows("Import mappings").shows("Cari liste");
        let forget = list.text.split("/import/mappings/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let forget = format!("/import/mappings/{forget}");
        assert_eq!(house.post(&mehmet, &forget, "").status, StatusCode::NOT_FOUND);
        assert_eq!(house.post(&ada, &forget, "").leads(), "/import");
        house.get(&ada, "/import").hides("Cari liste");
    });
}

#[test]
fn a_workbook_lets_choose_its_sheet_and_enter_does_not_start() {
    testing::each_database(|database| {
        let house = house(database);
        let ada = house.guest("Ada", "administrator", Lang::En);
        let book = include_bytes!("../../import/tests/files/workbook.xlsx");
        let preview = house.upload(&ada, "/import", "", "book.xlsx", book).leads();
        let page = house.get(&ada, &preview);
        page.shows("Sheet").shows("Faturalar").shows("1234.5 TRY").hides("Delimiter");
        // The first button of the form, which Enter presses, leads to the preview.
        let form = page.text.split("<form id=\"import\"").nth(1).unwrap();
        assert!(form.split("<button").nth(1).unwrap().starts_with(" type=\"submit\" hidden"), "{form:.600}");
        house
            .post_by_script(&ada, &preview, "sheet=M%C3%BC%C5%9Fteriler&kind=companies")
            .shows("905321112233")
            .shows("2 rows can be taken over.");
        // Another first line of the table.
        house.post_by_script(&ada, &preview, "first_line=2&header=0").shows("can be taken over.");
        let archive = include_bytes!("../../import/tests/files/several.zip");
        let preview = house.upload(&ada, "/import", "", "several.zip", archive).leads();
        house.get(&ada, &preview).shows("2024/more/partners.csv").shows("Aalto OÜ");
        house.post_by_script(&ada, &preview, "entry=2024%2Fmore%2Fpartners.csv").shows("Cedar AS").hides("Aalto OÜ");
    });
}

/// Turkish letters as old programs write them.
fn text_1254(text: &str) -> Vec<u8> {
    let byte = |letter: char| match letter {
        'ş' => 0xfe,
        'Ş' => 0xde,
        'ı' => 0xfd,
        'İ' => 0xdd,
        'ğ' => 0xf0,
        letter => u8::try_from(u32::from(letter)).unwrap(),
    };
    text.chars().map(byte).collect()
}

#[test]
fn rows_with_remarks_are_announced_taken_and_named() {
    testing::each_database(|database| {
        let house = house(database);
        let ada = house.guest("Ada", "administrator", Lang::En);
        let file = "Company,Phone\nNorth,12\nSouth,+372 600 0000\n";
        let preview = uploaded(&house, &ada, "", "companies.csv", file);
        house.get(&ada, &preview).shows("1 row will be taken with remarks:").shows("2 rows can be taken over.");
        let run = house.post(&ada, &format!("{preview}/start"), "").leads();
        work(&house);
        assert_eq!(companies(&house), ["North", "South"]);
        let page = house.get(&ada, &run);
        page.shows("1 row taken with remarks").shows("Line 2 (taken): Phone").shows("The field was left empty.");
        assert!(house.get(&ada, &format!("{run}/refused")).text.contains("yes, with remarks"));
        // The list of all imports calls the kind as people do.
        house.get(&ada, "/import_runs").hides("invoice-lines");
    });
}

#[test]
fn dates_that_can_be_read_in_two_ways_are_told_and_columns_without_names_are_proposed() {
    let database = testing::Database::Sqlite(testing::sqlite_dir());
    let house = house(&database);
    let list = "Invoice No,Customer,Invoice Date,Amount\n1,Foo Ltd,03/04/2025,100.00\n2,Foo Ltd,05/06/2025,20.00\n";
    for (name, lang, said) in [
        ("Ada", Lang::En, "Dates such as 03/04/2025 can be read in two ways"),
        ("Ayşe", Lang::Tr, "03/04/2025 gibi tarihler iki türlü okunabilir"),
        ("Anu", Lang::Et, "Kuupäevi nagu 03/04/2025 saab lugeda kahel viisil"),
    ] {
        let guest = house.guest(name, "administrator", lang);
        let preview = uploaded(&house, &guest, "invoices", "list.csv", list);
        house.get(&guest, &preview).shows(said);
        let certain = uploaded(&house, &guest, "invoices", "certain.csv", &list.replace("05/06", "25/06"));
        house.get(&guest, &certain).hides(said);
        let nameless = "Ali Veli;ali@veli.example;0532 111 22 33\nCan Su;can@su.example;0533 222 33 44\n";
        let preview = uploaded(&house, &guest, "people", "nameless.csv", nameless);
        let page = house.get(&guest, &preview);
        for target in ["person.name", "person.email", "person.phone"] {
            assert!(page.text.contains(&format!("<option value=\"{target}\" selected>")), "{target}");
        }
    }
}
