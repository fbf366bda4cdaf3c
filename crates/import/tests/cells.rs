//! Numbers, days and answers as people write them.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use import::source::cell::{self, DateOrder, DecimalSign};
use jiff::tz::TimeZone;
use kernel::{Decimal, Result};

use DateOrder::{Dmy, Mdy, Ymd};
use DecimalSign::{Comma, Point};

fn number(read: Result<Decimal>) -> Option<String> {
    read.ok().map(|number| number.to_string())
}

#[test]
fn numbers_with_a_decimal_comma() {
    for (text, value) in [
        ("11.466,93", "11466.93"),
        ("-2.048,71", "-2048.71"),
        ("0,00", "0"),
        ("14231,80", "14231.8"),
        ("1 627,12", "1627.12"),
        ("376\u{a0}881,53", "376881.53"),
        ("5.806,95-", "-5806.95"),
        ("(1.234,50)", "-1234.5"),
        ("\u{2212}7", "-7"),
        ("  1.000.000 ", "1000000"),
        ("1.320,06 TL", "1320.06"),
        ("₺1.628,48", "1628.48"),
        ("-€5", "-5"),
        ("€ -5,5", "-5.5"),
        ("+12,5", "12.5"),
        ("1.000,-", "1000"),
        ("1.000,50-", "-1000.5"),
        (",5", "0.5"),
    ] {
        assert_eq!(number(cell::decimal(text, Comma)).as_deref(), Some(value), "{text}");
    }
    for text in
        ["1.5", "1.23,4", "12.34.567", "1,2,3", "", "-", "12 kg", "1e", "abc", "1..000", "--1", "%8", "TL", "1 23"]
    {
        assert_eq!(number(cell::decimal(text, Comma)), None, "{text}");
    }
}

#[test]
fn numbers_with_a_decimal_point() {
    for (text, value) in [
        ("2.55", "2.55"),
        ("1,533.50", "1533.5"),
        ("40,000,000.00", "40000000"),
        ("$74.69", "74.69"),
        ("£512.20", "512.2"),
        ("1'234.50", "1234.5"),
        ("1.5E+3", "1500"),
        ("25E-1", "2.5"),
        ("35.120000000000005", "35.12"),
        ("3.53994953742641", "3.5399"),
        ("0.00005", "0.0001"),
        ("-0.00005", "-0.0001"),
        ("US$ 3", "3"),
        ("12.", "12"),
    ] {
        assert_eq!(number(cell::decimal(text, Point)).as_deref(), Some(value), "{text}");
    }
    for text in ["1,5", "1.234,56", "1.2.3", "99999999999999999999", "1e99", ".", "0x10", "١٢"] {
        assert_eq!(number(cell::decimal(text, Point)), None, "{text}");
    }
}

#[test]
fn the_error_names_the_text() {
    let error = cell::decimal(" 12 kg ", Point).expect_err("no number");
    assert_eq!((error.key(), error.value("value")), ("import-source-not-number", Some("12 kg")));
    let long = "x".repeat(500);
    let shown = cell::date(&long, Dmy).expect_err("no day");
    assert!(shown.value("value").is_some_and(|value| value.chars().count() == 61 && value.ends_with('…')));
}

#[test]
fn whole_numbers_money_and_percentages() {
    assert_eq!(cell::integer("1.234", Comma).ok(), Some(1_234));
    assert_eq!(cell::integer("6,00", Comma).ok(), Some(6));
    assert!(cell::integer("1.234", Point).is_err());

    let (amount, currency) = cell::money("748.881,19 ₺", Comma).expect("money");
    assert_eq!((amount.to_string(), currency.map(|c| c.to_string())), ("748881.19".into(), Some("TRY".into())));
    let (_, currency) = cell::money("12.00", Point).expect("money");
    assert_eq!(currency, None);

    for text in ["%25", "25%", "% 25", "25 %", "25"] {
        assert_eq!(number(cell::percent(text, Comma)).as_deref(), Some("25"), "{text}");
    }
    assert_eq!(number(cell::percent("-%7,5", Comma)).as_deref(), Some("-7.5"));
}

