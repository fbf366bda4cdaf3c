//! Parts of a whole, for a few parts.

use std::f64::consts::TAU;

use maud::{Markup, html};

use super::Chart;
use super::canvas::{Canvas, Ink, Palette, Size, n};
use super::fit::shorten;

/// A part.
#[derive(Clone, Debug)]
pub struct Slice {
    /// Its name.
    pub name: String,
    /// How large it is; below zero counts as zero.
    pub value: f64,
    /// The value as the reader writes it.
    pub figure: String,
}

/// A ring of parts.
#[derive(Clone, Debug, Default)]
pub struct Donut {
    /// What the chart shows.
    pub title: String,
    /// The parts, the largest first.
    pub slices: Vec<Slice>,
    /// The whole, written in the middle.
    pub total: String,
}

impl Chart for Donut {
    fn draw(&self, size: Size, palette: Palette) -> Markup {
        let side = size.width.min(size.height);
        let mut canvas = Canvas::new(Size { width: side, height: side }, palette);
        let whole: f64 = self.slices.iter().map(|slice| slice.value.max(0.0)).sum();
        let mut turned = 0.0;
        for (place, slice) in self.slices.iter().enumerate() {
            let part = if whole > 0.0 { slice.value.max(0.0) / whole } else { 0.0 };
            if part > 0.0 {
                canvas.shape(
                    &ring(side, turned, part),
                    Ink::Series(place + 1),
                    "c-part",
                    &format!("{}: {}", slice.name, slice.figure),
                );
            }
            turned += part;
        }
        let says: Vec<String> = self.slices.iter().map(|slice| format!("{} {}", slice.name, slice.figure)).collect();
        canvas.finish(&self.title, &says.join(", "))
    }
}

/// A part of a ring: `part` of the full turn from `start`, both 0 to 1, with a hair of space between parts.
fn ring(side: f64, start: f64, part: f64) -> String {
    let middle = side / 2.0;
    let (outer, inner) = (middle - 2.0, middle * 0.7);
    // A whole ring has no beginning, so an arc cannot draw it; a hair less does.
    let part = part.min(0.9999);
    let gap = if part < 0.995 { (1.2 / (outer * TAU)).min(part / 4.0) } else { 0.0 };
    let point = |turn: f64, radius: f64| {
        let angle = turn * TAU - TAU / 4.0;
        format!("{} {}", n(middle + radius * angle.cos()), n(middle + radius * angle.sin()))
    };
    let (from, to) = (start + gap, start + part - gap);
    let long = u8::from(part > 0.5);
    format!(
        "M{}A{} {} 0 {long} 1 {}L{}A{} {} 0 {long} 0 {}Z",
        point(from, outer),
        n(outer),
        n(outer),
        point(to, outer),
        point(to, inner),
        n(inner),
        n(inner),
        point(from, inner)
    )
}

/// The ring with its parts named beside it.
pub fn donut(d: &Donut) -> Markup {
    html! {
        div class="donut" {
            div class="donut-ring" {
                (d.draw(Size { width: 176.0, height: 176.0 }, Palette::Page))
                @if !d.total.is_empty() { p class="donut-total" { (d.total) } }
            }
            ul class="legend" {
                @for (place, slice) in d.slices.iter().enumerate() {
                    li title=(slice.name) {
                        svg viewBox="0 0 10 10" aria-hidden="true" { rect class={ "f-" (place % 8 + 1) } width="10" height="10" rx="3" {} }
                        span { (shorten(&slice.name, 180.0)) }
                        b { (slice.figure) }
                    }
                }
            }
        }
    }
}
