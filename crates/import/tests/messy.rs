//! Files as people really send them: each is read, or refused with a word that says what to do. The files are our own.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::fmt::Write as _;
use std::path::PathBuf;

use import::source::{Form, Given, Source};

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name)
}

/// A file as it is read: how, then names of columns, then rows, bad ones with the key of what is wrong.
fn read(name: &str, given: &Given) -> String {
    let source = match Source::open(file(name)) {
        Ok(source) => source,
        Err(error) => return error.key().to_owned(),
    };
    let guess = match source.guess(given) {
        Ok(guess) => guess,
        Err(error) => return error.key().to_owned(),
    };
    let how = match &guess.form {
        Form::Text => format!("{:?}, {} above", guess.dialect.delimiter, guess.skip),
        Form::Sheet { name } => format!("sheet {name}, {} above", guess.skip),
        Form::Cards => "cards".to_owned(),
        Form::Page => "page".to_owned(),
    };
    let names: Vec<&str> = guess.columns.iter().map(|column| column.name.as_str()).collect();
    let mut told = format!("{how}\n   {}\n", names.join(" | "));
    for row in source.rows(&guess).unwrap() {
        let (line, row, wrong) = match row {
            Ok(row) => (row.line(), Some(row), String::new()),
            Err(error) => (error.line, error.row, format!(" ! {}", error.error.key())),
        };
        let cells: Vec<String> = row.iter().flat_map(|row| row.cells()).map(|cell| cell.replace('\n', "⏎")).collect();
        writeln!(told, "{line:>2} {}{wrong}", cells.join(" | ").trim_end_matches([' ', '|'])).unwrap();
    }
    told
}

fn reads(name: &str, wanted: &str) {
    let told = read(name, &Given::default());
    assert_eq!(told.trim(), wanted.trim(), "{name}:\n{told}");
}

#[test]
fn quotation_marks_inside_and_open_ones() {
    reads(
        "quotes_inside.csv",
        r#"
Comma, 0 above
   Company | City | Notes
 2 Tamm "ja" Pojad | Tartu | 5" pipe, steel
 3 Kask 3" OÜ | Tallinn | said "no" twice
 4 "Open |  Võru | never closed ! import-source-open-quote
 5 After AS | Pärnu | fine"#,
    );
    reads(
        "embedded_newlines.csv",
        "
Comma, 0 above
   Company | Address | City
 2 Deniz A.Ş. | Atatürk Cad. 5⏎Kat 3 | İzmir
 4 Kuzu Ltd. | Liman Sok. 1⏎Depo | Mersin",
    );
}

#[test]
fn rows_of_other_lengths_than_the_header() {
    reads(
        "ragged.csv",
        "
Comma, 0 above
   Company | City | Phone
 2 Aalto OÜ | Tallinn | +372 5123 4567
 3 Short OÜ | Tartu ! import-source-too-few-cells
 4 Long OÜ | Narva | +372 5123 4568 | more | and more ! import-source-too-many-cells
 5 Berg AS | Valga | +372 5123 4569
 6 Cedar AS | Elva | +372 5123 4560
 7 Dune AS | Otepää | +372 5123 4561",
    );
    reads(
        "trailing_delimiters.csv",
        "
Semicolon, 0 above
   Company | City | C
 2 Aalto OÜ | Tallinn
 3 Berg AS | Valga
 4 Cedar AS | Elva",
    );
}

#[test]
fn headers_that_are_empty_double_or_all_there_is() {
    reads(
        "empty_headers.csv",
        "
Comma, 0 above
   Company | B | City | D
 2 Aalto OÜ | x1 | Tallinn | y1
 3 Berg AS | x2 | Valga | y2",
    );
    reads(
        "duplicate_headers.csv",
        "
Comma, 0 above
   Name | Email | Phone | Name | Email
 2 Ada Lovelace | ada@example.com | +44 20 7946 0001 | A. L. | a.l@example.org
 3 Alan Turing | alan@example.com | +44 20 7946 0002 | A. T. | a.t@example.org",
    );
    reads("header_only.csv", "Comma, 0 above\n   Company | City | Phone");
    reads(
        "preamble.csv",
        "
Semicolon, 3 above
   Cari Kodu | Ünvanı | İl
 5 120.01 | Deniz A.Ş. | İzmir
 6 120.02 | Kuzu Ltd. | Mersin",
    );
}

