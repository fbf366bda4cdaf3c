//! The way of files through the program: in, looked at, out, and taken back.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use support::{Outcome, Server, kilit, run};
use testing::{TempFolder, sqlite_dir};

fn on(folder: &TempFolder, args: &[&str]) -> Outcome {
    run(&mut kilit(&[&["--data", folder.to_str().unwrap()], args].concat()))
}

fn file(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../import/tests").join(name);
    path.to_str().unwrap().to_owned()
}

fn json(outcome: &Outcome) -> Value {
    assert!(outcome.ok, "{outcome:?}");
    serde_json::from_str(&outcome.said).unwrap()
}

#[test]
fn real_invoice_lines_and_on_whom_the_company_lives() {
    let folder = sqlite_dir();
    let lines = file("data/online_retail_cut.csv.gz");
    let summary = json(&on(&folder, &["import", &lines, "--as", "invoice-lines", "--json"]));
    assert_eq!((&summary["read"], &summary["without_customer"]), (&8605.into(), &1946.into()));
    assert_eq!(summary["refused"], 1946, "{summary}");
    let created = &summary["created"];
    assert_eq!((&created["company"], &created["invoice"]), (&93.into(), &377.into()));
    // Computed from the file by another program.
    let told = json(&on(&folder, &["insight", "concentration", "--json"]));
    assert_eq!((&told["customers"], &told["customers_for_share"]), (&92.into(), &31.into()));
    assert!((told["total"].as_f64().unwrap() - 148_903.16).abs() < 0.005, "{}", told["total"]);
    // The refused rows are in a file, each with its reason.
    let report = fs::read_to_string(summary["report"].as_str().unwrap()).unwrap();
    assert_eq!(report.lines().count(), 1 + 1946);
    assert!(report.lines().nth(1).unwrap().ends_with("The row names no customer."), "{report:.300}");
    // And all of it goes again.
    let undone = json(&on(&folder, &["import", "--undo", summary["run"].as_str().unwrap(), "--json"]));
    assert_eq!((&undone["removed"]["company"], &undone["kept_count"]), (&93.into(), &0.into()));
    let told = json(&on(&folder, &["insight", "concentration", "--json"]));
    assert_eq!(told["customers"], 0);
}

#[test]
fn a_workbook_and_cards_come_in_and_go_out_beside_a_server() {
    let folder = sqlite_dir();
    assert!(on(&folder, &["migrate"]).ok);
    let _server = Server::on(&folder);
    let book = file("files/workbook.xlsx");
    let companies = on(&folder, &["import", &book, "--sheet", "Müşteriler", "--keep", "Cari liste"]);
    assert!(companies.ok && companies.said.contains("Companies: 2 created"), "{companies:?}");
    // The next file with this header is read as it was kept.
    let again = on(&folder, &["import", &book, "--sheet", "Müşteriler", "--dry-run"]);
    assert!(again.said.contains("“Cari liste”"), "{again:?}");
    let cards = on(&folder, &["import", &file("files/cards.vcf")]);
    assert!(cards.ok && cards.said.contains("People: 3 created"), "{cards:?}");

    let out = folder.join("people.xlsx");
    let written = on(&folder, &["export", "people", "-o", out.to_str().unwrap()]);
    assert!(written.ok && written.said.is_empty(), "{written:?}");
    assert!(fs::read(&out).unwrap().starts_with(b"PK\x03\x04"));
    let elsewhere = sqlite_dir();
    let back = json(&on(&elsewhere, &["import", out.to_str().unwrap(), "--as", "people", "--json"]));
    assert_eq!((&back["created"]["person"], &back["refused"]), (&3.into(), &0.into()), "{back}");
    // The same bytes through the socket as without it.
    let piped = on(&folder, &["export", "people", "--format", "jsonl"]);
    assert_eq!(piped.said.lines().count(), 3);

    let locked = on(&folder, &["import", &file("files/locked.xlsx")]);
    assert!(!locked.ok && locked.complained.contains("password"), "{locked:?}");
}
