//! Files as programs write them, guessed and read without a word from the user.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use import::source::{
    Compression, DateOrder, DecimalSign, Delimiter, Encoding, Given, Guess, Kind, Quote, Row, Source,
};

const CARI: &[u8] = include_bytes!("data/cari_liste_windows-1254.csv");
const ARVED: &[u8] = include_bytes!("data/arved_windows-1257.csv");
const KONTAKTID: &[u8] = include_bytes!("data/kontaktid_utf16.txt");
const FATURALAR: &[u8] = include_bytes!("data/faturalar_sep.csv");

fn guess(bytes: &[u8]) -> Guess {
    Source::from_bytes(bytes).unwrap().guess(&Given::default()).unwrap()
}

/// The rows that can be used.
fn rows(bytes: &[u8]) -> Vec<Row> {
    Source::from_bytes(bytes).unwrap().rows(&guess(bytes)).unwrap().filter_map(Result::ok).collect()
}

fn cells(row: &Row) -> Vec<&str> {
    row.cells().collect()
}

fn kinds(guess: &Guess) -> Vec<Kind> {
    guess.columns.iter().map(|column| column.kind).collect()
}

fn names(guess: &Guess) -> Vec<&str> {
    guess.columns.iter().map(|column| column.name.as_str()).collect()
}

#[test]
fn a_turkish_list_of_accounts() {
    let guess = guess(CARI);
    assert_eq!(guess.encoding, Encoding::WINDOWS_1254);
    assert_eq!((guess.dialect.delimiter, guess.dialect.quote), (Delimiter::Semicolon, Quote::Double));
    assert_eq!((guess.skip, guess.header, guess.fill_short), (3, true, false));
    assert_eq!(names(&guess)[..4], ["Cari Kodu", "Ünvanı", "İl", "VKN"]);
    use Kind::{Date, Decimal, Email, Phone, Text, YesNo};
    assert_eq!(kinds(&guess), [Text, Text, Text, Text, Phone, Email, Decimal, Date, YesNo]);
    assert_eq!((guess.columns[6].decimal, guess.columns[7].date_order), (DecimalSign::Comma, DateOrder::Dmy));

    let read: Vec<_> = Source::from_bytes(CARI).unwrap().rows(&guess).unwrap().collect();
    assert_eq!(read.len(), 5);
    let first = read[0].as_ref().unwrap();
    assert_eq!((first.line(), first.cell(1)), (5, "Işık Çetin Gıda San. ve Tic. A.Ş."));
    assert_eq!(read[1].as_ref().unwrap().cell(5), "bilgi@oz.example;satis@oz.example");
    assert_eq!(read[2].as_ref().unwrap().cell(1), "Gürdağ \"Usta\" Mobilya");
    let total = read[4].as_ref().unwrap_err();
    assert_eq!((total.line, total.error.key()), (9, "import-source-total-line"));
    assert_eq!(total.row.as_ref().unwrap().cell(1), "GENEL TOPLAM");
}

#[test]
fn estonian_invoices() {
    let guess = guess(ARVED);
    assert_eq!(guess.encoding, Encoding::WINDOWS_1257);
    assert_eq!((guess.dialect.delimiter, guess.skip, guess.header), (Delimiter::Semicolon, 0, true));
    use Kind::{Date, Decimal, Integer, Text, YesNo};
    assert_eq!(kinds(&guess), [Text, Date, Text, Integer, Decimal, Decimal, YesNo]);
    assert_eq!(guess.columns[4].decimal, DecimalSign::Comma);
    assert_eq!(cells(&rows(ARVED)[0])[..3], ["A-1001", "24.02.2025", "Šveitsi Žanr OÜ"]);
}

#[test]
fn unicode_text_of_a_spreadsheet() {
    let guess = guess(KONTAKTID);
    assert_eq!((guess.encoding, guess.dialect.delimiter), (Encoding::UTF_16_LE, Delimiter::Tab));
    use Kind::{Decimal, Email, Phone, Text};
    assert_eq!(kinds(&guess), [Text, Text, Email, Phone, Decimal]);
    assert_eq!(guess.columns[4].decimal, DecimalSign::Comma);
    assert_eq!(cells(&rows(KONTAKTID)[2])[..2], ["Марина", "Žukova"]);
}

