//! What programs send, read to the letter of its schema: whatever does not fit is named, nothing is guessed or ignored.

use kernel::{AnyId, Date, Decimal, Error, Money, Result, Timestamp};
use record::value::ADDRESS_PARTS;
use record::{Address, Catalogue, Field, Kind, RecordRef, RecordType, Value, Values};
use serde_json::{Map, Value as Json};
use store::Access;

/// The records that the operations of a batch before this one made, by their place; `@0` stands for the first.
pub type Made<'a> = &'a [Option<AnyId>];

/// What was sent.
#[derive(Clone, Copy)]
pub struct Given<'a> {
    /// The object.
    pub body: &'a Json,
    /// For references to records of any type.
    pub catalogue: &'a Catalogue,
    /// What a batch has made until now.
    pub made: Made<'a>,
}

impl Given<'_> {
    /// The values of a record's fields, without those named in `besides`.
    ///
    /// # Errors
    /// All that is wrong, each naming its place as a JSON pointer without the leading slash. A hidden field does not
    /// exist.
    pub fn values(&self, of: &RecordType, access: &Access, besides: &[&str]) -> Result<Values> {
        self.read(besides, |name| access.visible_field(of, name))
    }

    /// The values of a verb's input.
    pub fn input(&self, fields: &[Field]) -> Result<Values> {
        self.read(&[], |name| {
            let field = fields.iter().find(|field| field.name == name);
            field.ok_or_else(|| Error::invalid("error-no-such-field").with("field", name))
        })
    }

    fn read<'f>(&self, besides: &[&str], field: impl Fn(&str) -> Result<&'f Field>) -> Result<Values> {
        let object = object(self.body)?;
        let (mut values, mut errors) = (Values::with_capacity(object.len()), Vec::new());
        for (name, json) in object.iter().filter(|(name, _)| !besides.contains(&name.as_str())) {
            let read = field(name)
                .map_err(|error| error.on(escaped(name)))
                .and_then(|field| Ok((field.name.clone(), self.value(field, json)?)));
            match read {
                Ok((name, value)) => values.push(name, value),
                Err(error) => errors.push(error),
            }
        }
        match Error::all(errors) {
            Some(errors) => Err(errors),
            None => Ok(values),
        }
    }

    /// The value of a field.
    fn value(&self, field: &Field, json: &Json) -> Result<Value> {
        let place = field.name.as_ref();
        let unfit = || unfit(&field.kind, json).on(place);
        let text = || json.as_str().ok_or_else(unfit);
        Ok(match &field.kind {
            _ if json.is_null() => Value::Null,
            Kind::YesNo => Value::Bool(json.as_bool().ok_or_else(unfit)?),
            Kind::Integer | Kind::Duration => Value::Int(integer(json).ok_or_else(unfit)?),
            Kind::Decimal | Kind::Percent => Value::Decimal(decimal(text()?).map_err(|error| error.on(place))?),
            Kind::Money => money(json).map_err(|(part, error)| error.on(within(place, part)))?,
            Kind::Date => Value::Date(day(text()?).map_err(|error| error.on(place))?),
            Kind::DateTime => Value::Time(moment(text()?).map_err(|error| error.on(place))?),
            Kind::Reference(_) => Value::Id(self.id(text()?).map_err(|error| error.on(place))?),
            Kind::File => Value::Id(id(text()?).map_err(|error| error.on(place))?),
            Kind::References(_) => {
                let ids = json.as_array().ok_or_else(unfit)?.iter().enumerate();
                let one = |(at, json): (usize, &Json)| {
                    json.as_str().ok_or_else(unfit).and_then(|text| self.id(text)).map_err(|e| e.on(item(place, at)))
                };
                Value::Ids(ids.map(one).collect::<Result<_>>()?)
            }
            Kind::Choices(_) => {
                let one = |(at, json): (usize, &Json)| {
                    json.as_str().map(str::to_owned).ok_or_else(|| unfit().on(item(place, at)))
                };
                let codes = json.as_array().ok_or_else(unfit)?.iter().enumerate();
                Value::Words(codes.map(one).collect::<Result<_>>()?)
            }
            Kind::AnyRecord => Value::Record(self.record(text()?).map_err(|error| error.on(place))?),
            Kind::Address => address(json).map_err(|(part, error)| error.on(within(place, part)))?,
            Kind::Currency if !letters(text()?, 3) => return Err(unfit()),
            Kind::Country if !letters(text()?, 2) => return Err(unfit()),
            Kind::Choice(_) => Value::Text(text()?.to_owned()),
            _ => Value::text(text()?),
        })
    }

    fn id(&self, text: &str) -> Result<AnyId> {
        match text.strip_prefix('@') {
            Some(place) => self.of_batch(text, place),
            None => id(text),
        }
    }

    /// What an operation before this one made.
    fn of_batch(&self, text: &str, place: &str) -> Result<AnyId> {
        let made = place.parse().ok().and_then(|place: usize| self.made.get(place).copied().flatten());
        made.ok_or_else(|| Error::invalid("error-id").with("value", text))
    }

    fn record(&self, text: &str) -> Result<RecordRef> {
        let (of, id) = text.split_once(':').ok_or_else(|| Error::invalid("error-id").with("value", text))?;
        Ok(RecordRef { of: self.catalogue.get(of)?.name, id: self.id(id)? })
    }
}

