//! One field of a form: label, control, hint and error, tied together for eyes and ears.

use kernel::Lang;
use maud::{Markup, html};

use super::combobox::{Chosen, reference, references};
use super::day;
use super::icon::icon;
use super::word;

/// A choice of a list.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: String,
}

/// Headings of the parts of an address.
#[derive(Clone, Debug, Default)]
pub struct AddressWords {
    /// Street and number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub city: String,
    /// Province, county or state.
    pub region: String,
    /// Country.
    pub country: String,
}

/// The control, by kind of field. Values are as the form sends them, numbers and dates as typed; a date may also come in
/// its machine form, 2026-11-21, and is then shown as the reader writes it.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each variant's own line names its parts")]
pub enum Input {
    /// Words on one line; `max` letters at most, 0 without limit.
    Text { value: String, max: u32, autocomplete: &'static str },
    /// Several lines, Markdown.
    LongText { value: String },
    /// A whole or decimal number as the reader writes it, with a unit after it (may be empty).
    Number { value: String, unit: String },
    /// An amount (`name`) and its currency (`name_currency`).
    Money { amount: String, currency: String, currencies: Vec<String> },
    /// Percent.
    Percent { value: String },
    /// A day.
    Date { value: String },
    /// A day and a time of day, 2026-11-21T14:30.
    DateTime { value: String },
    /// A span of time as the reader writes it, such as 1:30.
    Duration { value: String },
    /// Yes or no.
    YesNo { value: bool },
    /// One of several; `none` is the word for no choice, empty where one must be made.
    Choice { value: String, choices: Vec<Choice>, none: String },
    /// Any number of several.
    Choices { values: Vec<String>, choices: Vec<Choice> },
    /// Another record, looked up at `search` while typing.
    Reference { chosen: Option<Chosen>, search: String },
    /// Several other records.
    References { chosen: Vec<Chosen>, search: String },
    /// A mail address; `autocomplete` is `username` where one signs in with it, else empty.
    Email { value: String, autocomplete: &'static str },
    /// A telephone number.
    Phone { value: String },
    /// An address: `name_street`, `name_postcode`, `name_city`, `name_region`, `name_country`.
    Address {
        street: String,
        postcode: String,
        city: String,
        region: String,
        country: String,
        countries: Vec<Choice>,
        words: AddressWords,
    },
    /// A web address.
    Url { value: String },
    /// A file; `current` names the one that is there.
    File { accept: String, multiple: bool, current: String },
    /// A secret.
    Password { autocomplete: &'static str },
}

impl Default for Input {
    fn default() -> Self {
        Input::Text { value: String::new(), max: 0, autocomplete: "" }
    }
}

/// A field of a form.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// Name that is sent.
    pub name: String,
    /// Put before the name to make the ids of its elements; needed when the same field stands twice on a page.
    pub prefix: String,
    /// Heading.
    pub label: String,
    /// A sentence of help, or empty.
    pub hint: String,
    /// What is wrong with the value, or empty.
    pub error: String,
    /// Whether it must be filled.
    pub required: bool,
    /// Whether it is only shown.
    pub read_only: bool,
    /// Takes the whole width of the form.
    pub full: bool,
    /// Gets the cursor when the form opens.
    pub focus: bool,
    /// Hides the heading from the eye, for a field inside a table cell.
    pub bare: bool,
    /// The control.
    pub input: Input,
}

impl Field {
    /// Id of the control.
    pub fn id(&self) -> String {
        format!("{}f-{}", self.prefix, self.name)
    }

    pub(super) fn described_by(&self) -> Option<String> {
        let id = self.id();
        let mut ids = Vec::new();
        if !self.hint.is_empty() {
            ids.push(format!("{id}-hint"));
        }
        if !self.error.is_empty() {
            ids.push(format!("{id}-error"));
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// A field with its label, hint and error.
pub fn field(lang: Lang, f: &Field) -> Markup {
    let id = f.id();
    let wide = f.full || matches!(f.input, Input::LongText { .. } | Input::Address { .. });
    let group = matches!(f.input, Input::Choices { .. } | Input::Address { .. });
    let inside = html! {
        @if group { legend class={ "label" @if f.bare { " sr" } } { (label_words(lang, f)) } }
        @else if !matches!(f.input, Input::YesNo { .. }) {
            label class={ "label" @if f.bare { " sr" } } for=(id) id={ (id) "-label" } { (label_words(lang, f)) }
        }
        (control(lang, f))
        @if !f.hint.is_empty() { p class="hint" id={ (id) "-hint" } { (f.hint) } }
        @if !f.error.is_empty() { p class="error" id={ (id) "-error" } { (icon("alert")) span { (f.error) } } }
    };
    let class = if wide { "field full" } else { "field" };
    html! {
        @if group { fieldset class=(class) aria-describedby=[f.described_by()] { (inside) } } @else { div class=(class) { (inside) } }
    }
}

fn label_words(lang: Lang, f: &Field) -> Markup {
    html! { (f.label) @if f.required { span class="required" aria-hidden="true" { "*" } span class="sr" { (word(lang, "kit-required")) } } }
}

fn control(lang: Lang, f: &Field) -> Markup {
    match &f.input {
        Input::Text { value, max, autocomplete } => text(f, "text", value, *max, autocomplete, ""),
        Input::LongText { value } => html! {
            textarea class="input" id=(f.id()) name=(f.name) rows="4" required[f.required] readonly[f.read_only] autofocus[f.focus]
                aria-invalid=[invalid(f)] aria-describedby=[f.described_by()] { (value) }
        },
        Input::Number { value, unit } => html! {
            @if unit.is_empty() { (text(f, "text", value, 0, "", "decimal")) }
            @else { div class="joined" { (text(f, "text", value, 0, "", "decimal")) span class="affix" { (unit) } } }
        },
        Input::Money { amount, currency, currencies } => html! {
            div class="joined" {
                (text(f, "text", amount, 0, "", "decimal"))
                span class="select" {
                    select class="input" name={ (f.name) "_currency" } aria-label=(word(lang, "kit-currency")) disabled[f.read_only] {
                        @for code in currencies { option value=(code) selected[code == currency] { (code) } }
                    }
                    (icon("chevron-down"))
                }
            }
        },
        Input::Percent { value } => {
            html! { div class="joined" { (text(f, "text", value, 0, "", "decimal")) span class="affix" { "%" } } }
        }
        Input::Date { value } => day::date(lang, f, value),
        Input::DateTime { value } => day::date_time(lang, f, value),
        Input::Duration { value } => html! {
            div class="joined" { (text(f, "text", value, 0, "", "")) span class="affix" { (word(lang, "kit-hours-minutes")) } }
        },
        Input::YesNo { value } => html! {
            // The empty value before the box tells "no" from "not asked".
            input type="hidden" name=(f.name) value="";
            label class="check switch" for=(f.id()) {
                input type="checkbox" role="switch" id=(f.id()) name=(f.name) value="1" checked[*value] disabled[f.read_only] autofocus[f.focus]
                    aria-invalid=[invalid(f)] aria-describedby=[f.described_by()];
                span class=[f.bare.then_some("sr")] { (f.label) }
            }
        },
        Input::Choice { value, choices, none } => html! {
            span class="select" {
                select class="input" id=(f.id()) name=(f.name) required[f.required] disabled[f.read_only] autofocus[f.focus]
                    aria-invalid=[invalid(f)] aria-describedby=[f.described_by()] {
                    @if !none.is_empty() || value.is_empty() { option value="" selected[value.is_empty()] { (none) } }
                    @for choice in choices { option value=(choice.value) selected[choice.value == *value] { (choice.label) } }
                }
                (icon("chevron-down"))
            }
        },
        Input::Choices { values, choices } => html! {
            input type="hidden" name=(f.name) value="";
            div class="checks" {
                @for choice in choices {
                    label class="check" {
                        input type="checkbox" name=(f.name) value=(choice.value) checked[values.contains(&choice.value)] disabled[f.read_only];
                        span { (choice.label) }
                    }
                }
            }
        },
        Input::Reference { chosen, search } => reference(lang, f, chosen.as_ref(), search),
        Input::References { chosen, search } => references(lang, f, chosen, search),
        Input::Email { value, autocomplete } => {
            text(f, "email", value, 0, if autocomplete.is_empty() { "email" } else { autocomplete }, "email")
        }
        Input::Phone { value } => text(f, "tel", value, 0, "tel", "tel"),
        Input::Address { .. } => address(f),
        Input::Url { value } => text(f, "url", value, 0, "url", "url"),
        Input::File { accept, multiple, current } => html! {
            @if !current.is_empty() { p class="small muted" { (current) } }
            input type="file" id=(f.id()) name=(f.name) accept=[(!accept.is_empty()).then_some(accept)] multiple[*multiple] required[f.required]
                aria-invalid=[invalid(f)] aria-describedby=[f.described_by()];
        },
        Input::Password { autocomplete } => text(f, "password", "", 0, autocomplete, ""),
    }
}

pub(super) fn invalid(f: &Field) -> Option<&'static str> {
    (!f.error.is_empty()).then_some("true")
}

fn text(f: &Field, kind: &str, value: &str, max: u32, autocomplete: &str, mode: &str) -> Markup {
    let number = mode == "decimal";
    html! {
        input class={ "input" @if number { " num" } } type=(kind) id=(f.id()) name=(f.name) value=(value)
            maxlength=[(max > 0).then_some(max)] inputmode=[(!mode.is_empty()).then_some(mode)]
            autocomplete=(if autocomplete.is_empty() { "off" } else { autocomplete })
            required[f.required] readonly[f.read_only] autofocus[f.focus] aria-invalid=[invalid(f)] aria-describedby=[f.described_by()];
    }
}

fn address(f: &Field) -> Markup {
    let Input::Address { street, postcode, city, region, country, countries, words } = &f.input else {
        return html! {};
    };
    let part = |key: &str, label: &str, value: &str, autocomplete: &str, full: bool| {
        let id = format!("{}-{key}", f.id());
        html! {
            div class={ "field" @if full { " full" } } {
                label class="label" for=(id) { (label) }
                // A street may have several lines: a building, a floor, a post box.
                @if full { textarea class="input short" id=(id) name={ (f.name) "_" (key) } rows="1" autocomplete=(autocomplete) readonly[f.read_only] { (value) } }
                @else { input class="input" type="text" id=(id) name={ (f.name) "_" (key) } value=(value) autocomplete=(autocomplete) readonly[f.read_only]; }
            }
        }
    };
    let id = format!("{}-country", f.id());
    html! {
        div class="form-grid" {
            (part("street", &words.street, street, "street-address", true))
            (part("postcode", &words.postcode, postcode, "postal-code", false))
            (part("city", &words.city, city, "address-level2", false))
            (part("region", &words.region, region, "address-level1", false))
            div class="field" {
                label class="label" for=(id) { (words.country) }
                span class="select" {
                    select class="input" id=(id) name={ (f.name) "_country" } autocomplete="country" disabled[f.read_only] {
                        option value="" {}
                        @for choice in countries { option value=(choice.value) selected[choice.value == *country] { (choice.label) } }
                    }
                    (icon("chevron-down"))
                }
            }
        }
    }
}
