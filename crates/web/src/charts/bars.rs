//! Bars side by side, such as revenue by month.

use maud::Markup;

use super::canvas::{Canvas, Ink, Palette, Size};
use super::frame::Frame;
use super::{Chart, Write};

/// A bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What stands under it.
    pub name: String,
    /// How high it is.
    pub value: f64,
    /// The value and its name in full, shown when pointed at.
    pub says: String,
    /// Its colour.
    pub ink: Ink,
}

/// Bars in order.
pub struct Bars<'a> {
    /// What the chart shows.
    pub title: String,
    /// What it says in a sentence, read aloud.
    pub says: String,
    /// The bars.
    pub bars: Vec<Bar>,
    /// Writes the figures of the axis.
    pub write: Write<'a>,
}

impl Chart for Bars<'_> {
    fn draw(&self, size: Size, palette: Palette) -> Markup {
        let mut canvas = Canvas::new(size, palette);
        let low = self.bars.iter().map(|bar| bar.value).fold(0.0, f64::min);
        let high = self.bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
        let frame = Frame::new(size, low, high, self.write);
        frame.draw(&mut canvas, self.write);

        let step = frame.width() / self.bars.len().max(1) as f64;
        let width = (step * 0.68).clamp(1.0, 44.0);
        let zero = frame.y(0.0);
        let mut middles = Vec::with_capacity(self.bars.len());
        for (place, bar) in self.bars.iter().enumerate() {
            let middle = frame.left + step * (place as f64 + 0.5);
            let y = frame.y(bar.value);
            let round = (width / 5.0).min(3.0);
            canvas.rect([middle - width / 2.0, y.min(zero), width, (zero - y).abs()], round, bar.ink, "");
            middles.push(middle);
        }
        for (middle, bar) in middles.iter().zip(&self.bars) {
            canvas.hint([middle - step / 2.0, frame.top, step, frame.bottom - frame.top], &bar.says);
        }
        let names: Vec<String> = self.bars.iter().map(|bar| bar.name.clone()).collect();
        frame.names(&mut canvas, &middles, &names);
        canvas.finish(&self.title, &self.says)
    }
}