/// The members of an object.
pub(crate) fn object(json: &Json) -> Result<&Map<String, Json>> {
    json.as_object().ok_or_else(|| Error::invalid("api-error-object").on(""))
}

/// An id exactly as it is written.
pub(crate) fn id(text: &str) -> Result<AnyId> {
    let id: AnyId = text.parse()?;
    // People may type small letters; programs that do have most likely taken something else for an id.
    if id.to_string() == text { Ok(id) } else { Err(Error::invalid("error-id").with("value", text)) }
}

fn unfit(kind: &Kind, json: &Json) -> Error {
    let shown: String = json.to_string().chars().take(100).collect();
    Error::invalid("error-json-value").with("kind", kind.code()).with("value", shown)
}

/// A whole number; 3.0 is one in JSON.
fn integer(json: &Json) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    json.as_i64().or_else(|| {
        let number = json.as_f64().filter(|number| number.fract() == 0.0 && number.abs() <= EXACT)?;
        Some(number as i64)
    })
}

/// Digits, with a point between digits and a sign before them; 15 of them and four places at most.
fn decimal(text: &str) -> Result<Decimal> {
    let bad = || Error::invalid("error-number").with("value", text);
    let digits = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, places) = unsigned.split_once('.').map_or((unsigned, None), |(whole, places)| (whole, Some(places)));
    if !digits(whole, 15) || !places.is_none_or(|places| digits(places, 4)) {
        return Err(bad());
    }
    text.parse()
}

