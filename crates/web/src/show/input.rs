//! The control by which a value is given: its kind decides, in forms, in cells edited in place and in filters.

use kernel::{AnyId, Currency, format};
use record::{Field, Kind, RecordType, Value};

use super::{Show, Titles, address_words, choice_label, field_hint, field_label};
use crate::kit::{self, Choice, Chosen, Input};

/// Currencies offered before others; the company's own comes first.
const CURRENCIES: [Currency; 4] = [Currency::EUR, Currency::TRY, Currency::USD, Currency::GBP];

impl Show {
    /// A field of a form with its present value. Names, errors and so on may be changed afterwards.
    pub fn field(&self, of: &RecordType, field: &Field, value: &Value, titles: Titles<'_>) -> kit::Field {
        kit::Field {
            name: field.name.to_string(),
            label: field_label(self.lang, of.name, field),
            hint: field_hint(self.lang, of.name, field).unwrap_or_default(),
            required: field.required,
            input: self.input(&field.kind, value, field.required, titles),
            ..kit::Field::default()
        }
    }

    /// The control for a kind with its present value. A choice that is not required may be taken back.
    pub fn input(&self, kind: &Kind, value: &Value, required: bool, titles: Titles<'_>) -> Input {
        let lang = self.lang;
        let text = value.as_text().unwrap_or_default().to_owned();
        let chosen = |id: AnyId, sent: String| Chosen { id: sent, label: titles(id).unwrap_or_default() };
        match (kind, value) {
            (Kind::LongText, _) => Input::LongText { value: text },
            (Kind::Integer | Kind::Decimal, _) => {
                Input::Number { value: self.value_text(kind, value, titles), unit: String::new() }
            }
            (Kind::Percent, Value::Decimal(number)) => Input::Percent { value: format::decimal(lang, *number) },
            (Kind::Percent, _) => Input::Percent { value: String::new() },
            (Kind::Money, _) => self.money(value),
            (Kind::Date, Value::Date(day)) => Input::Date { value: day.to_string() },
            (Kind::Date, _) => Input::Date { value: String::new() },
            (Kind::DateTime, Value::Time(at)) => {
                Input::DateTime { value: at.in_zone(&self.zone).strftime("%Y-%m-%dT%H:%M").to_string() }
            }
            (Kind::DateTime, _) => Input::DateTime { value: String::new() },
            (Kind::Duration, Value::Int(minutes)) => {
                Input::Duration { value: format!("{}:{:02}", minutes / 60, minutes % 60) }
            }
            (Kind::Duration, _) => Input::Duration { value: String::new() },
            (Kind::YesNo, _) => Input::YesNo { value: *value == Value::Bool(true) },
            (Kind::Choice(_), _) => Input::Choice { value: text, choices: self.choices(kind), none: none(required) },
            (Kind::Choices(_), _) => {
                let values = if let Value::Words(words) = value { words.clone() } else { Vec::new() };
                Input::Choices { values, choices: self.choices(kind) }
            }
            (Kind::Reference(target), _) => Input::Reference {
                chosen: value.as_id().map(|id| chosen(id, id.to_string())),
                search: self.picks_href(target),
            },
            (Kind::AnyRecord, _) => Input::Reference {
                chosen: value.as_id().map(|id| chosen(id, record::text::write(value))),
                search: "/picks".to_owned(),
            },
            (Kind::References(target), _) => {
                let ids = if let Value::Ids(ids) = value { ids.as_slice() } else { &[] };
                Input::References {
                    chosen: ids.iter().map(|id| chosen(*id, id.to_string())).collect(),
                    search: self.picks_href(target),
                }
            }
            (Kind::Email, _) => Input::Email { value: text },
            (Kind::Phone, _) => Input::Phone { value: self.value_text(kind, value, titles) },
            (Kind::Address, _) => self.address(value),
            (Kind::Url, _) => Input::Url { value: text },
            (Kind::File, _) => Input::File {
                accept: String::new(),
                multiple: false,
                current: value.as_id().and_then(titles).unwrap_or_default(),
            },
            (Kind::Currency, _) => Input::Choice {
                value: text,
                choices: self
                    .currencies()
                    .into_iter()
                    .map(|code| Choice { value: code.clone(), label: code })
                    .collect(),
                none: none(required),
            },
            (Kind::Country, _) => Input::Choice { value: text, choices: self.countries(), none: none(required) },
            _ => Input::Text { value: text, max: 0, autocomplete: "" },
        }
    }

    /// Where records of a type are looked up while one types.
    pub fn picks_href(&self, of: &str) -> String {
        self.catalogue.get(of).map_or_else(|_| "/picks".to_owned(), |of| format!("/{}/picks", of.plural))
    }

    /// The currencies to choose from, the company's own first.
    pub fn currencies(&self) -> Vec<String> {
        let mut codes = vec![self.base.to_string()];
        codes.extend(CURRENCIES.iter().filter(|code| **code != self.base).map(ToString::to_string));
        codes
    }

    /// The countries to choose from, in the order of the reader's alphabet.
    pub fn countries(&self) -> Vec<Choice> {
        let all = words::countries(self.lang).iter();
        all.map(|(code, name)| Choice { value: (*code).to_owned(), label: (*name).to_owned() }).collect()
    }

    /// The choices of a kind with their labels; none for other kinds.
    pub fn choices(&self, kind: &Kind) -> Vec<Choice> {
        let Some(set) = kind.choices() else { return Vec::new() };
        set.values
            .iter()
            .map(|value| Choice { value: value.code.clone(), label: choice_label(self.lang, set, &value.code) })
            .collect()
    }

    fn money(&self, value: &Value) -> Input {
        let money = value.as_money();
        let mut currencies = self.currencies();
        let currency = money.map_or(self.base, |money| money.currency).to_string();
        if !currencies.contains(&currency) {
            currencies.push(currency.clone());
        }
        let amount = money.map_or_else(String::new, |money| format::decimal(self.lang, money.amount));
        Input::Money { amount, currency, currencies }
    }

    fn address(&self, value: &Value) -> Input {
        let empty = record::Address::default();
        let address = if let Value::Address(address) = value { address } else { &empty };
        let part = |name: &str| address.part(name).unwrap_or_default().to_owned();
        Input::Address {
            street: part("street"),
            postcode: part("postcode"),
            city: part("city"),
            region: part("region"),
            country: part("country"),
            countries: self.countries(),
            words: address_words(self.lang),
        }
    }
}

/// The word for no choice: a dash, where there may be none.
fn none(required: bool) -> String {
    if required { String::new() } else { "–".to_owned() }
}
