//! Where a page stands: area, list, record.

use kernel::Lang;
use maud::{Markup, html};

use super::icon::icon;
use super::word;

/// One step of the way; the last has no address.
#[derive(Clone, Debug, Default)]
pub struct Crumb {
    /// What it is called.
    pub text: String,
    /// Where it leads; empty for the page itself.
    pub href: String,
}

/// The way to this page.
pub fn crumbs(lang: Lang, steps: &[Crumb]) -> Markup {
    html! {
        nav class="crumbs" aria-label=(word(lang, "kit-way")) {
            ol {
                @for (place, step) in steps.iter().enumerate() {
                    li {
                        @if place > 0 { (icon("chevron-right")) }
                        @if step.href.is_empty() { span aria-current="page" { (step.text) } }
                        @else { a href=(step.href) { (step.text) } }
                    }
                }
            }
        }
    }
}
