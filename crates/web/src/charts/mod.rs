//! Charts drawn by the server as SVG: they appear at once, print, and go into mails.
//!
//! A chart knows its figures and how the reader writes them, and draws itself at any [`Size`] with any [`Palette`].
//! [`figure`] puts it on a page in three sizes, of which the style sheet shows the one that fits, with its table below.

mod bars;
mod canvas;
mod donut;
mod figure;
mod fit;
mod frame;
mod funnel;
mod line;
mod pareto;
mod spark;

pub use bars::{Bar, Bars};
pub use canvas::{Ink, Palette, Size};
pub use donut::{Donut, Slice, donut};
pub use figure::figure;
pub use funnel::{Funnel, Step};
pub use line::{Line, Series};
pub use pareto::Pareto;
pub use spark::spark;

use maud::Markup;

/// Writes a figure of an axis as the reader does.
pub type Write<'a> = &'a dyn Fn(f64) -> String;

/// Something that can be drawn.
pub trait Chart {
    /// The picture; it says by itself, for those who cannot see it, what it shows.
    fn draw(&self, size: Size, palette: Palette) -> Markup;
}
