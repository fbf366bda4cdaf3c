//! Rows one at a time: what is wrong with one is said of that one, and the rest goes on.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use import::source::{Given, Guess, Quote, Row, RowError, Source};

fn read(text: &str) -> Vec<Result<Row, RowError>> {
    let source = Source::from_bytes(text.as_bytes()).unwrap();
    source.rows(&source.guess(&Given::default()).unwrap()).unwrap().collect()
}

fn summary(read: &[Result<Row, RowError>]) -> Vec<String> {
    let line = |read: &Result<Row, RowError>| match read {
        Ok(row) => format!("{} {}", row.line(), row.cells().collect::<Vec<_>>().join("|")),
        Err(error) => format!("{} {}", error.line, error.error.key()),
    };
    read.iter().map(line).collect()
}

#[test]
fn ragged_rows_are_reported_by_line() {
    let read = read("a;b;c\n1;2;3\n4;5;6;7\n\n8\n9;10;11;;\n12;13;\n14;15;16\n17;18;19\n20;21;22\n");
    assert_eq!(
        summary(&read),
        [
            "2 1|2|3",
            "3 import-source-too-many-cells",
            "5 import-source-too-few-cells",
            "6 9|10|11",
            "7 12|13|",
            "8 14|15|16",
            "9 17|18|19",
            "10 20|21|22"
        ]
    );
    let error = read[1].as_ref().unwrap_err();
    assert_eq!((error.error.value("expected"), error.error.value("found")), (Some("3"), Some("4")));
    assert_eq!(error.row.as_ref().unwrap().cells().collect::<Vec<_>>(), ["4", "5", "6", "7"]);
}

#[test]
fn where_short_rows_are_the_habit_they_are_filled() {
    let text = "a;b;c\n1\n4;5;6\n7;8\n";
    let source = Source::from_bytes(text.as_bytes()).unwrap();
    let mut guess = source.guess(&Given::default()).unwrap();
    assert!(guess.fill_short);
    assert_eq!(summary(&source.preview(&guess, 9).unwrap()), ["2 1", "3 4|5|6", "4 7|8"]);
    assert_eq!(source.preview(&guess, 1).unwrap()[0].as_ref().unwrap().cell(2), "");
    guess.fill_short = false;
    assert_eq!(summary(&source.preview(&guess, 9).unwrap())[0], "2 import-source-too-few-cells");
}

#[test]
fn columns_without_a_name_at_the_end_may_be_missing() {
    let read = read("name,mail,\nAda,a@x.example\nCan,c@x.example,\nEda,e@x.example,note\n");
    assert!(read.iter().all(Result::is_ok), "{:?}", summary(&read));
}

#[test]
fn cells_over_several_lines() {
    let read = read("id,note,n\n1,\"first\r\nsecond\n\nfourth\",2\n3,\"\"\"quoted\"\"\",4\n");
    assert_eq!(read[0].as_ref().unwrap().cell(1), "first\nsecond\n\nfourth");
    assert_eq!(read[0].as_ref().unwrap().line(), 2);
    assert_eq!((read[1].as_ref().unwrap().line(), read[1].as_ref().unwrap().cell(1)), (6, "\"quoted\""));
}

#[test]
fn a_quotation_mark_that_is_never_closed_costs_one_row() {
    let mut text = "id;name;n\n1;Ada;2\n2;\"Can;3\n".to_owned();
    for n in 3..3_000 {
        text.push_str(&format!("{n};Eda;{n}\n"));
    }
    let read = read(&text);
    assert_eq!(read.len(), 2_999);
    let errors: Vec<_> = read.iter().filter_map(|read| read.as_ref().err()).collect();
    assert_eq!(errors.len(), 1);
    assert_eq!((errors[0].line, errors[0].error.key()), (3, "import-source-open-quote"));
    assert_eq!(errors[0].row.as_ref().unwrap().cell(1), "\"Can");
    assert_eq!(read[2_998].as_ref().unwrap().line(), 3_000);
}

#[test]
fn repeated_headers_and_blank_rows_are_passed_over() {
    let read = read("id;name\n1;Ada\n\nid;name\n;\n2;Can\n  ;  \n");
    assert_eq!(summary(&read), ["2 1|Ada", "6 2|Can"]);
}

#[test]
fn quotation_marks_inside_cells_are_letters() {
    let read = read("code,size,n\nA,5\" pipe,1\nB,\"6\"\" pipe\",2\nC,\"odd\" end,3\n");
    assert_eq!(summary(&read), ["2 A|5\" pipe|1", "3 B|6\" pipe|2", "4 C|odd end|3"]);
}

#[test]
fn reading_into_one_row_gives_the_same() {
    let text = "a,b\n1,x\n22,yy\n333,\n";
    let source = Source::from_bytes(text.as_bytes()).unwrap();
    let guess = source.guess(&Given::default()).unwrap();
    let mut rows = source.rows(&guess).unwrap();
    let mut row = Row::default();
    let mut seen = Vec::new();
    while let Some(read) = rows.read(&mut row) {
        read.unwrap();
        seen.push(row.clone());
    }
    let collected: Vec<Row> = source.rows(&guess).unwrap().map(Result::unwrap).collect();
    assert_eq!(seen, collected);
    assert_eq!(serde_json::to_string(&seen[1]).unwrap(), r#"{"line":3,"cells":["22","yy"]}"#);
    assert_eq!((seen[0].cell(7), seen[0].len()), ("", 2));
}

/// Bytes of all kinds, from a small generator with a fixed start.
#[test]
fn no_bytes_make_it_panic() {
    let alphabet = b"ab1,;\t|\"'\\\n\r =.-@ \xc4\xb1\xfe\xff\x00\xe5/:%";
    let mut state = 88_172_645_463_325_252u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let mut read = 0;
    for _ in 0..3_000 {
        let length = next() as usize % 200;
        let bytes: Vec<u8> = (0..length).map(|_| alphabet[next() as usize % alphabet.len()]).collect();
        let Ok(source) = Source::from_bytes(bytes) else { continue };
        let Ok(guess) = source.guess(&Given::default()) else { continue };
        for quote in [guess.dialect.quote, Quote::None, Quote::Double] {
            let mut guess: Guess = guess.clone();
            guess.dialect.quote = quote;
            read += source.rows(&guess).unwrap().count();
        }
    }
    assert!(read > 1_000, "only {read} rows came out, so little was tried");
}
