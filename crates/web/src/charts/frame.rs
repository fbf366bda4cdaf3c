//! The plane of a chart with its axis: where a value lies, marks and their words.

use super::Write;
use super::canvas::{Canvas, Hold, Rule, Size, Voice};
use super::fit::{shorten, width};

/// Where the plane lies in the picture, and which values it spans.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    edge: f64,
    marks: Vec<f64>,
}

impl Frame {
    /// Room for the words of an axis from the lowest to the highest value at the left.
    pub(super) fn new(size: Size, low: f64, high: f64, write: Write<'_>) -> Frame {
        let marks =
            analytics::ticks::nice_between(low.min(0.0), high.max(0.0), if size.height < 200.0 { 3 } else { 4 });
        let words = marks.iter().map(|mark| width(&write(*mark))).fold(0.0, f64::max);
        Frame {
            left: words + 8.0,
            right: size.width - 2.0,
            top: 10.0,
            bottom: size.height - 26.0,
            edge: size.width,
            marks,
        }
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(super) fn y(&self, value: f64) -> f64 {
        let (low, high) = (self.low(), self.high());
        self.bottom - (value - low) / (high - low) * (self.bottom - self.top)
    }

    fn low(&self) -> f64 {
        self.marks.first().copied().unwrap_or(0.0)
    }

    fn high(&self) -> f64 {
        self.marks.last().copied().unwrap_or(1.0)
    }

    /// Lines across the plane and the words at their left.
    pub(super) fn draw(&self, canvas: &mut Canvas, write: Write<'_>) {
        for &mark in &self.marks {
            let y = self.y(mark);
            canvas.rule((self.left, y), (self.right, y), if mark == 0.0 { Rule::Axis } else { Rule::Grid });
            canvas.text((self.left - 6.0, y + 4.0), Hold::End, Voice::Plain, &write(mark), "");
        }
    }

    /// Words under the plane at `places`, as many as fit without touching; the last always stands.
    pub(super) fn names(&self, canvas: &mut Canvas, places: &[f64], names: &[String]) {
        let words: Vec<(f64, f64, String)> = places
            .iter()
            .zip(names)
            .map(|(x, name)| {
                let short = shorten(name, 96.0);
                let half = width(&short) / 2.0;
                // The outermost words are pushed inwards rather than cut off.
                (x.clamp(half.min(self.edge / 2.0), (self.edge - half).max(self.edge / 2.0)), half, short)
            })
            .collect();
        let shown = |every: usize| words.iter().zip(names).rev().step_by(every);
        let touching = |every: &usize| {
            let ends: Vec<(f64, f64)> = shown(*every).map(|((x, half, _), _)| (x - half, x + half)).collect();
            ends.windows(2).any(|pair| pair[1].1 + 12.0 > pair[0].0)
        };
        let every = (1..=words.len().max(1)).find(|every| !touching(every)).unwrap_or(1);
        for ((x, _, short), name) in shown(every) {
            canvas.text((*x, self.bottom + 18.0), Hold::Middle, Voice::Plain, short, name);
        }
    }
}
