//! The line above a list: search within it, its filters, and what else one may do with it.

use kernel::Lang;
use maud::{Markup, html};

use super::icon::icon;
use super::word;

/// A filter in force.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Name of the field.
    pub field: String,
    /// How it is compared, such as "is" or "over".
    pub compare: String,
    /// With what.
    pub value: String,
    /// Address of a small form that changes it; empty if it cannot be changed.
    pub edit: String,
    /// Address of the list without it.
    pub remove: String,
}

/// A filter as a chip, which opens for changing and can be taken away.
pub fn filter_chip(lang: Lang, f: &Filter) -> Markup {
    let text = html! { span class="filter-field" { (f.field) @if !f.compare.is_empty() { " " (f.compare) } } span class="filter-value" { (f.value) } };
    html! {
        span class="filter-chip" {
            @if f.edit.is_empty() { span { (text) } }
            @else { a href=(f.edit) hx-get=(f.edit) hx-target="#dialog" { (text) } }
            a class="filter-remove" href=(f.remove) title={ (word(lang, "kit-remove-filter")) ": " (f.field) } {
                (icon("x")) span class="sr" { (word(lang, "kit-remove-filter")) ": " (f.field) }
            }
        }
    }
}

/// Search within the list; sends `q` to `action` together with `keep` (the other parameters of the address), and
/// refreshes `target` while one types, with the parts of a list's page that depend on what is searched for.
pub fn search_field(label: &str, action: &str, q: &str, keep: &[(String, String)], target: &str) -> Markup {
    html! {
        form class="search-field" role="search" method="get" action=(action) {
            (icon("search"))
            @for (name, value) in keep { input type="hidden" name=(name) value=(value); }
            input class="input" type="search" name="q" value=(q) placeholder=(label) aria-label=(label) autocomplete="off" data-list-search
                hx-get=(action) hx-include="closest form" hx-trigger="input changed delay:200ms, search" hx-target=(target) hx-select=(target) hx-select-oob="#list-count,#list-note,#list-tools,#list-tabs" hx-swap="outerHTML" hx-replace-url="true" hx-sync="this:replace";
        }
    }
}

/// The line: `search` at its start, then the filters, then `tools` at its end.
pub fn toolbar(lang: Lang, search: Markup, filters: &[Filter], add: Markup, tools: Markup) -> Markup {
    html! {
        div class="toolbar" {
            (search)
            div class="toolbar-rest" {
                (add)
                @if !filters.is_empty() {
                    div class="filter-chips" role="group" aria-label=(word(lang, "kit-filters")) { @for filter in filters { (filter_chip(lang, filter)) } }
                }
                div class="toolbar-end" { (tools) }
            }
        }
    }
}
