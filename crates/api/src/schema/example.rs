//! Examples: a record as one might send it.

use kernel::{AnyId, Lang};
use record::{Field, Kind, RecordType};
use serde_json::{Map, Value as Json, json};
use store::Access;

use super::{must_be_given, settable};

/// A new record: what must be given, and the fields that lists show.
pub fn example(of: &RecordType, access: &Access, lang: Lang) -> Json {
    let fields = settable(of, access).filter(|field| {
        let usual = field.list && field.kind.target().is_none() && field.kind != Kind::AnyRecord;
        must_be_given(&of.whose, field) || field.name == of.title || usual
    });
    shown(fields, lang)
}

/// The input of a verb.
pub fn example_of(fields: &[Field], lang: Lang) -> Json {
    shown(fields.iter(), lang)
}

fn shown<'a>(fields: impl Iterator<Item = &'a Field>, lang: Lang) -> Json {
    let object: Map<String, Json> = fields.map(|field| (field.name.to_string(), value(field, lang))).collect();
    object.into()
}

/// A value that a field takes.
fn value(field: &Field, lang: Lang) -> Json {
    if let Some(default) = &field.default {
        return crate::json::value(field, default);
    }
    let id = AnyId::from_raw(1 << 60).to_string();
    match &field.kind {
        Kind::Text | Kind::LongText => words::text(lang, "api-example", &[]).into(),
        Kind::Integer => 1.into(),
        Kind::Duration => 30.into(),
        Kind::Decimal | Kind::Percent => "12.5".into(),
        Kind::Money => json!({"amount": "1200.00", "currency": "EUR"}),
        Kind::Date => "2026-11-30".into(),
        Kind::DateTime => "2026-11-30T09:00:00Z".into(),
        Kind::YesNo => true.into(),
        Kind::Choice(set) => set.values.first().map_or(Json::Null, |value| value.code.clone().into()),
        Kind::Choices(set) => set.values.iter().take(1).map(|value| Json::from(value.code.clone())).collect(),
        Kind::Reference(_) | Kind::File => id.into(),
        Kind::References(_) => json!([id]),
        Kind::AnyRecord => format!("company:{id}").into(),
        Kind::Email => "mari@example.com".into(),
        Kind::Phone => "+372 512 3456".into(),
        Kind::Address => json!({"street": "Pikk 1", "postcode": "10123", "city": "Tallinn", "country": "EE"}),
        Kind::Url => "https://example.com".into(),
        Kind::Iban => "EE382200221020145685".into(),
        Kind::Currency => "EUR".into(),
        Kind::Country => "EE".into(),
        Kind::TaxNumber | Kind::RegistryNumber => Json::Null,
    }
}
