//! What belongs to a record, as short lists in cards.

use kernel::Lang;
use maud::{Markup, html};

use super::icon::icon;
use super::message::{Empty, empty};
use super::word;

/// One line of a related list.
#[derive(Clone, Debug, Default)]
pub struct RelatedItem {
    /// Mark before it: avatar or icon; may be empty.
    pub picture: Markup,
    /// Title.
    pub title: String,
    /// Where it leads.
    pub href: String,
    /// A line under the title; may be empty.
    pub note: String,
    /// At the end: an amount, a date; may be empty.
    pub end: Markup,
    /// Under that; may be empty.
    pub end_note: Markup,
    /// `type:id` for live refreshing, or empty.
    pub live: String,
}

/// A related list.
#[derive(Clone, Debug, Default)]
pub struct Related {
    /// Id of the card.
    pub id: String,
    /// Heading.
    pub title: String,
    /// How many there are in all, in the reader's figures; may be empty.
    pub count: String,
    /// Address of a dialog for a new one; empty when one may not.
    pub add: String,
    /// Words of that button, read aloud.
    pub add_text: String,
    /// The first ones.
    pub items: Vec<RelatedItem>,
    /// What stands there when there is none.
    pub none: String,
    /// All of them: words and address.
    pub all: Option<(String, String)>,
    /// Record type for live refreshing, or empty.
    pub live_list: String,
    /// Address that answers this card anew, alone or on its page.
    pub refresh: String,
}

/// The card of a related list.
pub fn related(lang: Lang, r: &Related) -> Markup {
    let live = (!r.live_list.is_empty()).then_some(&r.live_list);
    let refresh = (!r.refresh.is_empty()).then_some(&r.refresh);
    let add_text = if r.add_text.is_empty() { word(lang, "kit-add") } else { r.add_text.clone() };
    html! {
        section class="panel" id=(r.id) data-live-list=[live] hx-get=[refresh] hx-trigger=[refresh.map(|_| "live")] hx-select=[refresh.map(|_| format!("#{}", r.id))] hx-swap=[refresh.map(|_| "outerHTML")] {
            div class="panel-head" {
                h2 { (r.title) @if !r.count.is_empty() { span class="panel-count" { (r.count) } } }
                @if !r.add.is_empty() {
                    a class="btn btn-quiet btn-icon btn-small" href=(r.add) hx-get=(r.add) hx-target="#dialog" title=(add_text) {
                        (icon("plus")) span class="sr" { (add_text) }
                    }
                }
            }
            div class="panel-body flush" {
                @if r.items.is_empty() { (empty(&Empty { text: r.none.clone(), small: true, ..Empty::default() })) }
                @else { ul class="related" { @for one in &r.items { (item(one)) } } }
            }
            @if let Some((text, href)) = &r.all { div class="panel-foot" { a href=(href) { (text) } } }
        }
    }
}

fn item(i: &RelatedItem) -> Markup {
    html! {
        li class="related-item" data-live=[(!i.live.is_empty()).then_some(&i.live)] {
            (i.picture)
            span class="related-text" {
                a class="related-title" href=(i.href) { (i.title) }
                @if !i.note.is_empty() { span class="related-note" { (i.note) } }
            }
            @if !i.end.0.is_empty() || !i.end_note.0.is_empty() {
                span class="related-end" { span { (i.end) } @if !i.end_note.0.is_empty() { span class="related-note" { (i.end_note) } } }
            }
        }
    }
}