#[test]
fn ends_of_lines_marks_and_zeros() {
    reads("cr_only.csv", "Comma, 0 above\n   Company | City\n 2 Aalto OÜ | Tallinn\n 3 Berg AS | Valga");
    reads("mark.csv", "Comma, 0 above\n   Company | City\n 2 İnci A.Ş. | Bursa");
    let told = read("nul_bytes.csv", &Given::default());
    assert!(told.contains(" 2 Aalto OÜ | Tallinn\n"), "{told}");
    assert!(!told.contains('\0'));
    reads("nothing.csv", "import-source-empty");
}

#[test]
fn a_line_without_end_is_named_and_not_kept() {
    let long = [b"Company,City\nAalto,".as_slice(), &vec![b'x'; 10 << 20]].concat();
    let source = Source::from_bytes(long).unwrap();
    let guess = source.guess(&Given::default()).unwrap();
    let errors: Vec<_> = source.rows(&guess).unwrap().filter_map(Result::err).collect();
    assert_eq!(errors.len(), 1);
    assert_eq!((errors[0].error.key(), errors[0].error.value("line")), ("import-source-line-too-long", Some("2")));
}

#[test]
fn columns_by_blanks_and_bars() {
    reads(
        "fixed_width.txt",
        "
AlignedWide, 0 above
   Code | Name | City | Balance
 2 1001 | Aalto OÜ | Tallinn | 120.50
 3 1002 | Berg ja Pojad AS | Valga | 33.00
 4 1003 | Cedar AS | Elva | 1045.25",
    );
    reads(
        "pipes.txt",
        "Pipe, 0 above\n   Company | City | Country\n 2 Aalto OÜ | Tallinn | EE\n 3 Berg AS | Valga | EE",
    );
}

#[test]
fn totals_under_a_table_are_no_entries() {
    reads(
        "total_at_the_end.csv",
        "
Semicolon, 0 above
   Company | Phone | Annual revenue
 2 Aalto OÜ | +372 5123 4567 | 1 200,50
 3 Berg AS | +372 5123 4568 | 2 300,00
 4 Kokku |  | 3 500,50 ! import-source-total-line",
    );
}

#[test]
fn workbooks_whatever_they_are_called() {
    let wanted = "
sheet Faturalar, 3 above
   Fatura No | Tarih | Müşteri | Tutar | İskonto | Not
 5 F1 | 2024-03-01 | Deniz A.Ş. | 1234.5 TRY | 15% | iki⏎satır
 6 F2 | 2024-03-02 14:30:00 | Kuzu Ltd. | 0.3 TRY | 20%
 7 1003 | 2024-03-03 | Üçüncü A.Ş. | -45 TRY | 0% | true";
    reads("workbook.xlsx", wanted);
    reads("workbook_named.csv", wanted);
    reads("old.xls", "sheet Liste, 0 above\n   Firma | Tarih | Tutar\n 2 Işık A.Ş. | 2024-03-01 | 12.5");
    reads("open.ods", "sheet Kliendid, 0 above\n   Ettevõte | Kuupäev | Summa\n 2 Õun OÜ | 2024-03-01 | 12.5");
    let source = Source::open(file("workbook.xlsx")).unwrap();
    let guess = source.guess(&Given::default()).unwrap();
    // The cover is empty and the hidden sheet comes last, but both can be chosen.
    assert_eq!(source.sheets(&guess).unwrap(), ["Kapak", "Faturalar", "Müşteriler", "Gizli"]);
    let other = Given { sheet: Some("Müşteriler".to_owned()), ..Given::default() };
    assert_eq!(
        read("workbook.xlsx", &other).trim(),
        "sheet Müşteriler, 0 above\n   Firma | Şehir | Telefon\n 2 Deniz A.Ş. | İzmir | 905321112233\n 3 Kuzu Ltd. | Mersin | +90 532 111 22 34"
    );
    let missing = Given { sheet: Some("None".to_owned()), ..Given::default() };
    assert_eq!(read("workbook.xlsx", &missing), "import-source-no-sheet");
}

