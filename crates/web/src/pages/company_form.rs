//! What is asked about the company, on the first visit and in its settings.

use kernel::{Error, Lang};
use words::CustomerWord;

use super::sign_in::zones;
use crate::kit::{Choice, Field, Input};

/// The company as a form holds it.
#[derive(Clone, Debug, Default)]
pub struct CompanyForm {
    /// Its name.
    pub name: String,
    /// The code of its language.
    pub language: String,
    /// The code of its currency.
    pub currency: String,
    /// The code of its country.
    pub country: String,
    /// The IANA name of its time zone.
    pub time_zone: String,
    /// The code of its word for customer.
    pub customer_word: String,
}

/// A field that has to be filled in, with what is wrong with it.
pub(crate) fn needed(lang: Lang, name: &str, key: &str, error: Option<&Error>, input: Input) -> Field {
    let wrong = error.into_iter().flat_map(Error::each).find(|error| error.field() == Some(name));
    Field {
        name: name.to_owned(),
        label: words::text(lang, key, &[]),
        error: wrong.map(|error| words::error(lang, error)).unwrap_or_default(),
        required: true,
        input,
        ..Field::default()
    }
}

/// The fields `company`, `language`, `currency`, `country`, `time_zone` and `customer_word`.
pub fn company_fields(lang: Lang, form: &CompanyForm, error: Option<&Error>) -> Vec<Field> {
    let word = |key: &str| words::text(lang, key, &[]);
    let field = |name: &str, key: &str, input: Input| needed(lang, name, key, error, input);
    let choice =
        |value: &str, choices: Vec<Choice>| Input::Choice { value: value.to_owned(), choices, none: String::new() };
    let plain =
        |codes: Vec<String>| codes.into_iter().map(|code| Choice { label: code.clone(), value: code }).collect();
    let languages = Lang::ALL.iter().map(|l| Choice { value: l.code().into(), label: l.endonym().into() }).collect();
    let currencies = plain(zones::CURRENCIES.iter().map(|code| (*code).to_owned()).collect());
    let text = Input::Text { value: form.name.clone(), max: 200, autocomplete: "organization" };
    vec![
        Field { full: true, ..field("company", "company-form-name", text) },
        field("language", "company-form-language", choice(&form.language, languages)),
        field("country", "company-form-country", choice(&form.country, zones::countries(lang))),
        field("currency", "company-form-currency", choice(&form.currency, currencies)),
        field("time_zone", "company-form-time-zone", choice(&form.time_zone, plain(zones::zones()))),
        Field {
            hint: word("company-form-word-hint"),
            full: true,
            ..field(
                "customer_word",
                "company-form-word",
                choice(&form.customer_word, customer_words(lang, &form.customer_word)),
            )
        },
    ]
}

/// The words for customer, each in the language of the page: one and many. Estonian says customer and client alike, so
/// that one of the two is offered.
fn customer_words(lang: Lang, chosen: &str) -> Vec<Choice> {
    let shown = |word: CustomerWord| {
        let one = word.form(lang, "nominative").or_else(|| word.form(lang, "singular"));
        format!("{} · {}", one.unwrap_or(word.code()), word.form(lang, "plural").unwrap_or(word.code()))
    };
    let mut words = CustomerWord::ALL.to_vec();
    words.sort_by_key(|word| word.code() != chosen);
    let mut choices: Vec<Choice> = Vec::new();
    for word in words {
        let choice = Choice { value: word.code().to_owned(), label: shown(word) };
        if !choices.iter().any(|known| known.label == choice.label) {
            choices.push(choice);
        }
    }
    choices.sort_by_key(|choice| CustomerWord::ALL.iter().position(|word| word.code() == choice.value));
    choices
}
