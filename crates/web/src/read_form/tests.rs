//! Forms as people of each language fill them in.

use super::*;

fn posted(pairs: &[(&str, &str)]) -> Posted {
    Posted(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

fn of(lang: Lang, kind: Kind, pairs: &[(&str, &str)]) -> Result<Option<Value>> {
    let catalogue = Catalogue::new();
    let zone = TimeZone::get("Europe/Tallinn").unwrap();
    let reader = Reader { lang, zone: &zone, currency: Currency::EUR, catalogue: &catalogue };
    let form = read(&posted(pairs), &[Field::new("f", kind)], &reader);
    form.into_values().map(|values| values.get("f").cloned())
}

fn machine(lang: Lang, kind: Kind, typed: &str) -> String {
    match of(lang, kind, &[("f", typed)]) {
        Ok(value) => record::text::write(&value.unwrap()),
        Err(error) => {
            assert_eq!(error.field(), Some("f"), "an error names its field");
            error.key().to_owned()
        }
    }
}

#[test]
fn figures_are_read_as_the_language_writes_them() {
    for (lang, typed, read) in [
        (Lang::En, "1,234.5", "1234.5"),
        (Lang::Tr, "1.234,5", "1234.5"),
        (Lang::Et, "1 234,5", "1234.5"),
        (Lang::Tr, "-0,25", "-0.25"),
        (Lang::En, "abc", "error-number"),
    ] {
        assert_eq!(machine(lang, Kind::Decimal, typed), read, "{lang} {typed}");
    }
    assert_eq!(machine(Lang::Tr, Kind::Integer, "12.000"), "12000");
    assert_eq!(machine(Lang::Tr, Kind::Integer, "1,5"), "error-integer");
    assert_eq!(machine(Lang::Tr, Kind::Percent, "%12,5"), "12.5");
    assert_eq!(machine(Lang::Et, Kind::Duration, "1:30"), "90");
    assert_eq!(machine(Lang::En, Kind::Duration, "soon"), "error-duration");
}

#[test]
fn money_takes_the_picked_currency_unless_another_is_typed() {
    let read = |pairs: &[(&str, &str)]| record::text::write(&of(Lang::Tr, Kind::Money, pairs).unwrap().unwrap());
    assert_eq!(read(&[("f", "1.234,50"), ("f_currency", "TRY")]), "1234.5 TRY");
    assert_eq!(read(&[("f", "1.234,50 $"), ("f_currency", "TRY")]), "1234.5 USD");
    assert_eq!(read(&[("f", "12")]), "12 EUR");
    // A currency alone is no amount.
    assert_eq!(of(Lang::Tr, Kind::Money, &[("f", ""), ("f_currency", "TRY")]).unwrap(), Some(Value::Null));
}

#[test]
fn days_are_read_as_people_write_them_and_as_browsers_send_them() {
    for typed in ["2026-03-12", "12.3.2026", "12 Mart 2026"] {
        assert_eq!(machine(Lang::Tr, Kind::Date, typed), "2026-03-12", "{typed}");
    }
    assert_eq!(machine(Lang::Et, Kind::Date, "31.02.2026"), "error-date-impossible");
    assert_eq!(machine(Lang::Et, Kind::DateTime, "2026-03-12T14:30"), "2026-03-12T12:30:00Z");
}

#[test]
fn what_was_not_asked_is_not_changed_and_what_was_emptied_is() {
    assert_eq!(of(Lang::En, Kind::Text, &[]).unwrap(), None);
    assert_eq!(of(Lang::En, Kind::Text, &[("f", "  ")]).unwrap(), Some(Value::Null));
    assert_eq!(of(Lang::En, Kind::YesNo, &[]).unwrap(), None);
    assert_eq!(of(Lang::En, Kind::YesNo, &[("f", "")]).unwrap(), Some(Value::Bool(false)));
    assert_eq!(of(Lang::En, Kind::YesNo, &[("f", ""), ("f", "1")]).unwrap(), Some(Value::Bool(true)));
    assert_eq!(of(Lang::En, Kind::References("company"), &[("f", "")]).unwrap(), Some(Value::Null));
    assert_eq!(of(Lang::En, Kind::Address, &[("g_city", "Tartu")]).unwrap(), None);
    assert_eq!(of(Lang::En, Kind::Address, &[("f_city", ""), ("f_country", "")]).unwrap(), Some(Value::Null));
}

#[test]
fn an_address_comes_in_parts() {
    let read =
        of(Lang::En, Kind::Address, &[("f_street", "Lai 1\r\nII korrus"), ("f_city", " Tartu "), ("f_country", "ee")]);
    let Some(Value::Address(address)) = read.unwrap() else { panic!("no address") };
    assert_eq!(address.street.as_deref(), Some("Lai 1\nII korrus"), "its lines are kept");
    assert_eq!((address.city.as_deref(), address.country.as_deref()), (Some("Tartu"), Some("EE")));
}

#[test]
fn several_come_one_by_one() {
    let ids = ["0000000000001", "0000000000002"];
    let Some(Value::Ids(read)) =
        of(Lang::En, Kind::References("company"), &[("f", ""), ("f", ids[0]), ("f", ids[1])]).unwrap()
    else {
        panic!("no ids")
    };
    assert_eq!(read.iter().map(ToString::to_string).collect::<Vec<_>>(), ids);
    assert_eq!(machine(Lang::En, Kind::References("company"), "nonsense"), "error-id");
}

#[test]
fn words_of_a_reference_are_looked_up_when_none_was_picked() {
    let catalogue = Catalogue::new();
    let reader = Reader { lang: Lang::En, zone: &TimeZone::UTC, currency: Currency::EUR, catalogue: &catalogue };
    let fields = [Field::new("company", Kind::Reference("company"))];
    let typed = posted(&[("company", ""), ("company_text", "Acme")]);
    let mut form = read(&typed, &fields, &reader);
    assert_eq!(form.unpicked, [Unpicked { field: "company".into(), of: "company", words: "Acme".into() }]);
    form.pick(|_| Ok(Some(AnyId::from_raw(7)))).unwrap();
    assert_eq!(form.values.get("company"), Some(&Value::Id(AnyId::from_raw(7))));

    let mut form = read(&typed, &fields, &reader);
    form.pick(|_| Ok(None)).unwrap();
    assert_eq!(form.into_values().unwrap_err().field(), Some("company"));
    // An emptied field is emptied, also where its old words are still in the box.
    let emptied = read(&posted(&[("company", ""), ("company_text", "")]), &fields, &reader);
    assert_eq!(emptied.values.get("company"), Some(&Value::Null));
}

#[test]
fn what_belongs_to_a_field_can_be_sent_again() {
    let typed = posted(&[("amount", "5"), ("amount_currency", "TRY"), ("amount_due", "6"), ("name", "x")]);
    assert_eq!(sent_for(&typed, "amount"), [("amount".into(), "5".into()), ("amount_currency".into(), "TRY".into())]);
}
