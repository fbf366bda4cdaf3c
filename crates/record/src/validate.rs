//! The checks that every written value passes, whichever face it came by.

use kernel::{Error, Result};

use crate::{Field, Kind, Value};

/// What checks of a record's fields may depend on.
#[derive(Clone, Copy, Debug, Default)]
pub struct Surroundings<'a> {
    /// The country of the record, else of the company: ISO 3166 alpha-2. Decides the rules of numbers and phones.
    pub country: Option<&'a str>,
}

/// The longest line of text, in characters.
pub const MAX_TEXT: usize = 500;
/// The longest long text, in characters.
pub const MAX_LONG_TEXT: usize = 100_000;

/// Checks a value against its field and brings it into the form that is kept.
///
/// # Errors
/// An invalid value, naming the field.
pub fn check(field: &Field, value: Value, around: Surroundings<'_>) -> Result<Value> {
    let checked = form(field, value, around).map_err(|error| error.on(field.name.as_ref()))?;
    if field.required && checked.is_null() {
        return Err(Error::invalid("error-required").on(field.name.as_ref()));
    }
    Ok(checked)
}

fn form(field: &Field, value: Value, around: Surroundings<'_>) -> Result<Value> {
    let value = match value {
        Value::Text(text) => Value::text(text),
        Value::Address(address) if address.is_empty() => Value::Null,
        Value::Ids(ids) if ids.is_empty() => Value::Null,
        Value::Words(words) if words.is_empty() => Value::Null,
        other => other,
    };
    match (&field.kind, value) {
        (_, Value::Null) => Ok(Value::Null),
        (Kind::Text, Value::Text(text)) => short(text, MAX_TEXT),
        (Kind::LongText, Value::Text(text)) => short(text, MAX_LONG_TEXT),
        (Kind::Email, Value::Text(text)) => email(&text).map(Value::Text),
        (Kind::Phone, Value::Text(text)) => kernel::phone::parse(&text, around.country).map(Value::Text),
        (Kind::Url, Value::Text(text)) => url(&text).map(Value::Text),
        (Kind::TaxNumber, Value::Text(text)) => kernel::checks::tax_number(around.country, &text).map(Value::Text),
        (Kind::RegistryNumber, Value::Text(text)) => {
            kernel::checks::registry_number(around.country, &text).map(Value::Text)
        }
        (Kind::Iban, Value::Text(text)) => kernel::checks::iban::check(&text).map(Value::Text),
        (Kind::Currency, Value::Text(text)) => Ok(Value::Text(text.parse::<kernel::Currency>()?.code().to_owned())),
        (Kind::Country, Value::Text(text)) => country(&text).map(Value::Text),
        (Kind::Choice(set), Value::Text(code)) => match set.get(&code) {
            Some(_) => Ok(Value::Text(code)),
            None => Err(Error::invalid("error-choice").with("value", code)),
        },
        (Kind::Choices(set), Value::Words(mut codes)) => {
            codes.sort_by_key(|code| set.values.iter().position(|value| value.code == *code));
            codes.dedup();
            match codes.iter().find(|code| set.get(code).is_none()) {
                None => Ok(Value::Words(codes)),
                Some(code) => Err(Error::invalid("error-choice").with("value", code)),
            }
        }
        (Kind::References(_), Value::Ids(mut ids)) => {
            let mut seen = std::collections::HashSet::new();
            ids.retain(|id| seen.insert(*id));
            Ok(Value::Ids(ids))
        }
        (Kind::Address, Value::Address(mut address)) => {
            if let Some(code) = address.country.take() {
                address.country = Some(country(&code)?);
            }
            Ok(Value::Address(address))
        }
        (Kind::Integer, value @ Value::Int(_))
        | (Kind::Duration, value @ Value::Int(_))
        | (Kind::Decimal | Kind::Percent, value @ Value::Decimal(_))
        | (Kind::Money, value @ Value::Money(_))
        | (Kind::Date, value @ Value::Date(_))
        | (Kind::DateTime, value @ Value::Time(_))
        | (Kind::YesNo, value @ Value::Bool(_))
        | (Kind::Reference(_) | Kind::File, value @ Value::Id(_))
        | (Kind::AnyRecord, value @ Value::Record(_)) => Ok(value),
        (kind, value) => {
            Err(Error::invalid("error-value-kind").with("kind", kind.code()).with("value", crate::text::write(&value)))
        }
    }
}

fn short(text: String, most: usize) -> Result<Value> {
    // Bytes are never fewer than characters, so most texts need no counting.
    if text.len() > most && text.chars().count() > most {
        return Err(Error::invalid("error-too-long").with("most", most));
    }
    if text.contains('\0') {
        return Err(Error::invalid("error-text-zero"));
    }
    Ok(Value::Text(text))
}

fn email(text: &str) -> Result<String> {
    let bad = || Error::invalid("error-email").with("value", text);
    let text = text.strip_prefix("mailto:").unwrap_or(text).trim();
    let (local, domain) = text.rsplit_once('@').ok_or_else(bad)?;
    let fine = !local.is_empty()
        && local.len() <= 64
        && !local.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '"'))
        && domain.len() <= 253
        && domain.contains('.')
        && domain.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_alphanumeric() || c == '-')
        });
    // Nobody tells two people apart by the case of their addresses, so they are kept as they are compared.
    if fine { Ok(text.to_ascii_lowercase()) } else { Err(bad()) }
}

fn url(text: &str) -> Result<String> {
    let with_scheme = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let (scheme, rest) = with_scheme.split_once("://").unwrap_or(("", ""));
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    // Only pages: a link of any other scheme could run a script where it is clicked.
    let fine = matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https")
        && host.contains('.')
        && !with_scheme.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'));
    if fine { Ok(with_scheme) } else { Err(Error::invalid("error-url").with("value", text)) }
}

fn country(text: &str) -> Result<String> {
    match text.as_bytes() {
        [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => Ok(text.to_ascii_uppercase()),
        _ => Err(Error::invalid("error-country").with("value", text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(kind: Kind, text: &str) -> Result<Value> {
        check(&Field::new("field", kind), Value::Text(text.to_owned()), Surroundings { country: Some("TR") })
    }

    #[test]
    fn brings_values_into_the_form_that_is_kept() {
        let kept = |kind, text| crate::text::write(&checked(kind, text).unwrap());
        assert_eq!(kept(Kind::Email, "Ayşe.Kaya@Example.COM"), "ayşe.kaya@example.com");
        assert_eq!(kept(Kind::Url, "kilit.example"), "https://kilit.example");
        assert_eq!(kept(Kind::Phone, "0532 123 45 67"), "+905321234567");
        assert_eq!(kept(Kind::Country, "tr"), "TR");
        assert_eq!(kept(Kind::Text, "  Acme "), "Acme");
    }

    #[test]
    fn refuses_what_is_not_of_the_kind_and_names_the_field() {
        for (kind, text) in [
            (Kind::Email, "nobody"),
            (Kind::Email, "a b@example.com"),
            (Kind::Url, "javascript://example.com/%0aalert(1)"),
            (Kind::Country, "Turkey"),
            (Kind::TaxNumber, "4540536921"),
            (Kind::Integer, "12"),
        ] {
            let error = checked(kind, text).unwrap_err();
            assert_eq!(error.field(), Some("field"), "{text}");
        }
        let mut required = Field::new("name", Kind::Text);
        required.required = true;
        let error = check(&required, Value::Text("  ".into()), Surroundings::default()).unwrap_err();
        assert_eq!(error.key(), "error-required");
    }
}
