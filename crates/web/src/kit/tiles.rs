//! A row of figures that sum a page up.

use maud::{Markup, html};

use super::chip::Tone;

/// A figure.
#[derive(Clone, Debug, Default)]
pub struct Tile {
    /// What it is.
    pub label: String,
    /// The figure.
    pub value: String,
    /// A few words after or under it; may be empty.
    pub note: String,
    /// How it changed, such as "+12 %"; may be empty.
    pub change: String,
    /// Whether that is good.
    pub tone: Tone,
    /// Where it leads; empty if nowhere.
    pub href: String,
    /// The figure that the page is about.
    pub main: bool,
}

/// The row.
pub fn tiles(all: &[Tile]) -> Markup {
    html! {
        div class="tiles" {
            @for tile in all {
                @if tile.href.is_empty() { div class={ "tile" @if tile.main { " is-main" } } { (face(tile)) } }
                @else { a class={ "tile" @if tile.main { " is-main" } } href=(tile.href) { (face(tile)) } }
            }
        }
    }
}

fn face(tile: &Tile) -> Markup {
    let change = match tile.tone {
        Tone::Good => "tile-change text-good",
        Tone::Warn => "tile-change text-warn",
        Tone::Bad => "tile-change text-bad",
        _ => "tile-change muted",
    };
    html! {
        span class="tile-label" { (tile.label) }
        span class="tile-value" {
            (tile.value)
            @if !tile.change.is_empty() { span class=(change) { (tile.change) } }
        }
        @if !tile.note.is_empty() { span class="tile-note" { (tile.note) } }
    }
}