#[test]
fn days_in_every_order() {
    for (text, order) in [
        ("31.12.2024", Dmy),
        ("31.12.24", Dmy),
        ("31/12/2024", Dmy),
        ("31-12-24", Dmy),
        ("12/31/2024", Mdy),
        ("12/31/24", Mdy),
        ("2024-12-31", Ymd),
        ("2024/12/31", Dmy),
        ("24-12-31", Ymd),
        ("20241231", Dmy),
        ("31122024", Dmy),
        ("12312024", Mdy),
        // With stops between, the day comes first in any column.
        ("31.12.2024", Mdy),
        ("31 Aralık 2024", Mdy),
        ("31 ARALIK 2024", Mdy),
        ("31. detsember 2024", Mdy),
        ("31-Dec-2024", Mdy),
        ("Dec 31, 2024", Dmy),
        ("Dec 31 2024", Ymd),
        ("2024-12-31 08:26:00", Mdy),
        ("\u{feff} 31.12.2024 ", Dmy),
    ] {
        assert_eq!(cell::date(text, order).ok().map(|day| day.to_string()).as_deref(), Some("2024-12-31"), "{text}");
    }
    assert_eq!(cell::date("1.4.2024", Mdy).ok().map(|day| day.to_string()).as_deref(), Some("2024-04-01"));
    assert_eq!(cell::date("24/02/85", Dmy).ok().map(|day| day.to_string()).as_deref(), Some("1985-02-24"));
}

#[test]
fn what_is_no_day_is_not_made_one() {
    for text in [
        "31.02.2024",
        "12/31/2024",
        "2024-13-01",
        "Eylül 2024",
        "Oct-14",
        "2024",
        "1.2.3",
        "1.234,56",
        "10/2024",
        "juu 5 2024",
        "31.12.2024x",
        "2024-12-311",
        "",
        "-",
        "0000-00-00",
        "99999999",
        "123 456 789",
    ] {
        assert!(cell::date(text, Dmy).is_err(), "{text}");
    }
    assert!(cell::date("31/12/2024", Ymd).is_err(), "a year behind in a column with years in front is left open");
}

#[test]
fn moments() {
    for (text, wall) in [
        ("2010-12-01 08:26:00", "2010-12-01T08:26:00"),
        ("27.10.2023 13:44", "2023-10-27T13:44:00"),
        ("27.10.2023 13.44", "2023-10-27T13:44:00"),
        ("27.10.2023", "2023-10-27T00:00:00"),
        ("2024-01-20T14:30:00Z", "2024-01-20T14:30:00"),
        ("2024-01-20T14:30:00.5+03:00", "2024-01-20T14:30:00.5"),
        ("20/01/2024 2:30 PM", "2024-01-20T14:30:00"),
        ("20/01/2024 12:05 am", "2024-01-20T00:05:00"),
        ("20.01.2024 02:30 ÖS", "2024-01-20T14:30:00"),
    ] {
        assert_eq!(cell::datetime(text, Dmy).ok().map(|at| at.to_string()).as_deref(), Some(wall), "{text}");
    }
    for text in ["27.10.2023 25:00", "27.10.2023 13:4", "27.10.2023 noon", "27.10.2023 13:44 PM", "1.1.2024 1:2:3:4"] {
        assert!(cell::datetime(text, Dmy).is_err(), "{text}");
    }
}

#[test]
fn moments_stand_in_the_zone_unless_they_name_one() {
    let istanbul = TimeZone::get("Europe/Istanbul").expect("a known zone");
    let at = |text| cell::timestamp(text, Dmy, &istanbul).ok().map(|at| at.to_string());
    assert_eq!(at("27.10.2023 13:44").as_deref(), Some("2023-10-27T10:44:00Z"));
    assert_eq!(at("2023-10-27T13:44:00Z").as_deref(), Some("2023-10-27T13:44:00Z"));
    assert_eq!(at("2023-10-27 13:44 -0530").as_deref(), Some("2023-10-27T19:14:00Z"));
}

#[test]
fn yes_and_no_in_three_languages() {
    for text in ["Evet", "E", "EVET", "jah", "Yes", "TRUE", "1", " x "] {
        assert_eq!(cell::yes_no(text).ok(), Some(true), "{text}");
    }
    for text in ["Hayır", "HAYIR", "H", "ei", "no", "False", "0"] {
        assert_eq!(cell::yes_no(text).ok(), Some(false), "{text}");
    }
    assert!(cell::yes_no("belki").is_err());
    assert!(cell::is_blank(" \u{a0}\t\u{200f}") && !cell::is_blank("0"));
}

#[test]
fn the_word_for_year_may_stand_behind_a_day() {
    for text in ["5. märts 2024. a", "5. märts 2024 a.", "5. märts 2024. a."] {
        assert_eq!(cell::date(text, DateOrder::Dmy).unwrap().to_string(), "2024-03-05", "{text}");
    }
}
