//! A chart on a page, and its figures as a table.

use kernel::Lang;
use maud::{Markup, html};

use super::{Chart, Palette, Size};
use crate::kit::{Table, icon, table, word};

/// The chart in three sizes, of which the style sheet shows the one that fits, and the companion table, closed.
///
/// `title` stands above unless it is empty; `note` (a legend, a choice of period) stands at its end.
pub fn figure(lang: Lang, title: &str, note: Markup, chart: &dyn Chart, figures: &Table) -> Markup {
    html! {
        figure class="figure" {
            @if !title.is_empty() || !note.0.is_empty() {
                figcaption class="figure-head" { @if !title.is_empty() { h2 { (title) } } (note) }
            }
            @for (class, size) in [("for-narrow", Size::NARROW), ("for-medium", Size::MEDIUM), ("for-wide", Size::WIDE)] {
                div class=(class) { (chart.draw(size, Palette::Page)) }
            }
            @if !figures.columns.is_empty() {
                details class="figure-table" {
                    summary { (icon("chevron-right")) (word(lang, "kit-chart-table")) }
                    (table(lang, figures))
                }
            }
        }
    }
}
