use std::sync::Arc;

use kernel::{Clock, Lang, Money, Timestamp};
use record::{Address, Kind, Value};
use store::Settings;

use super::*;

fn show(lang: Lang) -> Show {
    let clock =
        Clock::fixed("2026-11-21T12:00:00Z".parse::<Timestamp>().unwrap(), TimeZone::get("Europe/Tallinn").unwrap());
    Show::new(lang, Arc::new(crm::catalogue()), &Settings::default(), &clock)
}

fn text(lang: Lang, kind: &Kind, value: &Value) -> String {
    show(lang).value_text(kind, value, &|_| None)
}

#[test]
fn values_are_written_as_the_reader_writes_them() {
    let price = Value::Money(Money::new("-1234.5".parse().unwrap(), Currency::EUR));
    assert_eq!(
        Lang::ALL.map(|lang| text(lang, &Kind::Money, &price)),
        ["-€1,234.50", "-€1.234,50", "−1\u{a0}234,50\u{a0}€"]
    );
    let half = Value::Decimal("12.5".parse().unwrap());
    assert_eq!(Lang::ALL.map(|lang| text(lang, &Kind::Percent, &half)), ["12.5%", "%12,5", "12,5%"]);
    let at = Value::Time("2026-11-21T22:30:00Z".parse().unwrap());
    assert_eq!(text(Lang::Et, &Kind::DateTime, &at), "22.11.2026 00:30", "in the company's zone");
    assert_eq!(text(Lang::Tr, &Kind::YesNo, &Value::Bool(true)), "Evet");
    assert_eq!(
        text(Lang::Et, &Kind::Phone, &Value::Text("+37253012345".into())),
        "5301 2345",
        "of the company's country"
    );
    assert_eq!(text(Lang::Tr, &Kind::Country, &Value::Text("EE".into())), "Estonya");
}

#[test]
fn choices_are_named_by_the_words_or_by_the_administrator() {
    let company = crm::catalogue().get("company").unwrap().clone();
    let status = company.field("buying_status").unwrap();
    let shown = Lang::ALL.map(|lang| text(lang, &status.kind, &Value::Text("active".into())));
    assert!(shown.iter().all(|label| !label.is_empty() && label != "active"), "{shown:?}");
    let Cell::Chip(tone, _) = show(Lang::En).value_cell(&status.kind, &Value::Text("active".into()), &|_| None) else {
        panic!()
    };
    assert_eq!(tone, crate::kit::Tone::Good);
    let own = record::ChoiceSet {
        name: String::new(),
        values: vec![record::kind::ChoiceValue {
            code: "a".into(),
            tone: record::Tone::Plain,
            label: Some("Kırmızı".into()),
        }],
    };
    assert_eq!(text(Lang::En, &Kind::Choice(own.clone()), &Value::Text("a".into())), "Kırmızı");
    assert_eq!(
        text(Lang::En, &Kind::Choice(own), &Value::Text("gone".into())),
        "gone",
        "a code that is no longer offered"
    );
}

#[test]
fn references_lead_to_their_page_and_hidden_ones_say_so() {
    let id: AnyId = AnyId::from_raw(123_456_789);
    let kind = Kind::Reference("company");
    let titled = show(Lang::En).value_cell(&kind, &Value::Id(id), &|_| Some("Õun OÜ".into()));
    let Cell::Link(title, href) = titled else { panic!("{titled:?}") };
    assert_eq!((title.as_str(), href), ("Õun OÜ", format!("/companies/{id}")));
    let hidden = show(Lang::Tr).value_cell(&kind, &Value::Id(id), &|_| None);
    let Cell::Html(markup) = hidden else { panic!("{hidden:?}") };
    assert!(markup.0.contains("Görme yetkiniz yok"));
    let people =
        show(Lang::En).value_text(&Kind::References("person"), &Value::Ids(vec![id]), &|_| Some("Işık Çetin".into()));
    assert_eq!(people, "Işık Çetin");
}

#[test]
fn an_address_is_written_in_the_way_of_the_country() {
    let address = Address {
        street: Some("Bağdat Cad. 10".into()),
        postcode: Some("34710".into()),
        city: Some("Kadıköy".into()),
        region: Some("İstanbul".into()),
        country: Some("TR".into()),
    };
    assert_eq!(address_lines(Lang::Tr, &address), ["Bağdat Cad. 10", "34710 Kadıköy / İstanbul", "Türkiye"]);
    assert_eq!(address_lines(Lang::Et, &address), ["Bağdat Cad. 10", "34710 Kadıköy", "İstanbul", "Türgi"]);
    let Cell::Text(place) = show(Lang::Et).value_cell(&Kind::Address, &address.into(), &|_| None) else { panic!() };
    assert_eq!(place, "Kadıköy, Türgi");
}

#[test]
fn every_field_and_type_has_a_heading_in_every_language() {
    let catalogue = crm::catalogue();
    for lang in Lang::ALL {
        for of in catalogue.types() {
            for field in &of.fields {
                let label = field_label(lang, of.name, field);
                assert!(!label.contains('⟦'), "{lang} {}.{}: {label}", of.name, field.name);
            }
            for label in [type_name(lang, of.name), type_many(lang, of.name), purpose(lang, of.name)] {
                assert!(!label.contains('⟦'), "{lang}: {label}");
            }
        }
    }
    let person = catalogue.get("person").unwrap();
    assert_eq!(
        path_label(Lang::En, person, &catalogue, &"company.address.city".into()),
        "Company › Billing address › City"
    );
}