/// `2026-11-21` and nothing else.
fn day(text: &str) -> Result<Date> {
    let form = text.len() == 10
        && text.bytes().enumerate().all(|(at, b)| if matches!(at, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
    if form { kernel::date::parse_date(text) } else { Err(Error::invalid("error-date").with("value", text)) }
}

/// `2026-11-21T10:00:00Z`, or with another distance from UTC.
fn moment(text: &str) -> Result<Timestamp> {
    let bad = || Error::invalid("error-date-time").with("value", text);
    let (date, rest) = text.split_at_checked(10).ok_or_else(bad)?;
    day(date).map_err(|_| bad())?;
    let time = rest.strip_prefix(['T', 't']).and_then(|time| time.get(..8)).ok_or_else(bad)?;
    let form = |(at, b): (usize, u8)| if matches!(at, 2 | 5) { b == b':' } else { b.is_ascii_digit() };
    if !time.bytes().enumerate().all(form) { Err(bad()) } else { text.parse() }
}

/// Money, or the part of it that is wrong.
fn money(json: &Json) -> Result<Value, (&str, Error)> {
    let whole = || ("", unfit(&Kind::Money, json));
    let object = json.as_object().ok_or_else(whole)?;
    if let Some((name, _)) = object.iter().find(|(name, _)| !matches!(name.as_str(), "amount" | "currency")) {
        return Err((name.as_str(), Error::invalid("error-no-such-field").with("field", name)));
    }
    let missing = |part| (part, Error::invalid("error-required"));
    let amount = object.get("amount").ok_or_else(|| missing("amount"))?;
    let currency = object.get("currency").ok_or_else(|| missing("currency"))?;
    let amount = amount.as_str().ok_or_else(|| ("amount", unfit(&Kind::Decimal, amount)))?;
    let code = currency.as_str().filter(|code| letters(code, 3));
    let code = code.ok_or_else(|| ("currency", unfit(&Kind::Currency, currency)))?;
    let amount = decimal(amount).map_err(|error| ("amount", error))?;
    Ok(Value::Money(Money::new(amount, code.parse().map_err(|error| ("currency", error))?)))
}

/// An address, or the part of it that is wrong.
fn address(json: &Json) -> Result<Value, (&str, Error)> {
    let object = json.as_object().ok_or_else(|| ("", unfit(&Kind::Address, json)))?;
    let mut address = Address::default();
    for (name, part) in object {
        if !ADDRESS_PARTS.contains(&name.as_str()) {
            return Err((name, Error::invalid("error-no-such-field").with("field", name)));
        }
        let text = match part {
            Json::Null => None,
            Json::String(text) if name != "country" || letters(text, 2) => Some(text.as_str()),
            _ => return Err((name, unfit(&Kind::Text, part))),
        };
        if text.is_some_and(|text| text.contains('\0')) {
            return Err((name, Error::invalid("error-text-zero")));
        }
        address.set_part(name, text.map(str::to_owned));
    }
    Ok(address.into())
}

fn letters(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|b| b.is_ascii_alphabetic())
}

fn within(place: &str, part: &str) -> String {
    if part.is_empty() { place.to_owned() } else { format!("{place}/{}", escaped(part)) }
}

fn item(place: &str, at: usize) -> String {
    format!("{place}/{at}")
}

/// A name as a step of a JSON pointer (RFC 6901, section 3).
pub(crate) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: Kind, json: Json) -> Result<Value> {
        let catalogue = crm::catalogue();
        let body = serde_json::json!({"field": json});
        let given = Given { body: &body, catalogue: &catalogue, made: &[Some(AnyId::from_raw(7)), None] };
        given.input(&[Field::new("field", kind)]).map(|values| values.get("field").cloned().unwrap_or_default())
    }

    #[test]
    fn what_fits_is_read() {
        let text = |kind, text: &str| record::text::write(&read(kind, text.into()).unwrap());
        assert_eq!(text(Kind::Decimal, "-12.5000"), "-12.5");
        assert_eq!(text(Kind::Date, "2026-11-21"), "2026-11-21");
        assert_eq!(text(Kind::DateTime, "2026-11-21T12:00:00+02:00"), "2026-11-21T10:00:00Z");
        assert_eq!(text(Kind::AnyRecord, "company:0000000000007"), "company:0000000000007");
        assert_eq!(text(Kind::Reference("company"), "@0"), "0000000000007");
        assert_eq!(read(Kind::Integer, serde_json::json!(3.0)).unwrap(), Value::Int(3));
        let money = read(Kind::Money, serde_json::json!({"amount": "12.50", "currency": "EUR"})).unwrap();
        assert_eq!(record::text::write(&money), "12.5 EUR");
        assert_eq!(read(Kind::Text, "  ".into()).unwrap(), Value::Null);
        assert_eq!(read(Kind::Money, Json::Null).unwrap(), Value::Null);
    }

    #[test]
    fn what_does_not_fit_is_refused_and_its_place_named() {
        let wrong = |kind, json: Json| {
            let error = read(kind, json.clone()).expect_err(&json.to_string());
            (error.field().unwrap_or("").to_owned(), error.key().to_owned())
        };
        let on = |place: &str, key: &str| (place.to_owned(), key.to_owned());
        use serde_json::json;
        assert_eq!(wrong(Kind::Text, json!(5)), on("field", "error-json-value"));
        assert_eq!(wrong(Kind::Integer, json!("5")), on("field", "error-json-value"));
        assert_eq!(wrong(Kind::Integer, json!(1.5)), on("field", "error-json-value"));
        assert_eq!(wrong(Kind::Decimal, json!(12.5)), on("field", "error-json-value"));
        assert_eq!(wrong(Kind::Decimal, json!("1e3")), on("field", "error-number"));
        assert_eq!(wrong(Kind::Decimal, json!("+1")), on("field", "error-number"));
        assert_eq!(wrong(Kind::Date, json!("today")), on("field", "error-date"));
        assert_eq!(wrong(Kind::DateTime, json!("2026-11-21 10:00:00Z")), on("field", "error-date-time"));
        assert_eq!(wrong(Kind::Reference("company"), json!("000000000000a")), on("field", "error-id"));
        assert_eq!(wrong(Kind::Reference("company"), json!("@1")), on("field", "error-id"));
        assert_eq!(wrong(Kind::References("company"), json!(["0000000000007", 4])), on("field/1", "error-json-value"));
        assert_eq!(wrong(Kind::Money, json!({"amount": "1"})), on("field/currency", "error-required"));
        assert_eq!(
            wrong(Kind::Money, json!({"amount": "1", "currency": "EUR", "base": "1"})),
            on("field/base", "error-no-such-field")
        );
        assert_eq!(wrong(Kind::Address, json!({"city": 1})), on("field/city", "error-json-value"));
        assert_eq!(wrong(Kind::AnyRecord, json!("planet:0000000000007")), on("field", "error-no-such-type"));
    }
}
