//! From what a person filled into the form to conditions in machine form, and the control he fills in.

use jiff::tz::TimeZone;
use kernel::{Error, Result, format};
use record::{Catalogue, Field, Kind, Label, Test, Value, Values, text};

use crate::fill_form::{self, Drawn, Labels};
use crate::http::Posted;
use crate::kit::{Choice, Input};
use crate::read_form;
use crate::show::{Show, choice_label};

/// How the value of a filter is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// From and to, either may be left out.
    Range,
    /// Any number of choices or records.
    Several,
    /// Yes or no.
    YesNo,
    /// Words.
    Words,
    /// Only whether there is something.
    Presence,
}

impl Way {
    pub(super) fn of(kind: &Kind) -> Way {
        match kind {
            Kind::Integer | Kind::Decimal | Kind::Percent | Kind::Money | Kind::Duration => Way::Range,
            Kind::Date | Kind::DateTime => Way::Range,
            Kind::Choice(_) | Kind::Choices(_) | Kind::Reference(_) | Kind::References(_) => Way::Several,
            Kind::Country | Kind::Currency | Kind::AnyRecord => Way::Several,
            Kind::YesNo => Way::YesNo,
            Kind::Address | Kind::File => Way::Presence,
            _ => Way::Words,
        }
    }

    /// The tests offered, by their words of the address; `between` stands for both ends of a range.
    pub(super) fn tests(self, kind: &Kind) -> Vec<&'static str> {
        let offered = Test::offered(kind).iter().copied();
        match self {
            Way::Range => std::iter::once("between").chain(offered.filter(|t| !matches!(*t, "min" | "max"))).collect(),
            _ => offered.collect(),
        }
    }
}

/// The tests offered for a kind.
#[cfg(test)]
pub(in super::super) fn tests_of(kind: &Kind) -> Vec<&'static str> {
    Way::of(kind).tests(kind)
}

/// The words of a test in the form.
pub(super) fn test_label(show: &Show, kind: &Kind, test: &str) -> String {
    let days = matches!(kind, Kind::Date | Kind::DateTime);
    let key = match test {
        "is" if Way::of(kind) == Way::Several => "list-ask-one-of",
        "not" if Way::of(kind) == Way::Several => "list-ask-none-of",
        "between" if days => "list-ask-period",
        "is" if days => "list-ask-day",
        _ => return words::text(show.lang, &format!("list-ask-{test}"), &[]),
    };
    words::text(show.lang, key, &[])
}

/// The control named `name` for the values of a test, as they stand in a filter or as they were just typed.
pub(super) fn control(show: &Show, kind: &Kind, name: &str, values: &[Value], labels: &Labels) -> Input {
    let first = values.first().unwrap_or(&Value::Null);
    let codes = || values.iter().map(text::write).collect::<Vec<_>>();
    let choice = |code: &str, label: String| Choice { value: code.to_owned(), label };
    match kind {
        // One of several is tested, so several can be ticked.
        Kind::Choice(set) | Kind::Choices(set) => {
            let offered = set.values.iter().map(|value| choice(&value.code, choice_label(show.lang, set, &value.code)));
            Input::Choices { values: codes(), choices: offered.collect() }
        }
        Kind::YesNo => Input::Choice {
            value: text::write(if first.is_null() { &Value::Bool(true) } else { first }),
            choices: [true, false].map(|yes| choice(&yes.to_string(), words::yes_no(show.lang, yes))).to_vec(),
            none: String::new(),
        },
        // Amounts are compared in the base currency, whatever their own.
        Kind::Money => {
            let amount =
                if let Value::Decimal(amount) = first { format::decimal(show.lang, *amount) } else { String::new() };
            Input::Number { value: amount, unit: show.base.to_string() }
        }
        // Moments are asked for by their day.
        Kind::DateTime => {
            let day = match first {
                Value::Time(at) => Value::Date(at.date_in(&show.zone)),
                other => other.clone(),
            };
            drawn(show, Kind::Date, name, day, labels)
        }
        Kind::Reference(target) | Kind::References(target) => {
            let ids = values.iter().filter_map(Value::as_id).collect();
            drawn(show, Kind::References(target), name, Value::Ids(ids), labels)
        }
        Kind::Country
        | Kind::Currency
        | Kind::AnyRecord
        | Kind::Integer
        | Kind::Decimal
        | Kind::Percent
        | Kind::Date => drawn(show, kind.clone(), name, first.clone(), labels),
        Kind::Duration => drawn(show, Kind::Duration, name, first.clone(), labels),
        _ => Input::Text { value: text::write(first), max: 0, autocomplete: "" },
    }
}

/// The control that a form has for a kind.
fn drawn(show: &Show, kind: Kind, name: &str, value: Value, labels: &Labels) -> Input {
    let mut field = Field::new(name.to_owned(), kind);
    field.label = Label::Given([const { String::new() }; 3]);
    let mut values = Values::new();
    values.set(name.to_owned(), value);
    let posted = fill_form::written(show, [&field], &values);
    Drawn { show, words: "filter", posted: &posted, labels, errors: None }.field(&field).input
}

/// The conditions that a sent form means; none where it was left empty.
pub(in super::super) fn conditions(
    sent: &Posted,
    path: &str,
    kind: &Kind,
    show: &Show,
    catalogue: &Catalogue,
) -> Result<Vec<String>> {
    let test = sent.get("test");
    if !Way::of(kind).tests(kind).contains(&test) {
        return Err(Error::invalid("error-filter-test").with("field", path));
    }
    let one = |name: &str| machine(sent, name, kind, show, catalogue);
    let some = |test: &str, value: String| (!value.is_empty()).then(|| format!("{path}:{test}:{value}"));
    Ok(match (test, Way::of(kind)) {
        ("empty" | "filled", _) => vec![format!("{path}:{test}")],
        ("between", _) => some("min", one("value")?).into_iter().chain(some("max", one("value_to")?)).collect(),
        ("within", _) => some("within", sent.all("value").next().unwrap_or_default().to_owned()).into_iter().collect(),
        (_, Way::Several) if !matches!(kind, Kind::Country | Kind::Currency | Kind::AnyRecord) => {
            let all: Vec<&str> = sent.all("value").collect();
            some(test, all.join("|")).into_iter().collect()
        }
        (_, Way::YesNo) => some(test, sent.get("value").to_owned()).into_iter().collect(),
        // A bar parts values; in words it cannot be meant.
        (_, Way::Words) => some(test, sent.get("value").replace('|', " ")).into_iter().collect(),
        _ => some(test, one("value")?).into_iter().collect(),
    })
}

/// One value as the reader wrote it, in machine form.
fn machine(sent: &Posted, name: &str, kind: &Kind, show: &Show, catalogue: &Catalogue) -> Result<String> {
    let kind = match kind {
        Kind::Money => Kind::Decimal,
        Kind::DateTime => Kind::Date,
        other => other.clone(),
    };
    // What was typed relative to today stays so: a saved view means the day on which it is looked at.
    if kind == Kind::Date && record::period::day(sent.get(name), show.today()).is_ok() {
        return Ok(sent.get(name).to_owned());
    }
    let zone: &TimeZone = &show.zone;
    let reader = read_form::Reader { lang: show.lang, zone, currency: show.base, catalogue };
    let values = read_form::read(sent, &[Field::new(name.to_owned(), kind)], &reader).into_values()?;
    Ok(values.get(name).map(text::write).unwrap_or_default())
}
