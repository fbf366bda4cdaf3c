//! Whole forms.

use kernel::Lang;
use maud::{Markup, html};

use super::button::{Button, Look, submit};
use super::field::{Field, field};
use super::word;

/// Fields that belong together.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// Heading; may be empty.
    pub title: String,
    /// A sentence under it; may be empty.
    pub text: String,
    /// The fields in order.
    pub fields: Vec<Field>,
}

/// A form.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Id of the element.
    pub id: String,
    /// Where it is posted.
    pub action: String,
    /// The token that every change must carry.
    pub csrf: String,
    /// Hidden values, such as the version of the record.
    pub hidden: Vec<(String, String)>,
    /// The fields.
    pub sections: Vec<Section>,
    /// What is wrong with the whole, in sentences.
    pub errors: Vec<String>,
    /// Words of the button that sends it; empty: the form stands in a dialog, whose foot has the buttons.
    pub submit: String,
    /// Where giving up leads; empty: no such link.
    pub cancel: String,
    /// Whether files are sent with it.
    pub files: bool,
    /// Where htmx puts the answer (a selector); empty: a new page.
    pub target: String,
}

/// The form with its fields and buttons.
pub fn form(lang: Lang, f: &Form) -> Markup {
    let target = (!f.target.is_empty()).then_some(&f.target);
    html! {
        form class="form" id=(f.id) method="post" action=(f.action) enctype=[f.files.then_some("multipart/form-data")]
            hx-post=[target.map(|_| &f.action)] hx-target=[target] hx-encoding=[target.filter(|_| f.files).map(|_| "multipart/form-data")] novalidate {
            (hidden_csrf(&f.csrf))
            @for (name, value) in &f.hidden { input type="hidden" name=(name) value=(value); }
            (error_summary(lang, &f.errors))
            @for section in &f.sections {
                div class="form-section" {
                    @if !section.title.is_empty() { h2 { (section.title) } }
                    @if !section.text.is_empty() { p class="muted" { (section.text) } }
                    div class="form-grid" { @for one in &section.fields { (field(lang, one)) } }
                }
            }
            @if !f.submit.is_empty() {
                div class="form-actions" {
                    (submit(&Button { text: &f.submit, look: Look::Primary, ..Button::default() }, "", ""))
                    @if !f.cancel.is_empty() { a class="btn btn-quiet" href=(f.cancel) data-cancel { (word(lang, "kit-cancel")) } }
                }
            }
        }
    }
}

/// What is wrong with a form as a whole, above its fields.
pub fn error_summary(lang: Lang, errors: &[String]) -> Markup {
    html! {
        @if !errors.is_empty() {
            div class="form-errors" role="alert" tabindex="-1" data-focus {
                p class="strong" { (word(lang, "kit-form-errors")) }
                ul { @for error in errors { li { (error) } } }
            }
        }
    }
}

/// The hidden field that every form carries.
pub fn hidden_csrf(csrf: &str) -> Markup {
    html! { input type="hidden" name="_csrf" value=(csrf); }
}
