//! Values in the fields of a form: the way back from [`read_form`](crate::read_form).
//!
//! A form is always drawn from what it would send, a [`Posted`]: made by [`written`] from a record's values, or what was
//! just typed and could not be taken. So both look alike, and nothing that somebody typed is lost.

use std::collections::HashMap;

use kernel::{Error, Lang, format};
use record::value::ADDRESS_PARTS;
use record::{Field, Kind, RecordRef, RecordType, Value, Values, View};
use store::Db;

use crate::http::Posted;
use crate::kit::{self, Choice, Chosen, Input};
use crate::show::{Show, address_words, choice_label, field_hint, field_label};

/// Titles of the records that a form refers to.
pub type Labels = HashMap<RecordRef, String>;

/// What a form would send for these values.
pub fn written<'f>(show: &Show, fields: impl IntoIterator<Item = &'f Field>, values: &Values) -> Posted {
    let mut posted = Posted::default();
    for field in fields {
        write(&mut posted, show, field, values.get(&field.name).unwrap_or(&Value::Null));
    }
    posted
}

fn write(posted: &mut Posted, show: &Show, field: &Field, value: &Value) {
    let (lang, name) = (show.lang, field.name.to_string());
    let mut put = |name: String, text: String| posted.0.push((name, text));
    match value {
        Value::Ids(ids) => ids.iter().for_each(|id| put(name.clone(), id.to_string())),
        Value::Words(words) => words.iter().for_each(|word| put(name.clone(), word.clone())),
        Value::Address(address) => {
            for part in ADDRESS_PARTS {
                put(format!("{name}_{part}"), address.part(part).unwrap_or("").to_owned());
            }
        }
        Value::Money(money) => {
            put(format!("{name}_currency"), money.currency.code().to_owned());
            put(name, format::decimal(lang, money.amount));
        }
        Value::Bool(yes) => put(name, if *yes { "1".to_owned() } else { String::new() }),
        // Minutes as a clock writes them, which every language reads.
        Value::Int(minutes) if field.kind == Kind::Duration && *minutes >= 0 => {
            put(name, format!("{}:{:02}", minutes / 60, minutes % 60));
        }
        Value::Int(number) => put(name, number.to_string()),
        Value::Decimal(number) => put(name, format::decimal(lang, *number)),
        Value::Time(at) => put(name, at.in_zone(&show.zone).strftime("%Y-%m-%dT%H:%M").to_string()),
        Value::Text(text) if field.kind == Kind::Phone => put(name, kernel::phone::display(text, Some(&show.country))),
        other => put(name, record::text::write(other)),
    }
}

/// Titles that a record's view brings along.
pub fn labels_of(view: &View, of: &RecordType) -> Labels {
    let mut labels = Labels::new();
    for field in &of.fields {
        let mut add = |target, id, path: &str| {
            if let Some(title) = view.title_of(path) {
                labels.insert(RecordRef { of: target, id }, title.to_owned());
            }
        };
        match (&field.kind, view.value(&field.name)) {
            (Kind::Reference(target), Value::Id(id)) => add(target, *id, &field.name),
            (Kind::References(target), Value::Ids(ids)) => {
                ids.iter().for_each(|id| add(target, *id, &format!("{}/{id}", field.name)));
            }
            (Kind::AnyRecord, Value::Record(record)) => add(record.of, record.id, &field.name),
            _ => {}
        }
    }
    labels
}

/// Looks up the titles of what a form refers to.
pub fn look_up<'f>(
    db: &Db<'_>,
    fields: impl IntoIterator<Item = &'f Field>,
    posted: &Posted,
) -> kernel::Result<Labels> {
    let mut records = Vec::new();
    for field in fields {
        match field.kind {
            Kind::Reference(target) | Kind::References(target) => records
                .extend(posted.all(&field.name).filter_map(|id| Some(RecordRef { of: target, id: id.parse().ok()? }))),
            Kind::AnyRecord => {
                let known =
                    posted.all(&field.name).filter_map(|text| crate::read_form::record_ref(text, db.catalogue()).ok());
                records.extend(known);
            }
            _ => {}
        }
    }
    if records.is_empty() { Ok(Labels::new()) } else { db.titles(&records) }
}

/// Where a form stands: whose fields they are, and what it is drawn with.
#[derive(Clone, Copy, Debug)]
pub struct Drawn<'a> {
    /// For the reader's language, the company's currency, the record types.
    pub show: &'a Show,
    /// The message of the words of its fields: a record type's name, or `verb_…`.
    pub words: &'a str,
    /// What stands in it.
    pub posted: &'a Posted,
    /// Titles of what it refers to.
    pub labels: &'a Labels,
    /// What is wrong with it.
    pub errors: Option<&'a Error>,
}

