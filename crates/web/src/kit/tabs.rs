//! Tabs: of saved views above a list, and of parts of a page.

use maud::{Markup, html};

use super::icon::icon;

/// A tab, which is a link.
#[derive(Clone, Debug, Default)]
pub struct Tab {
    /// The words.
    pub text: String,
    /// Where it leads.
    pub href: String,
    /// Name of an icon, or empty.
    pub icon: &'static str,
    /// How many are in it, in the reader's figures; may be empty.
    pub count: String,
    /// Whether it is the one shown.
    pub current: bool,
}

/// Saved views; `end` stands after them (save this view, more).
pub fn view_tabs(label: &str, views: &[Tab], end: Markup) -> Markup {
    html! { nav class="view-tabs" aria-label=(label) { @for tab in views { (link(tab, None)) } (end) } }
}

/// Parts of a page; a click fetches the part into `target` (a selector), and without a script follows the link.
pub fn tabs(label: &str, parts: &[Tab], target: &str) -> Markup {
    html! { nav class="view-tabs" aria-label=(label) data-tabs { @for tab in parts { (link(tab, Some(target))) } } }
}

fn link(tab: &Tab, target: Option<&str>) -> Markup {
    html! {
        a class="view-tab" href=(tab.href) aria-current=[tab.current.then_some("page")]
            hx-get=[target.map(|_| &tab.href)] hx-target=[target] hx-select=[target] hx-swap=[target.map(|_| "outerHTML")] hx-push-url=[target.map(|_| "true")] {
            @if !tab.icon.is_empty() { (icon(tab.icon)) }
            (tab.text)
            @if !tab.count.is_empty() { span class="tab-count" { (tab.count) } }
        }
    }
}