#[test]
fn the_first_line_may_name_the_delimiter() {
    let guess = guess(FATURALAR);
    assert_eq!((guess.encoding, guess.dialect.delimiter, guess.skip), (Encoding::UTF_8, Delimiter::Semicolon, 1));
    use Kind::{Date, Decimal, Percent, Text};
    assert_eq!(kinds(&guess), [Text, Date, Text, Decimal, Percent, Decimal]);
    let rows = rows(FATURALAR);
    assert_eq!((rows.len(), rows[0].line(), rows[1].cell(3)), (2, 3, "-74.253,79"));
}

#[test]
fn aligned_columns_without_names() {
    let text =
        b" 00004 0001 19970101  2   29.33\r\n 00004 0001 19970118  2   29.73\r\n 00021 0002 19970101 11  163.34\r\n";
    let guess = guess(text);
    assert_eq!((guess.dialect.delimiter, guess.header), (Delimiter::Aligned, false));
    assert_eq!(names(&guess), ["A", "B", "C", "D", "E"]);
    use Kind::{Date, Decimal, Integer, Text};
    assert_eq!(kinds(&guess), [Text, Text, Date, Integer, Decimal]);
    assert_eq!(guess.columns[2].date_order, DateOrder::Ymd);
    assert_eq!(cells(&rows(text)[2]), ["00021", "0002", "19970101", "11", "163.34"]);

    let wide = b"Name               City          Sum\nAda Yilmaz         Ankara       12.5\nTom van Dyk        New York      3.0\n";
    let guess = self::guess(wide);
    assert_eq!((guess.dialect.delimiter, guess.header), (Delimiter::AlignedWide, true));
    assert_eq!(cells(&rows(wide)[1]), ["Tom van Dyk", "New York", "3.0"]);
}

#[test]
fn words_alone_are_a_single_column() {
    let guess = guess("İsim\nAda Yılmaz\nTõnu Hunt\nCan Er\n".as_bytes());
    assert_eq!((names(&guess), guess.header), (vec!["İsim"], true));
}

#[test]
fn delimiters_inside_other_cells_do_not_mislead() {
    let tabs = "Ad\tAdres\tTutar\nAda\tMai 55-37, Türi vald, 2. kat\t1,5\nCan\tPikk 1, Tallinn\t2,5\n";
    assert_eq!(guess(tabs.as_bytes()).dialect.delimiter, Delimiter::Tab);
    let pipes = "a|b|c\n1,5|x;y;z|2,5\n3,5|u;v|4,5\n";
    assert_eq!(guess(pipes.as_bytes()).dialect.delimiter, Delimiter::Pipe);
    let commas = "name,note\n\"Smith; Sons\",\"a;b;c;d\"\n\"Doe; Sons\",\"e;f\"\n";
    assert_eq!(guess(commas.as_bytes()).dialect.delimiter, Delimiter::Comma);
    let decimals = "kod;tutar;kur\nA;1,5;2,25\nB;3,5;4,75\n";
    assert_eq!(guess(decimals.as_bytes()).dialect.delimiter, Delimiter::Semicolon);
    // Names with commas in quotation marks are one column, however many commas there are.
    let names = "name\nAa\n\"Aanda, Dorff\"\n\"Aardla, pk\"\n\"Aardla, as\"\n";
    let guess = guess(names.as_bytes());
    assert_eq!((guess.columns.len(), guess.dialect.quote), (1, Quote::Double));
}

#[test]
fn other_ways_to_quote() {
    let single = "kod,ad,not\n1,'Ak, Un',iyi\n2,'Er, Can',kötü\n";
    let guess = guess(single.as_bytes());
    assert_eq!((guess.dialect.quote, guess.columns.len()), (Quote::Single, 3));
    assert_eq!(cells(&rows(single.as_bytes())[0]), ["1", "Ak, Un", "iyi"]);

    let backslash = "id,text,n\n1,\"say \\\"hi\\\", Tom\",2\n2,\"no \\\"no\\\", Ada\",3\n";
    assert_eq!(cells(&rows(backslash.as_bytes())[0]), ["1", "say \"hi\", Tom", "2"]);

    let blank_before = "a, b, c\n1, \"x, y\", 2\n3, \"z, w\", 4\n";
    assert_eq!(cells(&rows(blank_before.as_bytes())[1]), ["3", "z, w", " 4"]);

    // Inches at the beginning of cells are no quotation marks.
    let inches = "kod;boy;adet\nA;\"12;5\nB;14\";6\nC;\"16;7\nD;18\";8\nE;\"20;9\n";
    assert_eq!(rows(inches.as_bytes()).len(), 5);
}

