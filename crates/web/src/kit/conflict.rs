//! Two people changed the same field: both values side by side, and one chooses.

use kernel::Lang;
use maud::{Markup, html};

use super::cell::{Cell, cell};
use super::form::hidden_csrf;
use super::word;

/// A field with two values.
#[derive(Clone, Debug, Default)]
pub struct Clash {
    /// Name of the field; the choice is sent as `keep-{name}` = `mine` or `theirs`.
    pub name: String,
    /// Heading.
    pub label: String,
    /// What I wrote, shown and as it is sent again (pairs of name and value).
    pub mine: Cell,
    /// The values to send again if mine is kept.
    pub sent: Vec<(String, String)>,
    /// What stands there now.
    pub theirs: Cell,
}

/// The form; `by` says who changed it and when, in the reader's words. Posts to `action` with the new `version`; whoever gives
/// up goes to `back`, or closes the dialog where that is empty.
pub fn conflict(lang: Lang, csrf: &str, action: &str, version: i64, by: &str, back: &str, clashes: &[Clash]) -> Markup {
    html! {
        form class="conflict" id="conflict" method="post" action=(action) hx-post=(action) hx-target="#dialog" {
            (hidden_csrf(csrf))
            input type="hidden" name="version" value=(version);
            p class="muted" { (word(lang, "kit-conflict")) }
            @for clash in clashes {
                fieldset class="conflict-field" {
                    legend { (clash.label) }
                    @for (name, value) in &clash.sent { input type="hidden" name=(name) value=(value); }
                    div class="conflict-sides" {
                        (side(&clash.name, "mine", &word(lang, "kit-mine"), &clash.mine, true))
                        (side(&clash.name, "theirs", by, &clash.theirs, false))
                    }
                }
            }
            div class="form-actions" {
                button type="submit" class="btn btn-primary" { (word(lang, "kit-keep-chosen")) }
                @if back.is_empty() { button type="button" class="btn btn-quiet" data-dialog-close { (word(lang, "kit-cancel")) } }
                @else { a class="btn btn-quiet" href=(back) { (word(lang, "kit-cancel")) } }
            }
        }
    }
}

fn side(name: &str, value: &str, who: &str, shown: &Cell, checked: bool) -> Markup {
    html! {
        label class="conflict-side" {
            input type="radio" name={ "keep-" (name) } value=(value) checked[checked];
            span { span class="conflict-who" { (who) } span class="conflict-value" { (cell(shown)) } }
        }
    }
}
