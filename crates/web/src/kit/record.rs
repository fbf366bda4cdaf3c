//! The head of a record's page: who it is, what one can do with it, and the facts that matter most.

use maud::{Markup, html};

use super::icon::icon;

/// Name, marks and actions.
#[derive(Clone, Debug, Default)]
pub struct RecordHead {
    /// Title of the record.
    pub title: String,
    /// The large initials or icon before it.
    pub picture: Markup,
    /// Chips after the title: key account, kind, state.
    pub marks: Markup,
    /// A line under it: area, town, owner.
    pub sub: Markup,
    /// Buttons.
    pub actions: Markup,
    /// Address of the form that takes the title's place, with the words of its button; empty when it may not be changed.
    pub edit: (String, String),
}

/// The head.
pub fn record_head(h: &RecordHead) -> Markup {
    html! {
        header class="record-head" {
            (h.picture)
            div class="record-name" {
                div class="record-title" {
                    h1 { (h.title) (h.marks) }
                    @if !h.edit.0.is_empty() {
                        // The form comes here and not into the heading, which stays for those who hear the page.
                        div class="title-edit" {
                            button type="button" class="btn btn-quiet btn-icon btn-small" data-edit hx-get=(h.edit.0) hx-target="closest .title-edit" hx-swap="innerHTML" title=(h.edit.1) {
                                (icon("edit")) span class="sr" { (h.edit.1) }
                            }
                        }
                    }
                }
                @if !h.sub.0.is_empty() { div class="record-sub" { (h.sub) } }
            }
            @if !h.actions.0.is_empty() { div class="record-actions" { (h.actions) } }
        }
    }
}

/// One of the key facts.
#[derive(Clone, Debug, Default)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// The value.
    pub value: Markup,
    /// A few words after it; may be empty.
    pub note: String,
    /// Whether it is late or otherwise calls for something.
    pub bad: bool,
}

/// The key facts in one line.
pub fn facts(all: &[Fact]) -> Markup {
    html! {
        dl class="facts" {
            @for fact in all {
                div class="fact" {
                    dt { (fact.label) }
                    dd class=[fact.bad.then_some("text-bad")] { (fact.value) @if !fact.note.is_empty() { span class="fact-note" { (fact.note) } } }
                }
            }
        }
    }
}

/// A card of a page: heading, a count (may be empty), buttons, body. `id` may be empty.
pub fn panel(id: &str, title: &str, count: &str, actions: Markup, body: Markup) -> Markup {
    html! {
        section class="panel" id=[(!id.is_empty()).then_some(id)] {
            div class="panel-head" {
                h2 { (title) @if !count.is_empty() { span class="panel-count" { (count) } } }
                (actions)
            }
            div class="panel-body" { (body) }
        }
    }
}
