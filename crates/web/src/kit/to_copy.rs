//! What is taken along into another program: a key, a link, an address.

use kernel::Lang;
use maud::{Markup, html};

use super::icon::icon;
use super::word;

/// A value that nobody changes, with a button that copies it where scripts run.
pub fn to_copy(lang: Lang, id: &str, label: &str, value: &str) -> Markup {
    html! {
        div class="field full" {
            label class="label" for=(id) { (label) }
            span class="joined" {
                input class="input mono" type="text" id=(id) value=(value) readonly autocomplete="off" spellcheck="false";
                button type="button" class="btn copy" data-copy=(id) data-copied=(word(lang, "common-copied")) {
                    (icon("copy")) (word(lang, "common-copy"))
                }
            }
        }
    }
}