#[test]
fn workbooks_that_cannot_be_opened_say_why() {
    reads("locked.xlsx", "import-source-locked-workbook");
    reads("cut_off.xlsx", "import-source-damaged");
}

#[test]
fn pages_that_are_called_workbooks_are_read() {
    assert!(read("html_named.xls", &Given::default()).trim_end().ends_with("\n   Firma\n 2 Deniz"));
    let page = |text: &str| Source::from_bytes(text.as_bytes().to_vec()).unwrap().guess(&Given::default());
    assert_eq!(page("<html><body>Nothing here</body></html>").unwrap_err().key(), "import-source-page");
    // A page says in which letters it is written, and what stands above the table is no part of it.
    let mut bytes =
        b"<meta content=\"text/html; charset=windows-1254\"><table><tr><td colspan=2>Cari Liste</td></tr>".to_vec();
    bytes.extend(b"<tr><th>\xdcnvan\xfd</th><th>\xdeehir</th></tr><tr><td>I\xfe\xfdk</td><td>Mu\xf0la</td></tr>");
    bytes.extend(b"<tr><td>Deniz</td><td>&#304;zmir</td></tr></table>");
    let source = Source::from_bytes(bytes).unwrap();
    let guess = source.guess(&Given::default()).unwrap();
    let names: Vec<&str> = guess.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!((names.as_slice(), guess.skip, guess.header), (&["Ünvanı", "Şehir"][..], 1, true));
    let rows: Vec<Vec<String>> =
        source.rows(&guess).unwrap().map(|row| row.unwrap().cells().map(str::to_owned).collect()).collect();
    assert_eq!(rows, [["Işık", "Muğla"], ["Deniz", "İzmir"]]);
}

#[test]
fn an_archive_with_several_tables_lets_choose() {
    let source = Source::open(file("several.zip")).unwrap();
    assert_eq!(source.entries().unwrap(), ["2024/customers.csv", "2024/more/partners.csv"]);
    reads("several.zip", "Comma, 0 above\n   Company | City\n 2 Aalto OÜ | Tallinn");
    let other = Given { entry: Some("2024/more/partners.csv".to_owned()), ..Given::default() };
    assert!(read("several.zip", &other).contains(" 3 Cedar AS | Elva"));
}

#[test]
fn cards_of_all_versions() {
    let told = read("cards.vcf", &Given::default());
    let rows: Vec<&str> = told.lines().skip(2).collect();
    assert_eq!(
        rows,
        [
            " 2 Işık Çetin | Işık | Çetin | Deniz A.S. |  | isik@example.com |  | +90 212 555 0101 | +90 532 111 22 33 |  | \
             +90 212 555 0199 |  |  |  |  |  |  |  | first line⏎second; line | Sales",
            "17 Mari Õun | Mari | Õun | Tamm; Pojad, OÜ | Müügijuht | mari@tamm.example | mari@example.org |  | \
             +372 5123 4567 |  |  | Pikk 1 | Tallinn | Harju | 10123 | Eesti |  | 1985-02-24",
            "33  |  |  | Kask AS |  |  |  | +372-600-0000 |  |  |  |  |  |  |  |  | https://kask.example",
            "40 Ada Lovelace |  |  |  |  | not an address |  |  |  |  |  |  |  |  |  |  |  |  | BDAY: --1210",
        ],
        "{told}"
    );
}
