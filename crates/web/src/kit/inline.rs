//! The small form that takes a value's place while it is edited.

use kernel::Lang;
use maud::{Markup, html};

use super::field::{Field, Input, field};
use super::form::hidden_csrf;
use super::word;

/// The form for one field, posted to `action` with the record's `version`. `target` is what the answer replaces:
/// `closest tr` for a row of a list (answer: `table_row`), `closest [data-value]` for a value (answer: `value`).
///
/// A wrong value is answered by 422 and this form again with `f.error`; a clash by 409 and the conflict dialog.
pub fn inline_form(lang: Lang, csrf: &str, action: &str, version: i64, target: &str, f: &Field) -> Markup {
    let needs_button = matches!(
        f.input,
        Input::LongText { .. } | Input::Address { .. } | Input::Choices { .. } | Input::References { .. }
    );
    html! {
        form class="cell-form" method="post" action=(action) hx-post=(action) hx-target=(target) hx-swap="outerHTML" data-inline novalidate {
            (hidden_csrf(csrf))
            input type="hidden" name="version" value=(version);
            (field(lang, &Field { bare: true, prefix: format!("{}inline-", f.prefix), ..f.clone() }))
            button type="submit" class={ "btn btn-primary btn-small" @if !needs_button { " sr" } } { (word(lang, "kit-save")) }
        }
    }
}
