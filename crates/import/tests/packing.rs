//! Packed files, damaged files, and files that are no tables.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::io::{Cursor, Write};

use flate2::Compression as Level;
use flate2::write::GzEncoder;
use import::source::{Compression, Given, Source};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const TABLE: &[u8] = b"name;sum\nAda;1,5\nCan;2,5\n";

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Level::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn zipped(files: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn deflated(files: &[(&str, &[u8])]) -> Vec<u8> {
    zipped(files, CompressionMethod::Deflated)
}

/// How many rows come out.
fn rows(bytes: Vec<u8>) -> usize {
    let source = Source::from_bytes(bytes).unwrap();
    source.rows(&source.guess(&Given::default()).unwrap()).unwrap().map(Result::unwrap).count()
}

/// The key of the error of opening or guessing.
fn refusal(bytes: &[u8]) -> String {
    let source = Source::from_bytes(bytes);
    source.and_then(|source| source.guess(&Given::default())).expect_err("it cannot be read").key().to_owned()
}

#[test]
fn packed_tables_are_read_by_their_first_bytes() {
    assert_eq!(rows(TABLE.to_vec()), 2);
    assert_eq!(rows(gzipped(TABLE)), 2);
    assert_eq!(rows([gzipped(TABLE), gzipped(b"Eda;3,5\n")].concat()), 3, "gzip files may be put together");
    assert_eq!(rows(deflated(&[("data", TABLE)])), 2);
    assert_eq!(rows(zipped(&[("a.csv", TABLE)], CompressionMethod::Stored)), 2);
}

#[test]
fn the_first_table_of_an_archive_is_taken() {
    let archive = deflated(&[
        ("readme.md", b"# hi"),
        ("__MACOSX/a.csv", b"x"),
        ("in/.b.csv", b"x"),
        ("in/Satış.CSV", TABLE),
        ("z.csv", b"z"),
    ]);
    let source = Source::from_bytes(archive).unwrap();
    assert_eq!(source.compression(), &Compression::Zip { entry: "in/Satış.CSV".into() });
    assert_eq!(refusal(&deflated(&[("a.jpg", b"x"), ("b.jpg", b"y")])), "import-source-no-table");
    assert_eq!(refusal(&deflated(&[])), "import-source-no-table");
}

#[test]
fn files_on_disk() {
    let folder = std::env::temp_dir().join(format!("kilit-source-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("named.csv");
    std::fs::write(&path, gzipped(TABLE)).unwrap();
    let source = Source::open(&path).unwrap();
    assert_eq!(source.compression(), &Compression::Gzip);
    assert_eq!(source.preview(&source.guess(&Given::default()).unwrap(), 1).unwrap().len(), 1);
    assert_eq!(Source::open(folder.join("absent.csv")).unwrap_err().key(), "import-source-not-there");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn what_is_no_table_is_named() {
    assert_eq!(refusal(b""), "import-source-empty");
    assert_eq!(refusal(&gzipped(b"")), "import-source-empty");
    assert_eq!(refusal(b"%PDF-1.7\n..."), "import-source-not-text");
    assert_eq!(refusal(&(0..=255).cycle().take(9_000).collect::<Vec<u8>>()), "import-source-not-text");
    assert_eq!(refusal(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), "import-source-damaged-workbook");
    assert_eq!(
        refusal(&deflated(&[("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>")])),
        "import-source-damaged-workbook"
    );
}

#[test]
fn damaged_archives_are_named() {
    assert_eq!(refusal(b"PK\x03\x04 and nothing more"), "import-source-damaged");
    let whole = gzipped(&TABLE.repeat(9_000));
    assert_eq!(refusal(&whole[..whole.len() / 2]), "import-source-damaged");

    let mut archive = zipped(&[("a.csv", TABLE)], CompressionMethod::Stored);
    let at = archive.windows(3).position(|window| window == b"Can").unwrap();
    archive[at] = b'D';
    assert_eq!(refusal(&archive), "import-source-damaged", "the checksum differs");
}

#[test]
fn what_breaks_far_down_ends_the_rows_with_an_error() {
    // Enough that the guess, which reads the beginning, does not come to the break.
    let mut text = b"id;name\n".to_vec();
    for n in 0..60_000u32 {
        text.extend_from_slice(format!("{n};{:08x}é\n", n.wrapping_mul(2_654_435_761)).as_bytes());
    }
    let whole = gzipped(&text);
    let source = Source::from_bytes(&whole[..whole.len() - 50_000]).unwrap();
    let guess = source.guess(&Given::default()).unwrap();
    let mut read = source.rows(&guess).unwrap().skip_while(Result::is_ok);
    let error = read.next().expect("an error").unwrap_err();
    assert_eq!((error.error.key(), error.row), ("import-source-damaged", None));
    assert!(error.line > 30_000 && read.next().is_none());
}

#[test]
fn a_bomb_is_stopped() {
    let bomb = gzipped(&b"a;b\n".repeat(1 << 20));
    assert!(bomb.len() < 200_000);
    let source = Source::from_bytes(bomb).unwrap().limited_to(2 << 20);
    // The beginning is a fine table.
    let guess = Source::from_bytes(TABLE).unwrap().guess(&Given::default()).unwrap();
    let guess = import::source::Guess { compression: Compression::Gzip, ..guess };
    let last = source.rows(&guess).unwrap().last().unwrap().unwrap_err();
    assert_eq!((last.error.key(), last.error.value("megabytes")), ("import-source-too-large", Some("2")));

    // One line without end is stopped long before that, in bounded memory.
    let line = Source::from_bytes(gzipped(&vec![b'a'; 8 << 20])).unwrap();
    let last = line.rows(&guess).unwrap().last().unwrap().unwrap_err();
    assert_eq!((last.error.key(), last.error.value("line")), ("import-source-line-too-long", Some("1")));
}
