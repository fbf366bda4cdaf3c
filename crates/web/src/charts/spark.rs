//! A line without words, for a cell of a table.

use maud::Markup;

use super::canvas::{Canvas, Ink, Palette, Size};

/// The line through `values`, oldest first; `label` says aloud what it is.
pub fn spark(values: &[i64], label: &str, palette: Palette) -> Markup {
    let size = Size { width: 96.0, height: 24.0 };
    let mut canvas = Canvas::new(size, palette);
    let points: Vec<(f64, f64)> = analytics::sparkline::points(values, size.width - 8.0, size.height - 6.0)
        .into_iter()
        .map(|(x, y)| (x + 3.0, y + 3.0))
        .collect();
    canvas.ground(&points, size.height - 3.0, Ink::Series(1));
    canvas.line(&points, Ink::Series(1));
    if let Some(&last) = points.last() {
        canvas.dot(last, 2.5, Ink::Series(1));
    }
    let mut markup = canvas.finish(label, "");
    markup.0 = markup.0.replacen("class=\"chart\"", "class=\"chart spark\"", 1);
    markup
}
