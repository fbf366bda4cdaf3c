//! What a form shows is what it reads back.

use std::sync::Arc;

use jiff::tz::TimeZone;
use kernel::{AnyId, Currency, Money, Timestamp};

use super::*;
use crate::read_form::{self, Reader};

fn show(lang: Lang) -> Show {
    Show {
        lang,
        catalogue: Arc::new(crm::catalogue()),
        zone: TimeZone::get("Europe/Istanbul").unwrap(),
        country: "TR".into(),
        base: Currency::TRY,
        now: Timestamp::from_millis(1_795_255_200_000),
    }
}

/// A value for a field, unlike that of any other field of its kind.
fn some_value(field: &Field, place: i64) -> Value {
    let decimal = || kernel::Decimal::from_scaled(12_345_000 + place * 100);
    match &field.kind {
        Kind::Integer | Kind::Duration => Value::Int(1_500 + place),
        Kind::Decimal | Kind::Percent => Value::Decimal(decimal()),
        Kind::Money => Value::Money(Money::new(decimal(), Currency::USD)),
        Kind::Date => Value::Date("2026-03-12".parse().unwrap()),
        Kind::DateTime => Value::Time("2026-03-12T09:30:00Z".parse().unwrap()),
        Kind::YesNo => Value::Bool(true),
        Kind::Choice(set) => Value::Text(set.values.last().unwrap().code.clone()),
        Kind::Choices(set) => Value::Words(set.values.iter().map(|value| value.code.clone()).collect()),
        Kind::Reference(_) | Kind::File => Value::Id(AnyId::from_raw(1 + place)),
        Kind::References(_) => Value::Ids(vec![AnyId::from_raw(1 + place), AnyId::from_raw(2 + place)]),
        Kind::AnyRecord => Value::Record(RecordRef { of: "company", id: AnyId::from_raw(1 + place) }),
        Kind::Address => Value::from(record::Address {
            street: Some("Bağdat Cad. 12\nD. 3".into()),
            postcode: Some("34710".into()),
            city: Some("Kadıköy".into()),
            region: Some("İstanbul".into()),
            country: Some("TR".into()),
        }),
        Kind::Currency => Value::Text("GBP".into()),
        Kind::Country => Value::Text("EE".into()),
        _ => Value::Text(format!("text {place}")),
    }
}

#[test]
fn every_field_of_every_type_comes_back_as_it_was_in_all_languages() {
    for lang in Lang::ALL {
        let show = show(lang);
        let reader = Reader { lang, zone: &show.zone, currency: show.base, catalogue: &show.catalogue };
        for of in show.catalogue.types() {
            let mut values = Values::new();
            for (place, field) in of.editable().enumerate() {
                values.set(field.name.clone(), some_value(field, place as i64));
            }
            let posted = written(&show, of.editable(), &values);
            let form = read_form::read(&posted, of.editable(), &reader);
            assert!(form.errors.is_empty(), "{lang} {}: {:?}", of.name, form.errors);
            for (name, value) in values.iter() {
                assert_eq!(form.values.get(name), Some(value), "{lang} {}.{name}", of.name);
            }
        }
    }
}

#[test]
fn an_empty_form_reads_as_nothing() {
    let show = show(Lang::Et);
    let reader = Reader { lang: Lang::Et, zone: &show.zone, currency: show.base, catalogue: &show.catalogue };
    for of in show.catalogue.types() {
        let posted = written(&show, of.editable(), &Values::new());
        let form = read_form::read(&posted, of.editable(), &reader);
        for (name, value) in form.values.iter() {
            assert!(matches!(value, Value::Null | Value::Bool(false)), "{}.{name} is {value:?}", of.name);
        }
    }
}

#[test]
fn what_could_not_be_read_stands_in_its_field_with_the_reason() {
    let show = show(Lang::Tr);
    let field = Field::new("amount", Kind::Money);
    let posted = Posted(vec![("amount".into(), "on iki".into()), ("amount_currency".into(), "EUR".into())]);
    let errors = Error::invalid("error-number").with("value", "on iki").on("amount");
    let labels = Labels::new();
    let drawn = Drawn { show: &show, words: "opportunity", posted: &posted, labels: &labels, errors: Some(&errors) };
    let shown = drawn.field(&field);
    assert!(shown.error.contains("on iki"));
    let Input::Money { amount, currency, currencies } = shown.input else { panic!("no money") };
    assert_eq!((amount.as_str(), currency.as_str(), currencies[0].as_str()), ("on iki", "EUR", "TRY"));
    assert!(drawn.other_errors([&field]).is_empty());
    assert_eq!(drawn.other_errors([]).len(), 1);
}

#[test]
fn a_reference_that_may_not_be_seen_keeps_its_place_without_its_name() {
    let show = show(Lang::En);
    let field = Field::new("company", Kind::Reference("company"));
    let posted = Posted(vec![("company".into(), "0000000000007".into())]);
    let labels = Labels::new();
    let drawn = Drawn { show: &show, words: "person", posted: &posted, labels: &labels, errors: None };
    let Input::Reference { chosen: Some(chosen), .. } = drawn.field(&field).input else { panic!("nothing chosen") };
    assert_eq!((chosen.id.as_str(), chosen.label.as_str()), ("0000000000007", "Not visible to you"));
}
