//! Encodings told apart, on files as short as people's.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use import::source::{Encoding, Given, Source};

fn detected(bytes: &[u8]) -> Encoding {
    Source::from_bytes(bytes).unwrap().guess(&Given::default()).unwrap().encoding
}

/// The text in an encoding, by its label.
fn written(text: &str, label: &str) -> Vec<u8> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
    let (bytes, _, lossy) = encoding.encode(text);
    assert!(!lossy, "{text} cannot be written in {label}");
    bytes.into_owned()
}

fn utf_16(text: &str, big: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

/// Whether the text comes back whole when it is written in `label` and read as detected.
fn comes_back(text: &str, label: &str) -> bool {
    let bytes = written(text, label);
    let source = Source::from_bytes(bytes).unwrap();
    let guess = source.guess(&Given { header: Some(false), skip: Some(0), ..Given::default() }).unwrap();
    let mut lines = text.lines();
    let rows = source.rows(&guess).unwrap();
    rows.filter_map(Result::ok).all(|row| row.cell(0) == lines.next().unwrap().split(';').next().unwrap())
}

#[test]
fn unicode_gives_itself_away() {
    let text = "ad;şehir\nIşık;Iğdır\nÕun;Tallinn\n";
    assert_eq!(detected(text.as_bytes()), Encoding::UTF_8);
    assert_eq!(detected(format!("\u{feff}{text}").as_bytes()), Encoding::UTF_8);
    assert_eq!(detected(&utf_16(text, false)), Encoding::UTF_16_LE);
    assert_eq!(detected(&utf_16(text, true)), Encoding::UTF_16_BE);
    assert_eq!(detected(&utf_16(&format!("\u{feff}{text}"), true)), Encoding::UTF_16_BE);
    assert_eq!(detected(b"plain;text\n1;2\n"), Encoding::UTF_8);
}

#[test]
fn single_turkish_words_in_windows_1254() {
    for word in [
        "Işık",
        "İzmir",
        "Şişli",
        "Çağdaş",
        "Ağrı",
        "Yağmur",
        "Müşteri",
        "Ünvanı",
        "Kılıç",
        "ŞAHİN",
        "Güneş",
        "Öğün",
        "Beşiktaş",
    ] {
        assert!(comes_back(&format!("{word};1\n"), "windows-1254"), "{word}");
    }
}

#[test]
fn single_estonian_words_in_windows_1257() {
    for word in ["Õun", "Tõnisson", "Šokolaad", "Näidis", "Põltsamaa", "Müük", "Jõgeva", "Küülik", "Dušš õues"]
    {
        assert!(comes_back(&format!("{word};1\n"), "windows-1257"), "{word}");
    }
    // Words around it tell the language where a letter alone leaves it open.
    assert!(comes_back("Žiguli;5\nnimi;maakond\nPeeter;Harju maakond\n", "windows-1257"));
    assert!(comes_back("Şiir;5\nunvan;vergi\nPeker;ticaret\n", "windows-1254"));
}

#[test]
fn western_words_stay_western() {
    for word in
        ["Müller", "Straße", "Société", "García", "café", "Ångström", "Malmö", "São Paulo", "Crème brûlée", "Ærø"]
    {
        assert!(comes_back(&format!("{word};1\n"), "windows-1252"), "{word}");
    }
    assert_eq!(
        detected(&written("name;stadt\nMüller;Köln\nGroß;Gießen\nSchäfer;Düren\n", "windows-1252")),
        Encoding::WINDOWS_1252
    );
}

#[test]
fn whole_files() {
    let turkish = "Cari;Şehir\nIşık Çetin A.Ş.;İstanbul\nÖz Gıda;Muğla\n";
    assert_eq!(detected(&written(turkish, "iso-8859-9")), Encoding::WINDOWS_1254);
    let estonian = "Nimi;Linn\nŠveitsi Žanr;Tõrva\nÕunapuu;Jõhvi\n";
    assert_eq!(detected(&written(estonian, "windows-1257")), Encoding::WINDOWS_1257);
    assert!(comes_back("Šveits;Tõrva\nŽanr;Jõhvi\n", "iso-8859-15"));
    let russian = "Имя;Город\nМарина Жукова;Нарва\nИван Петров;Таллин\n";
    assert_eq!(detected(&written(russian, "windows-1251")), Encoding::WINDOWS_1251);
}

#[test]
fn letters_far_down_count() {
    let mut text = "kod;ad\n".to_owned();
    for n in 0..200_000 {
        text.push_str(&format!("{n};plain\n"));
    }
    text.push_str("200000;Işık Şahin\n");
    assert_eq!(detected(&written(&text, "windows-1254")), Encoding::WINDOWS_1254);
    assert_eq!(detected(text.as_bytes()), Encoding::UTF_8);
}

#[test]
fn a_broken_letter_does_not_change_the_encoding() {
    let mut bytes = "ad;not\nIşık;çok iyi müşteri, öğlen arayın\nÇağ;kö".as_bytes().to_vec();
    bytes.push(0xc3);
    bytes.extend_from_slice(";x\nÖz;şöyle böyle\n".as_bytes());
    let source = Source::from_bytes(bytes).unwrap();
    let guess = source.guess(&Given::default()).unwrap();
    assert_eq!(guess.encoding, Encoding::UTF_8);
    let read = source.preview(&guess, 10).unwrap();
    let error = read[1].as_ref().unwrap_err();
    assert_eq!((error.line, error.error.key()), (3, "import-source-wrong-encoding"));
    assert_eq!(error.row.as_ref().unwrap().cell(1), "kö\u{fffd}");
    assert!(read[0].is_ok() && read[2].is_ok());
}
