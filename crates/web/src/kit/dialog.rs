//! Dialogs, which the browser itself keeps in front and closes on Escape.

use kernel::Lang;
use maud::{Markup, html};

use super::icon::icon;
use super::word;

/// A dialog; answered into the slot `#dialog` of the page, where the script opens it.
#[derive(Clone, Debug, Default)]
pub struct Dialog {
    /// Heading.
    pub title: String,
    /// What stands in it.
    pub body: Markup,
    /// Buttons at its foot; a submit button there names its form by `form=`. May be empty.
    pub foot: Markup,
    /// More room.
    pub wide: bool,
}

/// The dialog itself.
pub fn dialog(lang: Lang, d: &Dialog) -> Markup {
    html! {
        dialog class={ "dialog" @if d.wide { " wide" } } aria-labelledby="dialog-title" data-dialog {
            div class="dialog-head" {
                h2 id="dialog-title" { (d.title) }
                button type="button" class="btn btn-quiet btn-icon" data-dialog-close { (icon("x")) span class="sr" { (word(lang, "kit-close")) } }
            }
            div class="dialog-body" { (d.body) }
            @if !d.foot.0.is_empty() { div class="dialog-foot" { (d.foot) } }
        }
    }
}