#[test]
fn old_line_ends() {
    let text = b"name,sum\rAda,1\rCan,2\r";
    let rows = rows(text);
    assert_eq!(rows.iter().map(|row| (row.line(), row.cell(0))).collect::<Vec<_>>(), [(2, "Ada"), (3, "Can")]);
}

#[test]
fn headers_are_told_from_entries() {
    let header = |text: &str| guess(text.as_bytes()).header;
    assert!(header("Name,Email\nAda,ada@x.example\n"));
    assert!(!header("Ada,ada@x.example\nCan,can@x.example\n"));
    assert!(!header("12/15/2018,Your payment,EUR,\"1,525.00\"\n"));
    assert!(header("Müşteri;2023;2024;2025\nAda;100;150;175\nCan;10;15;17\n"), "years are names too");
    assert!(!header("Ada;100;150\nCan;10;15\nEda;7;8\n"));
    assert!(header("vorname;nachname\nAda;Er\nCan;Ak\n"), "names are usual, and words of any language may name");
    assert!(!header("Retail;EUR\nRetail;USD\nTrade;EUR\n"), "a name does not come again as a value");
    assert!(header("Name,Email,Phone\n"), "a table may be empty");
}

#[test]
fn kinds_and_signs_of_columns() {
    let text = "Id;Price;Plain;Rate;When;Web;Code;Only\n\
        1;1.234,50;1.234;%8;03/04/2025;https://a.example;007;\n\
        2;12,00;5.678;20 %;25/12/2025;www.b.example;042;\n\
        3;7,25;9.012;%1;01/01/2025;http://c.example;100;\n";
    let guess = guess(text.as_bytes());
    use Kind::{Date, Decimal, Empty, Integer, Percent, Text, Url};
    assert_eq!(kinds(&guess), [Integer, Decimal, Integer, Percent, Date, Url, Text, Empty]);
    // 1.234 alone could be either; the other columns of the file decide.
    assert_eq!(guess.columns[2].decimal, DecimalSign::Comma);
    assert_eq!(guess.columns[4].date_order, DateOrder::Dmy);
    assert_eq!(guess.columns[6].samples, ["007", "042", "100"]);

    let american = "Date,Amount\n12/15/2018,\"1,533.50\"\n01/02/2019,-33.50\n";
    let guess = self::guess(american.as_bytes());
    assert_eq!((guess.columns[0].date_order, guess.columns[1].decimal), (DateOrder::Mdy, DecimalSign::Point));

    let invoices =
        "InvoiceNo,InvoiceDate\n536365,2010-12-01 08:26:00\n536366,2010-12-01 08:28:00\nC536379,2010-12-01 09:41:00\n";
    assert_eq!(kinds(&self::guess(invoices.as_bytes())), [Text, Kind::DateTime]);
}

#[test]
fn a_guess_can_be_corrected_and_kept() {
    let source = Source::from_bytes(CARI).unwrap();
    let given = Given { encoding: Some(Encoding::for_label("latin1").unwrap()), skip: Some(1), ..Given::default() };
    let wrong = source.guess(&given).unwrap();
    assert_eq!((wrong.encoding, wrong.skip), (Encoding::WINDOWS_1252, 1));
    let given = Given { delimiter: Some(Delimiter::Comma), header: Some(false), ..Given::default() };
    let wrong = source.guess(&given).unwrap();
    assert_eq!((wrong.dialect.delimiter, wrong.header), (Delimiter::Comma, false));

    let guess = source.guess(&Given::default()).unwrap();
    let kept = serde_json::to_string(&guess).unwrap();
    assert!(kept.contains("\"encoding\":\"windows-1254\"") && kept.contains("\"delimiter\":\"semicolon\""), "{kept}");
    assert_eq!(serde_json::from_str::<Guess>(&kept).unwrap(), guess);
    assert!(serde_json::from_str::<Guess>(&kept.replace("windows-1254", "klingon")).is_err());
    assert_eq!(guess.compression, Compression::None);
}
