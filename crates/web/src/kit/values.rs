//! The fields of a record as label and value, each opened for editing where it stands.

use kernel::Lang;
use maud::{Markup, html};

use super::cell::{Cell, cell};
use super::edit::editable;
use super::form::hidden_csrf;
use super::icon::icon;
use super::word;

/// When and by whom a fact was last confirmed.
#[derive(Clone, Debug, Default)]
pub struct Confirmed {
    /// In the reader's words: "Ayşe Yılmaz, 3 May"; empty where there is nothing to say yet.
    pub text: String,
    /// Whether that is long ago.
    pub stale: bool,
}

/// A field and its value.
#[derive(Clone, Debug, Default)]
pub struct Value {
    /// Name of the field.
    pub name: String,
    /// Heading.
    pub label: String,
    /// The value.
    pub value: Cell,
    /// Address of its field form; empty when it may not be changed.
    pub edit: String,
    /// When and by whom it was last confirmed.
    pub confirmed: Option<Confirmed>,
    /// Address to which confirming it is posted; empty when one may not.
    pub confirm: String,
    /// The token that confirming carries.
    pub csrf: String,
}

/// All of them.
pub fn values(lang: Lang, all: &[Value]) -> Markup {
    html! { dl class="values" { @for one in all { (value(lang, one)) } } }
}

/// One line; also the answer after editing it. `edit` answers a form into the same place.
pub fn value(lang: Lang, v: &Value) -> Markup {
    html! {
        div data-value=(v.name) {
            dt { (v.label) }
            dd {
                @if v.edit.is_empty() {
                    @if v.value.is_none() { span class="faint" { "–" } } @else { (cell(&v.value)) }
                } @else {
                    (editable(lang, &v.label, &v.value, &v.edit, "closest dd", " value-edit"))
                }
                @if let Some(confirmed) = &v.confirmed {
                    span class={ "confirmed" @if confirmed.stale { " is-stale" } } {
                        @if !confirmed.text.is_empty() { (icon(if confirmed.stale { "clock" } else { "check" })) span { (confirmed.text) } }
                        @if !v.confirm.is_empty() {
                            form method="post" action=(v.confirm) hx-post=(v.confirm) hx-target="closest [data-value]" hx-swap="outerHTML" {
                                (hidden_csrf(&v.csrf))
                                button type="submit" class="confirm-again" title={ (word(lang, "kit-confirm")) ": " (v.label) } { (word(lang, "kit-confirm")) span class="sr" { " " (v.label) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