impl Drawn<'_> {
    /// A field of the form, with its heading, hint, control and error.
    pub fn field(&self, field: &Field) -> kit::Field {
        let lang = self.show.lang;
        let error = self.errors.and_then(|errors| errors.each().find(|error| error.field() == Some(&field.name)));
        kit::Field {
            name: field.name.to_string(),
            label: field_label(lang, self.words, field),
            hint: field_hint(lang, self.words, field).unwrap_or_default(),
            error: error.map(|error| words::error(lang, error)).unwrap_or_default(),
            required: field.required && field.kind != Kind::YesNo,
            input: self.input(field),
            ..kit::Field::default()
        }
    }

    /// Errors that belong to no field of the form, in sentences.
    pub fn other_errors<'f>(&self, fields: impl IntoIterator<Item = &'f Field>) -> Vec<String> {
        let names: Vec<&str> = fields.into_iter().map(|field| field.name.as_ref()).collect();
        let errors = self.errors.into_iter().flat_map(Error::each);
        errors
            .filter(|error| !error.field().is_some_and(|name| names.contains(&name)))
            .map(|error| words::error(self.show.lang, error))
            .collect()
    }

    fn input(&self, field: &Field) -> Input {
        let name = field.name.as_ref();
        let value = || self.posted.exact(name).to_owned();
        match &field.kind {
            Kind::LongText => Input::LongText { value: value() },
            Kind::Integer | Kind::Decimal => Input::Number { value: value(), unit: String::new() },
            Kind::Percent => Input::Percent { value: value() },
            Kind::Money => self.money(name),
            Kind::Date => Input::Date { value: value() },
            Kind::DateTime => Input::DateTime { value: value() },
            Kind::Duration => Input::Duration { value: value() },
            Kind::YesNo => Input::YesNo { value: self.posted.filled(name).is_some() },
            Kind::Choice(set) => Input::Choice {
                value: value(),
                choices: choices(self.show.lang, set),
                none: none(self.show.lang, field),
            },
            Kind::Choices(set) => Input::Choices {
                values: self.posted.all(name).map(str::to_owned).collect(),
                choices: choices(self.show.lang, set),
            },
            Kind::Reference(target) => {
                Input::Reference { chosen: self.chosen(name, target), search: format!("/pick/{target}") }
            }
            Kind::References(target) => Input::References {
                chosen: self.posted.all(name).filter_map(|id| self.titled(target, id)).collect(),
                search: format!("/pick/{target}"),
            },
            Kind::AnyRecord => Input::Reference { chosen: self.any_record(name), search: "/pick/any".to_owned() },
            Kind::Email => Input::Email { value: value(), autocomplete: "" },
            Kind::Phone => Input::Phone { value: value() },
            Kind::Url => Input::Url { value: value() },
            Kind::Address => self.address(name),
            Kind::Country => Input::Choice {
                value: value(),
                choices: countries(self.show.lang),
                none: words::text(self.show.lang, "common-not-set", &[]),
            },
            Kind::Currency => Input::Choice {
                value: value(),
                choices: self
                    .currencies(self.posted.get(name))
                    .into_iter()
                    .map(|code| Choice { value: code.clone(), label: code })
                    .collect(),
                none: none(self.show.lang, field),
            },
            _ => Input::Text { value: value(), max: record::validate::MAX_TEXT as u32, autocomplete: "" },
        }
    }

    fn money(&self, name: &str) -> Input {
        let picked = self.posted.get(&format!("{name}_currency"));
        let currency = if picked.is_empty() { self.show.base.code() } else { picked };
        Input::Money {
            amount: self.posted.exact(name).to_owned(),
            currency: currency.to_owned(),
            currencies: self.currencies(currency),
        }
    }

    /// The company's own currency first, then those of the markets our users sell to, and the one that is there.
    fn currencies(&self, there: &str) -> Vec<String> {
        let usual = ["EUR", "TRY", "USD", "GBP", "SEK", "NOK", "DKK", "PLN", "CHF", "JPY", "CNY", "AED", "UAH", "RUB"];
        let mut all = vec![self.show.base.code().to_owned()];
        for code in usual.into_iter().chain([there]) {
            if !code.is_empty() && !all.iter().any(|known| known == code) {
                all.push(code.to_owned());
            }
        }
        all
    }

    fn address(&self, name: &str) -> Input {
        let part = |part: &str| self.posted.exact(&format!("{name}_{part}")).to_owned();
        Input::Address {
            street: part("street"),
            postcode: part("postcode"),
            city: part("city"),
            region: part("region"),
            country: part("country"),
            countries: countries(self.show.lang),
            words: address_words(self.show.lang),
        }
    }

    fn chosen(&self, name: &str, target: &'static str) -> Option<Chosen> {
        match self.posted.filled(name) {
            Some(id) => self.titled(target, id),
            // Words that no record was found for stay in the box.
            None => self.words_of(name),
        }
    }

    fn words_of(&self, name: &str) -> Option<Chosen> {
        let words = self.posted.filled(&format!("{name}_text"))?;
        Some(Chosen { id: String::new(), label: words.to_owned() })
    }

    fn titled(&self, target: &'static str, id: &str) -> Option<Chosen> {
        let record = RecordRef { of: target, id: id.parse().ok()? };
        // A record that may not be seen keeps its place without its name, so that saving the form does not lose it.
        let hidden = || words::text(self.show.lang, "show-not-visible", &[]);
        Some(Chosen { id: id.to_owned(), label: self.labels.get(&record).cloned().unwrap_or_else(hidden) })
    }

    fn any_record(&self, name: &str) -> Option<Chosen> {
        let Some(text) = self.posted.filled(name) else { return self.words_of(name) };
        let record = crate::read_form::record_ref(text, &self.show.catalogue).ok()?;
        let hidden = || words::text(self.show.lang, "show-not-visible", &[]);
        Some(Chosen { id: text.to_owned(), label: self.labels.get(&record).cloned().unwrap_or_else(hidden) })
    }
}

fn choices(lang: Lang, set: &record::ChoiceSet) -> Vec<Choice> {
    set.values
        .iter()
        .map(|value| Choice { value: value.code.clone(), label: choice_label(lang, set, &value.code) })
        .collect()
}

/// The word for no choice, where none need be made.
fn none(lang: Lang, field: &Field) -> String {
    if field.required { String::new() } else { words::text(lang, "common-not-set", &[]) }
}

fn countries(lang: Lang) -> Vec<Choice> {
    words::countries(lang)
        .iter()
        .map(|(code, name)| Choice { value: (*code).to_owned(), label: (*name).to_owned() })
        .collect()
}

#[cfg(test)]
mod tests;
