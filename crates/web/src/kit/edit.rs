//! What one presses to edit a value where it stands.

use kernel::Lang;
use maud::{Markup, html};

use super::cell::{Cell, cell};
use super::icon::icon;
use super::word;

/// The value as a button that fetches its field form from `url` into `place` (`closest td`, `closest dd`).
///
/// A value that can be operated itself, such as a link, keeps that use and gets a small button beside it.
pub(super) fn editable(lang: Lang, label: &str, value: &Cell, url: &str, place: &str, class: &str) -> Markup {
    let title = format!("{}: {label}", word(lang, "kit-edit"));
    html! {
        @if value.is_operable() {
            span class="edit-beside" {
                (cell(value))
                button type="button" class="btn btn-quiet btn-icon btn-small" data-edit hx-get=(url) hx-target=(place) hx-swap="innerHTML" title=(title) {
                    (icon("edit")) span class="sr" { (title) }
                }
            }
        } @else {
            button type="button" class={ "cell-edit" (class) @if value.is_none() { " is-empty" } } data-edit data-empty=(word(lang, "kit-add"))
                hx-get=(url) hx-target=(place) hx-swap="innerHTML" title=(title) {
                (cell(value))
                @if value.is_none() { span class="sr" { (word(lang, "kit-add")) ": " (label) } }
            }
        }
    }
}
