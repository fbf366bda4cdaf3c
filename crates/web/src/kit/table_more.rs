//! Endless scrolling, and the bar for chosen rows.

use kernel::Lang;
use maud::{Markup, html};

use super::icon::icon;
use super::word;

/// The marker after the last row of a page: fetches `url` (which answers lines and the next marker) shortly before
/// it comes into sight; without a script it is a link. `columns` counts the cells of a row, selection included.
pub fn more_row(lang: Lang, columns: usize, url: &str) -> Markup {
    html! {
        tr class="more-row" role="row" data-more {
            td role="cell" colspan=(columns) {
                div class="more-ahead" hx-get=(url) hx-trigger="intersect once" hx-target="closest tr" hx-swap="outerHTML" {}
                a class="btn btn-quiet" href=(url) hx-get=(url) hx-target="closest tr" hx-swap="outerHTML" { (word(lang, "kit-more")) }
            }
        }
    }
}

/// Something done to all chosen rows.
#[derive(Clone, Debug, Default)]
pub struct BulkAction {
    /// The words.
    pub text: String,
    /// Name of an icon.
    pub icon: &'static str,
    /// Where the chosen ids are posted as `id=…&id=…`.
    pub action: String,
    /// Whether `action` answers a dialog (a form that asks for more) instead of doing it at once.
    pub asks: bool,
    /// Whether it takes something away.
    pub danger: bool,
}

/// The bar that appears when rows of the table `table_id` are chosen.
pub fn bulk_bar(lang: Lang, table_id: &str, actions: &[BulkAction]) -> Markup {
    html! {
        div class="bulk" role="region" aria-label=(word(lang, "kit-chosen-rows")) data-bulk=(table_id) hidden {
            span class="bulk-count" aria-live="polite" { span data-bulk-count { "0" } " " (word(lang, "kit-chosen")) }
            @for action in actions {
                button type="button" class={ "btn btn-quiet" @if action.danger { " text-bad" } } data-bulk-action hx-post=(action.action)
                    hx-include={ "#" (table_id) " [data-pick]:checked" }
                    hx-target=(if action.asks { "#dialog" } else { "#toasts" }) hx-swap=(if action.asks { "innerHTML" } else { "beforeend" }) {
                    (icon(action.icon)) (action.text)
                }
            }
            button type="button" class="btn btn-quiet btn-icon" data-bulk-clear { (icon("x")) span class="sr" { (word(lang, "kit-choose-none")) } }
        }
    }
}
